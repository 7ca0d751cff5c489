/**
 * Programs with one smooth convex function of the restored masses, in doubles: what the search works on.
 *
 * Unknown is a restorer Q(j|y) ≥ 0, rows summing to 1, on the pairs (y, j) that are allowed. Three
 * quantities depend on it: E[Δ] = Σ δQ, d = φ(q) with q_j = Σ_y π_y Q(j|y), and ε = Σ eQ. Each has a
 * part: it is minimised with a weight, or bounded, or of no account. Nothing here decides anything; what
 * is found is rounded to rationals and proved (rounding.ts).
 */

/** A smooth convex function φ of q, in doubles: for the search alone. */
export interface SmoothFunction {
  /** φ(q). */
  readonly value: (q: Float64Array) => number;
  /** ∂φ/∂q_j for every j. */
  readonly gradient: (q: Float64Array) => Float64Array;
  /** ∂²φ/∂q_i∂q_j: the diagonal where φ is a sum over letters, else all entries, row by row. */
  readonly curvature: (q: Float64Array) => Float64Array;
}

/** The three quantities, in this order everywhere. */
export const quantities = ["distortion", "perception", "errorRate"] as const;
export type Quantity = (typeof quantities)[number];

/** What becomes of a quantity: minimised with a weight ≥ 0 (0: of no account), or kept at most at a bound. */
export type Role = { readonly weight: number } | { readonly bound: number };

export interface SmoothProgram {
  /** |Y|, outputs of positive mass only, and |X̂|. */
  readonly outputs: number;
  readonly letters: number;
  /** π(y). */
  readonly mass: Float64Array;
  /** δ(y,j) and e(y,j), row by row. */
  readonly distortion: Float64Array;
  readonly error: Float64Array;
  /** 1 where output y may be answered by letter j; every row has one such letter at least. */
  readonly allowed: Uint8Array;
  readonly divergence: SmoothFunction;
}

export type Roles = Readonly<Record<Quantity, Role>>;

/** The values of the three quantities at a restorer. */
export type Levels = Readonly<Record<Quantity, number>>;

/** q_j = Σ_y π_y Q(j|y). */
export function restoredMass({ outputs, letters, mass }: SmoothProgram, restorer: Float64Array): Float64Array {
  const q = new Float64Array(letters);
  for (let y = 0; y < outputs; y++) {
    const weight = mass[y]!;
    for (let j = 0; j < letters; j++) q[j]! += weight * restorer[y * letters + j]!;
  }
  return q;
}

/** (E[Δ], d, ε) of a restorer. */
export function levelsOf(program: SmoothProgram, restorer: Float64Array): Levels {
  return {
    distortion: product(program.distortion, restorer),
    perception: program.divergence.value(restoredMass(program, restorer)),
    errorRate: product(program.error, restorer),
  };
}

/** Σ a_i b_i. */
export function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
