/**
 * The problem X → Y → X̂: source, channel, restored alphabet, classifier, distortion, perception.
 *
 * C(D,P) = min over restorers Q of the error rate ε, subject to E[Δ] ≤ D and
 * d(p_X,q) ≤ P. Liu, Zhang, Xiong, NeurIPS 2019, definition of the CDP function.
 *
 * C is the least over the cases of a problem (case.ts). A problem with a fixed classifier and a
 * convex divergence has one case, and its C is convex.
 */
import type { Rational } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import { Alphabet } from "./masses/alphabet.js";
import { classifier, type Classifier, type ClassifierDefinition } from "./classifier.js";
import { distortion, type Distortion, type DistortionDefinition } from "./distortion.js";
import type { DivergenceDefinition } from "./divergence/divergence.js";
import { parts, type Part } from "./divergence/parts.js";
import { Owner } from "./memo.js";
import { stochasticMatrix } from "./masses/pmf.js";
import { source, type Source, type SourceDefinition } from "./source.js";

/** W(y|x): |X| rows, |Y| columns. */
export interface Channel {
  readonly outputs: Alphabet;
  readonly matrix: RationalMatrix;
}

/** A problem in exact numbers, before it is checked. */
export interface ProblemDefinition {
  readonly name: string;
  readonly description?: string;
  readonly reference?: string;
  readonly source: SourceDefinition;
  readonly channel: { readonly outputs: readonly string[]; readonly matrix: readonly (readonly Rational[])[] };
  /** Left out: the source alphabet. */
  readonly restored?: { readonly alphabet: readonly string[] };
  readonly classifier: ClassifierDefinition;
  readonly distortion: DistortionDefinition;
  readonly perception: DivergenceDefinition;
}

/** The perceptual divergence: d is the least of its parts. A convex divergence has one part. */
export interface Perception {
  readonly definition: DivergenceDefinition;
  /** For people: "total variation", … */
  readonly title: string;
  readonly parts: readonly Part[];
}

/** A checked problem. `problem` builds it. */
export class Problem extends Owner {
  readonly name: string;
  declare readonly description?: string;
  declare readonly reference?: string;

  constructor(
    { name, description, reference }: Pick<ProblemDefinition, "name" | "description" | "reference">,
    readonly source: Source,
    readonly channel: Channel,
    readonly restored: Alphabet,
    readonly distortion: Distortion,
    readonly classifier: Classifier,
    readonly perception: Perception,
  ) {
    super();
    this.name = name;
    if (description !== undefined) this.description = description;
    if (reference !== undefined) this.reference = reference;
  }

  /** The same problem with another divergence. */
  withPerception(perception: Perception): Problem {
    return new Problem(this, this.source, this.channel, this.restored, this.distortion, this.classifier, perception);
  }
}

/** Checks a definition and builds the problem. @throws InputError with the JSON path of the fault */
export function problem(definition: ProblemDefinition): Problem {
  const src = source(definition.source);
  const outputs = Alphabet.of(definition.channel.outputs, "$.channel.outputs");
  const shape = {
    rows: src.alphabet.size,
    columns: outputs.size,
    rowsAre: "one row per source letter",
    columnsAre: "one mass per output",
  };
  const matrix = stochasticMatrix(definition.channel.matrix, shape, "$.channel.matrix");
  const restored =
    definition.restored === undefined ? src.alphabet : Alphabet.of(definition.restored.alphabet, "$.restored.alphabet");
  const measure = distortion(definition.distortion, src.alphabet, restored);
  const rule = classifier(definition.classifier, src, restored);
  const context = { source: src.alphabet, restored, union: src.alphabet.union(restored) };
  const perception = { definition: definition.perception, ...parts(definition.perception, context) };
  return new Problem(definition, src, { outputs, matrix }, restored, measure, rule, perception);
}
