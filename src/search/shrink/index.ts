/** Shrinking of counterexamples. */
export { compareInstances } from "./order.js";
export { shrink, shrinking, type ShrinkOptions, type Shrunk } from "./shrink.js";
