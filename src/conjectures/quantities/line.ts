/**
 * Laws on the line: the conditional mean X* = E[X|Y], its error, and squared Wasserstein-2.
 *
 * A law is a list of atoms (value, mass > 0) in ascending order. MMSE = E(X − X*)². On the line a
 * convex cost is minimised by the monotone coupling, quantile to quantile, which is how W₂² of
 * two finite laws is computed here; the atoms need not be letters of any alphabet.
 * Source: Villani, Topics in Optimal Transportation, Theorem 2.18.
 */
import { type Rational, min, sum } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { baseCoefficients } from "../../model/coefficients.js";
import { support } from "../../model/masses/pmf.js";
import type { Problem } from "../../model/problem.js";

export interface Atom {
  readonly value: Rational;
  readonly mass: Rational;
}

/** The values of the source letters, or undefined where one is not a number. */
export function sourceValues({ source }: Problem): readonly Rational[] | undefined {
  return source.alphabet.numericValues((x) => `$.source.alphabet[${String(x)}]`);
}

/** The law of X. */
export function sourceLaw({ source }: Problem, values: readonly Rational[]): Atom[] {
  return lawOf(values.map((value, x) => ({ value, mass: source.marginal.at(x) })));
}

/** The law of X* = E[X|Y], and E(X − X*)². */
export function conditionalMean(
  problem: Problem,
  values: readonly Rational[],
): { readonly law: Atom[]; readonly error: Rational } {
  const { source, channel } = problem;
  const { outputMass } = baseCoefficients(problem);
  const joint = (x: number, y: number): Rational => source.marginal.at(x).times(channel.matrix.at(x, y));
  const atoms = support(outputMass).map((y): Atom => {
    const mass = outputMass.at(y);
    return { value: sum(values.map((value, x) => value.times(joint(x, y)))).over(mass), mass };
  });
  // E(X − X*)² = E X² − E X*².
  const second = (law: readonly Atom[]): Rational => sum(law.map(({ value, mass }) => value.times(value).times(mass)));
  const ofSource = values.map((value, x) => ({ value, mass: source.marginal.at(x) }));
  return { law: lawOf(atoms), error: second(ofSource).minus(second(atoms)) };
}

/** W₂² of two laws. */
export function squaredWasserstein2(first: readonly Atom[], second: readonly Atom[]): Rational {
  const terms: Rational[] = [];
  let [i, j] = [0, 0];
  let [left, right] = [entry(first, 0).mass, entry(second, 0).mass];
  for (;;) {
    const moved = min(left, right);
    const difference = entry(first, i).value.minus(entry(second, j).value);
    terms.push(difference.times(difference).times(moved));
    [left, right] = [left.minus(moved), right.minus(moved)];
    if (left.isZero()) i++;
    if (right.isZero()) j++;
    // Both have mass 1, so that they end together.
    const [a, b] = [first[i], second[j]];
    if (a === undefined || b === undefined) return sum(terms);
    if (left.isZero()) left = a.mass;
    if (right.isZero()) right = b.mass;
  }
}

/** Ascending, without masses of zero. */
function lawOf(atoms: readonly Atom[]): Atom[] {
  return atoms.filter(({ mass }) => !mass.isZero()).sort((a, b) => a.value.compare(b.value));
}
