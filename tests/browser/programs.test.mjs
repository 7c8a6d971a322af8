// A policy where people have it: in a program, read as it stands there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectVerdict, open, put, selected, textOf } from "./page.mjs";

const terraform = `variable "branch" {
  type = string
}

resource "aws_iam_openid_connect_provider" "github" {
  url = "https://token.actions.githubusercontent.com"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:acme/web:ref:refs/heads/\${var.branch}"]
    }
  }
}
`;
const claims = (sub) => JSON.stringify({ iss: "https://token.actions.githubusercontent.com", aud: "sts.amazonaws.com", sub });

for (const width of [390, 1280]) {
  test(`Terraform is judged as it stands, and what it leaves open is asked for, at ${width} px`, async (t) => {
    const page = await open(t, { width });
    await put(page, "token", terraform);
    assert.equal(await textOf(page, "policy"), terraform, "it goes where it belongs");
    await page.locator(".half", { hasText: "This is the trust policy alone" }).waitFor();

    await put(page, "token", claims("repo:acme/web:ref:refs/heads/main"));
    await expectVerdict(page, "It depends");
    const open_ = page.locator(".unknown-keys");
    assert.match(await open_.innerText(), /Say what the program leaves open[\s\S]*var\.branch\s+would have to be main/);
    await open_.getByRole("button", { name: "Give a value" }).click();
    await page.locator("#context:focus").waitFor();
    await page.keyboard.type("main");
    await expectVerdict(page, "Allowed");

    await put(page, "token", claims("repo:acme/api:ref:refs/heads/main"));
    await expectVerdict(page, "Denied");
    await page.locator(".cause .provenance button").first().click();
    assert.match(await selected(page, "policy"), /repo:acme\/web:ref/);
  });
}

test("what the program of authorization policies leaves open is asked for", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "Pulumi Cloud", exact: true }).click();
  await put(page, "pulumi-policy", `const config = new pulumi.Config();
const branch = config.require("branch");
new pulumiservice.OidcIssuer("ci", {
  organization: "acme",
  url: "https://token.actions.githubusercontent.com",
  policies: [{ decision: "allow", tokenType: "organization", rules: { sub: \`repo:acme/web:ref:refs/heads/\${branch}\` } }],
});
`);
  await put(page, "token", JSON.stringify({ iss: "https://token.actions.githubusercontent.com", aud: "urn:pulumi:org:acme", sub: "repo:acme/web:ref:refs/heads/main" }));
  const answer = page.locator("#pulumi-answer");
  await answer.locator(".headline h2", { hasText: "It depends" }).waitFor();
  assert.match(await answer.locator(".unknown-keys").innerText(), /Say what the program leaves open[\s\S]*would have to (?:be|fit) main/);
  await answer.getByRole("button", { name: "Give a value" }).click();
  await page.locator("#pulumi-given:focus").waitFor();
  await page.keyboard.type("main");
  await answer.locator(".headline h2", { hasText: "Allowed" }).waitFor();
  assert.match(await answer.locator(".filled").innerText(), /is main \(as you said\)/);
  await page.fill("#pulumi-given", "");
  await answer.locator(".headline h2", { hasText: "It depends" }).waitFor();
});
