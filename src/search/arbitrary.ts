/**
 * Random problems, and everything they are made of, as fast-check arbitraries: `exact-cdp/arbitraries`.
 *
 * Library code, shared by tests, by the search for counterexamples and by users' own tests. Every
 * value is exact and valid by construction; sizes and denominators are tiny unless options say
 * otherwise, so that an exact solution takes about a millisecond; everything shrinks.
 *
 *     fc.assert(fc.property(problemWithBounds(1), ({ problem, bounds: [at] }) => …));
 */
export { alphabets, unionOf, type Alphabets, type Sizes } from "./arbitrary/alphabets.js";
export { allPlaces, placedPoint, problemWithPoint, type Place, type PlacedPoint, type PlaceOptions, type ProblemWithPoint } from "./arbitrary/boundary.js";
export { anyRestorer, bounds, finiteBounds, problemWithBounds, type BoundedProblem } from "./arbitrary/bounds.js";
export {
  channel,
  channelKinds,
  degradedPair,
  deterministicChannel,
  positiveChannel,
  sparseChannel,
  symmetricChannel,
  type ChannelKind,
  type ChannelOptions,
  type DegradedPair,
} from "./arbitrary/channels.js";
export { arbitrary, pick, type About, type Choose, type Recipe } from "./arbitrary/choices.js";
export { compositeDefinition, compositeInstance, mirroredInstance, type CompositeInstance, type CompositeOptions } from "./arbitrary/composite.js";
export type { DivergenceForm, ProblemOptions } from "./arbitrary/definition.js";
export { distortion, distortionKinds, metric, type DistortionKind, type DistortionOptions } from "./arbitrary/distortions.js";
export { minimum, needsNumbers, perception, perceptionKinds, type PerceptionKind, type PerceptionOptions } from "./arbitrary/divergences.js";
export { instances, type InstanceOptions } from "./arbitrary/instances.js";
export { pmf, pointMass, positivePmf } from "./arbitrary/masses.js";
export { fraction, matrix, nonNegativeMatrix, nonNegativeRational, smallRational } from "./arbitrary/numbers.js";
export { anyProblemDefinition, classifier, problemDefinition, randomAnyProblem, randomProblem, type AnyProblemOptions } from "./arbitrary/problem.js";
export type { Count, MassOptions, NumberOptions, Span } from "./arbitrary/sizes.js";
export { sourceByClasses, sourceByCounts, type SourceOptions } from "./arbitrary/sources.js";
