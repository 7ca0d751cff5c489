/**
 * Couplings that show a transport distance from above, for programs that verify them instead of solving.
 *
 * T(x̂,x) ≥ 0 with row sums q(x̂) and column sums p_X(x): rows restored letters, columns source letters.
 * For costs that are convex in x̂ − x on a line the monotone coupling is optimal; for total variation
 * (cost 1 where the letters differ) any coupling that leaves min(p,q) where it is.
 */
import { Rational, min } from "../exact/rational.js";
import { RationalMatrix, type RationalVector, entry } from "../exact/vector.js";
import { relaxedCase, type Case } from "../model/case.js";
import { coefficients } from "../model/coefficients.js";
import type { TransportDivergence } from "../model/divergence/divergence.js";
import { pushForward } from "../model/masses/pmf.js";
import type { Problem } from "../model/problem.js";

type Matrix = readonly (readonly Rational[])[];

/** q(x̂) = Σ_y π(y)Q(x̂|y). @param restorer |Y| rows, |X̂| columns */
export function restoredPmf(restorer: Matrix, problem: Problem): RationalVector {
  return pushForward(coefficients(relaxedCase(problem, 0)).outputMass, RationalMatrix.from(restorer));
}

/** The positions of the restored letters and of the source letters, by increasing values. */
export function increasingLetters({ source, restored }: Problem): {
  readonly restored: number[];
  readonly source: number[];
} {
  const increasing = (values: readonly Rational[]): number[] =>
    [...values.keys()].sort((a, b) => entry(values, a).compare(entry(values, b)));
  return {
    restored: increasing(restored.values("$.restored.alphabet", "a line")),
    source: increasing(source.alphabet.values("$.source.alphabet", "a line")),
  };
}

/** The monotone coupling of q and p_X: both masses are used up in increasing order of the letters' values. */
function monotoneCoupling(q: readonly Rational[], problem: Problem): Rational[][] {
  const { restored, source } = increasingLetters(problem);
  return used(q, problem.source.marginal.toArray(), restored, source);
}

/** Whether the monotone coupling is optimal: for costs that are convex in x̂ − x on a line. */
export function isMonotone({ structure, definition }: TransportDivergence): boolean {
  return structure.shape === "line" || definition === "wasserstein-2-squared";
}

/** The coupling of q and p_X that leaves min(p,q) of every common letter where it is. */
export function stayingCoupling(q: readonly Rational[], { source, restored }: Problem): Rational[][] {
  const [supply, demand] = [[...q], source.marginal.toArray()];
  const stays = source.alphabet.letters.map((letter, x): readonly [number, Rational] | undefined => {
    const j = restored.position(letter);
    if (j === undefined) return undefined;
    const mass = min(entry(supply, j), entry(demand, x));
    supply[j] = entry(supply, j).minus(mass);
    demand[x] = entry(demand, x).minus(mass);
    return [j, mass];
  });
  const moved = used(supply, demand, [...supply.keys()], [...demand.keys()]);
  stays.forEach((one, x) => {
    if (one !== undefined) entry(moved, one[0])[x] = entry(entry(moved, one[0]), x).plus(one[1]);
  });
  return moved;
}

/**
 * An optimal coupling where one is known in closed form: total variation and the Wasserstein kinds.
 * @returns undefined for a cost given as a matrix
 */
export function knownCoupling(q: readonly Rational[], { problem, divergence }: Case): Rational[][] | undefined {
  if (divergence.family !== "transport") return undefined;
  if (divergence.structure.shape === "hub") return stayingCoupling(q, problem);
  return isMonotone(divergence) ? monotoneCoupling(q, problem) : undefined;
}

/** Both masses used up in the orders that are given. */
function used(
  masses: readonly Rational[],
  wanted: readonly Rational[],
  from: readonly number[],
  to: readonly number[],
): Rational[][] {
  const [supply, demand] = [[...masses], [...wanted]];
  const moved = supply.map(() => demand.map(() => Rational.zero));
  let [i, j] = [0, 0];
  while (i < from.length && j < to.length) {
    const [h, x] = [entry(from, i), entry(to, j)];
    const mass = min(entry(supply, h), entry(demand, x));
    entry(moved, h)[x] = entry(entry(moved, h), x).plus(mass);
    supply[h] = entry(supply, h).minus(mass);
    demand[x] = entry(demand, x).minus(mass);
    if (entry(supply, h).isZero()) i++;
    else j++;
  }
  return moved;
}
