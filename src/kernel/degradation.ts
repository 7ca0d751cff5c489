/**
 * Evidence that the channel V of the problem is, or is not, a degradation of another channel W.
 *
 * Notation: V(z|x) is the channel of the problem, W(y|x) the other one, for the same letters x.
 * V is a degradation of W when a channel T has V(z|x) = Σ_y W(y|x)T(z|y) for all x, z. If it is,
 * every payoff G(x,z) has Σ GV = Σ_y Σ_z T(z|y) Σ_x G(x,z)W(y|x) ≤ Σ_y max_z Σ_x G(x,z)W(y|x): who
 * sees y can do as well as who acts on z. A payoff with the opposite inequality shows that there is
 * no T; by Farkas there always is one or the other. Source: Blackwell, Equivalent comparisons of
 * experiments, Ann. Math. Statist. 24 (1953).
 */
import { lcm } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import type { JsonValue } from "../exact/json.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { Instance } from "./coefficients.js";
import { limitEntries } from "./limits.js";
import { type OtherChannel, inOrderOf, readOtherChannel } from "./other-channel.js";
import { matrix, object, pmf, truth } from "./reader.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { type ScaledMatrix, scaleMatrix, total } from "./scaled.js";
import type { Kind } from "./statements.js";

/** Whether the channel of the problem is a degradation of the channel `of`. */
export interface DegradationStatement {
  readonly kind: "degradation";
  /** W. */
  readonly of: OtherChannel;
  readonly holds: boolean;
}

export const degradation: Kind<DegradationStatement> = {
  read: (value, where, meter) => {
    const fields = object(value, where, ["kind", "of", "holds"]);
    return {
      kind: "degradation",
      of: readOtherChannel(fields.of, where.at("of"), meter),
      holds: truth(fields.holds, where.at("holds")),
    };
  },
  check: (evidence, where, { of, holds }, instance) => {
    const { problem, meter } = instance;
    const channel = inOrderOf(problem.letters.source, of, where, meter);
    limitEntries(of.outputs.length, problem.outputs.length, "outputs by outputs", where);
    if (holds)
      requireThrough(object(evidence, where, ["through"]).through, where.at("through"), channel, of.outputs, instance);
    else requirePayoff(object(evidence, where, ["payoff"]).payoff, where.at("payoff"), channel, of.outputs, instance);
  },
};

/** A channel T, rows the outputs of W, columns those of V, with V = WT. */
function requireThrough(
  value: JsonValue,
  where: Where,
  channel: ScaledMatrix,
  between: readonly string[],
  { problem, meter }: Instance,
): void {
  const { outputs, channel: degraded, letters } = problem;
  const given = matrix(
    value,
    where,
    "rows outputs of the other channel, columns outputs of the problem",
    between.length,
    outputs.length,
  );
  given.forEach((row, y) => pmf(row, where.at(y), meter));
  const through = scaleMatrix(given, meter, where);
  chargePart(letters.source.length * between.length * outputs.length, [channel, through, degraded], meter, where);
  const over = channel.denominator * through.denominator;
  const common = lcm(over, degraded.denominator);
  const product = times(channel.rows, through.rows, outputs.length);
  product.forEach((row, x) => {
    row.forEach((found, z) => {
      const wanted = entry(entry(degraded.rows, x), z);
      if (found * (common / over) === wanted * (common / degraded.denominator)) return;
      const place = `V(${quoted(entry(outputs, z))}|${quoted(entry(letters.source, x))})`;
      refuse(
        where,
        `Σ_y WT = ${place} = ${shown(Rational.of(wanted, degraded.denominator))}`,
        shown(Rational.of(found, over)),
      );
    });
  });
}

/** A payoff G(x,z), rows source letters, columns outputs of V, with Σ GV > Σ_y max_z Σ_x GW. */
function requirePayoff(
  value: JsonValue,
  where: Where,
  channel: ScaledMatrix,
  between: readonly string[],
  { problem, meter }: Instance,
): void {
  const { outputs, channel: degraded, letters } = problem;
  const payoff = scaleMatrix(
    matrix(value, where, "rows source letters, columns outputs", letters.source.length, outputs.length),
    meter,
    where,
  );
  chargePart(letters.source.length * between.length * outputs.length, [payoff, channel, degraded], meter, where);
  const own = total(payoff.rows.map((row, x) => total(row.map((gain, z) => gain * entry(entry(degraded.rows, x), z)))));
  const columns = between.map((_, y) => channel.rows.map((row) => entry(row, y)));
  const byOutput = times(columns, payoff.rows, outputs.length);
  const best = total(byOutput.map((row) => row.reduce((most, gain) => (gain > most ? gain : most), entry(row, 0))));
  const ownValue = Rational.of(own, payoff.denominator * degraded.denominator);
  const bestValue = Rational.of(best, payoff.denominator * channel.denominator);
  if (!bestValue.lessThan(ownValue))
    refuse(where, `Σ GV > ${shown(bestValue)}, the best that the other channel allows`, shown(ownValue));
}

/** The product of two matrices of integers; `width` columns. */
function times(
  first: readonly (readonly bigint[])[],
  second: readonly (readonly bigint[])[],
  width: number,
): bigint[][] {
  return first.map((row) => {
    const result = new Array<bigint>(width).fill(0n);
    row.forEach((factor, i) => {
      if (factor === 0n) return;
      entry(second, i).forEach((value, j) => (result[j] = entry(result, j) + factor * value));
    });
    return result;
  });
}
