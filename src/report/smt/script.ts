/**
 * A script of SMT-LIB 2 that asserts the negation of facts: `unsat` says that all of them hold.
 *
 * Numbers of the problem and of the evidence are definitions, each fact is a definition of sort Bool. The
 * script has no variable, so that a solver only evaluates: every fact is true or false.
 */
import { and, atMost, comment, sum } from "./terms.js";

/** A parameter of a definition, of sort Real. */
export type Parameters = readonly string[];

const helpers = [
  "(define-fun abs_ ((u Real)) Real (ite (<= 0.0 u) u (- u)))",
  "(define-fun max_ ((u Real) (v Real)) Real (ite (<= u v) v u))",
  "(define-fun min_ ((u Real) (v Real)) Real (ite (<= u v) u v))",
];

export class Script {
  private readonly lines: string[] = [];
  private readonly facts: string[] = [];
  private readonly counts = new Map<string, number>();

  /** How many of a kind there were before: 0, 1, … */
  next(kind: string): string {
    const count = this.counts.get(kind) ?? 0;
    this.counts.set(kind, count + 1);
    return String(count);
  }

  say(text: string): void {
    this.lines.push(comment(text));
  }

  /** Defines a real number, or a function of real parameters. @returns its name */
  define(name: string, body: string, parameters: Parameters = [], sort: "Real" | "Bool" = "Real"): string {
    const listed = parameters.map((one) => `(${one} Real)`).join(" ");
    this.lines.push(`(define-fun ${name} (${listed}) ${sort} ${body})`);
    return name;
  }

  /** A fact that the certificate needs. */
  fact(title: string, ...conjuncts: readonly string[]): void {
    this.say(title);
    this.facts.push(this.define(`fact_${String(this.facts.length)}`, and(conjuncts), [], "Bool"));
  }

  /** The facts that a pmf has: masses ≥ 0 with sum 1. */
  pmf(title: string, masses: readonly string[]): void {
    this.fact(title, ...masses.map((mass) => atMost("0.0", mass)), `(= 1.0 ${sum(masses)})`);
  }

  /** The definitions and comments so far, with those that they use. */
  *definitions(): Generator<string> {
    yield* helpers;
    yield* this.lines;
  }

  /** The whole script, line by line. @param opening comments at the beginning */
  *text(opening: readonly string[]): Generator<string> {
    for (const line of opening) yield `${comment(line)}\n`;
    yield "(set-logic QF_NRA)\n(set-info :status unsat)\n";
    for (const line of this.definitions()) yield `${line}\n`;
    yield `${comment("unsat: every fact holds, and with them the statement")}\n`;
    yield "(assert (not (and true";
    for (const fact of this.facts) yield ` ${fact}`;
    yield ")))\n(check-sat)\n";
  }
}
