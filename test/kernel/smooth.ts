/**
 * Certificates of smooth divergences, built by code of the tests' own: fixed-point numbers of 60 digits
 * without error bounds, slopes rounded, constants a little below.
 *
 * A one-output problem has one output, so that a restorer is a pmf q, and a class per restored letter that is
 * independent of X: ε = Σ (1 − prior(x̂)) q(x̂). The distortion is 0 for every pair.
 */
import { exhaustive } from "../support/exhaustive.js";
import { type Data, canonicalText, changed, sealed, sha256 } from "./certificates.js";
import { Rational } from "../../src/exact/rational.js";
import { integerRoot } from "../../src/exact/root.js";

export const fKinds = [
  "kullback-leibler",
  "reverse-kullback-leibler",
  "chi-squared",
  "reverse-chi-squared",
  "jensen-shannon",
  "squared-hellinger",
] as const;
export type FKind = (typeof fKinds)[number];

/** x times 10^60. */
type Fixed = bigint;
const one: Fixed = 10n ** 60n;

export const fixed = (x: Rational): Fixed => (x.num * one) / x.den;
const times = (a: Fixed, b: Fixed): Fixed => (a * b) / one;
const over = (a: Fixed, b: Fixed): Fixed => (a * one) / b;

/** The rational with so many digits after the point that is nearest to zero from there. */
export function rounded(x: Fixed, digits = 40): Rational {
  const step = 10n ** BigInt(60 - digits);
  return Rational.of(x / step, 10n ** BigInt(digits));
}

export function ln(x: Fixed): Fixed {
  let [rest, twos] = [x, 0n];
  for (; rest > 2n * one; rest /= 2n) twos++;
  for (; rest < one; rest *= 2n) twos--;
  return artanhTwice(over(rest - one, rest + one)) + twos * artanhTwice(one / 3n);
}

function artanhTwice(z: Fixed): Fixed {
  let [power, sum] = [z, 0n];
  for (let j = 1n; power !== 0n; j += 2n) {
    sum += power / j;
    power = times(power, times(z, z));
  }
  return 2n * sum;
}

export function root(x: Fixed): Fixed {
  return integerRoot(x * one);
}

const halfLn = (a: Fixed, b: Fixed): Fixed => (a === 0n ? 0n : times(a, ln(over(2n * a, a + b))) / 2n);

/** φ(q); undefined is ∞. */
export function phi(kind: FKind, p: Fixed, q: Fixed): Fixed | undefined {
  switch (kind) {
    case "kullback-leibler":
      return p === 0n ? 0n : q === 0n ? undefined : times(p, ln(over(p, q)));
    case "reverse-kullback-leibler":
      return phi("kullback-leibler", q, p);
    case "chi-squared":
      return p === q ? 0n : p === 0n ? undefined : over(times(q - p, q - p), p);
    case "reverse-chi-squared":
      return phi("chi-squared", q, p);
    case "jensen-shannon":
      return halfLn(p, q) + halfLn(q, p);
    case "squared-hellinger":
      return (p + q) / 2n - (p === 0n || q === 0n ? 0n : root(times(p, q)));
  }
}

/** φ'(q) for p, q > 0. */
export function slopeAt(kind: FKind, p: Fixed, q: Fixed): Fixed {
  switch (kind) {
    case "kullback-leibler":
      return -over(p, q);
    case "reverse-kullback-leibler":
      return ln(over(q, p)) + one;
    case "chi-squared":
      return 2n * (over(q, p) - one);
    case "reverse-chi-squared":
      return one - times(over(p, q), over(p, q));
    case "jensen-shannon":
      return ln(over(2n * q, p + q)) / 2n;
    case "squared-hellinger":
      return (one - root(over(p, q))) / 2n;
  }
}

/** d(p,q) over the union letters; undefined is ∞. */
export function divergence(kind: FKind, p: readonly Rational[], q: readonly Rational[]): Fixed | undefined {
  let sum: Fixed = 0n;
  for (const [z, mass] of p.entries()) {
    const value = phi(kind, fixed(mass), fixed(q[z]!));
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

export const rationals = (...texts: string[]): Rational[] => texts.map((text) => Rational.parse(text));
export const shift = (x: Rational, by: string): Rational => x.plus(Rational.parse(by));
export const plain = (numbers: readonly Rational[]): string[] => numbers.map(String);

/** A problem with one output; `priors` per restored letter. @param restored the source letters where left out */
export function oneOutput(
  perception: unknown,
  p: readonly string[],
  priors: readonly string[],
  restored?: readonly string[],
): Data {
  const alphabet = p.map((_, i) => `x${String(i)}`);
  const names = priors.map((_, i) => `k${String(i)}`);
  return {
    format: "exact-cdp/problem@1",
    name: "one-output",
    source: { alphabet, classes: names.map((name, i) => ({ name, prior: priors[i]!, pmf: [...p] })) },
    channel: { outputs: ["y"], matrix: p.map(() => ["1"]) },
    ...(restored === undefined ? {} : { restored: { alphabet: [...restored] } }),
    classifier: names,
    distortion: { matrix: p.map(() => names.map(() => "0")) },
    perception,
  };
}

/** The tangent at q₀ > 0 of letters that are all restored, and all have p > 0: slopes rounded, the constant less by `less`. */
export function tangentCut(kind: FKind, p: readonly Rational[], at: readonly Rational[], less = "1e-38"): Data {
  const slopes = p.map((mass, z) => rounded(slopeAt(kind, fixed(mass), fixed(at[z]!))));
  let constant: Fixed = 0n;
  p.forEach((mass, z) => {
    constant += phi(kind, fixed(mass), fixed(at[z]!))! - times(fixed(slopes[z]!), fixed(at[z]!));
  });
  return {
    smooth: { slopes: plain(slopes), constant: shift(rounded(constant), `-${less}`).toString() },
  };
}

/** γ of a plane of a one-output problem with slopes: min over x̂ of (1 − prior) + μs, plus μc. */
export function interceptOf(priors: readonly string[], multiplier: Rational, { smooth }: Data): Rational {
  const sides = (smooth.slopes as string[]).map((slope, i) =>
    Rational.one.minus(Rational.parse(priors[i]!)).plus(multiplier.times(Rational.parse(slope))),
  );
  const least = sides.reduce((a, b) => (b.lessThan(a) ? b : a));
  return least.plus(multiplier.times(Rational.parse(smooth.constant)));
}

export const errorRateOf = (priors: readonly string[], q: readonly Rational[]): Rational =>
  q.reduce((sum, mass, i) => sum.plus(mass.times(Rational.one.minus(Rational.parse(priors[i]!)))), Rational.zero);

/** An `enclosure` of C(∞,P). */
export function enclosed(
  problem: Data,
  perception: Rational | "inf",
  lower: Rational,
  upper: Rational | "inf",
  evidence: unknown,
): Data {
  return sealed(
    problem,
    {
      kind: "enclosure",
      bounds: { distortion: "inf", perception: perception.toString() },
      errorRate: { lower: lower.toString(), upper: upper.toString() },
    },
    evidence,
  );
}

export const plane = (perception: Rational | string, cut: unknown): Data => ({
  multipliers: { distortion: "0", perception: perception.toString() },
  cut,
});

export const nothing: Data = plane("0", { smooth: "none" });

function* numbers(value: unknown, path: string): Generator<[string, Rational]> {
  if (typeof value === "string" && /^-?\d+(\/\d+)?$/.test(value)) yield [path, Rational.parse(value)];
  if (typeof value !== "object" || value === null) return;
  for (const [key, one] of Object.entries(value)) yield* numbers(one, path === "" ? key : `${path}.${key}`);
}

const variants: ((x: Rational) => Rational)[] = [
  (x) => shift(x, "1/7"),
  (x) => x.negated(),
  () => Rational.zero,
  (x) => x.plus(x),
  (x) => shift(x, "1e-30"),
  (x) => shift(x, "-1e-30"),
  (x) => shift(x, "1e-12"),
  (x) => shift(x, "-1e-12"),
];

/** Every fifth of them, and all with EXACT_CDP_EXHAUSTIVE=1. */
const stride = exhaustive ? 1 : 5;

/** The certificate with one of the numbers under these keys changed in one of several ways, sealed again; and what was changed. */
export function* mutated(
  start: Data,
  keys: readonly string[] = ["problem", "statement", "evidence"],
): Generator<[what: string, certificate: Data]> {
  let index = 0;
  for (const [path, number] of keys.flatMap((key) => [...numbers(start[key], key)])) {
    for (const [how, vary] of variants.entries()) {
      if (index++ % stride !== 0) continue;
      const certificate = changed(start, path, vary(number).toString());
      certificate["sha256"] = sha256(canonicalText(certificate["problem"]));
      yield [`${path}, variant ${String(how)}`, certificate];
    }
  }
}
