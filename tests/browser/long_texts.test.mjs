// Texts that are too long for an editor, and files, which may be longer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksClaims, eksPolicy, expectVerdict, field, jwt, open, openAllowed, paste, put, textOf } from "./page.mjs";

const said = (page, pane) => page.locator(`.${pane}-pane .said`);
const tool = (page, pane, name) => page.locator(`.${pane}-pane`).getByRole("button", { name, exact: true });
const staging = () => jwt(eksClaims("staging"));
const files = (texts) => texts.map(([name, content]) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) }));
const choice = (page) => page.locator(".policy-pane .from-file select");

/** An answer of `aws iam list-roles` that no editor takes. */
function listed(names) {
  const role = (name) => ({
    RoleName: name,
    Arn: `arn:aws:iam::123456789012:role/${name}`,
    AssumeRolePolicyDocument: JSON.parse(name === "unlike" ? eksPolicy.replaceAll("oidc.eks.us-west-2.amazonaws.com/id/EXAMPLEDOCID", "gitlab.com") : eksPolicy),
  });
  const other = (index) => ({ ...role(`service-${index}`), AssumeRolePolicyDocument: { Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" } }] } });
  return JSON.stringify({ Roles: [...names.map(role), ...Array.from({ length: 2000 }, (_, index) => other(index))] }, null, 2);
}

/** Opens files with the button of a pane. */
async function choose(page, pane, texts) {
  const choice = page.locator(`.${pane}-pane input[type=file]`);
  // The browser's own dialog is not to be had in every browser's tests.
  const asked = choice.evaluate((input) => new Promise((asked) => (input.onclick = (event) => asked(event.preventDefault()))));
  await tool(page, pane, "Open a file").click();
  await asked;
  await choice.setInputFiles(files(texts));
}

/** Drops files on a pane. */
async function drop(page, pane, texts) {
  await page.locator(`.${pane}-pane .editor`).evaluate((target, texts) => {
    const dataTransfer = new DataTransfer();
    for (const [name, content] of texts) dataTransfer.items.add(new File([content], name));
    for (const type of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, texts);
}

test("files that are dropped or opened go where they belong", async (t) => {
  const page = await open(t);
  await drop(page, "token", [["policy.json", eksPolicy], ["token.jwt", jwt(eksClaims())]]);
  await expectVerdict(page, "Allowed");
  assert.equal(await textOf(page, "policy"), eksPolicy);
  await choose(page, "policy", [["token.jwt", staging()]]);
  await expectVerdict(page, "Denied");
  assert.equal(await textOf(page, "policy"), eksPolicy, "what stood there stays");
  const utf16 = Buffer.from(`\ufeff${eksPolicy.replace(":default:", ":staging:")}`, "utf16le");
  await choose(page, "policy", [["windows.json", utf16]]);
  await expectVerdict(page, "Allowed");
});

test("what is no text, or too long, is refused with its name", async (t) => {
  const page = await openAllowed(t);
  for (const [name, content, why] of [
    ["picture.png", Buffer.from([0x89, 0x50, 0xff, 0x00]), /picture\.png \(1 KB\) is no text/],
    ["log.txt", Buffer.alloc(5_000_000, "a"), /log\.txt \(4\.8 MB\) holds no token, and is no answer of AWS/],
  ]) {
    await choose(page, "policy", [[name, content]]);
    await said(page, "policy").filter({ hasText: why }).waitFor();
    assert.equal(await textOf(page, "policy"), eksPolicy);
  }
});

for (const width of [390, 1280]) {
  test(`of a long file the roles are offered and none of it is in an editor, at ${width} px`, async (t) => {
    const page = await open(t, { width });
    await put(page, "token", jwt(eksClaims()));
    const text = listed(["unlike", "deploy"]);
    assert.ok(text.length > 256 * 1024);
    await choose(page, "policy", [["roles.json", text]]);
    await said(page, "policy").filter({ hasText: /roles\.json \(\d+ KB\) lists 2 roles that trust an identity provider/ }).waitFor();
    assert.equal(await textOf(page, "policy"), "");
    assert.deepEqual(await choice(page).locator("option").allInnerTexts(), ["…", "deploy", "unlike"], "the issuer's own first");
    await choice(page).selectOption("deploy");
    await expectVerdict(page, "Allowed");
    await choice(page).selectOption("unlike");
    await expectVerdict(page, "Denied");
    assert.equal(JSON.parse(await textOf(page, "policy")).RoleName, "unlike");
    await page.locator(".policy-pane .from-file").getByRole("button", { name: "Close" }).click();
    await choice(page).waitFor({ state: "detached" });
  });
}

test("what a long file has one of is taken at once, wherever it was dropped", async (t) => {
  const page = await open(t);
  await drop(page, "token", [["roles.json", listed(["deploy"])]]);
  await said(page, "policy").filter({ hasText: /lists one role/ }).waitFor();
  const token = jwt(eksClaims());
  await drop(page, "policy", [["job.log", `${"a line of a log\n".repeat(40_000)}AWS_WEB_IDENTITY_TOKEN=${token}\n`]]);
  await said(page, "token").filter({ hasText: /job\.log \(\d+ KB\) holds a token/ }).waitFor();
  await expectVerdict(page, "Allowed");
  assert.equal(await textOf(page, "token"), token);
});

for (const [what, options] of [["an editor", {}], ["a text area", { editors: false }]]) {
  test(`a text that ${what} does not take is refused with a sentence, and nothing is lost`, async (t) => {
    const page = await open(t, options);
    await put(page, "token", jwt(eksClaims()));
    await put(page, "policy", eksPolicy);
    await expectVerdict(page, "Allowed");
    const long = "x".repeat(300 * 1024);
    if (options.editors === false) {
      const isTaken = await field(page, "policy").evaluate(
        (area, data) => area.dispatchEvent(new InputEvent("beforeinput", { inputType: "insertFromPaste", data, bubbles: true, cancelable: true })),
        long,
      );
      assert.equal(isTaken, false);
    } else {
      await field(page, "policy").focus();
      await paste(page, "policy", long);
    }
    await said(page, "policy").filter({ hasText: /takes up to 256 KB, so it was left as it is/ }).waitFor();
    assert.equal(await textOf(page, "policy"), eksPolicy);
    await expectVerdict(page, "Allowed");
  });
}

test("long lines go on under their own indent", async (t) => {
  const page = await open(t, { width: 390 });
  await put(page, "policy", eksPolicy);
  const places = await field(page, "policy").evaluate((content) => {
    const line = [...content.querySelectorAll(".cm-line")].find((line) => line.textContent.includes(":sub"));
    const range = document.createRange();
    range.selectNodeContents(line);
    const rows = [...range.getClientRects()].filter(({ width }) => width > 1);
    const letter = line.querySelector("span") ?? line;
    const top = Math.min(...rows.map((row) => row.top));
    const below = rows.filter((row) => row.top > top + 10);
    return { first: letter.getBoundingClientRect().left, below: Math.min(...below.map((row) => row.left)), edge: content.getBoundingClientRect().left };
  });
  assert.ok(Math.abs(places.below - places.first) < 2, JSON.stringify(places));
  assert.ok(places.below > places.edge + 20, JSON.stringify(places));
});
