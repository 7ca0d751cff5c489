/** A cut in terms of a script: μd ≥ β − Σ wq for every pmf q on the restored letters, where the conjuncts hold. */
import type { Rational } from "../../exact/rational.js";

export interface CutTerms {
  /** w(x̂), as terms and as numbers. */
  readonly w: readonly string[];
  readonly weights: readonly Rational[];
  readonly beta: string;
  readonly conjuncts: readonly string[];
}
