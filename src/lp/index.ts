/** Linear programs: exact simplex, suggestions, and the brute-force reference. */
export {
  linearProgram,
  coefficient,
  type ColumnDefinition,
  type LinearProgram,
  type Outcome,
  type Relation,
  type Row,
  type Column,
} from "./program.js";
export { solveLinearProgram, type SolveOptions } from "./simplex.js";
export type { WarmStart } from "./standard.js";
export { prepareFor, warmStart } from "./warm-start.js";
export { floatHint } from "./float-hint.js";
export { loadHighsHint } from "./highs-hint.js";
