// A page of somebody's documents, with elements on it: the page under test serves them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after } from "node:test";
import { closeBrowsers, folder, newPage, serve } from "./browser.mjs";

after(closeBrowsers);

/** Where the page's files are on the site of the documents. */
const AT = "/whydenied/";

/** A site with that body on its only page, and the built page's files below [`AT`]. */
export function site(body, { headers = {}, head = `<script type="module" src="${AT}element.js"></script>` } = {}) {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Docs</title>${head}</head><body><main>${body}</main></body></html>`;
  return serve((path) => (path === "/index.html" ? page : readFile(join(folder, path.startsWith(AT) ? path.slice(AT.length) : path))), { headers });
}

/** Opens it, and keeps what it asks for and complains of. When the test ends it must not have complained, unless it is `failing`. */
export async function openSite(test, url, { failing = false, ...options } = {}) {
  const { context, page, complaints } = await newPage({ height: 900, ...options });
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  // A browser looks for it by itself.
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(url);
  test.after(async () => {
    await context.close();
    if (!failing) assert.deepEqual(complaints, [], "the console is silent");
  });
  return { page, requests, complaints };
}

/** The line of an element that has the verdict. */
export const head = (page, id) => page.locator(`#${id} .we-head`);

const GITHUB = "token.actions.githubusercontent.com";

/** The claims of a job in an environment. */
export const jobClaims = JSON.stringify({
  iss: `https://${GITHUB}`,
  aud: "sts.amazonaws.com",
  sub: "repo:acme/web:environment:prod",
  repository: "acme/web",
  ref: "refs/heads/main",
  environment: "prod",
});

/** A trust policy for a subject. */
export function trusting(subject, operator = "StringEquals") {
  const condition = { StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" } };
  condition[operator] = { ...condition[operator], [`${GITHUB}:sub`]: subject };
  const statement = {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${GITHUB}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: condition,
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}
