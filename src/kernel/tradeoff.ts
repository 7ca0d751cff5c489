/**
 * Evidence for the three minima, and for whether one restorer attains all of them.
 *
 * Notation: D_min, P_min, ε_min are the least E[Δ], d(p_X,q) and ε of any restorer. Each is attained
 * by a restorer and bounded by a plane: Farkas planes λD ≥ γ and μP ≥ γ, and a plane ε ≥ γ.
 * That no restorer attains all three is shown by
 * - a plane with γ − λD_min − μP_min > ε_min, or a Farkas plane that the first two contradict;
 * - for a transport cost, a Hall set S of restored letters. A restorer with the least E[Δ] and ε
 *   sends y only to A(y), the x̂ where δ(y,·) and e(y,·) are both least. A coupling of the least
 *   cost joins x only to the x̂ nearest to it, where ρ(·,x) is least: a restorer that ignores y can
 *   send every x to its nearest letter, so P_min = Σ_x p_X(x) min ρ(·,x). Hence the outputs with
 *   A(y) ⊆ S may not weigh more than the source letters with a nearest letter in S.
 *
 * P_min of an f-divergence may be irrational; then it is given as an interval [l,u]. Its planes are taken at
 * the end of the interval at which they say less. Which restorers have d = P_min is known without its digits:
 * those with q = p/S on the restored letters, S their mass under p_X (smooth-cuts.ts); where S = 0, all of
 * them, because p·q = 0 everywhere makes d the same for every q.
 */
import type { JsonValue } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import { type SettledCase, onlyCase } from "./cases.js";
import { type Instance, factorsOf } from "./coefficients.js";
import { requireFarkas } from "./labelings.js";
import { type Bounded, type Plane, heightAt, readPlane } from "./planes.js";
import { has, indexOf, list, object, rational, requireDistinct, truth } from "./reader.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { type Scaled, total } from "./scaled.js";
import { type Bounds, type Interval, type Kind, type Within, readInterval } from "./statements.js";
import { needsCoupling, readWithin } from "./value.js";

/** The three minima, and whether one restorer attains them all. */
export interface TradeoffStatement {
  readonly kind: "tradeoff";
  readonly minima: {
    readonly distortion: Rational;
    /** An interval that holds it, where it is irrational. */
    readonly perception: Rational | Interval;
    readonly errorRate: Rational;
  };
  readonly simultaneous: boolean;
}

export const tradeoff: Kind<TradeoffStatement> = {
  read: (value, where) => {
    const fields = object(value, where, ["kind", "minima", "simultaneous"]);
    const place = where.at("minima");
    const minima = object(fields.minima, place, ["distortion", "perception", "errorRate"]);
    return {
      kind: "tradeoff",
      minima: {
        distortion: rational(minima.distortion, place.at("distortion")),
        perception: has(minima.perception, "lower")
          ? readInterval(minima.perception, place.at("perception"))
          : rational(minima.perception, place.at("perception")),
        errorRate: rational(minima.errorRate, place.at("errorRate")),
      },
      simultaneous: truth(fields.simultaneous, where.at("simultaneous")),
    };
  },
  check: (evidence, where, { minima, simultaneous }, instance) => {
    const only =
      onlyCase(instance.problem) ??
      refuse(where, "a problem with a fixed classifier and one divergence", "one that is several at once");
    const least = endsOf(minima.perception, only, where.at("minima").at("perception"));
    const both = { distortion: minima.distortion, perception: least.upper };
    const reason = simultaneous
      ? "restorer"
      : ((["hall", "farkas", "plane"] as const).find((key) => has(evidence, key)) ?? "plane");
    const couples = simultaneous && needsCoupling(only, both);
    const fields = object(evidence, where, ["minima", reason], couples ? ["coupling"] : []);
    requireMinima(fields.minima, where.at("minima"), minima, least, only, instance);
    if (simultaneous) {
      const restorer: Attaining = {
        restorer: fields[reason],
        ...(fields.coupling === undefined ? {} : { coupling: fields.coupling }),
      };
      const { errorRate, restored } = readWithin(restorer, where, only, both, instance);
      requireErrorRate(errorRate, minima.errorRate, where.at("restorer"));
      if (least.within === "least") requireNearest(restored, where.at("restorer"), instance);
    } else if (reason === "hall") requireHallSet(fields[reason], where.at(reason), only, instance);
    else if (reason === "farkas") requireFarkas(fields[reason], where.at(reason), instance, only, both, least.within);
    else {
      const place = where.at(reason);
      const plane = readPlane(fields[reason], place, instance, only, "error rate", least.within);
      const height = heightAt(plane, both, only.divergence.power, place, instance.meter);
      if (height.atMost(minima.errorRate))
        refuse(place, `γ − λD − μP > ${shown(minima.errorRate)}, the least error rate`, shown(height));
    }
  },
};

/** The ends of an interval that holds P_min, and the P under which planes may be pinned. */
interface Ends {
  readonly lower: Rational;
  readonly upper: Rational;
  readonly within: Within;
}

function endsOf(
  perception: TradeoffStatement["minima"]["perception"],
  { divergence }: SettledCase,
  where: Where,
): Ends {
  if (perception instanceof Rational) return { lower: perception, upper: perception, within: perception };
  const { lower, upper } = perception;
  if (divergence.form !== "smooth" || divergence.kind === "mmd-squared")
    return refuse(where, "a number, which the least value of this divergence is", "an interval");
  if (upper === "inf") return refuse(where.at("upper"), "a number", `"inf"`);
  return { lower, upper, within: "least" };
}

/** q = p/S on the restored letters; any q where S = 0. */
function requireNearest(restored: Scaled, where: Where, { problem, meter }: Instance): void {
  const { letters, source } = problem;
  const { numerators, denominator } = restored;
  chargePart(numerators.length, [source.pmf, source.pmf, restored], meter, where);
  const masses = letters.position.map((z) => source.pmf.numerators[z] ?? 0n);
  const sum = total(masses);
  numerators.forEach((mass, i) => {
    const [found, expected] = [mass * sum, entry(masses, i) * denominator];
    if (found === expected) return;
    const letter = quoted(entry(letters.restored, i));
    refuse(
      where,
      `q(x̂) = ${shown(Rational.of(entry(masses, i), sum))} for the restored letter ${letter}, where d is least`,
      shown(Rational.of(mass, denominator)),
    );
  });
}

type Attaining = Readonly<Record<"restorer", JsonValue> & Partial<Record<"coupling", JsonValue>>>;

/** Each minimum from both sides: a restorer that attains it, and a plane that no restorer falls below. */
function requireMinima(
  value: JsonValue,
  where: Where,
  minima: TradeoffStatement["minima"],
  least: Ends,
  only: SettledCase,
  instance: Instance,
): void {
  const fields = object(value, where, ["distortion", "perception", "errorRate"]);
  const read = (
    name: keyof typeof minima,
    bounds: Bounds,
    bounded: Bounded,
    below = bounds,
  ): { readonly errorRate: Rational; readonly plane: Plane; readonly height: Rational } => {
    const place = where.at(name);
    const given = object(fields[name], place, ["restorer", "plane"], needsCoupling(only, bounds) ? ["coupling"] : []);
    const { errorRate } = readWithin(given, place, only, bounds, instance);
    const atPlane = place.at("plane");
    const plane = readPlane(given.plane, atPlane, instance, only, bounded);
    return { errorRate, plane, height: heightAt(plane, below, only.divergence.power, atPlane, instance.meter) };
  };
  for (const name of ["distortion", "perception"] as const) {
    const [lower, upper] = name === "distortion" ? [minima.distortion, minima.distortion] : [least.lower, least.upper];
    const at = (value: Rational): Bounds => ({ distortion: "inf", perception: "inf", [name]: value });
    const { plane, height } = read(name, at(upper), "nothing", at(lower));
    const place = where.at(name).at("plane");
    if (plane[name].isZero()) refuse(place.at("multipliers").at(name), "a multiplier > 0", "0");
    // Where the minimum is stated exactly the restorer meets the bound, and the height cannot be positive.
    if (height.sign() < 0) refuse(place, `a plane that is 0 at the stated minimum ${shown(lower)}`, shown(height));
  }
  const { errorRate, height } = read("errorRate", { distortion: "inf", perception: "inf" }, "error rate");
  requireErrorRate(errorRate, minima.errorRate, where.at("errorRate").at("restorer"));
  if (!height.equals(minima.errorRate))
    refuse(where.at("errorRate").at("plane"), `γ = ${shown(minima.errorRate)}, the stated minimum`, shown(height));
}

function requireErrorRate(found: Rational, stated: Rational, where: Where): void {
  if (!found.equals(stated)) refuse(where, `the stated least error rate ${shown(stated)}`, shown(found));
}

/** Letters S and outputs with A(y) ⊆ S that weigh more than the source letters with a nearest letter in S. */
function requireHallSet(
  value: JsonValue,
  where: Where,
  { labels, divergence }: SettledCase,
  { problem, coefficients, meter }: Instance,
): void {
  if (divergence.form !== "transport") return refuse(where, "a transport divergence", "one of another form");
  const { letters, outputs, source } = problem;
  const { distortion, errors, outputMass, massDenominator } = coefficients;
  const fields = object(value, where, ["letters", "outputs"]);
  const chosen = readNames(fields.letters, where.at("letters"), letters.restored, "a restored letter");
  const within = new Set(chosen);

  const atOutputs = where.at("outputs");
  const listed = readNames(fields.outputs, atOutputs, outputs, "an output");
  const costs = divergence.cost.rows;
  const size = letters.restored.length;
  chargePart(
    (listed.length + source.alphabet.length) * size,
    [...factorsOf(coefficients), divergence.cost, source.pmf],
    meter,
    where,
  );
  listed.forEach((y, i) => {
    const error = letters.restored.map((_, j) => entry(entry(errors, y), entry(labels, j)));
    const leastError = new Set(leastOf(error));
    const outside = leastOf(entry(distortion, y)).find((j) => leastError.has(j) && !within.has(j));
    if (outside === undefined) return;
    refuse(
      atOutputs.at(i),
      "an output whose best letters for distortion and error rate at once are all in the set",
      `${quoted(entry(letters.restored, outside))}, which is not`,
    );
  });
  const near = source.pmf.numerators.filter((_, x) =>
    leastOf(costs.map((row) => entry(row, x))).some((j) => within.has(j)),
  );
  const outputSum = Rational.of(total(listed.map((y) => entry(outputMass, y))), massDenominator);
  const sourceSum = Rational.of(total(near), source.pmf.denominator);
  if (!sourceSum.lessThan(outputSum))
    refuse(
      where,
      `outputs that weigh more than ${shown(sourceSum)}, the source letters nearest to the set`,
      shown(outputSum),
    );
}

/** Distinct names from a list, as indices. */
function readNames(value: JsonValue, where: Where, known: readonly string[], what: string): number[] {
  const named = indexOf(known, what);
  const indices = list(value, where, `the name of ${what} each`).map((one, i) => named(one, where.at(i)));
  requireDistinct(
    indices.map((index) => entry(known, index)),
    (i) => where.at(i),
    "name",
  );
  return indices;
}

/** Where the least of the values stands. */
function leastOf(values: readonly bigint[]): number[] {
  const least = values.reduce((smallest, value) => (value < smallest ? value : smallest), entry(values, 0));
  return [...values.keys()].filter((i) => values[i] === least);
}
