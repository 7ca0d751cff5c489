/**
 * The cut of a plane: a proof of μ·d(p_X,q) ≥ β − Σ w(x̂)q(x̂) for all pmfs q.
 *
 * Transport: v(x) − w(x̂) ≤ μρ(x̂,x) for all x, x̂. Any coupling T of q and p_X then has
 * μ Σ ρT ≥ Σ T(v − w) = β − Σ wq with β = Σ_x p_X(x)v(x) (Kantorovich). Where v is left
 * out it is the largest one, v(x) = min over x̂ of μρ(x̂,x) + w(x̂).
 * Witnesses: μ_j ≥ 0 with Σ μ_j ≤ μ. As d ≥ 0 and d ≥ g_j·(p−q) for every j,
 * μd ≥ Σ_j μ_j g_j·(p−q) = β − Σ wq with w = Σ_j μ_j g_j and β = w·p_X over the union.
 */
import { bitLength } from "../exact/integers.js";
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { Instance } from "./coefficients.js";
import type { Divergence, TransportDivergence, WitnessDivergence } from "./divergence.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { object, rationals, scaledRationals, requireNonNegative } from "./reader.js";
import { type Scaled, type ScaledMatrix, commonMultiple, denominatorProduct, dot, longest, longestEntry, reduced, scale, total } from "./scaled.js";

export interface Cut {
  /** w(x̂), per restored letter. */
  readonly restored: Scaled;
  /** β. */
  readonly constant: Rational;
}

/** Reads a cut of the divergence and verifies it for the multiplier μ ≥ 0. */
export function readCut(value: JsonValue, where: Where, instance: Instance, divergence: Divergence, multiplier: Rational): Cut {
  return divergence.form === "transport"
    ? transportCut(value, where, instance, divergence, multiplier)
    : witnessCut(value, where, instance, divergence, multiplier);
}

function transportCut(
  value: JsonValue,
  where: Where,
  { problem, meter }: Instance,
  { cost }: TransportDivergence,
  multiplier: Rational,
): Cut {
  const { letters, source } = problem;
  const place = where.at("transport");
  const fields = object(object(value, where, ["transport"]).transport, place, ["restored"], ["source"]);
  const atSource = place.at("source");
  const atRestored = place.at("restored");
  const given =
    fields.source === undefined
      ? undefined
      : scaledRationals(fields.source, atSource, "a potential per source letter", letters.source.length, meter);
  const w = scaledRationals(fields.restored, atRestored, "a potential per restored letter", letters.restored.length, meter);
  if (given !== undefined) verifySource(given, w, place, { problem, meter }, cost, multiplier);
  const v = given ?? largestSource(w, place, { problem, meter }, cost, multiplier);
  meter.products(letters.source.length, bitLength(source.pmf.denominator), longest(v.numerators), place);
  const denominator = denominatorProduct(source.pmf.denominator, v.denominator, meter, place);
  return { restored: w, constant: reduced(dot(source.pmf.numerators, v.numerators), denominator, meter, place) };
}

/** v(x) − w(x̂) ≤ μρ(x̂,x) for all x, x̂. */
function verifySource(
  v: Scaled,
  w: Scaled,
  place: Where,
  { problem, meter }: Pick<Instance, "problem" | "meter">,
  cost: ScaledMatrix,
  multiplier: Rational,
): void {
  const { letters } = problem;
  // Everything over one denominator M: v(x)M − w(x̂)M ≤ (μM/C)·(ρC).
  const costDenominator = denominatorProduct(multiplier.den, cost.denominator, meter, place);
  const common = commonMultiple(commonMultiple(v.denominator, w.denominator, meter, place), costDenominator, meter, place);
  const costFactor = multiplier.num * (common / costDenominator);
  const vScaled = v.numerators.map((one) => one * (common / v.denominator));
  const wScaled = w.numerators.map((one) => one * (common / w.denominator));
  meter.products(letters.source.length * letters.restored.length, bitLength(costFactor), longestEntry(cost.rows), place);
  cost.rows.forEach((row, i) => {
    const potential = entry(wScaled, i);
    row.forEach((rho, x) => {
      const difference = entry(vScaled, x) - potential;
      const most = costFactor * rho;
      if (difference <= most) return;
      const bound = shown(reduced(most, common, meter, place));
      const letter = quoted(entry(letters.restored, i));
      const found = shown(reduced(difference, common, meter, place));
      refuse(place.at("source").at(x), `v(x) − w(x̂) ≤ μρ(x̂,x) = ${bound} for the restored letter ${letter}`, found);
    });
  });
}

/** v(x) = min over x̂ of μρ(x̂,x) + w(x̂). */
function largestSource(
  w: Scaled,
  place: Where,
  { problem, meter }: Pick<Instance, "problem" | "meter">,
  cost: ScaledMatrix,
  multiplier: Rational,
): Scaled {
  const costDenominator = denominatorProduct(multiplier.den, cost.denominator, meter, place);
  const denominator = commonMultiple(w.denominator, costDenominator, meter, place);
  const costFactor = multiplier.num * (denominator / costDenominator);
  const potentials = w.numerators.map((one) => one * (denominator / w.denominator));
  const sources = problem.letters.source.length;
  meter.products(sources * potentials.length, bitLength(costFactor), longestEntry(cost.rows), place);
  const numerators: bigint[] = [];
  cost.rows.forEach((row, i) => {
    const potential = entry(potentials, i);
    row.forEach((rho, x) => {
      const most = costFactor * rho + potential;
      const least = numerators[x];
      if (least === undefined || most < least) numerators[x] = most;
    });
  });
  return { numerators, denominator };
}

function witnessCut(
  value: JsonValue,
  where: Where,
  { problem, meter }: Instance,
  divergence: WitnessDivergence,
  multiplier: Rational,
): Cut {
  const { letters, source } = problem;
  const place = where.at("witnesses");
  const given = rationals(object(value, where, ["witnesses"]).witnesses, place, "a weight per witness", divergence.count, meter);
  requireNonNegative(given, place, "a weight");
  const weights = scale(given, meter, place);
  const sum = reduced(total(weights.numerators), weights.denominator, meter, place);
  if (!sum.atMost(multiplier)) refuse(place, `weights with sum at most μ = ${shown(multiplier)}`, `sum ${shown(sum)}`);

  meter.products(divergence.distance.products, longest(weights.numerators), bitLength(divergence.denominator), place);
  const combined = divergence.combine(weights.numerators);
  const denominator = denominatorProduct(weights.denominator, divergence.denominator, meter, place);
  meter.products(letters.source.length, bitLength(source.pmf.denominator), longest(combined), place);
  const constant = dot(source.pmf.numerators, combined);
  return {
    restored: { numerators: letters.position.map((z) => entry(combined, z)), denominator },
    constant: reduced(constant, denominatorProduct(denominator, source.pmf.denominator, meter, place), meter, place),
  };
}
