// When a verdict is painted, noted in the page itself. These functions run there: they know nothing of this file.

/** Notes in `verdictsPainted` each verdict with another word: the word, when it was painted, and how long after the last key. */
export function noteVerdicts() {
  globalThis.verdictsPainted = [];
  const inView = () => document.querySelector("#verdict .answer:not(.stale) .headline h2")?.textContent;
  let key, shown = inView();
  addEventListener("keydown", ({ timeStamp }) => (key = timeStamp), true);
  const changed = () => {
    const word = inView();
    if (!word || word === shown) return;
    shown = word;
    const pressed = key;
    // A message comes after the frame that the callback belongs to.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const at = performance.now();
        globalThis.verdictsPainted.push({ word, at, after: at - pressed });
      };
      port2.postMessage(undefined);
    });
  };
  new MutationObserver(changed).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** Waits until as many verdicts were painted; the last of them. */
export async function verdictPainted(page, count) {
  await page.waitForFunction((count) => globalThis.verdictsPainted.length >= count, count);
  return page.evaluate((count) => globalThis.verdictsPainted[count - 1], count);
}
