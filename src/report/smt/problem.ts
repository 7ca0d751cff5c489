/**
 * A problem in SMT-LIB: its numbers as definitions, with the coefficients left to the solver.
 *
 * Letters are numbered from 0: source letters x, outputs y, restored letters j, classes k. Defined are
 * a_k_x, p_x = Σ_k a, m_x_y = p_x·W(y|x), pi_y = Σ_x m, delta_y_j = Σ_x m·Δ(x,j), and err_y_k = Σ of
 * a_k'_x·W(y|x) over the other classes k', the error of the answer k; err_y is the least of them, for
 * letters whose class is open. Formulas: docs/formats.md, "Jargon".
 */
import type { Rational } from "../../exact/rational.js";
import type { Case } from "../../model/case.js";
import { free } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";
import type { Script } from "./script.js";
import { atMost, call, minus, real, sum, times, and } from "./terms.js";

export class ProblemTerms {
  readonly outputs: number;
  readonly letters: number;
  readonly inputs: number;
  private readonly predicates = new Map<string, string>();

  constructor(
    readonly script: Script,
    readonly problem: Problem,
  ) {
    this.outputs = problem.channel.outputs.size;
    this.letters = problem.restored.size;
    this.inputs = problem.source.alphabet.size;
    this.masses();
    this.channel(problem.channel.matrix, "");
  }

  p(x: number): string {
    return `p_${String(x)}`;
  }

  /** @param behind marks another channel than that of the problem */
  pi(y: number, behind = ""): string {
    return `pi${behind}_${String(y)}`;
  }

  delta(y: number, j: number, behind = ""): string {
    return `delta${behind}_${String(y)}_${String(j)}`;
  }

  /** The error of the answer k at y; of the best answer where k is `free`. */
  err(y: number, k: number, behind = ""): string {
    return k === free ? `err${behind}_${String(y)}` : `err${behind}_${String(y)}_${String(k)}`;
  }

  /** Σ_y π(y)Q(j|y), Σ δQ and Σ eQ of a restorer. @param behind as for `pi` */
  achieved(
    restorer: readonly (readonly Rational[])[],
    labeling: readonly number[],
    behind = "",
  ): { readonly distortion: string; readonly errorRate: string; readonly restored: readonly string[] } {
    const entries = restorer.flatMap((row, y) =>
      row.flatMap((value, j) => (value.isZero() ? [] : [{ y, j, value: real(value) }])),
    );
    const columns = Array.from({ length: this.letters }, (): string[] => []);
    for (const { y, j, value } of entries) columns[j]?.push(times(this.pi(y, behind), value));
    return {
      distortion: sum(entries.map(({ y, j, value }) => times(this.delta(y, j, behind), value))),
      errorRate: sum(entries.map(({ y, j, value }) => times(this.err(y, labeling[j] ?? free, behind), value))),
      restored: columns.map(sum),
    };
  }

  /**
   * The name of the predicate s(y) ≤ λδ(y,j) + e(y,j) − π(y)w(j) for all y, j, with the parameters λ, s, w.
   * @param of its labeling decides e
   * @param errors false: without e
   */
  below({ labeling }: Case, errors: boolean): string {
    const key = `below ${errors ? labeling.join(" ") : ""}`;
    return this.predicate(key, "below", ["lambda", ...named("s", this.outputs), ...named("w", this.letters)], () =>
      and(
        range(this.outputs).flatMap((y) =>
          range(this.letters).map((j) => {
            const weighted = times("lambda", this.delta(y, j));
            const own = errors ? sum([weighted, this.err(y, labeling[j] ?? free)]) : weighted;
            return atMost(`s_${String(y)}`, minus(own, times(this.pi(y), `w_${String(j)}`)));
          }),
        ),
      ),
    );
  }

  /** A predicate of real parameters, defined where it is wanted first. */
  predicate(key: string, name: string, parameters: readonly string[], body: () => string): string {
    const known = this.predicates.get(key);
    if (known !== undefined) return known;
    const own = `${name}_${this.script.next(name)}`;
    this.predicates.set(key, own);
    return this.script.define(own, body(), parameters, "Bool");
  }

  /** π, δ and e behind a channel W(y|x). @param behind marks the names */
  channel(matrix: Problem["channel"]["matrix"], behind: string): void {
    const { script, problem } = this;
    const { distortion, source } = problem;
    const classes = source.classNames.length;
    const inputs = range(this.inputs);
    for (const y of range(matrix.columns)) {
      const reached = inputs.filter((x) => matrix.numeratorAt(x, y) !== 0n);
      const arrives = (x: number): string => real(matrix.at(x, y));
      const m = (x: number): string => `m${behind}_${String(x)}_${String(y)}`;
      for (const x of reached) script.define(m(x), times(this.p(x), arrives(x)));
      script.define(this.pi(y, behind), sum(reached.map(m)));
      for (const j of range(this.letters)) {
        const terms = reached.flatMap((x) =>
          distortion.matrix.numeratorAt(x, j) === 0n ? [] : [times(m(x), real(distortion.matrix.at(x, j)))],
        );
        script.define(this.delta(y, j, behind), sum(terms));
      }
      const through = range(classes).map((k) =>
        script.define(
          `through${behind}_${String(y)}_${String(k)}`,
          sum(reached.flatMap((x) => (source.joint.numeratorAt(k, x) === 0n ? [] : [times(a(k, x), arrives(x))]))),
        ),
      );
      for (const k of range(classes))
        script.define(this.err(y, k, behind), sum(through.filter((_, other) => other !== k)));
      script.define(
        this.err(y, free, behind),
        range(classes)
          .map((k) => this.err(y, k, behind))
          .reduce((least, value) => call("min_", [least, value])),
      );
    }
  }

  private masses(): void {
    const { script, problem } = this;
    const { joint, classNames } = problem.source;
    for (const x of range(this.inputs)) {
      for (const k of classNames.keys()) script.define(a(k, x), real(joint.at(k, x)));
      script.define(this.p(x), sum([...classNames.keys()].map((k) => a(k, x))));
    }
  }
}

/** a(k,x). */
export function a(k: number, x: number): string {
  return `a_${String(k)}_${String(x)}`;
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** NAME_0, NAME_1, … */
export function named(name: string, count: number): string[] {
  return range(count).map((i) => `${name}_${String(i)}`);
}
