// Texts pass between the parts of the page each after its name.

/** Texts by their names. */
export function tableOf(named) {
  return Object.fromEntries(named.flatMap((name, at) => (at % 2 ? [] : [[name, named[at + 1]]])));
}
