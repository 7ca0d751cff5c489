/**
 * Problem files as typed data, for programs that build them: what JSON can hold, and exact numbers
 * of a program.
 *
 * Numbers are text ("7/10", "0.25", "1e-3"), whole numbers, bigints, Rationals or fraction.js
 * Fractions; a double such as 0.1 is refused where the problem is built, because nobody can know
 * which rational it stands for. docs/formats.md says what the keys mean.
 */
import type { RationalLike } from "../exact/rational.js";
import type { DivergenceName } from "../model/divergence/divergence.js";
import type { problemFormat } from "./problem-file.js";

/** "7/10", "0.25", a whole number, a bigint, a Rational or a Fraction. */
export type NumberData = RationalLike;

type Masses = readonly NumberData[];
type Rows = readonly Masses[];

/** Masses under a key, to be divided by their sums where `normalise` is true; counts; or the name of a CSV file. */
type MassForms<Key extends string, List> =
  | ({ readonly [K in Key]: List } & { readonly normalise?: boolean })
  | { readonly counts: List }
  | { readonly file: string; readonly normalise?: boolean };

/** One class: prior P_k and pmf p(x|k) over the source letters. */
export type ClassData = { readonly name: string; readonly prior: NumberData } & MassForms<"pmf", Masses>;

/** A source by class-conditional pmfs, or by a table with a row per class and a column per letter. */
export type SourceData =
  | { readonly alphabet: readonly string[]; readonly classes: readonly ClassData[]; readonly normalise?: boolean }
  | ({ readonly alphabet: readonly string[]; readonly classNames: readonly string[] } & (
      { readonly counts: Rows } | { readonly file: string; readonly normalise?: boolean }
    ));

/** A channel W(y|x): a row per source letter, a column per output. */
export type ChannelData = { readonly outputs: readonly string[] } & MassForms<"matrix", Rows>;

/** Costs: written out, as whole numbers, or in a CSV file. */
export type CostData = { readonly matrix: Rows } | { readonly counts: Rows } | { readonly file: string };

export type DistortionData = "hamming" | "squared-error" | "absolute-error" | CostData;

export type PerceptionData =
  | DivergenceName
  | "wasserstein-2"
  | { readonly transport: Rows | CostData }
  | { readonly witnesses: Rows }
  | { readonly "mmd-squared": Rows }
  | { readonly minimum: readonly [PerceptionData, PerceptionData] };

/** A problem file. @example const data: ProblemData = { format: "exact-cdp/problem@1", name: "mine", … } */
export interface ProblemData {
  readonly format: typeof problemFormat;
  readonly name: string;
  readonly description?: string;
  readonly reference?: string;
  readonly source: SourceData;
  readonly channel: ChannelData;
  /** Left out: the source alphabet. */
  readonly restored?: { readonly alphabet: readonly string[] };
  readonly classifier: "bayes" | "retrained" | readonly string[];
  readonly distortion: DistortionData;
  readonly perception: PerceptionData;
}
