// What a benchmark says of many times.

/** Their median, and what 95 of a hundred stay below, in milliseconds. */
export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1);
  return `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms (${sorted.length} times)`;
}
