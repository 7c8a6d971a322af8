// The engine counts a text in bytes of UTF-8, the browser in units of UTF-16.

/** Translates places of one text. */
export class Places {
  /** @param {string} text */
  constructor(text) {
    // Where all is ASCII, and it nearly always is, the two are the same.
    this.bytesBefore = /^[\x00-\x7f]*$/.test(text) ? null : bytesBefore(text);
    this.length = text.length;
  }

  /**
   * The byte at which the unit at `unit` begins.
   * @param {number} unit
   */
  byteAt(unit) {
    return this.bytesBefore?.[Math.min(unit, this.length)] ?? unit;
  }

  /**
   * The unit in which the byte at `byte` lies; the text's end, where it lies behind it.
   * @param {number} byte
   */
  unitAt(byte) {
    if (!this.bytesBefore) return Math.min(byte, this.length);
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.byteAt(middle) <= byte) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/**
 * For each unit, and for the end, how many bytes come before it.
 * @param {string} text
 */
function bytesBefore(text) {
  const before = new Uint32Array(text.length + 1);
  let sum = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    sum += bytes(text, unit);
    before[unit + 1] = sum;
  }
  return before;
}

/**
 * How many bytes the unit adds: the first half of a pair has all four of them.
 * @param {string} text
 * @param {number} unit
 */
function bytes(text, unit) {
  const code = text.charCodeAt(unit);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (isFirstHalf(code) && isSecondHalf(text.charCodeAt(unit + 1))) return 4;
  if (isSecondHalf(code) && isFirstHalf(text.charCodeAt(unit - 1))) return 0;
  return 3;
}

/** @param {number} code */
const isFirstHalf = (code) => code >= 0xd800 && code < 0xdc00;
/** @param {number} code */
const isSecondHalf = (code) => code >= 0xdc00 && code < 0xe000;
