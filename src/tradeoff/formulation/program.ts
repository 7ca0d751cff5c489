/**
 * Linear programs over the restorers of one case.
 *
 * min a·Σ δQ + b·t + c·Σ eQ, where Σ δQ and d(p_X,q) may have bounds, or d(p_X,q) ≤ t. Rows, in
 * order: one per output of positive mass (Σ_x̂ π(y)Q(x̂|y) = π(y), scaled by π so that elimination
 * meets equal entries), the distortion row where there is a bound, the perceptual part where d
 * comes in. Columns: Q(x̂|y) for the letters to which y may be sent, the part's, then t. The duals
 * read back as a plane: s(y) = π(y)·y_y, λ = −y of the distortion row, μ and the cut from the part.
 */
import type { Bound, Bounds, Cut, Plane } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";
import { RationalMatrix, entry } from "../../exact/vector.js";
import type { Column, LinearProgram, Row } from "../../lp/program.js";
import { linearCase, type Case } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";
import { support } from "../../model/masses/pmf.js";
import type { Triple } from "../../transport/weights.js";
import { couplingPart } from "./coupling.js";
import { hubPart } from "./hub.js";
import { linePart } from "./line.js";
import type { PartInput, PartRow, PerceptionPart } from "./part.js";
import { witnessPart } from "./witnesses.js";

/** The letters each output may be sent to: at least one for every output of positive mass. */
export type Allowed = readonly (readonly number[])[];

/** The quantities of a program: free, bounded or variable. */
export interface ProgramShape {
  readonly distortion: "free" | "bounded";
  /** "variable": t ≥ d(p_X,q) is a variable of the program. */
  readonly perception: "free" | "bounded" | "variable";
  /** Left out: every letter. */
  readonly allowed?: Allowed;
}

const unbounded: Bounds = { distortion: "inf", perception: "inf" };
/** The weights of an error rate alone. */
export const errorOnly: Triple = [0n, 0n, 1n];

/** The programs of one shape for one case. */
export class RestorerProgram {
  private readonly outputs: readonly number[];
  private readonly cells: readonly { readonly y: number; readonly letter: number; readonly column: Column }[];
  private readonly part: PerceptionPart | undefined;
  private readonly partStart: number;
  private fixed: { readonly outputs: readonly Row[]; readonly part: readonly (Row | undefined)[] } | undefined;

  constructor(
    private readonly of: Case,
    private readonly shape: ProgramShape,
  ) {
    const { outputMass, distortion } = coefficients(of);
    const { outputs: names } = of.channel;
    const { letters } = of.restored;
    const bounded = shape.distortion === "bounded";
    this.outputs = support(outputMass);
    this.part = shape.perception === "free" ? undefined : perceptionPart(of);
    this.partStart = this.outputs.length + (bounded ? 1 : 0);
    this.cells = this.outputs.flatMap((y, row) => {
      const mass = entry(outputMass.numerators, y);
      return (shape.allowed?.[y] ?? [...letters.keys()]).map((letter) => {
        const rows = [row];
        const values = [mass];
        const delta = distortion.numeratorAt(y, letter);
        if (bounded && delta !== 0n) {
          rows.push(this.outputs.length);
          values.push(delta);
        }
        const letterRow = this.part?.letterRow[letter];
        if (letterRow !== undefined) {
          rows.push(this.partStart + letterRow);
          values.push(mass);
        }
        const name = `Q(${entry(letters, letter)}|${entry(names.letters, y)})`;
        return { y, letter, column: { name, lower: Rational.zero, cost: 0n, rows, values } };
      });
    });
  }

  /** The program with given weights and bounds. @param weights integers ≥ 0 on (Σ δQ, t, Σ eQ) */
  at(weights: Triple, bounds: Bounds = unbounded): LinearProgram {
    const { costOf, denominator } = this.costs(weights);
    const columns = this.cells.map(({ y, letter, column }): Column => ({ ...column, cost: costOf(y, letter) }));
    for (const column of this.part?.columns ?? [])
      columns.push({
        name: column.name,
        lower: Rational.zero,
        cost: 0n,
        rows: this.shifted(column.rows),
        values: column.values,
      });
    if (this.shape.perception === "variable") columns.push(this.threshold(weights[1] * denominator));
    return { rows: this.rows(bounds), columns, costDenominator: denominator };
  }

  /** The rows of the program with given bounds, the only part of it that depends on them. */
  rows(bounds: Bounds): Row[] {
    this.fixed ??= this.fixedRows();
    const rows = [...this.fixed.outputs];
    if (this.shape.distortion === "bounded")
      rows.push({
        name: "distortion",
        relation: "<=",
        bound: finite(bounds.distortion),
        denominator: coefficients(this.of).distortion.denominator,
      });
    const perception = this.shape.perception === "bounded" ? finite(bounds.perception) : Rational.zero;
    for (const [i, row] of this.fixed.part.entries())
      rows.push(row ?? partRow(entry(this.part?.rows ?? [], i), perception));
    return rows;
  }

  /** Rows without D and P: those of the outputs, and of the part where its bound is constant. */
  private fixedRows(): NonNullable<typeof this.fixed> {
    const { outputMass } = coefficients(this.of);
    const { letters } = this.of.channel.outputs;
    return {
      outputs: this.outputs.map((y): Row => ({
        name: `restorer at ${entry(letters, y)}`,
        relation: "=",
        bound: outputMass.at(y),
        denominator: outputMass.denominator,
      })),
      part: (this.part?.rows ?? []).map((row) => (row.slope === 0 ? partRow(row, Rational.zero) : undefined)),
    };
  }

  /** The plane of an optimal dual (ε has weight 1, or the first multiplier of a plane without ε) or of Farkas multipliers. */
  plane(dual: readonly Rational[], [a, b, c]: Triple = errorOnly): Plane {
    const { outputMass } = coefficients(this.of);
    const leading = Rational.of(1n, c !== 0n ? c : a !== 0n ? a : b);
    const rows = this.of.channel.outputs.letters.map(() => Rational.zero);
    for (const [row, y] of this.outputs.entries()) rows[y] = entry(dual, row).times(outputMass.at(y)).times(leading);
    const partDual = dual.slice(this.partStart).map((value) => value.times(leading));
    const { multiplier, cut } = this.part?.readCut(partDual) ?? { multiplier: Rational.zero, cut: noCut(this.of) };
    // With a variable t the cut is read with a multiplier of at most b, for which it proves its inequality.
    const perception = this.shape.perception === "variable" ? Rational.of(b).times(leading) : multiplier;
    const distortion =
      this.shape.distortion === "bounded" ? entry(dual, this.outputs.length).negated() : Rational.of(a).times(leading);
    return { multipliers: { distortion, perception }, rows, cut };
  }

  restorer(primal: readonly Rational[]): RationalMatrix {
    const { channel, restored } = this.of;
    // Outputs of mass zero are not in the program; their rows go to the first letter.
    const rows = channel.outputs.letters.map((_, y) =>
      restored.letters.map((__, j) => (j === 0 && !this.outputs.includes(y) ? Rational.one : Rational.zero)),
    );
    for (const [i, { y, letter }] of this.cells.entries()) entry(rows, y)[letter] = entry(primal, i);
    return RationalMatrix.from(rows, restored.size);
  }

  /** The coupling T(x̂,x), where the certificate needs one. */
  coupling(primal: readonly Rational[]): RationalMatrix | undefined {
    const start = this.cells.length;
    return this.part?.readCoupling?.(primal.slice(start, start + this.part.columns.length));
  }

  private costs([a, , c]: Triple): {
    readonly costOf: (y: number, letter: number) => bigint;
    readonly denominator: bigint;
  } {
    const { distortion, error } = coefficients(this.of);
    if (a === 0n && this.shape.perception !== "variable")
      return { costOf: (y, j) => c * error.numeratorAt(y, j), denominator: error.denominator };
    if (c === 0n && this.shape.perception !== "variable")
      return { costOf: (y, j) => a * distortion.numeratorAt(y, j), denominator: distortion.denominator };
    const costOf = (y: number, j: number): bigint =>
      a * distortion.numeratorAt(y, j) * error.denominator + c * error.numeratorAt(y, j) * distortion.denominator;
    return { costOf, denominator: distortion.denominator * error.denominator };
  }

  /** The column of t: a row's bound constant + slope·t becomes a term −slope·t on its left. */
  private threshold(cost: bigint): Column {
    const sloping = (this.part?.rows ?? []).flatMap(({ slope, denominator }, i) =>
      slope === 0 ? [] : [{ row: i, value: BigInt(-slope) * denominator }],
    );
    return {
      name: "perceptual difference",
      lower: Rational.zero,
      cost,
      rows: this.shifted(sloping.map(({ row }) => row)),
      values: sloping.map(({ value }) => value),
    };
  }

  private shifted(rows: readonly number[]): number[] {
    return rows.map((row) => this.partStart + row);
  }
}

function perceptionPart(of: Case): PerceptionPart {
  const { source, restored, divergence } = linearCase(of);
  const input: PartInput = {
    source: source.marginal,
    massDenominator: coefficients(of).outputMass.denominator,
    sourceLetters: source.alphabet.letters,
    restoredLetters: restored.letters,
  };
  if (divergence.family === "witnesses")
    return witnessPart(input, divergence.witnesses, source.alphabet.union(restored).letters);
  switch (divergence.structure.shape) {
    case "hub":
      return hubPart(input);
    case "line":
      return linePart(input, divergence.structure.line);
    case "general":
      return couplingPart(input, divergence.cost, divergence.evaluate === undefined);
  }
}

/** The cut that says nothing (w = 0, β = 0), for planes without a multiplier for the perception. */
export function noCut({ divergence, source, restored }: Case): Cut {
  const zeros = (count: number): Rational[] => Array.from({ length: count }, () => Rational.zero);
  switch (divergence.family) {
    case "transport":
      return { kind: "transport", source: zeros(source.alphabet.size), restored: zeros(restored.size) };
    case "witnesses":
      return { kind: "witnesses", weights: zeros(divergence.witnesses.rows) };
    case "smooth":
      return { kind: "none" };
  }
}

function partRow({ name, relation, denominator, constant, slope }: PartRow, perception: Rational): Row {
  const bound = slope === 0 ? constant : slope === 1 ? constant.plus(perception) : constant.minus(perception);
  return { name, relation, bound, denominator };
}

function finite(bound: Bound): Rational {
  if (bound === "inf") throw new RangeError("a program with this row needs a finite bound");
  return bound;
}
