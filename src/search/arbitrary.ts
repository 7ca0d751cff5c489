/**
 * Random problems, and everything they are made of, as fast-check arbitraries.
 *
 * Library code, shared by tests and by search for counterexamples. Every value is
 * exact and valid by construction; sizes and denominators are tiny, so that an exact
 * solution takes about a millisecond; everything shrinks.
 *
 *     fc.assert(fc.property(problemWithBounds(1), ({ problem, bounds: [at] }) => …));
 */
export { alphabets, unionOf, type Alphabets, type Sizes } from "./arbitrary/alphabets.js";
export { anyRestorer, bounds, finiteBounds, problemWithBounds, type Instance } from "./arbitrary/bounds.js";
export {
  channel,
  deterministicChannel,
  fraction,
  matrix,
  nonNegativeMatrix,
  nonNegativeRational,
  pmf,
  pointMass,
  positiveChannel,
  positivePmf,
  smallRational,
  sparseChannel,
} from "./arbitrary/masses.js";
export { compositeDefinition, compositeInstance, mirroredInstance, type CompositeInstance, type CompositeOptions } from "./arbitrary/composite.js";
export { distortion, needsNumbers, perception, perceptionKinds, type PerceptionKind } from "./arbitrary/measures.js";
export {
  classifier,
  problemDefinition,
  randomProblem,
  sourceByClasses,
  sourceByCounts,
  type ProblemOptions,
} from "./arbitrary/problem.js";
