/**
 * What the checker refuses to look at, so that every check ends.
 *
 * Sizes are limited one by one; memory and time through a `Meter` that is charged
 * BEFORE numbers are built (bounds.ts says how much). One step of work is a product of two 64-bit words, about
 * a nanosecond; products and quotients are charged at schoolbook cost, greatest
 * common divisors by what exact/integers.ts was measured to take.
 * Source: docs/formats.md, "Limits of the checker".
 */
import { bitLength } from "../exact/integers.js";
import { type Where, refuse } from "./rejection.js";

/** The limits; beyond any of them a certificate is rejected, never half-checked. */
export const limits = {
  /** Letters of an alphabet. */
  letters: 4096,
  /** Classes. */
  classes: 4096,
  /** Entries of a matrix, given or derived (joint masses, coefficients). */
  entries: 4_194_304,
  /** Bytes of text (UTF-8), 256 MiB. */
  textBytes: 2 ** 28,
  /** JSON values of one certificate, or of one file. */
  values: 2 ** 24,
  /** Lines of a text. */
  lines: 2 ** 26,
  /** Bits of a common denominator. */
  denominatorBits: 2 ** 22,
  /** Bits of all numbers of a certificate together: what 256 MiB of digits can hold. */
  numberBits: 2 ** 30,
  /** Bits of a matrix whose entries are integers over a common denominator. */
  matrixBits: 2 ** 31,
  /** Bits of all matrices of a problem together, over their common denominators (the channel, Δ, the costs of every part of the divergence, δ), 1 GiB. */
  derivedBits: 2 ** 33,
  /** Steps of arithmetic for one certificate: about a quarter of an hour. */
  steps: 2 ** 40,
  /** Pieces of a surface, its domain rows, restorers and couplings, each; breakpoints of a slice. */
  pieces: 2 ** 20,
  /** Bits after the point to which logarithms, exponentials and roots are computed at most, about 1200 digits. */
  precision: 2 ** 12,
  /** Largest exponent of an exponential. */
  exponent: 2 ** 12,
  /** Bytes of a file that is read piece by piece, 16 GiB. */
  streamedBytes: 2 ** 34,
  /** Text of a compressed file beyond 256 MiB, in bytes of the file. */
  expansion: 64,
  /** Characters of one value of such a file: a problem, a plane, a restorer. */
  streamedCharacters: 2 ** 26,
  /** Steps of arithmetic for a certificate in such a file: about two hours. */
  streamedSteps: 2 ** 43,
  /** Bits of all numbers that are kept of such a certificate, 512 MiB. */
  streamedBits: 2 ** 32,
} as const;

/** What a step of BigInt arithmetic costs beside the digits themselves. */
const overhead = 32;
/** A greatest common divisor, in products of the same length. */
const gcdFactor = 40;
/** Bits of memory that a BigInt in a matrix takes beside its digits: a header, a last word that is not full, a reference. */
const entryBits = 256;

/** Counts the memory and the time one certificate has asked for, and refuses what is too much. */
export class Meter {
  private stepsTaken = 0;
  private bitsHeld = 0;
  private bitsDerived = 0;

  /** What the certificate may take: steps of arithmetic, and bits of numbers held. */
  constructor(
    private readonly steps: number = limits.steps,
    private readonly bits: number = limits.numberBits,
  ) {}

  /** `count` products (or quotients) of numbers of so many bits. */
  products(count: number, firstBits: number, secondBits: number, where: Where): void {
    this.charge(count * (words(firstBits) * words(secondBits) + overhead), where);
  }

  /** One greatest common divisor. */
  gcd(firstBits: number, secondBits: number, where: Where): void {
    const shorter = words(Math.min(firstBits, secondBits));
    this.charge(words(Math.max(firstBits, secondBits)) * shorter + gcdFactor * shorter * shorter + overhead, where);
  }

  /** Reading a number of so many characters: one gcd of its numerator and denominator. */
  reading(characters: number, where: Where): void {
    const bits = characters * Math.log2(10);
    this.gcd(bits, bits, where);
  }

  /** Keeping numbers of so many bits in memory. */
  holding(bits: number, where: Where): void {
    this.bitsHeld += bits;
    if (this.bitsHeld > this.bits) {
      refuse(where, `numbers of at most ${String(this.bits)} bits in all`, "more up to here");
    }
  }

  /** Numbers of so many bits, held before, are no longer kept. */
  dropping(bits: number): void {
    this.bitsHeld -= bits;
  }

  /** Matrices of so many entries of at most so many bits, which stay as long as the problem. */
  deriving(entries: number, bits: number, where: Where): void {
    this.bitsDerived += entries * (bits + entryBits);
    if (this.bitsDerived > limits.derivedBits) {
      refuse(where, `derived matrices of at most ${String(limits.derivedBits)} bits in all`, "more up to here");
    }
  }

  /** Runs `read` and forgets the numbers it held: for evidence that is verified and dropped. */
  passing<T>(read: () => T): T {
    const before = this.bitsHeld;
    const result = read();
    this.bitsHeld = before;
    return result;
  }

  private charge(steps: number, where: Where): void {
    this.stepsTaken += steps;
    if (this.stepsTaken > this.steps) {
      refuse(where, `at most ${String(this.steps)} steps of arithmetic`, "that more are needed from here on");
    }
  }
}

function words(bits: number): number {
  return Math.max(1, Math.ceil(bits / 64));
}

/** Refuses a matrix, given or derived, that is too large. */
export function limitEntries(rows: number, columns: number, what: string, where: Where): void {
  if (rows * columns > limits.entries) {
    refuse(where, `at most ${String(limits.entries)} entries`, `${String(rows * columns)} for ${what}`);
  }
}

/** Refuses a common denominator that is too long; returns its length in bits. */
export function limitDenominator(denominator: bigint, where: Where): number {
  const bits = bitLength(denominator);
  if (bits > limits.denominatorBits)
    refuse(where, `a common denominator of at most ${String(limits.denominatorBits)} bits`, `${String(bits)} bits`);
  return bits;
}

/** Refuses a matrix of integers that would not fit in memory. */
export function limitMatrixBits(entries: number, bits: number, where: Where): void {
  if (entries * bits > limits.matrixBits) {
    refuse(
      where,
      `entries that take at most ${String(limits.matrixBits)} bits over their common denominator`,
      `${String(entries)} entries of up to ${String(bits)} bits`,
    );
  }
}
