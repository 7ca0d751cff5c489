/**
 * The perceptual part of the linear program: the rows and columns of d(p_X,q) ≤ P.
 *
 * The restored pmf enters through q(x̂) = Σ_y π(y)Q(x̂|y): every variable Q(x̂|y)
 * has the coefficient π(y) in the one row `letterRow[x̂]` of the part (or in none).
 * Coefficients are integers over the row's denominator; a row's bound is
 * constant + slope·P.
 */
import type { Cut } from "../../certificate/plane.js";
import type { Rational } from "../../exact/rational.js";
import type { RationalMatrix, RationalVector } from "../../exact/vector.js";
import type { Relation } from "../../lp/program.js";

export interface PartRow {
  readonly name: string;
  readonly relation: Relation;
  readonly denominator: bigint;
  readonly constant: Rational;
  readonly slope: -1 | 0 | 1;
}

/** An auxiliary variable ≥ 0 of cost 0; rows are indices into the part's rows, ascending. */
export interface PartColumn {
  readonly name: string;
  readonly rows: readonly number[];
  readonly values: readonly bigint[];
}

export interface PerceptionPart {
  readonly rows: readonly PartRow[];
  readonly columns: readonly PartColumn[];
  readonly letterRow: readonly (number | undefined)[];
  /** Multiplier μ and cut from the duals of the part's rows. */
  readCut(dual: readonly Rational[]): { readonly multiplier: Rational; readonly cut: Cut };
  /** The coupling T(x̂,x) from the values of the part's columns, where the certificate needs one. */
  readCoupling?(primal: readonly Rational[]): RationalMatrix;
}

/** The data from which a part is built. */
export interface PartInput {
  /** p_X. */
  readonly source: RationalVector;
  /** Denominator of π: rows that collect q are scaled by it. */
  readonly massDenominator: bigint;
  readonly sourceLetters: readonly string[];
  readonly restoredLetters: readonly string[];
}
