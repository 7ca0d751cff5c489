/**
 * Composite problems, at random: re-trained classifiers, divergences that are not convex.
 *
 * Tiny, exact and valid by construction, like the problems they are made from, and shrinking
 * with them. Problems with symmetries come mirrored, with restored letters that no measure tells
 * apart: for the pruning of labelings.
 */
import fc from "fast-check";
import type { Bounds } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";
import { integerRoot } from "../../exact/root.js";
import { anyProblem, caseProblem, isComposite, openLabeling } from "../../model/composite.js";
import type { AnyDivergenceDefinition } from "../../model/divergence/divergence.js";
import type { AnyProblemDefinition, CompositeProblem, ProblemDefinition } from "../../model/problem.js";
import { bounds } from "./bounds.js";
import { pmf } from "./masses.js";
import { perception, perceptionKinds } from "./measures.js";
import { problemDefinition, type ProblemOptions } from "./problem.js";

export interface CompositeOptions extends ProblemOptions {
  /** What makes the divergence composite; "linear": nothing, only the classifier is. Default: any. */
  readonly divergence?: "linear" | "wasserstein-2" | "minimum";
  /** Default: always for "linear", else either. */
  readonly retrained?: boolean;
}

/** A composite problem as its definition. */
export function compositeDefinition(options: CompositeOptions = {}): fc.Arbitrary<AnyProblemDefinition> {
  const kinds = options.divergence === undefined ? (["linear", "wasserstein-2", "minimum"] as const) : [options.divergence];
  return fc.constantFrom(...kinds).chain((kind) => {
    const classifier = kind === "linear" ? fc.constant(true) : options.retrained === undefined ? fc.boolean() : fc.constant(options.retrained);
    return fc.tuple(withDivergence(kind, options), classifier).map(([definition, retrained]): AnyProblemDefinition => (retrained ? { ...definition, classifier: "retrained" } : definition));
  });
}

function withDivergence(kind: NonNullable<CompositeOptions["divergence"]>, options: CompositeOptions): fc.Arbitrary<AnyProblemDefinition> {
  if (kind === "linear") return problemDefinition(options);
  if (kind === "wasserstein-2") return problemDefinition({ ...options, kinds: ["wasserstein-2-squared"] }).map((one) => ({ ...one, perception: "wasserstein-2" }));
  // Letters that are numbers, so that any two kinds go together.
  return problemDefinition({ ...options, numeric: true }).chain((one) =>
    secondDivergence(one, options).map((second): AnyProblemDefinition => ({ ...one, perception: { minimum: [one.perception, second] } })),
  );
}

function secondDivergence({ source, channel, restored }: ProblemDefinition, { kinds = perceptionKinds }: CompositeOptions): fc.Arbitrary<AnyDivergenceDefinition> {
  const letters = { source: source.alphabet, outputs: channel.outputs, restored: restored?.alphabet ?? source.alphabet };
  const linear = fc.constantFrom(...kinds).chain((kind) => perception(kind, letters));
  return fc.oneof({ weight: 4, arbitrary: linear }, { weight: 1, arbitrary: fc.constant("wasserstein-2" as const) });
}

/** A problem, as it was defined and as it was built, and a pair of bounds for it. */
export interface CompositeInstance {
  readonly definition: AnyProblemDefinition;
  readonly problem: CompositeProblem;
  readonly bounds: Bounds;
}

/** A composite problem and bounds near what its first divergence can be. */
export function compositeInstance(options: CompositeOptions = {}): fc.Arbitrary<CompositeInstance> {
  return withBounds(compositeDefinition(options));
}

/** The same for mirrored problems. */
export function mirroredInstance(): fc.Arbitrary<CompositeInstance> {
  return withBounds(mirroredDefinition());
}

function withBounds(definitions: fc.Arbitrary<AnyProblemDefinition>): fc.Arbitrary<CompositeInstance> {
  return definitions.chain((definition) => {
    const problem = anyProblem(definition);
    if (!isComposite(problem)) throw new Error("a definition that is not composite");
    const [part] = problem.perception.parts;
    return bounds(caseProblem(problem, openLabeling(problem), 0)).map((pair) => ({ definition, problem, bounds: part?.power === 2 ? rooted(pair) : pair }));
  });
}

/** From a bound p on d² one on d that is not far from √p: p/(1 + ⌊√⌈p⌉⌋). */
function rooted({ distortion, perception: p }: Bounds): Bounds {
  if (p === "inf" || p.sign() < 0) return { distortion, perception: p };
  const above = (p.num + p.den - 1n) / p.den;
  return { distortion, perception: p.over(Rational.of(1n + integerRoot(above))) };
}

/**
 * Two classes that are each other's mirror images behind a channel that is its own, restored on
 * the source letters and up to two others; Hamming distortion, total variation, re-trained.
 */
function mirroredDefinition(): fc.Arbitrary<AnyProblemDefinition> {
  return fc
    .constantFrom(2, 3)
    .chain((size) => fc.tuple(pmf(size), fc.array(pmf(size), { minLength: size, maxLength: size }), fc.integer({ min: 0, max: 2 })))
    .map(([first, rows, others]): AnyProblemDefinition => {
      const letters = first.map((_, i) => String(i));
      const mirrored = rows.map((row, x) => {
        const image = [...(rows[rows.length - 1 - x] ?? row)].reverse();
        return row.map((mass, y) => mass.plus(image[y] ?? mass).over(Rational.of(2n)));
      });
      const half = Rational.of(1n, 2n);
      return {
        name: "mirrored",
        source: {
          alphabet: letters,
          classes: [
            { name: "w1", prior: half, pmf: first },
            { name: "w2", prior: half, pmf: [...first].reverse() },
          ],
        },
        channel: { outputs: letters.map((letter) => `y${letter}`), matrix: mirrored },
        restored: { alphabet: [...letters, ...["a", "b"].slice(0, others)] },
        classifier: "retrained",
        distortion: "hamming",
        perception: "total-variation",
      };
    });
}
