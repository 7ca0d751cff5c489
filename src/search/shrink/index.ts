/** Shrinking of counterexamples. */
export { compareInstances } from "./order.js";
export { shrink, shrinkSteps, type ShrinkOptions, type Shrunk } from "./shrink.js";
