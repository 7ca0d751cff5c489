/**
 * Cuts of smooth divergences: tangents, d ≥ 0, and q itself where only one is left.
 *
 * - `{"smooth": {"slopes": [s(x̂)], "constant": c}}`, f-divergences: w = −μs and β = μc for any
 *   c ≤ Σ m_x(s_x) (f-divergence.ts), which is decided with as many digits as it takes;
 * - `{"smooth": {"tangent": [r(z)]}}`, mmd-squared: the tangent at r (mean-discrepancy.ts), times μ;
 * - `{"smooth": "none"}`: w = 0 and β = 0, for d ≥ 0;
 * - `{"pinned": […]}`: no cut for all q, but one for all q with d(p_X,q) ≤ P where P is in force and at most
 *   the least value of d, or is that value, known or not ("least"). With S = Σ p over the restored letters that value is taken at q* = p/S alone:
 *   every d is strictly convex in the masses of letters with p > 0, its slope there depends on q/p alone,
 *   and a letter with p = 0 costs more per mass than any other, so that q* gives it none. (For
 *   kullback-leibler and reverse-chi-squared with S < 1, d is ∞ everywhere and every P will do.) Hence
 *   Σ wq = Σ wq*, and with d ≥ 0 also μd ≥ β − Σ wq for β = Σ wq*. For mmd-squared P ≤ 0 forces
 *   K(q−p) = 0: from r the cut takes w = Kr and β = rᵀKp.
 */
import type { JsonValue } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { Instance } from "./coefficients.js";
import type { Cut } from "./cut.js";
import type { FDivergence, MeanDiscrepancy, SmoothDivergence } from "./divergence.js";
import { conjugateSum } from "./f-divergence.js";
import { limits } from "./limits.js";
import { tangentAt, times } from "./mean-discrepancy.js";
import { compareSum } from "./real-sum.js";
import { has, object, rational, scaledRationals } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import { compareDistance } from "./restorers.js";
import { type Scaled, dot, total } from "./scaled.js";
import type { Within } from "./statements.js";

/** Reads a cut of a smooth divergence and verifies it. @param bound the P under which it is to hold */
export function smoothCut(
  value: JsonValue,
  where: Where,
  instance: Instance,
  divergence: SmoothDivergence,
  multiplier: Rational,
  bound: Within,
): Cut {
  if (has(value, "pinned")) {
    const { pinned } = object(value, where, ["pinned"]);
    return pinnedCut(pinned, where.at("pinned"), instance, divergence, bound);
  }
  const place = where.at("smooth");
  const { smooth } = object(value, where, ["smooth"]);
  if (smooth === "none") {
    const numerators = instance.problem.letters.restored.map(() => 0n);
    return { restored: { numerators, denominator: 1n }, constant: Rational.zero };
  }
  return divergence.kind === "mmd-squared"
    ? kernelTangent(smooth, place, instance, divergence, multiplier)
    : tangent(smooth, place, instance, divergence, multiplier);
}

function tangent(
  value: JsonValue,
  where: Where,
  { problem, meter }: Instance,
  { kind }: FDivergence,
  multiplier: Rational,
): Cut {
  const fields = object(value, where, ["slopes", "constant"]);
  const { restored, position } = problem.letters;
  const atSlopes = where.at("slopes");
  const slopes = scaledRationals(fields.slopes, atSlopes, "a slope per restored letter", restored.length, meter);
  const constant = rational(fields.constant, where.at("constant"));
  const sum = conjugateSum(kind, { p: sourceOnUnion(problem), slopes, position }, meter, atSlopes);
  if (sum !== "inf") requireAtMost(constant, compareSum(sum, constant, meter, where), where.at("constant"));
  chargePart(restored.length + 1, [multiplier, slopes, constant], meter, where);
  return {
    restored: {
      numerators: slopes.numerators.map((slope) => -multiplier.num * slope),
      denominator: multiplier.den * slopes.denominator,
    },
    constant: multiplier.times(constant),
  };
}

function requireAtMost(constant: Rational, order: -1 | 0 | 1 | undefined, where: Where): void {
  if (order === 0 || order === 1) return;
  const expected = `c ≤ Σ m(s), the constant of the tangent with these slopes`;
  refuse(where, expected, order === undefined ? undecided(constant) : `${shown(constant)}, which is more`);
}

/** What is found where a comparison of a number is given up. */
export function undecided(value: Rational): string {
  return `${shown(value)}, so near to it that ${String(limits.precision)} bits could not decide`;
}

function kernelTangent(
  value: JsonValue,
  where: Where,
  { problem, meter }: Instance,
  { kernel }: MeanDiscrepancy,
  multiplier: Rational,
): Cut {
  const place = where.at("tangent");
  const { union, position } = problem.letters;
  const r = scaledRationals(
    object(value, where, ["tangent"]).tangent,
    place,
    "a number per union letter",
    union.length,
    meter,
  );
  const { gradient, constant } = tangentAt(kernel, r, sourceOnUnion(problem), meter, place);
  chargePart(position.length + 1, [multiplier, gradient, constant.num, constant.den], meter, place);
  return {
    restored: {
      numerators: position.map((z) => -multiplier.num * entry(gradient.numerators, z)),
      denominator: multiplier.den * gradient.denominator,
    },
    constant: Rational.of(multiplier.num * constant.num, multiplier.den * constant.den),
  };
}

function pinnedCut(
  value: JsonValue,
  where: Where,
  instance: Instance,
  divergence: SmoothDivergence,
  bound: Within,
): Cut {
  if (bound === "inf")
    return refuse(where, "a statement with a bound P on the perception, which alone can pin q", "no bound on it");
  const { problem, meter } = instance;
  const { union, position } = problem.letters;
  const given = scaledRationals(value, where, "a number per union letter", union.length, meter);
  if (divergence.kind === "mmd-squared") {
    // Where the least value is not 0, more than one q may have it.
    if (bound === "least") return refuse(where, "a bound P ≤ 0, which alone pins K(q−p)", "the least value of d");
    return pinnedByKernel(given, where, instance, divergence, bound);
  }
  const p = sourceOnUnion(problem);
  const masses = position.map((z) => entry(p.numerators, z));
  const sum = total(masses);
  if (sum === 0n) return refuse(where, "a restored letter with p_X > 0, for q to be pinned", "none");
  const nearest: Scaled = { numerators: masses, denominator: sum };
  if (bound !== "least") requireAtMostLeast(nearest, where, instance, divergence, bound);
  const w = { numerators: position.map((z) => entry(given.numerators, z)), denominator: given.denominator };
  chargePart(masses.length, [w, nearest], meter, where);
  return { restored: w, constant: Rational.of(dot(w.numerators, masses), w.denominator * sum) };
}

/** P is at most d(p_X,q*), the least value of d. */
function requireAtMostLeast(
  nearest: Scaled,
  where: Where,
  instance: Instance,
  divergence: FDivergence,
  bound: Rational,
): void {
  const order = compareDistance(nearest, divergence, bound, instance, where);
  if (order !== -1 && order !== undefined) return;
  const found = order === undefined ? undecided(bound) : `${shown(bound)}, which is more`;
  refuse(where, "P at most the least value of d, so that one q is left", found);
}

function pinnedByKernel(
  r: Scaled,
  where: Where,
  { problem, meter }: Instance,
  { kernel }: MeanDiscrepancy,
  bound: Rational,
): Cut {
  if (bound.sign() > 0) refuse(where, "P ≤ 0, so that K(q−p) = 0 is left", shown(bound));
  const p = sourceOnUnion(problem);
  chargePart(kernel.rows.length * (kernel.rows.length + 1), [kernel, r, p], meter, where);
  const image = times(kernel, r.numerators);
  const denominator = r.denominator * kernel.denominator;
  return {
    restored: { numerators: problem.letters.position.map((z) => entry(image, z)), denominator },
    constant: Rational.of(dot(image, p.numerators), denominator * p.denominator),
  };
}

/** p_X over the union letters. */
function sourceOnUnion({ letters, source }: Instance["problem"]): Scaled {
  const { numerators, denominator } = source.pmf;
  return { numerators: letters.union.map((_, z) => numerators[z] ?? 0n), denominator };
}
