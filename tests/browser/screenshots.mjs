// Pictures of the main views, by day and by night: node screenshots.mjs FOLDER
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { browser, url } from "./browser.mjs";
import { isAtRest } from "./panes.mjs";
import { visited } from "./views.mjs";

const folder = process.argv[2];
await mkdir(folder, { recursive: true });
for (const [width, height] of [[360, 740], [768, 1024], [1280, 800], [1920, 1080]]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(url);
    await isAtRest(page);
    for await (const name of visited(page)) {
      const path = join(folder, `${name.replaceAll(/[ ,]+/g, "-")}-${width}-${colorScheme}.png`);
      await page.evaluate(() => scrollTo(0, 0));
      const hasDialog = await page.locator("dialog[open]").count();
      await page.screenshot({ path, fullPage: width < 500 && !hasDialog });
      console.log(path);
    }
    await context.close();
  }
}
await browser.close();
