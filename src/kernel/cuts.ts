/**
 * The cut of a plane: a proof of μ·d(p_X,q) ≥ β − Σ w(x̂)q(x̂) for all pmfs q.
 *
 * Transport: v(x) − w(x̂) ≤ μρ(x̂,x) for all x, x̂. Any coupling T of q and p_X then has
 * μ Σ ρT ≥ Σ T(v − w) = β − Σ wq with β = Σ_x p_X(x)v(x) (Kantorovich). Where v is left
 * out it is the largest one, v(x) = min over x̂ of μρ(x̂,x) + w(x̂).
 * Witnesses: μ_j ≥ 0 with Σ μ_j ≤ μ. As d ≥ 0 and d ≥ g_j·(p−q) for every j,
 * μd ≥ Σ_j μ_j g_j·(p−q) = β − Σ wq with w = Σ_j μ_j g_j and β = w·p_X over the union.
 * Smooth divergences: smooth-cuts.ts.
 */
import { lcm } from "../exact/integers.js";
import type { JsonValue } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { Instance } from "./coefficients.js";
import type { Cut } from "./cut.js";
import type { Divergence, TransportDivergence, WitnessDivergence } from "./divergence.js";
import type { Letters } from "./letters.js";
import { largestSource } from "./pricing.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { object, rationals, scaledRationals, requireNonNegative } from "./reader.js";
import { type Scaled, type ScaledMatrix, dot, scale, total } from "./scaled.js";
import { smoothCut } from "./smooth-cuts.js";
import type { Within } from "./statements.js";

/**
 * Reads a cut of the divergence and verifies it for the multiplier μ ≥ 0.
 * @param bound the P under which it is to hold
 */
export function readCut(
  value: JsonValue,
  where: Where,
  instance: Instance,
  divergence: Divergence,
  multiplier: Rational,
  bound: Within,
): Cut {
  switch (divergence.form) {
    case "transport":
      return transportCut(value, where, instance, divergence, multiplier);
    case "witnesses":
      return witnessCut(value, where, instance, divergence, multiplier);
    case "smooth":
      return smoothCut(value, where, instance, divergence, multiplier, bound);
  }
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
  const w = scaledRationals(
    fields.restored,
    atRestored,
    "a potential per restored letter",
    letters.restored.length,
    meter,
  );
  chargePart(letters.source.length * letters.restored.length, [multiplier, given, w, cost, source.pmf], meter, place);
  if (given !== undefined) verifySource(given, w, place, letters, cost, multiplier);
  const v = given ?? largestSource(w, cost, multiplier);
  return {
    restored: w,
    constant: Rational.of(dot(source.pmf.numerators, v.numerators), source.pmf.denominator * v.denominator),
  };
}

/** v(x) − w(x̂) ≤ μρ(x̂,x) for all x, x̂. */
function verifySource(
  v: Scaled,
  w: Scaled,
  place: Where,
  letters: Letters,
  cost: ScaledMatrix,
  multiplier: Rational,
): void {
  // Everything over one denominator M: v(x)M − w(x̂)M ≤ (μM/C)·(ρC).
  const costDenominator = multiplier.den * cost.denominator;
  const common = lcm(lcm(v.denominator, w.denominator), costDenominator);
  const costFactor = multiplier.num * (common / costDenominator);
  const vScaled = v.numerators.map((one) => one * (common / v.denominator));
  const wScaled = w.numerators.map((one) => one * (common / w.denominator));
  cost.rows.forEach((row, i) => {
    const potential = entry(wScaled, i);
    row.forEach((rho, x) => {
      const difference = entry(vScaled, x) - potential;
      const most = costFactor * rho;
      if (difference <= most) return;
      const bound = shown(Rational.of(most, common));
      const letter = quoted(entry(letters.restored, i));
      const found = shown(Rational.of(difference, common));
      refuse(place.at("source").at(x), `v(x) − w(x̂) ≤ μρ(x̂,x) = ${bound} for the restored letter ${letter}`, found);
    });
  });
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
  const given = rationals(
    object(value, where, ["witnesses"]).witnesses,
    place,
    "a weight per witness",
    divergence.count,
  );
  requireNonNegative(given, place, "a weight");
  const weights = scale(given, meter, place);
  const { products, over, bits } = divergence.distance;
  chargePart(products + divergence.count, [weights, over, bits, source.pmf, multiplier], meter, place);
  const sum = Rational.of(total(weights.numerators), weights.denominator);
  if (!sum.atMost(multiplier)) refuse(place, `weights with sum at most μ = ${shown(multiplier)}`, `sum ${shown(sum)}`);

  const combined = divergence.combine(weights.numerators);
  const denominator = weights.denominator * divergence.denominator;
  const constant = dot(source.pmf.numerators, combined);
  return {
    restored: { numerators: letters.position.map((z) => entry(combined, z)), denominator },
    constant: Rational.of(constant, denominator * source.pmf.denominator),
  };
}
