// Where a site is made in Node.js there is no document: whatever imports the element may be imported there as well.

/** There is no place to show anything in. */
export function mount() {
  throw new Error("an example is shown in browsers only: call `mount` where there is a document");
}
