/**
 * How complicated distortion, divergence and classifier are, and what is simpler.
 *
 * Named measures come before matrices, total variation before the other named ones, each part of
 * a minimum before the minimum; of matrices, those with simpler entries come first.
 */
import { Rational } from "../../exact/rational.js";
import { distortionNames, type DistortionDefinition } from "../../model/distortion.js";
import type { DivergenceDefinition } from "../../model/divergence/divergence.js";
import type { InstanceDefinition } from "../../generate/instance/instance.js";
import { rationalWeight, simpler } from "./numbers.js";

type Matrix = readonly (readonly Rational[])[];

/** The simplest first. */
const named = [
  "total-variation",
  "wasserstein-1",
  "wasserstein-2-squared",
  "wasserstein-2",
  "chebyshev",
  "kolmogorov-smirnov",
  "chi-squared",
  "reverse-chi-squared",
  "squared-hellinger",
  "kullback-leibler",
  "reverse-kullback-leibler",
  "jensen-shannon",
] as const;
const rules = { bayes: 0, named: 1, retrained: 2 };

export type Measures = Pick<InstanceDefinition, "distortion" | "perception" | "classifier">;

/** Of what kinds all three are; 0 for Hamming distortion, total variation and the Bayes rule. */
export function measuresWeight({ distortion, perception, classifier }: Measures): bigint {
  const rule = typeof classifier === "string" ? rules[classifier] : rules.named;
  return BigInt(distortionKind(distortion) + perceptionKind(perception) + rule);
}

/** All entries of their matrices. */
export function entriesWeight({ distortion, perception }: Measures): bigint {
  const entries = [...(typeof distortion === "string" ? [] : [distortion.matrix]), ...matricesOf(perception)].flat(2);
  return entries.reduce((sum, value) => sum + rationalWeight(value), 0n);
}

function distortionKind(distortion: DistortionDefinition): number {
  return typeof distortion === "string"
    ? ["hamming", "absolute-error", "squared-error"].indexOf(distortion)
    : distortionNames.length;
}

/** A minimum weighs more than both of its parts together; a set of witnesses more, the more there are. */
function perceptionKind(perception: DivergenceDefinition): number {
  if (typeof perception === "string") return named.indexOf(perception);
  if ("minimum" in perception) return 1 + perceptionKind(perception.minimum[0]) + perceptionKind(perception.minimum[1]);
  if ("transport" in perception) return named.length;
  return named.length + ("witnesses" in perception ? perception.witnesses.length : perception["mmd-squared"].length);
}

function matricesOf(perception: DivergenceDefinition): Matrix[] {
  if (typeof perception === "string") return [];
  if ("minimum" in perception) return perception.minimum.flatMap(matricesOf);
  if ("transport" in perception) return [perception.transport];
  return ["witnesses" in perception ? perception.witnesses : perception["mmd-squared"]];
}

/** The same instance with a simpler measure, the simplest first. Not all of them fit the letters. */
export function* simplerMeasures(definition: InstanceDefinition): Generator<InstanceDefinition, void, unknown> {
  const { distortion, perception, classifier } = definition;
  if (classifier !== "bayes") yield { ...definition, classifier: "bayes" };
  for (const simple of simplerPerceptions(perception)) yield { ...definition, perception: simple };
  for (const simple of simplerDistortions(distortion)) yield { ...definition, distortion: simple };
}

function* simplerDistortions(distortion: DistortionDefinition): Generator<DistortionDefinition> {
  for (const name of distortionNames) if (name !== distortion) yield name;
  if (typeof distortion === "object") for (const matrix of simplerMatrices(distortion.matrix)) yield { matrix };
}

function* simplerPerceptions(perception: DivergenceDefinition): Generator<DivergenceDefinition> {
  // One divergence that is not convex never stands for another: that would be another finding.
  for (const name of named) if (name !== perception && name !== "wasserstein-2") yield name;
  if (typeof perception === "string") return;
  if ("transport" in perception) {
    for (const transport of simplerMatrices(perception.transport)) yield { transport };
  } else if ("witnesses" in perception) {
    const { witnesses } = perception;
    if (witnesses.length > 1)
      for (const without of witnesses) yield { witnesses: witnesses.filter((row) => row !== without) };
    for (const matrix of simplerMatrices(witnesses)) yield { witnesses: matrix };
  } else if ("mmd-squared" in perception) {
    // A matrix that is no kernel any more is no instance.
    for (const kernel of simplerKernels(perception["mmd-squared"])) yield { "mmd-squared": kernel };
  } else {
    const [first, second] = perception.minimum;
    yield first;
    yield second;
    for (const simple of simplerPerceptions(first)) yield { minimum: [simple, second] };
    for (const simple of simplerPerceptions(second)) yield { minimum: [first, simple] };
  }
}

/** As other matrices, but an entry together with the one opposite. */
function* simplerKernels(kernel: Matrix): Generator<Matrix> {
  yield* simplerTogether(kernel);
  for (const [i, row] of kernel.entries()) {
    for (const [j, value] of row.slice(0, i + 1).entries()) {
      const here = (k: number, l: number): boolean => (k === i && l === j) || (k === j && l === i);
      for (const simple of simpler(value))
        yield kernel.map((line, k) => line.map((one, l) => (here(k, l) ? simple : one)));
    }
  }
}

/** All entries halved until they are small, all of equal ones at once, then one entry at a time. */
function* simplerMatrices(matrix: Matrix): Generator<Matrix> {
  yield* simplerTogether(matrix);
  for (const [i, row] of matrix.entries()) {
    for (const [j, value] of row.entries()) {
      for (const simple of simpler(value))
        yield matrix.map((line, k) => (k === i ? line.map((one, l) => (l === j ? simple : one)) : line));
    }
  }
}

/** All entries scaled, then all of equal ones at once. */
function* simplerTogether(matrix: Matrix): Generator<Matrix> {
  const distinct = new Map(matrix.flat().map((value) => [value.toString(), value]));
  for (const scale of [Rational.of(1n, 2n), Rational.of(1n, 3n), Rational.of(2n), Rational.of(3n), Rational.of(4n)]) {
    yield matrix.map((row) => row.map((value) => value.times(scale)));
  }
  for (const value of distinct.values()) {
    for (const simple of simpler(value))
      yield matrix.map((row) => row.map((one) => (one.equals(value) ? simple : one)));
  }
}
