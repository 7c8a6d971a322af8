// Gives names other names in all that is shared together: the engine knows which words are names.

/** The content with other names in it: the same one for the same name, wherever it stands. */
export function redacted(content, advice) {
  const named = [];
  mapTexts(content, (text, name) => (named.push(name, text), text));
  const renamed = advice.renamed(named).values();
  return mapTexts(content, () => renamed.next().value);
}

/** The content with every text in it changed. */
function mapTexts(content, change) {
  const mapped = ([name, value]) => [name, typeof value === "string" ? change(value, name) : mapTexts(value, change)];
  return Object.fromEntries(Object.entries(content).map(mapped));
}
