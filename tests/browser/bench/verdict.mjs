// From a letter to the painted verdict that it changes, and how much is drawn for it.
import { browser, url } from "../browser.mjs";
import { isAtRest } from "../panes.mjs";
import { eksPolicy } from "../texts.mjs";
import { noteVerdicts, verdictPainted } from "./painted.mjs";
import { fillIn, policyOf } from "./policies.mjs";
import { summary } from "./times.mjs";

/** While one begins to type, the browser still compiles what runs often. */
const FIRST = 10;

for (const [title, policy, keystrokes] of [
  ["an ordinary policy", eksPolicy, 100],
  ["10 statements", policyOf(10), 100],
  ["500 statements", policyOf(500), 20],
]) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url);
  await isAtRest(page);
  await fillIn(page, policy);
  await page.evaluate(noteVerdicts);
  const times = [];
  for (let pressed = 1; pressed <= FIRST + keystrokes; pressed++) {
    await page.keyboard.press(pressed % 2 ? "x" : "Backspace");
    const { after } = await verdictPainted(page, pressed);
    if (pressed > FIRST) times.push(after);
    // A pause, as between the keys of a fast writer.
    await page.waitForTimeout(50);
  }
  const nodes = await page.evaluate(() => {
    const of = (root) => root.querySelectorAll("*").length;
    return `${of(document)} elements, ${of(document.getElementById("verdict"))} of the verdict`;
  });
  console.log(`${title} (${policy.length} characters), from the letter to the painted verdict: ${summary(times)}; ${nodes}`);
  await context.close();
}
await browser.close();
