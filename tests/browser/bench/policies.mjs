// Policies to type in, and the letter that makes them deny.
import { cursorBefore, field, put } from "../panes.mjs";
import { eksClaims, eksPolicy, jwt } from "../texts.mjs";

/** What the letter is typed before. */
const SUBJECT = "pulumi-service-account";

/** The ordinary policy with as many statements, of which the first allows the call. */
export function policyOf(statements) {
  const { Statement, ...policy } = JSON.parse(eksPolicy);
  const of = (at) => JSON.parse(JSON.stringify(Statement[0]).replace(SUBJECT, at === 0 ? SUBJECT : `service-${at}`));
  return JSON.stringify({ ...policy, Statement: Array.from({ length: statements }, (_, at) => of(at)) }, null, 2);
}

/** Fills the page in, and puts the cursor where a letter makes it deny, and its deletion allow again. */
export async function fillIn(page, policy) {
  await put(page, "token", jwt(eksClaims()));
  await put(page, "policy", policy);
  await page.locator("#verdict .answer:not(.stale) .headline h2", { hasText: "Allowed" }).waitFor();
  await atTheSubject(page);
}

/** The cursor at the subject in the policy. */
export async function atTheSubject(page) {
  await field(page, "policy").focus();
  // An editor draws only the lines in view.
  await page.keyboard.press("ControlOrMeta+Home");
  await page.waitForFunction((subject) => document.querySelector("[data-area=policy]").textContent.includes(subject), SUBJECT);
  await cursorBefore(page, "policy", SUBJECT);
}
