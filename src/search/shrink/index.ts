/** Shrinking of counterexamples. */
export { compareInstances } from "./order.js";
export { shrinkDrawn } from "./drawn.js";
export {
  shrink,
  shrinkSteps,
  usualShrinkLimit,
  type ShrinkOptions,
  type ShrinkProgress,
  type Shrunk,
} from "./shrink.js";
