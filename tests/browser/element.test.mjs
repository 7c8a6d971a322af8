// <why-denied> on somebody else's page.
import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { url as playground } from "./browser.mjs";
import { head, jobClaims, openSite, site, trusting } from "./docs_page.mjs";

const denied = trusting("repo:acme/web:ref:refs/heads/main");
const example = (id, texts = [denied, jobClaims], attributes = "") =>
  `<why-denied id="${id}" ${attributes}>${texts.map((text) => `<pre>${text}</pre>`).join("")}</why-denied>`;

/** The last verdicts that the page heard, by the ids of their elements. */
const listening = `<script>window.heard = {}; addEventListener("whydenied:verdict", (e) => (heard[e.target.id] = [e.detail.kind, e.detail.verdict, e.detail.cause]))</script>`;

test("an example says its verdict, and the cause beside the policy", async (t) => {
  const { page, requests } = await openSite(t, await site(listening + example("one")));
  await head(page, "one").getByText("Denied").waitFor();
  assert.match(await head(page, "one").innerText(), /environment prod/);
  assert.equal(await page.locator("#one .lines .number").count(), denied.split("\n").length);
  assert.equal(await page.locator("#one .lines mark.fail").innerText(), '"repo:acme/web:ref:refs/heads/main"');
  assert.match(await page.locator("#one .comparison").innerText(), /environment:prod/);
  assert.deepEqual(await page.evaluate(() => window.heard.one), ["aws", "denied", "github-environment-replaces-ref"]);
  assert.equal(await page.evaluate(() => document.getElementById("one").report.verdict), "denied");
  assert.equal(await page.locator("#one pre").first().isVisible(), false);
  const origins = new Set(requests.map((request) => new URL(request).origin));
  assert.equal(origins.size, 1, "nothing is asked of another site");
});

test("what an author writes may say what it is, or its name", async (t) => {
  const named = (name, text) => `<script type="application/json" data-for="${name}">${text}</script>`;
  const body = `
    <why-denied id="named">${named("claims", jobClaims)}${named("policy", denied)}</why-denied>
    <why-denied id="given" policy='${denied}' claims='${jobClaims}'></why-denied>
    <why-denied id="numbered"><table><tr><td><pre>1\n2\n3</pre></td><td><pre>${denied}</pre></td></tr></table><pre>${jobClaims}</pre></why-denied>
    <why-denied id="files" policy-src="whydenied/gallery/none.json"></why-denied>`;
  const { page } = await openSite(t, await site(body), { failing: true });
  for (const id of ["named", "given", "numbered"]) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await head(page, id).getByText("Denied").waitFor();
  }
  await page.locator("#files [role=note]").getByText("could not be read (404)").waitFor();
});

test("a fix is applied in the example, and taken back", async (t) => {
  const { page } = await openSite(t, await site(listening + example("one")));
  await page.locator("#one summary", { hasText: "Show the fix" }).click();
  await page.locator("#one button.main").first().click();
  await head(page, "one").getByText("Allowed").waitFor();
  await page.waitForFunction(() => window.heard.one[1] === "allowed");
  await page.locator("#one").getByRole("button", { name: "Put the policy back" }).click();
  await head(page, "one").getByText("Denied").waitFor();
  await page.evaluate((text) => document.getElementById("one").put("policy", text), trusting("repo:acme/web:environment:prod"));
  await head(page, "one").getByText("Allowed").waitFor();
});

test("a policy alone says who gets in, and a place is shown in its listing", async (t) => {
  const { page } = await openSite(t, await site(example("one", [trusting("repo:acme/*", "StringLike")], 'view="lint"')));
  await head(page, "one").getByText("gets in").waitFor();
  await page.locator("#one .admission li button").last().click();
  assert.match(await page.locator("#one .lines .selected").innerText(), /repo:acme/);
});

test("Pulumi Cloud's exchange, by its name or by its policies", async (t) => {
  const policies = JSON.stringify([{ decision: "allow", tokenType: "organization", rules: { aud: "urn:pulumi:org:acme", sub: "pulumi:deploy:org:acme:project:web:*" } }], null, 2);
  const claims = JSON.stringify({ iss: "https://api.pulumi.com/oidc", aud: "urn:pulumi:org:acme", sub: "pulumi:deploy:org:acme:project:api:stack:dev:operation:update:scope:write" });
  const { page } = await openSite(t, await site(example("named", [policies, claims], 'kind="pulumi"') + example("told", [policies, claims])));
  for (const id of ["named", "told"]) await head(page, id).getByText("Denied").waitFor();
});

test("the link opens the playground with the same verdict", async (t) => {
  const { page } = await openSite(t, await site(example("one")));
  await head(page, "one").getByText("Denied").waitFor();
  const link = page.locator("#one .we-foot a");
  await page.waitForFunction(() => document.getElementById("one").shadowRoot.querySelector(".we-foot a").href.includes("#v1="));
  const { page: opened } = await openSite(t, playground + new URL(await link.getAttribute("href")).hash);
  await opened.locator(".headline h2", { hasText: "Denied" }).waitFor();
});

test("all examples of a page share one interface and one engine, and wait until they are near", async (t) => {
  const many = Array.from({ length: 10 }, (_, at) => example(`e${at}`)).join('<p style="height: 300px"></p>');
  const { page, requests } = await openSite(t, await site(`<p style="height: 4000px"></p>${many}`));
  await page.evaluate(() => document.querySelectorAll("why-denied").length);
  assert.ok(requests.every((request) => !request.includes("wasm")), "nothing is loaded for what is far away");
  for (let at = 0; at < 10; at += 1) {
    await page.locator(`#e${at}`).scrollIntoViewIfNeeded();
    await head(page, `e${at}`).getByText("Denied").waitFor();
  }
  const names = requests.map((request) => new URL(request).pathname.split("/").at(-1)).filter((name) => /\.(?:js|wasm)$/.test(name));
  assert.deepEqual(names, [...new Set(names)], "each file is asked for once");
});

test("what an author got wrong is said in its place, and the page's own text stays", async (t) => {
  const wrong = { kind: 'kind="azure"', view: 'view="all"', attribute: 'polcy="{}"', address: 'policy-src="https://elsewhere.example/policy.json"' };
  const { page, requests } = await openSite(t, await site(Object.entries(wrong).map(([id, attributes]) => example(id, [denied], attributes)).join("")));
  for (const [id, words] of [["kind", "azure"], ["view", "all"], ["attribute", "polcy"], ["address", "another site"]]) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await page.locator(`#${id} [role=note]`).getByText(words).waitFor();
    assert.ok(await page.locator(`#${id} pre`).first().isVisible());
  }
  assert.ok(requests.every((request) => !request.includes("elsewhere.example")));
});

test("a text that cannot be read says why and where", async (t) => {
  const { page } = await openSite(t, await site(example("one", ['{ "Version": ', jobClaims]) + example("empty", [])));
  await head(page, "one").getByText("cannot be read").waitFor();
  assert.match(await page.locator("#one .we-answer").innerText(), /line 1, column/);
  await head(page, "empty").getByText("nothing to judge").waitFor();
});

test("moved about by a page that changes itself, it is freed and shown again", async (t) => {
  const { page } = await openSite(t, await site(example("one") + '<section id="other"></section>'));
  await head(page, "one").getByText("Denied").waitFor();
  for (let time = 0; time < 3; time += 1) {
    await page.evaluate(() => document.getElementById("other").append(document.getElementById("one")));
    await head(page, "one").getByText("Denied").waitFor();
    assert.equal(await page.locator("#one .we").count(), 1);
  }
  await page.evaluate(() => document.getElementById("one").remove());
  await page.evaluate(() => document.getElementById("other").insertAdjacentHTML("beforeend", '<why-denied id="new" kind="aws"></why-denied>'));
  await head(page, "new").getByText("nothing to judge").waitFor();
});

test("it follows the page's own switch between day and night, and the system where there is none", async (t) => {
  const { page } = await openSite(t, await site(example("one") + example("fixed", undefined, 'theme="light"')), { colorScheme: "dark" });
  const isDark = (id) => page.evaluate((id) => {
    const [red] = getComputedStyle(document.getElementById(id).shadowRoot.querySelector(".we")).backgroundColor.match(/[\d.]+/g).map(Number);
    return red < 100;
  }, id);
  await head(page, "one").getByText("Denied").waitFor();
  await head(page, "fixed").getByText("Denied").waitFor();
  assert.deepEqual([await isDark("one"), await isDark("fixed")], [true, false]);
  for (const [part, attribute, light, dark] of [
    ["documentElement", "data-theme", "light", "dark"],
    ["body", "data-md-color-scheme", "default", "slate"],
    ["documentElement", "class", "light sidebar", "navy sidebar"],
  ]) {
    for (const [value, expected] of [[light, false], [dark, true]]) {
      await page.evaluate(([part, attribute, value]) => document[part].setAttribute(attribute, value), [part, attribute, value]);
      await page.waitForTimeout(50);
      assert.equal(await isDark("one"), expected, `${attribute}="${value}"`);
      assert.equal(await isDark("fixed"), false);
    }
    await page.evaluate(([part, attribute]) => document[part].removeAttribute(attribute), [part, attribute]);
  }
});

test("nothing of the page around it is touched, and nothing moves below it", async (t) => {
  const address = await site(`<style>html { font-size: 150% } pre { color: red }</style><p id="above">Above</p>${example("one")}<p id="below">Below</p>`);
  const { page } = await openSite(t, address);
  await page.evaluate(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifts += entry.value))).observe({ type: "layout-shift", buffered: true });
  });
  await head(page, "one").getByText("Denied").waitFor();
  const size = await page.evaluate(() => getComputedStyle(document.getElementById("one").shadowRoot.querySelector(".lines")).fontSize);
  assert.equal(size, "12px", "the page's own size of letters means nothing in it");
  assert.deepEqual(
    await page.evaluate(() => [location.href, document.title, localStorage.length, sessionStorage.length, document.documentElement.attributes.length]),
    [address, "Docs", 0, 0, 1],
  );
  assert.ok((await page.evaluate(() => window.shifts)) < 0.02);
});

test("it works under a strict policy of the page, from the site itself and from another one", async (t) => {
  const policy = (from) =>
    `default-src 'none'; script-src ${from} 'wasm-unsafe-eval'; connect-src ${from}; img-src ${from}`;
  const own = await site(example("one"), { headers: { "content-security-policy": policy("'self'") } });
  const { page } = await openSite(t, own);
  await head(page, "one").getByText("Denied").waitFor();
  const elsewhere = await site("", { headers: { "access-control-allow-origin": "*" } });
  const docs = await site(example("one"), {
    headers: { "content-security-policy": policy(new URL(elsewhere).origin) },
    head: `<script type="module" src="${elsewhere}whydenied/element.js"></script>`,
  });
  const { page: other } = await openSite(t, docs);
  await head(other, "one").getByText("Denied").waitFor();
});

test("no barriers that axe-core can tell, by day and by night", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await openSite(t, await site(`<h1>Docs</h1><h2>Examples</h2>${example("one")}${example("two", [trusting("repo:acme/*", "StringLike")], 'view="lint"')}`), { colorScheme });
    for (const id of ["one", "two"]) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      await page.locator(`#${id} .we-foot`).waitFor();
    }
    await page.locator("#one summary", { hasText: "Show the fix" }).click();
    await page.evaluate(axe.source);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await page.evaluate(() => axe.run("why-denied", { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `${colorScheme}, ${width}`);
    }
  }
});
