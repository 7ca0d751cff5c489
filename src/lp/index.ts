/** Linear programs: exact simplex, suggestions, and the brute-force reference. */
export type { ColumnDefinition, LinearProgram, Outcome, Relation, Row, Column } from "./program.js";
export { coefficient, floatHint, linearProgram, loadHighsHint, solveLinearProgram, warmStart } from "./public.js";
export type { SolveOptions } from "./simplex.js";
export type { WarmStart } from "./standard.js";
export { prepareFor } from "./warm-start.js";
