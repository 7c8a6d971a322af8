// The page's views, each reached as a person reaches it, from whichever was shown before.
import { url } from "./browser.mjs";
import { isAtRest, put } from "./panes.mjs";
import { eksClaims, eksPolicy, jwt } from "./texts.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Shows the side of AWS or of Pulumi Cloud. */
async function turnTo(page, side) {
  await button(page, side).click();
  await page.locator(side === "AWS" ? ".aws-side" : "#pulumi-side textarea").first().waitFor({ state: "attached" });
}

async function showExample(page, id) {
  await button(page, "Examples").click();
  await page.locator(`#examples [data-example=${id}]`).click();
  await page.locator("#examples").waitFor({ state: "hidden" });
}

/** Shows an example with its verdict on AWS, and what there is to do about it. */
async function onAws(page, id, word) {
  await showExample(page, id);
  await page.locator("#verdict .answer:not(.stale) .headline h2", { hasText: word }).waitFor();
  await page.locator("#verdict .take-along").waitFor();
}

async function onPulumi(page, id, word) {
  await showExample(page, id);
  await page.locator("#pulumi-answer .headline h2", { hasText: word }).waitFor();
}

/** Opens the dialog that a button opens. */
async function dialog(page, name, id) {
  await button(page, name).first().click();
  await page.locator(`#${id}[open]`).waitFor();
}

/** Opens all that is folded. */
async function unfold(page) {
  const folded = page.locator("main details:not([open]) > summary:visible");
  while (await folded.count()) await folded.first().click();
}

const clear = async (page, ...panes) => {
  for (const pane of panes) await put(page, pane, "");
};

export const views = {
  start: async () => {},
  "a token alone": async (page) => {
    await put(page, "token", jwt(eksClaims()));
    await button(page, "Write it in another language").waitFor();
  },
  "a policy alone": async (page) => {
    await clear(page, "token");
    await put(page, "policy", eksPolicy.replace("pulumi-service-account", "*"));
    await page.locator("#verdict .half .admissions").waitFor();
  },
  "an error message": async (page) => {
    await clear(page, "policy");
    await put(page, "token", "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity");
    await page.locator("#verdict .unread .likely").waitFor();
    await clear(page, "token");
  },
  "roles of a long file": async (page) => {
    const role = (name) => ({ RoleName: name, Description: "x".repeat(200_000), AssumeRolePolicyDocument: JSON.parse(eksPolicy) });
    const buffer = Buffer.from(JSON.stringify({ Roles: ["deploy", "read"].map(role) }));
    await page.locator(".policy-pane input[type=file]").setInputFiles([{ name: "roles.json", mimeType: "text/plain", buffer }]);
    await page.locator(".from-file select").waitFor();
  },
  "claims that no run has together": async (page) => {
    await button(page, "Close").click();
    const claims = { iss: "https://token.actions.githubusercontent.com", sub: "repo:acme/web:ref:refs/heads/main", environment: "prod" };
    await put(page, "token", JSON.stringify(claims));
    await page.locator(".at-odds").waitFor();
    await clear(page, "token");
  },
  "calls of a workflow": async (page) => {
    await onAws(page, "code-github-workflow", "Denied");
    await page.locator(".not-said > summary").click();
  },
  "a call without a token": async (page) => {
    await page.locator("[role=radio]", { hasText: "No token" }).click();
    await page.locator(".cause", { hasText: "id-token" }).waitFor();
  },
  "calls of a workflow alone": async (page) => {
    await clear(page, "policy");
    await page.locator("#verdict .half .least").waitFor();
  },
  denied: async (page) => {
    await onAws(page, "github-actions-environment", "Denied");
    await unfold(page);
  },
  "a claim changed": async (page) => {
    await page.locator('[data-change="sub"]').click();
  },
  "another token looked at": async (page) => {
    await onAws(page, "github-actions-environment", "Denied");
    await page.getByRole("button", { name: /push to main/ }).click();
    await button(page, "Try this token").waitFor();
  },
  allowed: (page) => onAws(page, "github-actions-push", "Allowed"),
  "it depends": (page) => onAws(page, "github-source-ip", "It depends"),
  "what was typed is kept": async (page) => {
    await put(page, "token", jwt(eksClaims("staging")));
    await put(page, "policy", eksPolicy);
    await onAws(page, "eks-pod-staging", "Denied");
    await button(page, "Bring it back").waitFor();
  },
  examples: (page) => dialog(page, "Examples", "examples"),
  "a link to share": async (page) => {
    await dialog(page, "Share", "share");
    await page.getByText("What the link holds").click();
  },
  "Markdown to share": async (page) => {
    await dialog(page, "Share", "share");
    await page.locator("#share-as-markdown").check();
  },
  "JSON to share": (page) => dialog(page, "Report as JSON", "share"),
  explanation: async (page) => {
    await page.locator("#verdict .cause [data-explains]").click();
    await page.locator("#explanation[open] pre").first().waitFor();
  },
  "a written policy": (page) => dialog(page, "Write the least policy", "written"),
  "a copy that is not allowed": async (page) => {
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }));
    await dialog(page, "Copy the policy", "copy");
  },
  "a broken link": async (page) => {
    await page.evaluate(() => (location.hash = "#v1=broken"));
    await page.locator("#link-problem[open]").waitFor();
  },
  unreadable: async (page) => {
    await put(page, "token", `eyJ${"a".repeat(3000)}`);
    await put(page, "policy", `{ "${"b".repeat(3000)}`);
    await page.locator("#policy-problem .problem").waitFor();
  },
  "Pulumi, empty": async (page) => {
    await clear(page, "token", "policy");
    await turnTo(page, "Pulumi Cloud");
    await page.locator("#pulumi-answer .start").waitFor();
  },
  "Pulumi, denied": async (page) => {
    await onPulumi(page, "exchange-eks-namespace", "Denied");
    await unfold(page);
  },
  "Pulumi, a rule explained": async (page) => {
    await page.locator("#pulumi-answer .cause [data-explains]").click();
    await page.locator("#explanation[open] pre").first().waitFor();
  },
  "Pulumi, a written policy": (page) => dialog(page, "Write the least policy", "written"),
  "Pulumi, a link to share": async (page) => {
    await dialog(page, "Share", "share");
    await page.locator("#share-claims-all").click();
    await page.locator("#share .outcome", { hasText: "same verdict" }).waitFor();
  },
  "Pulumi, allowed": (page) => onPulumi(page, "exchange-eks", "Allowed"),
  "Pulumi, unreadable": async (page) => {
    await put(page, "pulumi-policy", `policies:\n  - decision: allow\n    rules:\n      "kubernetes.io".pod.name: ${"x".repeat(3000)}\n`);
    await page.locator("#pulumi-problem .problem").waitFor();
  },
  "Pulumi, moved": async (page) => {
    await put(page, "pulumi-policy", "");
    await put(page, "token", JSON.stringify({ policies: [{ decision: "allow", tokenType: "organization", rules: { sub: "*" } }] }, null, 2));
    await page.locator(".pulumi-policy-pane .said", { hasText: "put where that belongs" }).waitFor();
  },
  embedded: async (page) => {
    const address = new URL(url);
    address.search = "?embed";
    address.hash = "#example=eks-pod-staging";
    await page.goto(address.href);
    await isAtRest(page);
    await page.locator("#verdict .take-along").waitFor();
  },
};

/** Shows each view in turn, and leaves its dialog when it was looked at. */
export async function* visited(page) {
  for (const [name, show] of Object.entries(views)) {
    await show(page);
    yield name;
    while (await page.locator("dialog[open]").count()) await page.keyboard.press("Escape");
  }
}
