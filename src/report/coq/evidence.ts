/** Planes, restorers and couplings as terms of the Coq checker; what a certificate leaves out is filled in. */
import { Rational, max, min, sum } from "../../exact/rational.js";
import type { RationalMatrix} from "../../exact/vector.js";
import { entry } from "../../exact/vector.js";
import type { ReadPlane } from "../../format/certificate.js";
import { coefficients } from "../../model/coefficients.js";
import type { TransportDivergence } from "../../model/divergence/divergence.js";
import type { Problem } from "../../model/problem.js";
import { matrix, option, rational, vector } from "./terms.js";

type Matrix = readonly (readonly Rational[])[];

/** @param errors whether the rows hold with the costs of the error rate, or with none (a Farkas plane) */
export function planeTerm(plane: ReadPlane, problem: Problem, errors: boolean): string {
  const { multipliers, cut } = plane;
  const w = cut.kind === "transport" ? cut.restored : combined(cut.weights, problem);
  const rows = plane.rows ?? largestRows(multipliers.distortion, w, problem, errors);
  const cutTerm =
    cut.kind === "transport"
      ? `TransportCut ${vector(cut.source ?? largestSource(multipliers.perception, cut.restored, problem))} ${vector(cut.restored)}`
      : `WitnessCut ${vector(cut.weights)}`;
  return `{| p_lambda := ${rational(multipliers.distortion)}; p_mu := ${rational(multipliers.perception)}; p_rows := ${vector(rows)}; p_cut := ${cutTerm} |}`;
}

export function restorerTerm(restorer: Matrix): string {
  return matrix(restorer, "  ");
}

/**
 * The coupling that shows what the perceptual difference is at most, where the checker wants one:
 * for transport costs other than total variation.
 * @param given that of the certificate, required for a cost given as a matrix
 */
export function couplingTerm(restorer: Matrix, given: Matrix | undefined, problem: Problem): string {
  const { perception } = problem;
  if (perception.family === "witnesses" || perception.definition === "total-variation") return option(undefined);
  const coupling = given ?? (perception.structure.shape === "line" || perception.definition === "wasserstein-2-squared" ? monotone(restorer, problem) : undefined);
  return option(coupling === undefined ? undefined : matrix(coupling, "  "));
}

/** s(y) = min over x̂ of λδ(y,x̂) + e(y,x̂) − π(y)w(x̂). */
function largestRows(lambda: Rational, w: readonly Rational[], problem: Problem, errors: boolean): Rational[] {
  const { outputMass, distortion, error } = coefficients(problem);
  return outputMass.toArray().map((mass, y) =>
    w.map((potential, h) => lambda.times(distortion.at(y, h)).plus(errors ? error.at(y, h) : Rational.zero).minus(mass.times(potential))).reduce(min),
  );
}

/** v(x) = min over x̂ of μρ(x̂,x) + w(x̂). */
function largestSource(mu: Rational, w: readonly Rational[], { source, perception }: Problem): Rational[] {
  const { cost } = perception as TransportDivergence;
  return source.alphabet.letters.map((_, x) => w.map((potential, h) => mu.times(cost.at(h, x)).plus(potential)).reduce(min));
}

/** w(x̂) = Σ_j μ_j g_j(x̂). */
function combined(weights: readonly Rational[], { source, restored, perception }: Problem): Rational[] {
  if (perception.family !== "witnesses") return restored.letters.map(() => Rational.zero);
  const union = source.alphabet.union(restored);
  return restored.letters.map((letter) => sum(weights.map((weight, j) => weight.times(perception.witnesses.at(j, union.position(letter) ?? 0)))));
}

/** q(x̂) = Σ_y π(y)Q(x̂|y). */
export function restoredPmf(restorer: Matrix, problem: Problem): Rational[] {
  const { outputMass } = coefficients(problem);
  return problem.restored.letters.map((_, h) => sum(restorer.map((row, y) => outputMass.at(y).times(entry(row, h)))));
}

/** The monotone coupling of letters on a line: both masses are used up in increasing order; optimal for convex costs of x̂ − x. */
function monotone(restorer: Matrix, problem: Problem): Matrix {
  const { source, restored } = problem;
  const increasing = (values: readonly Rational[]): number[] => [...values.keys()].sort((a, b) => entry(values, a).compare(entry(values, b)));
  const from = increasing(source.alphabet.values("$.source.alphabet", "a line"));
  const to = increasing(restored.values("$.restored.alphabet", "a line"));
  const [supply, demand] = [restoredPmf(restorer, problem), source.marginal.toArray()];
  const moved = restored.letters.map(() => source.alphabet.letters.map(() => Rational.zero));
  let [i, j] = [0, 0];
  while (i < to.length && j < from.length) {
    const [h, x] = [entry(to, i), entry(from, j)];
    const mass = min(entry(supply, h), entry(demand, x));
    entry(moved, h)[x] = mass;
    supply[h] = entry(supply, h).minus(mass);
    demand[x] = entry(demand, x).minus(mass);
    if (entry(supply, h).isZero()) i++;
    else j++;
  }
  return moved;
}

/** What a restorer achieves: (E[Δ], d, ε), where d is the cost of the coupling for a cost given as a matrix. */
export function achieved(restorer: Matrix, coupling: Matrix | undefined, problem: Problem): { readonly distortion: Rational; readonly perception: Rational | undefined; readonly errorRate: Rational } {
  const { distortion, error } = coefficients(problem);
  const expected = (of: RationalMatrix): Rational => sum(restorer.flatMap((row, y) => row.map((mass, h) => mass.times(of.at(y, h)))));
  return { distortion: expected(distortion), perception: perceptionOf(restorer, coupling, problem), errorRate: expected(error) };
}

function perceptionOf(restorer: Matrix, coupling: Matrix | undefined, problem: Problem): Rational | undefined {
  const { perception, source } = problem;
  if (perception.family === "transport" && perception.definition !== "total-variation") {
    const moved = coupling ?? (typeof perception.definition === "string" ? monotone(restorer, problem) : undefined);
    return moved && sum(moved.flatMap((row, h) => row.map((mass, x) => mass.times(perception.cost.at(h, x)))));
  }
  // On the union letters, from the definition.
  const union = source.alphabet.union(problem.restored);
  const q = restoredPmf(restorer, problem);
  const difference = union.letters.map((letter) => {
    const [x, h] = [source.alphabet.position(letter), problem.restored.position(letter)];
    return (x === undefined ? Rational.zero : source.marginal.at(x)).minus(h === undefined ? Rational.zero : entry(q, h));
  });
  if (perception.family === "witnesses") {
    return perception.witnesses
      .toArrays()
      .map((witness) => sum(witness.map((g, z) => g.times(entry(difference, z)))))
      .reduce(max, Rational.zero);
  }
  return sum(difference.map((value) => value.abs())).times(Rational.of(1n, 2n));
}
