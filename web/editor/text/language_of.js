// Which language a text is in, as far as its first lines tell: enough to colour it. What it means is the engine's.

/** What is coloured as JSON is: that, Terraform, tokens, and whatever shows nothing else. */
const PLAIN = "";

/** So much of a text is looked at. */
const SEEN = 4000;

/**
 * What the languages are known by, the first that fits. A line may be indented by whoever pasted it.
 * @type {[name: "csharp" | "go" | "typescript" | "python" | "shell" | "yaml" | "", sign: RegExp][]}
 */
const SIGNS = [
  [PLAIN, /^\s*(?:[{["%]|eyJ)/],
  ["shell", /^\s*#!|^\s*(?:aws|eksctl|kubectl|curl|export|cat >) \S/m],
  [PLAIN, /^\s*(?:resource|data|module|variable|provider|output) "|^\s*(?:locals|terraform) \{/m],
  ["go", /^\s*package \w+\s*$|^\s*func \w*\(/m],
  ["csharp", /^\s*using [\w.]+;/m],
  ["typescript", /^\s*import .* from ["']|^\s*(?:export )?(?:const|let|class) \w+.*[={(]\s*$|^\s*(?:const|let) \w+ = |\bnew [\w.]+\(/m],
  ["python", /^\s*from [\w.]+ import |^\s*import [\w.]+(?: as \w+)?\s*$|^\s*def \w+\(/m],
  ["yaml", /^\s*(?:- )?["']?[\w.$/-]+["']?:(?:\s|$)/m],
];

/**
 * @param {string} text
 */
export function languageOf(text) {
  const seen = text.slice(0, SEEN);
  return SIGNS.find(([, sign]) => sign.test(seen))?.[0] ?? PLAIN;
}
