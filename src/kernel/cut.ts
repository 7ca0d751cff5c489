/** The cut of a plane, as it is used once it is verified: μ·d(p_X,q) ≥ β − Σ w(x̂)q(x̂) for all pmfs q. */
import type { Rational } from "../exact/rational.js";
import type { Scaled } from "./scaled.js";

export interface Cut {
  /** w(x̂), per restored letter. */
  readonly restored: Scaled;
  /** β. */
  readonly constant: Rational;
}
