// By day and by night: as the system says, unless a person says otherwise.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { addressOf, family, isAtRest, open, showExample } from "./page.mjs";

const DAY = "rgb(248, 247, 244)";
const NIGHT = "rgb(20, 19, 17)";
const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test("the system's setting is followed", async (t) => {
  assert.equal(await paper(await open(t, { colorScheme: "dark" })), NIGHT);
  assert.equal(await paper(await open(t, { colorScheme: "light" })), DAY);
});

test("a change of the system's setting is followed", { skip: family === "firefox" && "its setting is that of the whole browser" }, async (t) => {
  const page = await open(t, { colorScheme: "dark" });
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await paper(page), DAY);
});

test("the switch is labelled, works by keyboard and outlives a reload with nothing stored", async (t) => {
  const page = await open(t, { colorScheme: "light", reloads: true });
  const theme = page.getByRole("combobox", { name: "Theme" });
  await theme.focus();
  await page.keyboard.press("d");
  assert.equal(await theme.inputValue(), "dark");
  assert.equal(await paper(page), NIGHT);
  assert.equal((await addressOf(page)).search, "?theme=dark");

  await page.reload();
  await isAtRest(page);
  assert.equal(await theme.inputValue(), "dark");
  assert.equal(await paper(page), NIGHT);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);

  await theme.selectOption("Auto");
  assert.equal(await paper(page), DAY);
  assert.equal((await addressOf(page)).search, "");
});

test("the address chooses before anything is painted", async (t) => {
  const page = await open(t, { colorScheme: "light", address: "?theme=dark", reloads: true, failing: true });
  // Nothing of the page runs but what runs before the first paint.
  await page.route("**/start.js", (route) => route.abort());
  await page.reload();
  assert.equal(await page.locator("#claims").count(), 0);
  assert.equal(await paper(page), NIGHT);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
});

test("a theme that there is not is no theme", async (t) => {
  const page = await open(t, { colorScheme: "light", address: "?theme=sepia" });
  assert.equal(await paper(page), DAY);
  assert.equal(await page.getByRole("combobox", { name: "Theme" }).inputValue(), "");
});

test("every colour is a property of the theme", async () => {
  for (const name of ["page", "inputs", "verdict", "dialog"]) {
    const css = await readFile(new URL(`../../web/style/${name}.css`, import.meta.url), "utf8");
    // Shadows alone are the same by day and by night.
    const colours = css.replaceAll(/rgb\(0 0 0 \/ [\d.]+\)/g, "").match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi);
    assert.equal(colours, null, `${name}.css`);
  }
});

test("shapes have the colours of the theme", async () => {
  const read = (name) => readFile(new URL(`../../web/${name}`, import.meta.url), "utf8");
  const [theme, shapes] = [await read("style/theme.css"), await read("shapes.svg")];
  const drawn = [...shapes.matchAll(/\.(\w+) \{ stroke: (#\w+); \}/g)];
  const names = new Set(drawn.map(([, name]) => name));
  assert.ok(names.size > 0);
  for (const name of names) {
    const [, ...wanted] = theme.match(new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\);`));
    assert.deepEqual(drawn.filter(([, of]) => of === name).map(([, , colour]) => colour), wanted, name);
  }
});

test("no outcome is told by colour alone", async (t) => {
  const page = await open(t);
  await showExample(page, "github-actions-environment");
  const rows = await page.locator(".test-row, .gate, .headline").all();
  assert.ok(rows.length > 5);
  const shapes = new Map();
  for (const row of rows) {
    const mark = (await row.getAttribute("class")).match(/pass|fail|depends|none/)?.[0];
    const shape = await row.evaluate((row) => {
      const shape = row.querySelector("[data-shape]");
      return shape ? getComputedStyle(shape).backgroundPositionY : row.querySelector("path").getAttribute("d");
    });
    const word = await row.textContent();
    assert.ok(word.trim().length > 0);
    const kind = (await row.evaluate((row) => row.classList.contains("headline"))) ? "headline" : "row";
    const known = shapes.get(`${kind} ${mark}`) ?? shape;
    assert.equal(shape, known, "one outcome has one shape");
    shapes.set(`${kind} ${mark}`, shape);
  }
  assert.equal(new Set(shapes.values()).size, shapes.size, "two outcomes have two shapes");
});

test("where motion is unwanted nothing moves", async (t) => {
  const page = await open(t);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return parseFloat(transitionDuration) > 0 || animationName !== "none";
    }).length,
  );
  assert.equal(moving, 0);
});
