/** Digits of texts, and the small integers that they stand for. */

/** The end of the digits that begin at a place. */
export function digitsEnd(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const digit = text.charCodeAt(end) - 48;
    if (digit < 0 || digit > 9) break;
  }
  return end;
}

/** The value of so few digits that it is a safe integer. */
export function digitsValue(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = 10 * value + (text.charCodeAt(i) - 48);
  return value;
}

/** The integers below 1024 that were read, so that a file of many small numbers shares them. */
const shared: bigint[] = [];

/** A safe integer ≥ 0 as a BigInt. */
export function smallInteger(value: number): bigint {
  if (value >= 1024) return BigInt(value);
  return (shared[value] ??= BigInt(value));
}
