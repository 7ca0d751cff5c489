/** Seeds of numbered things. */
import { SplitMix64 } from "../tabu/random.js";

/** Random numbers of the i-th thing of a seed. */
export function randomOf(seed: number, index: bigint): SplitMix64 {
  return new SplitMix64(new SplitMix64(BigInt(seed)).next() + index);
}

/** @returns a signed 32-bit integer, as fast-check takes them */
export function deriveSeed(seed: number, index: bigint): number {
  return Number(BigInt.asIntN(32, randomOf(seed, index).next()));
}
