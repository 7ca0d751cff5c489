/**
 * Planes: lower bounds on the error rate, and on what is feasible.
 *
 * Notation: λ, μ ≥ 0 multipliers, s(y) row potentials, (w, β) the cut. If
 * s(y) ≤ λδ(y,x̂) + e(y,x̂) − π(y)w(x̂) for all y, x̂, then every restorer Q has, summed
 * against Q, λE[Δ] + ε ≥ Σ_y s(y) + Σ wq, and with the cut λE[Δ] + μd + ε ≥ γ, where
 * γ = Σ_y s(y) + β. With e left out (a Farkas plane): λE[Δ] + μd ≥ γ. Where s is left
 * out it is the largest one, the minimum over x̂ of the right-hand side. Where a letter has no
 * class, e(y,x̂) is the least over all classes: the plane holds for every classifier that agrees
 * with the given labels.
 */
import type { JsonValue } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { Case, SettledCase } from "./cases.js";
import { type Instance, factorsOf } from "./coefficients.js";
import type { Power } from "./divergence.js";
import { readCut } from "./cuts.js";
import type { Meter } from "./limits.js";
import { type LargestRows, largestRows, largestSource } from "./pricing.js";
import type { Problem } from "./problem.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { object, rational, scaledRationals } from "./reader.js";
import { type Fraction, type Scaled, type ScaledMatrix, dot, total } from "./scaled.js";
import type { Bounds, Within } from "./statements.js";

/** A verified plane: ε + distortion·E[Δ] + perception·d ≥ intercept (without ε for a Farkas plane), for every restorer within the bound it was read for. */
export interface Plane {
  /** λ ≥ 0. */
  readonly distortion: Rational;
  /** μ ≥ 0. */
  readonly perception: Rational;
  /** γ. */
  readonly intercept: Rational;
}

/** What a plane bounds from below: the error rate, or nothing (a Farkas plane: e is left out). */
export type Bounded = "error rate" | "nothing";

/**
 * Reads a plane and verifies λ, μ ≥ 0, its cut and its row potentials.
 * @param bound the P under which it is to hold
 */
export function readPlane(
  value: JsonValue,
  where: Where,
  instance: Instance,
  of: Case,
  bounded: Bounded,
  bound: Within = "inf",
): Plane {
  const { problem, meter } = instance;
  const fields = object(value, where, ["multipliers", "cut"], ["rows"]);
  const atMultipliers = where.at("multipliers");
  const multipliers = object(fields.multipliers, atMultipliers, ["distortion", "perception"]);
  const distortion = readMultiplier(multipliers.distortion, atMultipliers.at("distortion"));
  const perception = readMultiplier(multipliers.perception, atMultipliers.at("perception"));
  const atRows = where.at("rows");
  const shape = "a row potential per output";
  const rows =
    fields.rows === undefined ? undefined : scaledRationals(fields.rows, atRows, shape, problem.outputs.length, meter);
  const cut = readCut(fields.cut, where.at("cut"), instance, of.divergence, perception, bound);
  const sizes = problem.outputs.length * (problem.letters.restored.length + problem.source.classes.length);
  chargePart(sizes, [distortion, rows, cut.restored, cut.constant, ...factorsOf(instance.coefficients)], meter, atRows);
  const withError = bounded === "error rate";
  const most = largestRows(
    rows?.denominator ?? 1n,
    instance.coefficients,
    of.labels,
    distortion,
    cut.restored,
    withError,
  );
  if (rows !== undefined) verifyRows(rows, most, atRows, problem, bounded);
  const { numerators, denominator } = rows ?? most.rows;
  const intercept = Rational.of(total(numerators), denominator).plus(cut.constant);
  return { distortion, perception, intercept };
}

/**
 * γ of the plane with the multipliers λ, μ ≥ 0, the restored potentials w of a transport cut, and the
 * largest other potentials.
 */
export function interceptOf(
  restored: Scaled,
  { distortion, perception }: Pick<Plane, "distortion" | "perception">,
  { problem, coefficients, meter }: Instance,
  of: SettledCase,
  cost: ScaledMatrix,
  bounded: Bounded,
  where: Where,
): Fraction {
  const { source, letters, outputs } = problem;
  const sizes =
    outputs.length * (letters.restored.length + source.classes.length) +
    letters.source.length * letters.restored.length;
  chargePart(sizes, [distortion, perception, restored, cost, source.pmf, ...factorsOf(coefficients)], meter, where);
  const { rows } = largestRows(1n, coefficients, of.labels, distortion, restored, bounded === "error rate");
  const { numerators, denominator } = largestSource(restored, cost, perception);
  const over = denominator * source.pmf.denominator;
  return {
    num: total(rows.numerators) * over + dot(source.pmf.numerators, numerators) * rows.denominator,
    den: rows.denominator * over,
  };
}

function readMultiplier(value: JsonValue, where: Where): Rational {
  const multiplier = rational(value, where);
  return multiplier.sign() >= 0 ? multiplier : refuse(where, "a multiplier ≥ 0", shown(multiplier));
}

/** s(y) ≤ λδ(y,x̂) + e(y,x̂) − π(y)w(x̂) for all y, x̂: at most its least value. */
function verifyRows(rows: Scaled, most: LargestRows, where: Where, { letters }: Problem, bounded: Bounded): void {
  const common = most.rows.denominator;
  const factor = common / rows.denominator;
  rows.numerators.forEach((numerator, y) => {
    const found = numerator * factor;
    const limit = entry(most.rows.numerators, y);
    if (found <= limit) return;
    const formula = bounded === "error rate" ? "λδ + e − πw" : "λδ − πw";
    const letter = quoted(entry(letters.restored, entry(most.letters, y)));
    const bound = shown(Rational.of(limit, common));
    refuse(
      where.at(y),
      `s(y) ≤ ${formula} = ${bound} for the restored letter ${letter}`,
      shown(Rational.of(found, common)),
    );
  });
}

/**
 * The bound on d^power that follows from d ≤ P, with the sign of P: P, or ±P² for power 2. Where
 * P < 0 nothing is feasible, and everything follows.
 */
export function poweredBound(bound: Rational, power: Power): Rational {
  return power === 1 ? bound : bound.times(bound.abs());
}

/**
 * γ − λD − μP, with P^power for P: the least error rate the plane allows under the bounds (for a
 * Farkas plane: positive when nothing meets them). A multiplier on a bound "inf" must be 0.
 */
export function heightAt(
  { distortion, perception, intercept }: Plane,
  bounds: Bounds,
  power: Power,
  where: Where,
  meter: Meter,
): Rational {
  const place = where.at("multipliers");
  let height = intercept;
  for (const [name, multiplier, bound] of [
    ["distortion", distortion, bounds.distortion],
    [
      "perception",
      perception,
      bounds.perception === "inf" ? bounds.perception : poweredBound(bounds.perception, power),
    ],
  ] as const) {
    if (bound === "inf") {
      if (!multiplier.isZero()) refuse(place.at(name), `0, because the ${name} bound is inf`, shown(multiplier));
      continue;
    }
    chargePart(1, [height, multiplier, bound], meter, where);
    height = height.minus(multiplier.times(bound));
  }
  return height;
}
