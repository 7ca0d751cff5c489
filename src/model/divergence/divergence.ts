/**
 * Perceptual divergences d(p_X, q) in the three forms that the solvers take.
 *
 * p_X lives on the source letters, q on the restored letters; both are extended
 * by zero to the union (source letters in order, then the new ones). Two
 * families are linear-programming representable and solved exactly:
 *
 * - transport: d(p,q) = min over couplings T(x̂,x) ≥ 0 with row sums q and column
 *   sums p of Σ ρ(x̂,x)T(x̂,x), with cost ρ ≥ 0 (|X̂| rows, |X| columns);
 * - witnesses: d(p,q) = max(0, max_j Σ_z g_j(z)(p(z) − q(z))), one row g_j per
 *   witness, one column per union letter z.
 *
 * The third is enclosed between rationals:
 *
 * - smooth: f-divergences, and the squared distance of mean embeddings (p−q)ᵀK(p−q).
 */
import type { Enclosure } from "../../exact/enclosure.js";
import type { Rational } from "../../exact/rational.js";
import type { RationalMatrix, RationalVector } from "../../exact/vector.js";
import type { Alphabet } from "../masses/alphabet.js";
import type { FDivergenceName, Generator } from "./generator.js";

export type LinearDivergenceName =
  "total-variation" | "wasserstein-1" | "wasserstein-2-squared" | "chebyshev" | "kolmogorov-smirnov";

export type DivergenceName = LinearDivergenceName | FDivergenceName;

/** A convex divergence, as a problem names it. */
export type ConvexDefinition =
  | DivergenceName
  | { readonly transport: readonly (readonly Rational[])[] }
  | { readonly witnesses: readonly (readonly Rational[])[] }
  | { readonly "mmd-squared": readonly (readonly Rational[])[] };

/** Any divergence, those that are not convex included (parts.ts). */
export type DivergenceDefinition =
  ConvexDefinition | "wasserstein-2" | { readonly minimum: readonly [DivergenceDefinition, DivergenceDefinition] };

export function isConvexDefinition(definition: DivergenceDefinition): definition is ConvexDefinition {
  return typeof definition === "string" ? definition !== "wasserstein-2" : !("minimum" in definition);
}

/** The alphabets a divergence is built on. */
export interface DivergenceContext {
  readonly source: Alphabet;
  readonly restored: Alphabet;
  readonly union: Alphabet;
}

/** Sorted distinct values of a line and where each letter sits on it. */
export interface Line {
  /** Ascending distinct points. */
  readonly points: readonly Rational[];
  /** Position on `points` of every source letter. */
  readonly source: readonly number[];
  /** Position on `points` of every restored letter. */
  readonly restored: readonly number[];
}

interface Common {
  readonly definition: ConvexDefinition;
  /** For people: "total variation", "Wasserstein-1", … */
  readonly title: string;
}

/** Structure of a transport cost that solvers may exploit. */
export type TransportStructure =
  /** ρ = 1 where the letters differ, 0 where they are equal. */
  | { readonly shape: "hub" }
  /** ρ = |x̂ − x| on a line of numbers. */
  | { readonly shape: "line"; readonly line: Line }
  | { readonly shape: "general" };

export interface TransportDivergence extends Common {
  readonly family: "transport";
  /** ρ(x̂,x): |X̂| rows, |X| columns. */
  readonly cost: RationalMatrix;
  readonly structure: TransportStructure;
  /** d(p,q) by a closed form, where one exists; absent for a general cost. */
  readonly evaluate?: (p: RationalVector, q: RationalVector) => Rational;
}

export interface WitnessDivergence extends Common {
  readonly family: "witnesses";
  /** g_j(z): one row per witness, one column per union letter. */
  readonly witnesses: RationalMatrix;
  readonly evaluate: (p: RationalVector, q: RationalVector) => Rational;
}

interface Smooth extends Common {
  readonly family: "smooth";
  /** d(p,q): rational where it is known to be, else enclosed at about 2^−bits; "inf" where it is infinite. */
  readonly evaluate: (p: RationalVector, q: RationalVector, bits: number) => Rational | Enclosure | "inf";
}

/** d(p,q) = Σ_z p(z)·f(q(z)/p(z)). */
export interface FDivergence extends Smooth {
  readonly form: "f-divergence";
  readonly generator: Generator;
}

/** d(p,q) = (q−p)ᵀK(q−p), K positive semidefinite on the union letters. */
export interface MmdSquared extends Smooth {
  readonly form: "mmd-squared";
  readonly kernel: RationalMatrix;
}

export type SmoothDivergence = FDivergence | MmdSquared;

export type LinearDivergence = TransportDivergence | WitnessDivergence;

export type Divergence = LinearDivergence | SmoothDivergence;
