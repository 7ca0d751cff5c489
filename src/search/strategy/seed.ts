/**
 * Seeds for numbered things: one 32-bit integer from a seed and a number.
 *
 * splitmix64's finaliser (Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014) over the two, a bijection for every fixed seed before it is cut to 32 bits.
 */
const golden = 0x9e3779b97f4a7c15n;
const wide = (value: bigint): bigint => BigInt.asUintN(64, value);

/** @returns a signed 32-bit integer, as fast-check takes them */
export function mixed(seed: number, index: bigint): number {
  let z = wide(BigInt(seed) * golden + (index + 1n) * 0xd1342543de82ef95n);
  z = wide((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = wide((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return Number(BigInt.asIntN(32, z ^ (z >> 31n)));
}
