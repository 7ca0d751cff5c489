/**
 * Laws on the line: normal, Laplace, uniform, and mixtures of them.
 *
 * Notation: F(x) = P(X ≤ x). Every law here has a density, so that F is continuous and cells may share
 * their boundaries. F is irrational as a rule and known through enclosures; where it is rational
 * both ends are the number itself.
 */
import { calls, keys, listOf, rationalNumber, text } from "../exact/arguments.js";
import { expFixed } from "../exact/elementary/exponential.js";
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { interval, type Interval } from "../exact/elementary/intervals.js";
import { distributionFunction } from "../exact/elementary/normal-distribution.js";
import { outOfRange } from "../exact/errors.js";
import { Rational, sum, type RationalLike } from "../exact/rational.js";

/** A law on the line with a density. `normal`, `laplace`, `uniform` and `mixture` make them. */
export interface Law {
  /** For people: "normal(0, 1)". */
  readonly name: string;
  /** The point about which the law is symmetric, if there is one. */
  readonly centre: Rational | undefined;
  /** F(x), as an interval of width about 2^−bits at most. */
  distribution(x: Rational, bits: number): Interval;
  /** The law of X + by. */
  shifted(by: Rational): Law;
  /** The laws of which this one is a mixture, with their weights. */
  readonly parts: readonly Part[];
}

/** A law, as `normal`, `laplace`, `uniform` and `mixture` give it. */
export const lawArgument = keys("a law, such as normal(0, 1)", {
  name: text,
  distribution: calls,
  shifted: calls,
  parts: listOf(keys("a part of a law", { weight: rationalNumber, shape: text, centre: rationalNumber })),
});
const partsArgument = listOf(listOf((): void => undefined));

interface Part {
  readonly weight: Rational;
  /** The law moved to the centre 0, as text: equal for equal laws. */
  readonly shape: string;
  readonly centre: Rational;
}

/**
 * The normal law N(μ, v).
 * @param variance v > 0; its root need not be rational
 * @throws InputError for a variance that is not positive
 */
export function normal(mean: RationalLike, variance: RationalLike): Law {
  const v = positive(variance, "variance");
  const byBits = new Map<number, (x: Rational) => FixedInterval>();
  const centred = (x: Rational, bits: number): Interval => {
    const phi = byBits.get(bits) ?? distributionFunction(v, bits);
    byBits.set(bits, phi);
    return interval(phi(x), bits);
  };
  return located("normal", Rational.from(mean, "mean"), v, centred);
}

/**
 * The Laplace law with density exp(−|x − μ|/b) / 2b.
 * @param scale b > 0; the variance is 2b²
 * @throws InputError for a scale that is not positive
 */
export function laplace(mean: RationalLike, scale: RationalLike): Law {
  const b = positive(scale, "scale");
  const half = Rational.of(1n, 2n);
  const centred = (x: Rational, bits: number): Interval => {
    const t = x.abs().over(b);
    const tail = interval(expFixed(-t.num, t.den, bits), bits);
    const [lower, upper] = [tail.lower.times(half), tail.upper.times(half)];
    return x.sign() <= 0 ? { lower, upper } : { lower: Rational.one.minus(upper), upper: Rational.one.minus(lower) };
  };
  return located("laplace", Rational.from(mean, "mean"), b, centred);
}

/**
 * The uniform law on [from, to]. Its masses are rational.
 * @throws InputError unless from < to
 */
export function uniform(from: RationalLike, to: RationalLike): Law {
  const [left, right] = [Rational.from(from, "from"), Rational.from(to, "to")];
  const width = right.minus(left);
  if (width.sign() <= 0) throw outOfRange("to", `a number above ${left.toString()}`, right.toString());
  const half = Rational.of(1n, 2n);
  const centred = (x: Rational): Interval => {
    const share = x.over(width).plus(half);
    const value = share.sign() < 0 ? Rational.zero : Rational.one.lessThan(share) ? Rational.one : share;
    return { lower: value, upper: value };
  };
  return located("uniform", left.plus(right).times(half), width, centred);
}

/**
 * The mixture Σ w_i·L_i.
 * @param parts weights and laws
 * @throws InputError for negative weights, or weights whose sum is not 1
 * @example mixture([["7/10", normal(-1, 1)], ["3/10", normal(1, 1)]])
 */
export function mixture(parts: readonly (readonly [RationalLike, Law])[]): Law {
  partsArgument(parts, "parts");
  parts.forEach(([, law], i) => {
    lawArgument(law, `parts[${String(i)}][1]`);
  });
  const weighted = parts.map(([weight, law], i) => ({ weight: share(weight, `parts[${String(i)}]`), law }));
  const total = sum(weighted.map(({ weight }) => weight));
  if (!total.equals(Rational.one)) throw outOfRange("parts", "weights with sum 1", `sum ${total.toString()}`);
  return mixed(weighted);
}

function mixed(weighted: readonly { readonly weight: Rational; readonly law: Law }[]): Law {
  const parts = weighted.flatMap(({ weight, law }) =>
    law.parts.map((part) => ({ ...part, weight: part.weight.times(weight) })),
  );
  const centre = centreOf(parts);
  const half = Rational.of(1n, 2n);
  return {
    name: `mixture(${weighted.map(({ weight, law }) => `${weight.toString()} ${law.name}`).join(", ")})`,
    centre,
    parts,
    distribution: (x, bits) => {
      // The enclosures of the parts do not know that they add up to one half.
      if (centre?.equals(x) === true) return { lower: half, upper: half };
      const values = weighted.map(({ weight, law }) => ({ weight, value: law.distribution(x, bits) }));
      return {
        lower: sum(values.map(({ weight, value }) => weight.times(value.lower))),
        upper: sum(values.map(({ weight, value }) => weight.times(value.upper))),
      };
    },
    shifted: (by) => mixed(weighted.map(({ weight, law }) => ({ weight, law: law.shifted(by) }))),
  };
}

/** A symmetric law of a family with a location and a scale. @param centred its distribution function, moved to the centre 0 */
function located(
  family: string,
  centre: Rational,
  scale: Rational,
  centred: (x: Rational, bits: number) => Interval,
): Law {
  return {
    name: `${family}(${centre.toString()}, ${scale.toString()})`,
    centre,
    parts: [{ weight: Rational.one, shape: `${family} ${scale.toString()}`, centre }],
    distribution: (x, bits) => centred(x.minus(centre), bits),
    shifted: (by) => located(family, centre.plus(by), scale, centred),
  };
}

/** The centre of a mixture, where reflection about its mean changes nothing. */
function centreOf(parts: readonly Part[]): Rational | undefined {
  const mean = sum(parts.map(({ weight, centre }) => weight.times(centre)));
  const weights = new Map<string, Rational>();
  const key = (shape: string, offset: Rational): string => `${shape} at ${offset.toString()}`;
  for (const { weight, shape, centre } of parts) {
    const at = key(shape, centre.minus(mean));
    weights.set(at, (weights.get(at) ?? Rational.zero).plus(weight));
  }
  const isMirrored = parts.every(({ shape, centre }) => {
    const offset = centre.minus(mean);
    return weights.get(key(shape, offset))?.equals(weights.get(key(shape, offset.negated())) ?? Rational.zero);
  });
  return isMirrored ? mean : undefined;
}

function positive(value: RationalLike, path: string): Rational {
  const exact = Rational.from(value, path);
  if (exact.sign() <= 0) throw outOfRange(path, "a positive number", exact.toString());
  return exact;
}

function share(value: RationalLike, path: string): Rational {
  const exact = Rational.from(value, path);
  if (exact.sign() < 0) throw outOfRange(path, "a number that is at least 0", exact.toString());
  return exact;
}
