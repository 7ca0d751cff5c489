/** Shrinking of counterexamples. */
export { compareInstances } from "./order.js";
export { shrink, shrinking, type ShrinkOptions, type Shrinking, type Shrunk } from "./shrink.js";
