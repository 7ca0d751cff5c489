/**
 * Random problems and their parts as fast-check arbitraries: `exact-cdp/arbitraries`.
 *
 * Library code, shared by tests, by the search for counterexamples and by users' own tests. Every
 * value is exact and valid by construction; sizes and denominators are tiny unless options say
 * otherwise, so that an exact solution takes about a millisecond; everything shrinks.
 *
 *     fc.assert(fc.property(problemWithBounds(1), ({ problem, bounds: [at] }) => …));
 */
export { alphabets, unionOf, type Alphabets, type Sizes } from "./alphabets.js";
export {
  allPlaces,
  placedPoint,
  problemWithPoint,
  type Place,
  type PlacedPoint,
  type PlaceOptions,
  type ProblemWithPoint,
} from "./boundary.js";
export { anyRestorer, bounds, finiteBounds, problemWithBounds, type BoundedProblem } from "./bounds.js";
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
} from "./channels.js";
export { arbitrary, pick, type About, type Choose, type Recipe } from "./choices.js";
export {
  compositeDefinition,
  compositeInstance,
  mirroredInstance,
  type CompositeInstance,
  type CompositeOptions,
} from "./composite.js";
export type { DivergenceForm, ProblemOptions } from "./definition.js";
export { distortion, distortionKinds, metric, type DistortionKind, type DistortionOptions } from "./distortions.js";
export {
  minimum,
  needsNumbers,
  perception,
  perceptionKinds,
  smoothKinds,
  type LinearKind,
  type PerceptionKind,
  type PerceptionOptions,
  type SmoothKind,
} from "./divergences.js";
export { instances } from "./instances.js";
export type { InstanceOptions } from "./scope.js";
export { pmf, pointMass, positivePmf } from "./masses.js";
export { fraction, matrix, nonNegativeMatrix, nonNegativeRational, smallRational } from "./numbers.js";
export {
  anyProblemDefinition,
  classifier,
  problemDefinition,
  randomAnyProblem,
  randomProblem,
  type AnyProblemOptions,
} from "./problem.js";
export type { Count, MassOptions, NumberOptions, Span } from "./sizes.js";
export { sourceByClasses, sourceByCounts, type SourceOptions } from "./sources.js";
