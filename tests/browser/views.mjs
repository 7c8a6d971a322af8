// The page's views, each reached as a person reaches it.
import { expectVerdict, put, showExample } from "./page.mjs";

export const views = {
  start: async () => {},
  denied: async (page) => {
    await showExample(page, "github-actions-environment");
    await expectVerdict(page, "Denied");
    for (const summary of await page.locator("main summary").all()) await summary.click();
  },
  "a claim changed": async (page) => {
    await page.locator('[data-change="sub"]').click();
  },
  "another token looked at": async (page) => {
    await showExample(page, "github-actions-environment");
    await expectVerdict(page, "Denied");
    await page.getByRole("button", { name: /push to main/ }).click();
    await page.getByRole("button", { name: "Try this token" }).waitFor();
  },
  allowed: async (page) => {
    await showExample(page, "github-actions-push");
    await expectVerdict(page, "Allowed");
  },
  unreadable: async (page) => {
    await put(page, "token", `eyJ${"a".repeat(3000)}`);
    await put(page, "policy", `{ "${"b".repeat(3000)}`);
  },
};
