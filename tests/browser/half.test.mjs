// Half an input is an answer, and the answer stays in view.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksClaims, eksPolicy, expectVerdict, family, jwt, open, openAllowed, put, showExample, textBefore, textOf, verdict } from "./page.mjs";

const half = (page) => page.locator(".half:visible");
const isInView = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

/** A policy that somebody wrote in a hurry: the action, the audience and the letter case of the owner are wrong. */
const THREE = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "GitHub",
        Effect: "Allow",
        Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "token.actions.githubusercontent.com:aud": "https://github.com/acme" },
          StringLike: { "token.actions.githubusercontent.com:sub": "repo:Acme/web:*" },
        },
      },
    ],
  },
  null,
  2,
);
const githubClaims = {
  iss: "https://token.actions.githubusercontent.com",
  aud: "sts.amazonaws.com",
  sub: "repo:acme/web:environment:prod",
  repository: "acme/web",
  repository_owner: "acme",
  environment: "prod",
};

for (const width of [390, 1280]) {
  test(`a policy alone says who gets in and what is wrong with it, at ${width} px`, async (t) => {
    const page = await open(t, { width });
    const wide = eksPolicy.replace("system:serviceaccount:default:pulumi-service-account", "*").replace("StringEquals", "StringLike");
    await put(page, "policy", wide);
    await half(page).waitFor();
    assert.equal(await verdict(page).isVisible(), true);
    if (width > 1000) assert.ok(await isInView(verdict(page)));
    else assert.ok(await page.evaluate(() => document.querySelector(".half").getBoundingClientRect().top < document.querySelector(".token-pane").getBoundingClientRect().top));
    const row = half(page).locator(".admission");
    assert.match(await row.innerText(), /Amazon EKS[\s\S]*sub StringLike \*/);
    assert.ok((await half(page).locator(".finding").count()) > 0);
    await row.getByRole("button", { name: /line/ }).last().click();
    assert.ok((await textBefore(page, "policy")).length > 0);
    await half(page).getByRole("button", { name: /Paste a token/ }).click();
    assert.equal(await page.evaluate(() => document.activeElement.closest(".token-pane") !== null), true);
  });

  test(`a token alone is named, with the least policy for it, at ${width} px`, async (t) => {
    const page = await open(t, { width });
    await put(page, "token", jwt(eksClaims()));
    await half(page).waitFor();
    assert.match(await verdict(page).innerText(), /A token of Amazon EKS/);
    assert.match(await half(page).locator("pre").innerText(), /system:serviceaccount:default:pulumi-service-account/);
    await half(page).getByRole("button", { name: "Use this policy" }).click();
    await page.locator(".answer .headline h2").waitFor();
    assert.match(await textOf(page, "policy"), /pulumi-service-account/);
  });
}

test("on Pulumi Cloud's side as well", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "Pulumi Cloud", exact: true }).click();
  await page.locator("#pulumi-policy").waitFor({ state: "attached" });
  await put(page, "pulumi-policy", JSON.stringify([{ decision: "allow", tokenType: "organization", rules: { sub: "repo:acme/*" } }]));
  await half(page).waitFor();
  assert.match(await half(page).locator(".admission").innerText(), /organization token[\s\S]*sub\s+repo:acme\/\*/);
  await put(page, "pulumi-policy", "");
  await put(page, "token", jwt(eksClaims()));
  await half(page).locator(".least").waitFor();
});

test("the verdict stays in view beside a long policy, and scrolls by itself", async (t) => {
  const page = await open(t, { width: 1280, height: 800 });
  const long = JSON.parse(eksPolicy);
  long.Statement = Array.from({ length: 30 }, () => [long.Statement].flat()[0]);
  await put(page, "token", jwt(eksClaims()));
  await put(page, "policy", JSON.stringify(long, null, 2));
  await expectVerdict(page, "Allowed");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.evaluate(() => scrollBy(0, -400));
  assert.ok(await isInView(verdict(page)));
});

test("an expired token says so in the headline, and is judged as of then or now", async (t) => {
  const page = await open(t);
  await put(page, "policy", eksPolicy);
  const now = Math.floor(Date.now() / 1000);
  await put(page, "token", JSON.stringify({ ...eksClaims(), iat: now - 7200, nbf: now - 7200, exp: now - 3600 }));
  await expectVerdict(page, "Allowed");
  const refused = page.locator(".headline .refused-now");
  assert.match(await refused.innerText(), /expired .* ago[\s\S]*Judged as of/);
  await page.locator(".gate.depends", { hasText: "Lifetime" }).waitFor();
  await refused.getByRole("button", { name: "now" }).click();
  await expectVerdict(page, "Denied");
  await page.locator(".headline .refused-now").getByRole("button", { name: "when it was valid" }).click();
  await expectVerdict(page, "Allowed");
});

test("what was not checked is a line, with a way to give it", async (t) => {
  const page = await openAllowed(t);
  const line = page.locator(".not-checked");
  assert.match(await line.locator("summary").innerText(), /^Not checked: .*signature/);
  await line.locator("summary").click();
  await line.getByRole("button", { name: /provider/ }).click();
  await page.waitForFunction(() => document.activeElement.id === "provider-arn");
});

test("several faults are told as several, each at its line", async (t) => {
  const page = await open(t);
  await put(page, "token", JSON.stringify(githubClaims));
  await put(page, "policy", THREE);
  await expectVerdict(page, "Denied");
  const cause = page.locator(".cause");
  assert.match(await cause.innerText(), /3 things keep it out/);
  const lines = await cause.locator("li").evaluateAll((all) => all.map((one) => Number(/line (\d+)/.exec(one.innerText)[1])));
  assert.deepEqual(lines, [10, 13, 16]);
  const fix = page.locator(".fixes").first();
  assert.equal(await fix.locator(".mends").first().innerText(), "Mends all 3.");
  await fix.getByRole("button", { name: /Apply/ }).first().click();
  await expectVerdict(page, "Allowed");
});

test("the way past the texts leaves the address as it is, and the title tells the verdict", async (t) => {
  const page = await open(t, { address: "#example=eks-pod-default" });
  await expectVerdict(page, "Allowed");
  assert.match(await page.title(), /^Allowed · whydenied$/);
  const before = await page.evaluate(() => location.href);
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "verdict");
  assert.equal(await page.evaluate(() => location.href), before);
});

test("the pill is there when the headline is not", async (t) => {
  const page = await open(t, { width: 390 });
  await showExample(page, "github-case");
  await expectVerdict(page, "Denied");
  const pill = page.locator("#pill .pill");
  await pill.waitFor({ state: "hidden" });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await pill.waitFor({ state: "visible" });
  await pill.click();
  await pill.waitFor({ state: "hidden" });
});

test("on paper there are the verdict and both texts, and nothing to click", { skip: family === "firefox" && "its driver shows no paper" }, async (t) => {
  const page = await openAllowed(t);
  await page.emulateMedia({ media: "print" });
  assert.ok(await verdict(page).isVisible());
  for (const pane of ["token", "policy"]) assert.ok(await page.locator(`.${pane}-pane`).isVisible());
  for (const gone of [".actions", ".tabs", ".tools-place", ".foot"]) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
});

test("a job that is described has the claims of its token", async (t) => {
  const page = await open(t);
  await put(page, "policy", THREE.replace('"sts:AssumeRole"', '"sts:AssumeRoleWithWebIdentity"').replace("https://github.com/acme", "sts.amazonaws.com").replace("Acme", "acme"));
  await page.getByText("No token? Describe the job").click();
  await page.locator("#job-issuer").waitFor();
  await page.selectOption("#job-run", { label: "environment …" });
  await page.fill("#job-owner", "acme");
  await page.getByText(/once these are given: Repository, Environment/).waitFor();
  await page.fill("#job-repository", "web");
  await page.fill("#job-environment", "prod");
  await expectVerdict(page, "Allowed");
  const claims = JSON.parse(await textOf(page, "token"));
  assert.equal(claims.sub, "repo:acme/web:environment:prod");
  assert.equal(claims.environment, "prod");
  await page.fill("#job-repository", "api");
  await expectVerdict(page, "Denied");
});

test("a subject alone is taken for the claims that go with it", async (t) => {
  const page = await open(t);
  await put(page, "token", "repo:acme/web:ref:refs/heads/main");
  await half(page).waitFor();
  const claims = JSON.parse(await textOf(page, "token"));
  assert.deepEqual([claims.repository, claims.ref, claims.aud], ["acme/web", "refs/heads/main", "sts.amazonaws.com"]);
});

test("what cannot be seen in a value is written out", async (t) => {
  const page = await openAllowed(t);
  await put(page, "policy", eksPolicy.replace("pulumi-service-account", "pulumi-\u202Eservice-account\u200B"));
  await expectVerdict(page, "Denied");
  const written = await page.locator(".cause .invisible").allInnerTexts();
  assert.ok(written.includes("\\u{202e}") && written.includes("\\u{200b}"), written.join());
});

test("claims that no run has together are told, where somebody changed them", async (t) => {
  const page = await open(t);
  await put(page, "token", JSON.stringify(githubClaims));
  assert.equal(await page.locator(".at-odds").count(), 0);
  await put(page, "token", JSON.stringify({ ...githubClaims, sub: "repo:acme/web:ref:refs/heads/main" }));
  const odds = page.locator(".at-odds");
  await odds.waitFor();
  assert.match(await odds.innerText(), /No run of GitHub Actions has both: with this sub there is no environment, and here it is prod\./);
});
