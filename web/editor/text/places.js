// The engine counts a text in bytes of UTF-8, the browser in units of UTF-16.

/** Translates places of one text. */
export class Places {
  /** @param {string} text */
  constructor(text) {
    // Where all is ASCII, and it nearly always is, the two are the same.
    this.bytesBefore = /^[\x00-\x7f]*$/.test(text) ? null : bytesBefore(text);
    this.length = text.length;
  }

  /** The byte at which the unit at `unit` begins. */
  byteAt(unit) {
    return this.bytesBefore ? this.bytesBefore[Math.min(unit, this.length)] : unit;
  }

  /** The unit in which the byte at `byte` lies; the text's end, where it lies behind it. */
  unitAt(byte) {
    if (!this.bytesBefore) return Math.min(byte, this.length);
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.bytesBefore[middle] <= byte) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** For each unit, and for the end, how many bytes come before it. */
function bytesBefore(text) {
  const before = new Uint32Array(text.length + 1);
  for (let unit = 0; unit < text.length; unit += 1) {
    before[unit + 1] = before[unit] + bytes(text, unit);
  }
  return before;
}

/** How many bytes the unit adds: the first half of a pair has all four of them. */
function bytes(text, unit) {
  const code = text.charCodeAt(unit);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (isFirstHalf(code) && isSecondHalf(text.charCodeAt(unit + 1))) return 4;
  if (isSecondHalf(code) && isFirstHalf(text.charCodeAt(unit - 1))) return 0;
  return 3;
}

const isFirstHalf = (code) => code >= 0xd800 && code < 0xdc00;
const isSecondHalf = (code) => code >= 0xdc00 && code < 0xe000;
