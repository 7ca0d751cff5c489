/**
 * How much work and memory a check takes, bounded before it is done.
 *
 * A short text can ask for much: two letters of 76 digits for an entry of 500 bits, a name for a
 * matrix of four million entries. Three bounds keep that small; each is charged to the meter first:
 * - `charged`: reading and keeping numbers, from the lengths of their texts;
 * - `chargeMatrices`, `chargeMatrix`: the matrices of a problem, from its letters and denominators;
 * - `chargePart`: a part of the evidence, such as the rows of a plane. The bound is the number of
 *   operations times the square of a length: that of the product of all numbers of the part, for no
 *   integer in it is longer. On the gallery it is at most four times an estimate product by product.
 * Two things are charged step by step, because their size is known only when they are computed:
 * - common denominators (scaled.ts). Their bound is the product of all denominators, which would
 *   refuse honest potentials. `chargePart` is therefore called when the numbers of a part have been read.
 * - polygons that are cut from one another (cells.ts, cover.ts, attained.ts). How many corners they
 *   can have is far more than they do have.
 * Source: docs/formats.md, "Limits of the checker".
 */
import { bitLength } from "../exact/integers.js";
import { type JsonValue, JsonNumber } from "../exact/json.js";
import { Rational, longestNumber } from "../exact/rational.js";
import { type Letters, values } from "./letters.js";
import { type Meter, limitMatrixBits } from "./limits.js";
import type { Where } from "./rejection.js";
import { type Scaled, type ScaledMatrix, longest, longestEntry } from "./scaled.js";

/** The value, once it is charged to read and to keep all numbers in it. */
export function charged(value: JsonValue, meter: Meter, where: Where): JsonValue {
  if (typeof value === "string") chargeNumber(value, meter, where);
  else if (value instanceof JsonNumber) chargeNumber(value.text, meter, where);
  else if (Array.isArray(value)) for (const one of value) charged(one, meter, where);
  else if (typeof value === "object" && value !== null)
    for (const key of Object.keys(value)) charged(value[key] ?? null, meter, where);
  return value;
}

const colon = 58;

function chargeNumber(text: string, meter: Meter, where: Where): void {
  // A text that begins with a letter is no number.
  if (text.length > longestNumber || text.charCodeAt(0) >= colon) return;
  meter.reading(text.length, where);
  const exponent = text.search(/e/i);
  // Beyond the largest exponent the number is refused when it is read.
  const zeros = exponent < 0 ? 0 : Math.min(Math.abs(Number(text.slice(exponent + 1)) || 0), 10_000);
  meter.holding((text.length + zeros) * Math.log2(10), where);
}

/** Named distortions and divergences whose matrix has entries 0 and 1. */
const flat: readonly JsonValue[] = ["hamming", "total-variation"];
/** Those whose matrix has differences of the letters' values, or their squares. */
const numeric: readonly JsonValue[] = [
  "absolute-error",
  "squared-error",
  "wasserstein-1",
  "wasserstein-2",
  "wasserstein-2-squared",
];

/** Δ and the costs ρ of every part of the divergence, as far as they are named. @param named the distortion and the divergences as given */
export function chargeMatrices(named: readonly JsonValue[], letters: Letters, meter: Meter, where: Where): void {
  const pairs = letters.source.length * letters.restored.length;
  meter.deriving(named.filter((one) => flat.includes(one)).length * pairs, 1, where);
  const count = named.filter((one) => numeric.includes(one)).length;
  if (count === 0) return;
  const bits = longest(values(letters, meter).numerators) + 1;
  meter.deriving(count * pairs, 2 * bits, where);
  meter.products(count * pairs, bits, bits, where);
}

/** A matrix of so many entries of at most so many bits, which stays as long as the problem. */
export function chargeMatrix(entries: number, bits: number, meter: Meter, where: Where): void {
  limitMatrixBits(entries, bits, where);
  meter.deriving(entries, bits, where);
}

/** What is multiplied in a part: a number, numbers over a common denominator, or a length in bits. */
type Factor = Rational | Scaled | ScaledMatrix | bigint | number;

/** A part of a check: `operations` on integers, a few products each, in which every factor comes in at most once. */
export function chargePart(
  operations: number,
  factors: readonly (Factor | undefined)[],
  meter: Meter,
  where: Where,
): void {
  // Sums of up to 2^24 terms are not longer than this allows.
  const bits = factors.reduce<number>((sum, factor) => sum + (factor === undefined ? 0 : lengthOf(factor)), 24);
  // Two numbers of so many bits together take the longest when they are equally long.
  meter.products(4 * operations, bits / 2, bits / 2, where);
  // Results in lowest terms.
  for (let i = 0; i < 4; i++) meter.gcd(bits, bits, where);
}

function lengthOf(factor: Factor): number {
  if (typeof factor === "number") return factor;
  if (typeof factor === "bigint") return bitLength(factor);
  if (factor instanceof Rational) return bitLength(factor.num) + bitLength(factor.den);
  return bitLength(factor.denominator) + ("rows" in factor ? longestEntry(factor.rows) : longest(factor.numerators));
}
