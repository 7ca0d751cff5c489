/**
 * The problem X → Y → X̂: source, channel, restored alphabet, classifier, distortion, perception.
 *
 * C(D,P) = min over restorers Q of the error rate ε, subject to E[Δ] ≤ D and
 * d(p_X,q) ≤ P. Liu, Zhang, Xiong, NeurIPS 2019, definition of the CDP function.
 */
import type { Rational } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import { Alphabet } from "./alphabet.js";
import { classifier, type Classifier, type ClassifierDefinition } from "./classifier.js";
import { distortion, type Distortion, type DistortionDefinition } from "./distortion.js";
import type { AnyDivergenceDefinition, Divergence, DivergenceContext, DivergenceDefinition } from "./divergence/divergence.js";
import { divergence } from "./divergence/index.js";
import type { Part } from "./divergence/parts.js";
import { stochasticMatrix } from "./pmf.js";
import { source, type Source, type SourceDefinition } from "./source.js";

/** W(y|x): |X| rows, |Y| columns. */
export interface Channel {
  readonly outputs: Alphabet;
  readonly matrix: RationalMatrix;
}

/** What every problem is made of, with exact numbers, before it is checked. */
export interface ProblemDefinitionBase {
  readonly name: string;
  readonly description?: string;
  readonly reference?: string;
  readonly source: SourceDefinition;
  readonly channel: { readonly outputs: readonly string[]; readonly matrix: readonly (readonly Rational[])[] };
  /** Left out: the source alphabet. */
  readonly restored?: { readonly alphabet: readonly string[] };
  readonly distortion: DistortionDefinition;
}

/** A problem with a fixed classifier and a convex divergence, before it is checked. */
export interface ProblemDefinition extends ProblemDefinitionBase {
  readonly classifier: ClassifierDefinition;
  readonly perception: DivergenceDefinition;
}

/** What every problem has. */
export interface ProblemBase {
  readonly name: string;
  readonly description?: string;
  readonly reference?: string;
  readonly source: Source;
  readonly channel: Channel;
  readonly restored: Alphabet;
  readonly distortion: Distortion;
}

/** A problem with a fixed classifier and a convex divergence: C is a linear program at every point. */
export interface Problem extends ProblemBase {
  readonly classifier: Classifier;
  readonly perception: Divergence;
  /** The composite problem of which this is one case. */
  readonly caseOf?: CompositeProblem;
}

/** What any problem is made of. */
export interface AnyProblemDefinition extends ProblemDefinitionBase {
  readonly classifier: ClassifierDefinition | "retrained";
  readonly perception: AnyDivergenceDefinition;
}

/** A problem whose classifier is re-trained, or whose divergence is not convex. */
export interface CompositeProblem extends ProblemBase {
  readonly classifier: Classifier | "retrained";
  readonly perception: {
    readonly definition: AnyDivergenceDefinition;
    /** For people. */
    readonly title: string;
    /** d is the least of these; mostly one. */
    readonly parts: readonly Part[];
  };
}

export type AnyProblem = Problem | CompositeProblem;

/** Checks a definition and builds the problem. @throws InputError with the JSON path of the fault */
export function problem(definition: ProblemDefinition): Problem {
  const { base, context } = common(definition);
  return {
    ...base,
    classifier: classifier(definition.classifier, base.source, base.restored),
    perception: divergence(definition.perception, context),
  };
}

/** Checks and builds what does not depend on the classifier or the divergence. @throws InputError */
export function common(definition: ProblemDefinitionBase): { readonly base: ProblemBase; readonly context: DivergenceContext } {
  const src = source(definition.source);
  const outputs = Alphabet.of(definition.channel.outputs, "$.channel.outputs");
  const shape = { rows: src.alphabet.size, columns: outputs.size, rowsAre: "one row per source letter", columnsAre: "one mass per output" };
  const matrix = stochasticMatrix(definition.channel.matrix, shape, "$.channel.matrix");
  const restored = definition.restored === undefined ? src.alphabet : Alphabet.of(definition.restored.alphabet, "$.restored.alphabet");
  const base = {
    name: definition.name,
    ...(definition.description === undefined ? {} : { description: definition.description }),
    ...(definition.reference === undefined ? {} : { reference: definition.reference }),
    source: src,
    channel: { outputs, matrix },
    restored,
    distortion: distortion(definition.distortion, src.alphabet, restored),
  };
  return { base, context: { source: src.alphabet, restored, union: src.alphabet.union(restored) } };
}
