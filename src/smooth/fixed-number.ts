/** Numbers between doubles and fixed point: integers that stand for themselves times 2^−bits. */

/** ⌊value·2^bits⌋ or nearly. */
export function toFixed(value: number, bits: number): bigint {
  if (value === 0 || !Number.isFinite(value)) return 0n;
  // 2^(52−exponent) is a double as well.
  const exponent = Math.max(-960, Math.floor(Math.log2(Math.abs(value))));
  // value = significand·2^(exponent−52)
  const significand = BigInt(Math.trunc(value * 2 ** (52 - exponent)));
  const places = exponent - 52 + bits;
  return places >= 0 ? significand << BigInt(places) : significand >> BigInt(-places);
}

/** value·2^−bits as a double. */
export function fromFixed(value: bigint, bits: number): number {
  return scaledDown(value, bits);
}

export function bitSize(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(16).length * 4;
}

/** value·2^−places as a double. */
export function scaledDown(value: bigint, places: number): number {
  const extra = bitSize(value) - 64;
  if (extra <= 0) return Number(value) * 2 ** -places;
  return Number(value >> BigInt(extra)) * 2 ** (extra - places);
}
