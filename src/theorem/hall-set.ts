/**
 * Hall sets: why no restorer attains all three minima, for a transport divergence.
 *
 * Notation: A(y) the letters x̂ where δ(y,·) and e(y,·) are both least; x̂ is nearest to x when
 * ρ(·,x) is least there. A restorer with the least distortion and error rate sends y into A(y); a
 * coupling of the least cost P_min = Σ_x p_X(x) min ρ(·,x) joins x to its nearest letters only. Both
 * together are a flow y → x̂ → x of all mass, which exists unless some set S of letters has
 * π{y : A(y) ⊆ S} > p_X{x : a nearest letter is in S}: by max-flow min-cut, the theorem of Hall
 * with masses. S is empty where some A(y) is.
 */
import { lcm } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import type { RationalVector } from "../exact/vector.js";
import { entry, type RationalMatrix } from "../exact/vector.js";
import type { Case } from "../model/case.js";
import { coefficients } from "../model/coefficients.js";
import { support } from "../model/masses/pmf.js";
import type { TransportDivergence } from "../model/divergence/divergence.js";
import { type Arc, maximumFlow } from "./max-flow.js";

/** A set of restored letters that too much mass must enter; all indices ascending. */
export interface HallSet {
  /** S: without any one of its letters it is no Hall set. */
  readonly letters: readonly number[];
  /** The outputs of positive mass with A(y) ⊆ S. */
  readonly outputs: readonly number[];
  readonly outputMass: Rational;
  /** The mass of the source letters with a nearest letter in S; less than `outputMass`. */
  readonly sourceMass: Rational;
}

/** A Hall set, or undefined where one restorer attains all three minima. */
export function hallSet(of: Case, divergence: TransportDivergence): HallSet | undefined {
  const { outputMass } = coefficients(of);
  const { marginal } = of.source;
  const { distortion, error } = bestLetters(of);
  const both = distortion.map((letters, y) => letters.filter((j) => entry(error, y).includes(j)));
  const outputs = support(outputMass);
  const nearest = nearestLetters(divergence.cost);
  const measured = measure(of, both, nearest);

  // Nodes: a source, the outputs, the letters, the source letters, a sink.
  const [letters, inputs] = [of.restored.size, marginal.length];
  const [firstLetter, firstInput] = [1 + both.length, 1 + both.length + letters];
  const sink = firstInput + inputs;
  const common = lcm(outputMass.denominator, marginal.denominator);
  const scaled = (masses: RationalVector, i: number): bigint =>
    entry(masses.numerators, i) * (common / masses.denominator);
  const arcs: Arc[] = [
    ...outputs.map((y) => ({ from: 0, to: 1 + y, capacity: scaled(outputMass, y) })),
    ...outputs.flatMap((y) => entry(both, y).map((j) => ({ from: 1 + y, to: firstLetter + j }))),
    ...nearest.flatMap((near, x) => near.map((j) => ({ from: firstLetter + j, to: firstInput + x }))),
    ...nearest.map((_, x) => ({ from: firstInput + x, to: sink, capacity: scaled(marginal, x) })),
  ];
  const { value, reached } = maximumFlow(sink + 1, arcs, 0, sink);
  if (value === common) return undefined;
  let set = measured(Array.from({ length: letters }, (_, j) => j).filter((j) => reached.has(firstLetter + j)));
  // A letter that could not be left out at first may be dispensable once another one is gone.
  for (let smaller: HallSet | undefined = set; smaller !== undefined;) {
    set = smaller;
    smaller = set.letters
      .map((letter) => measured(set.letters.filter((j) => j !== letter)))
      .find(({ sourceMass, outputMass }) => sourceMass.lessThan(outputMass));
  }
  return set;
}

/** For every output the letters with the least δ(y,·), and those with the least e(y,·). */
export function bestLetters(of: Case): {
  readonly distortion: readonly (readonly number[])[];
  readonly error: readonly (readonly number[])[];
} {
  const { distortion, error } = coefficients(of);
  return { distortion: leastOfRows(distortion), error: leastOfRows(error) };
}

/** For every source letter the restored letters with the least ρ(·,x). */
function nearestLetters(cost: RationalMatrix): number[][] {
  return leastOfRows(cost.transposed());
}

function leastOfRows({ rows, columns, numerators }: RationalMatrix): number[][] {
  return Array.from({ length: rows }, (_, r) => {
    const row = numerators.slice(r * columns, (r + 1) * columns);
    const least = row.reduce((smallest, value) => (value < smallest ? value : smallest), entry(row, 0));
    return [...row.keys()].filter((j) => row[j] === least);
  });
}

/** The two masses that a set of letters compares. */
function measure(
  of: Case,
  both: readonly (readonly number[])[],
  nearest: readonly (readonly number[])[],
): (letters: readonly number[]) => HallSet {
  const { outputMass } = coefficients(of);
  const { marginal } = of.source;
  const positive = support(outputMass);
  const massOf = (masses: RationalVector, indices: readonly number[]): Rational =>
    Rational.of(
      indices.reduce((total, i) => total + entry(masses.numerators, i), 0n),
      masses.denominator,
    );
  return (letters) => {
    const within = new Set(letters);
    const outputs = positive.filter((y) => entry(both, y).every((j) => within.has(j)));
    const inputs = [...nearest.keys()].filter((x) => entry(nearest, x).some((j) => within.has(j)));
    return { letters, outputs, outputMass: massOf(outputMass, outputs), sourceMass: massOf(marginal, inputs) };
  };
}
