/**
 * Random numbers that a seed determines: SplitMix64.
 *
 * Steele, Lea, Flood, Fast splittable pseudorandom number generators, OOPSLA 2014. State s; each
 * step adds the golden gamma to s, and the output is a mixture of the bits of s. All modulo 2⁶⁴.
 */
const mask = (1n << 64n) - 1n;
const gamma = 0x9e3779b97f4a7c15n;

/** Where random choices come from. */
export interface Random {
  /** A whole number from 0 to n−1, all equally likely. @param n from 1 to 2³² */
  below(n: number): number;
}

export class SplitMix64 implements Random {
  private state: bigint;

  /** @param seed any integer, taken modulo 2⁶⁴ */
  constructor(seed: bigint) {
    this.state = seed & mask;
  }

  /** The next 64 bits. */
  next(): bigint {
    this.state = (this.state + gamma) & mask;
    let z = this.state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return z ^ (z >> 31n);
  }

  below(n: number): number {
    // The upper 32 bits, without those beyond the last whole multiple of n.
    const end = 0x1_0000_0000 - (0x1_0000_0000 % n);
    for (;;) {
      const upper = Number(this.next() >> 32n);
      if (upper < end) return upper % n;
    }
  }
}

/** One of several. @throws RangeError where there are none */
export function oneOf<T>(values: readonly T[], random: Random): T {
  if (values.length === 0) throw new RangeError("nothing to choose from");
  const value = values[random.below(values.length)];
  // Undefined may be among the values; an index within the list never misses.
  return value as T;
}
