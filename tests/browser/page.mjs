// Opens the page in a real browser, and keeps what it says on the console and asks of the network.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const url = process.env.WHYDENIED_PAGE_URL ?? (await serve(process.env.WHYDENIED_PAGE_DIR ?? "../../dist"));
const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: (process.env.CHROME_FLAGS ?? "--no-sandbox --disable-gpu").split(" "),
});
after(() => browser.close());

/** Serves a folder for as long as the tests run. */
async function serve(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = pathname === "/" ? "/index.html" : pathname;
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return `http://127.0.0.1:${server.address().port}/`;
}

/**
 * A page just loaded. When the test ends it must not have complained, nor asked for anything more than the files that
 * `loads` names; where the test lets one of them fail, the browser may complain.
 */
export async function open(test, options = {}) {
  const { width = 1280, height = 800, colorScheme = "light", loads = [], failing = false } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url, { waitUntil: "networkidle" });
  await page.waitForSelector("#token");
  page.on("request", (request) => requests.push(request.url()));
  test.after(async () => {
    await context.close();
    if (!failing) assert.deepEqual(complaints, [], "the console is silent");
    const files = requests.map((request) => request.split("/").at(-1));
    assert.deepEqual(files, loads, "nothing else is requested after the page has loaded");
  });
  return page;
}

/** Shows one of the examples. */
export async function showExample(page, id) {
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator(`#examples [data-example=${id}]`).click();
}

/** The word of the verdict in view. */
export function verdict(page) {
  return page.locator(".headline h2");
}

/** Waits until the verdict in view is `word`, and belongs to the texts as they stand. */
export async function expectVerdict(page, word) {
  await page.locator(".answer:not(.stale) .headline h2", { hasText: word }).waitFor({ timeout: 5_000 });
}

const base64url = (text) => Buffer.from(text).toString("base64url");

/** The text of a JWT of `claims`, signed by nobody. */
export function jwt(claims, header = { alg: "RS256", kid: "test", typ: "JWT" }) {
  return [JSON.stringify(header), JSON.stringify(claims), "not a signature"].map(base64url).join(".");
}

const cluster = "oidc.eks.us-west-2.amazonaws.com/id/EXAMPLEDOCID";

/** The claims of a pod's token. */
export function eksClaims(namespace = "default") {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `https://${cluster}`,
    aud: ["sts.amazonaws.com"],
    sub: `system:serviceaccount:${namespace}:pulumi-service-account`,
    "kubernetes.io": {
      namespace,
      pod: { name: "busyboxplus", uid: "3227b947-e0c8-4bd2-95b9-a0d8f69b3110" },
      serviceaccount: { name: "pulumi-service-account", uid: "bece172b-0180-48d5-b762-e3c4501de4e2" },
    },
    nbf: now - 60,
    iat: now - 60,
    exp: now + 3600,
  };
}

/** The trust policy of the pod's role. */
export const eksPolicy = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${cluster}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [`${cluster}:aud`]: "sts.amazonaws.com",
            [`${cluster}:sub`]: "system:serviceaccount:default:pulumi-service-account",
          },
        },
      },
    ],
  },
  null,
  2,
);

/** A page with a token and a policy that go together. */
export async function openAllowed(test, options) {
  const page = await open(test, options);
  await page.fill("#token", jwt(eksClaims()));
  await page.fill("#policy", eksPolicy);
  await expectVerdict(page, "Allowed");
  return page;
}
