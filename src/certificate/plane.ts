/**
 * Planes: lower bounds on C, and proofs that nothing is feasible.
 *
 * A plane (λ, μ, γ) with row potentials s(y) and a cut (w, β) proves
 * ε ≥ γ − λD − μP for every restorer with E[Δ] ≤ D and d ≤ P, when λ, μ ≥ 0 and
 *   s(y) ≤ λδ(y,x̂) + e(y,x̂) − π(y)w(x̂) for all y, x̂,
 *   μ·d(p_X,q) ≥ β − Σ w q for all pmfs q,   γ = Σ_y s(y) + β.
 * With e left out it is a Farkas plane: λD + μP ≥ γ wherever anything is feasible.
 */
import type { Rational } from "../exact/rational.js";

/** A bound on distortion or perception; "inf" is no bound. */
export type Bound = Rational | "inf";

export interface Bounds {
  readonly distortion: Bound;
  readonly perception: Bound;
}

/** λ and μ, both ≥ 0. */
export interface Multipliers {
  readonly distortion: Rational;
  readonly perception: Rational;
}

/**
 * The proof of μ·d(p_X,q) ≥ β − Σ w q: potentials of a transport problem, weights of witnesses, or a
 * tangent of a smooth divergence.
 */
export type Cut =
  /** d ≥ 0: w = 0 and β = 0. */
  | { readonly kind: "none" }
  | {
      readonly kind: "smooth";
      /** s(x̂), one per restored letter: d ≥ Σ s q + constant, so that w = −μs and β = μ·constant. */
      readonly slopes: readonly Rational[];
      readonly constant: Rational;
    }
  | {
      readonly kind: "tangent";
      /** r, one per union letter: d ≥ 2(r−p)ᵀK(q−p) − (r−p)ᵀK(r−p). */
      readonly tangent: readonly Rational[];
      /** The part of it that does not depend on q: β = μ·constant. */
      readonly constant: Rational;
    }
  | {
      readonly kind: "pinned";
      /** Where the bound on d leaves one q only (or only q with K(q−p) = 0): any weights, one per union letter. */
      readonly weights: readonly Rational[];
      /** β. */
      readonly constant: Rational;
    }
  | {
      readonly kind: "transport";
      /** v(x), one per source letter: v(x) − w(x̂) ≤ μρ(x̂,x) and β = Σ p_X v. */
      readonly source: readonly Rational[];
      /** w(x̂), one per restored letter. */
      readonly restored: readonly Rational[];
    }
  | {
      readonly kind: "witnesses";
      /** μ_j ≥ 0, one per witness, Σ μ_j ≤ μ: w = Σ μ_j g_j and β = w·p_X. */
      readonly weights: readonly Rational[];
    };

export interface Plane {
  readonly multipliers: Multipliers;
  /** s(y), one per output; 0 for outputs of mass zero. */
  readonly rows: readonly Rational[];
  readonly cut: Cut;
}

/**
 * The plane times a positive number. A Farkas plane says the same afterwards; any other bounds a
 * multiple of ε.
 */
export function scaled(plane: Plane, factor: Rational): Plane {
  const scale = (value: Rational): Rational => value.times(factor);
  const { multipliers, rows, cut } = plane;
  return {
    multipliers: { distortion: scale(multipliers.distortion), perception: scale(multipliers.perception) },
    rows: rows.map(scale),
    cut: scaledCut(cut, scale),
  };
}

/** The cut of a plane whose multipliers are scaled: slopes and tangents say the same for every μ. */
function scaledCut(cut: Cut, scale: (value: Rational) => Rational): Cut {
  switch (cut.kind) {
    case "transport":
      return { kind: cut.kind, source: cut.source.map(scale), restored: cut.restored.map(scale) };
    case "witnesses":
      return { kind: cut.kind, weights: cut.weights.map(scale) };
    case "pinned":
      return { kind: cut.kind, weights: cut.weights.map(scale), constant: scale(cut.constant) };
    default:
      return cut;
  }
}
