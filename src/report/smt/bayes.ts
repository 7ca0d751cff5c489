/**
 * Bayes risks of X and Y as facts: both rules are optimal letter by letter, and the gap has its reason.
 *
 * A class k is optimal for x when a(k,x) is the largest of a(·,x). Conditions: docs/formats.md, `bayes-risks`.
 */
import { boolean, list, number, object } from "../../format/decode.js";
import { requireCount } from "./cases.js";
import { namedIn, oneNamed, rule } from "./names.js";
import { a, range, type ProblemTerms } from "./problem.js";
import { and, atMost, equal, less, minus, or, real, sum } from "./terms.js";

/** A statement `bayes-risks`. */
export function bayesFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const { script, problem } = terms;
  const [at, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const required = ["kind", "source", "degraded", "gap", "equality"];
  const fields = object(statement, at, "the statement", required, ["pairwise"]);
  const equality = boolean(fields["equality"], `${at}.equality`);
  const pairwise =
    fields["pairwise"] === undefined
      ? undefined
      : boolean(object(fields["pairwise"], `${at}.pairwise`, "pairwise", ["holds"])["holds"], `${at}.pairwise.holds`);
  const shown = object(evidence, atEvidence, "the evidence", [
    "sourceRule",
    "degradedRule",
    equality ? "commonClass" : "violation",
    ...(pairwise === false ? ["pairwiseViolation"] : []),
  ]);
  const bayes = new BayesTerms(terms);
  const names = problem.source.classNames;
  const source = rule(shown["sourceRule"], `${atEvidence}.sourceRule`, names, "a class");
  const degraded = rule(shown["degradedRule"], `${atEvidence}.degradedRule`, names, "a class");
  requireCount(source.length, terms.inputs, "classes, one per source letter", `${atEvidence}.sourceRule`);
  requireCount(degraded.length, terms.outputs, "classes, one per output", `${atEvidence}.degradedRule`);
  script.fact("the rule of X is optimal", ...source.map((k, x) => bayes.optimal(k, x)));
  script.fact(
    "the rule of Y is optimal",
    ...degraded.flatMap((k, y) => range(names.length).map((other) => atMost(terms.err(y, k), terms.err(y, other)))),
  );
  const risk = (name: string): string => real(number(fields[name], `${at}.${name}`));
  const gap = risk("gap");
  script.fact(
    "the rules have the stated risks",
    equal(risk("source"), minus("1.0", sum(source.map((k, x) => a(k, x))))),
    equal(risk("degraded"), sum(degraded.map((k, y) => terms.err(y, k)))),
    equal(gap, minus(risk("degraded"), risk("source"))),
    equality ? equal("0.0", gap) : `(not ${equal("0.0", gap)})`,
  );
  if (equality) bayes.commonClasses(shown["commonClass"], `${atEvidence}.commonClass`);
  else bayes.violation(shown["violation"], `${atEvidence}.violation`);
  if (pairwise === false) bayes.violation(shown["pairwiseViolation"], `${atEvidence}.pairwiseViolation`, 2);
  if (pairwise === true) bayes.sharedClasses();
}

class BayesTerms {
  private readonly classes: number;

  constructor(private readonly terms: ProblemTerms) {
    const { source } = terms.problem;
    this.classes = source.classNames.length;
    for (const x of range(terms.inputs))
      for (const k of range(this.classes))
        terms.script.define(
          this.optimal(k, x),
          and(range(this.classes).map((other) => atMost(a(other, x), a(k, x)))),
          [],
          "Bool",
        );
  }

  optimal(k: number, x: number): string {
    return `optimal_${String(k)}_${String(x)}`;
  }

  /** The source letters that reach an output; those of mass 0 are left to the solver. */
  private reaching(y: number): number[] {
    const { matrix } = this.terms.problem.channel;
    return range(this.terms.inputs).filter((x) => matrix.numeratorAt(x, y) !== 0n);
  }

  /** Every output of positive mass, once, with a class that is optimal for all of its inputs. */
  commonClasses(value: unknown, path: string): void {
    const { terms } = this;
    const { channel, source } = terms.problem;
    const listed = list(value, path, "a class per output of positive mass").map((one, i) => {
      const at = `${path}[${String(i)}]`;
      const fields = object(one, at, "an output with its class", ["output", "class"]);
      return {
        output: fields["output"],
        y: oneNamed(fields["output"], `${at}.output`, channel.outputs.letters, "an output"),
        k: oneNamed(fields["class"], `${at}.class`, source.classNames, "a class"),
      };
    });
    const ys = new Set(
      namedIn(
        listed.map(({ output }) => output),
        path,
        channel.outputs.letters,
        "an output",
      ),
    );
    terms.script.fact(
      "every output of positive mass is listed",
      ...range(terms.outputs).map((y) => (ys.has(y) ? less("0.0", terms.pi(y)) : equal("0.0", terms.pi(y)))),
    );
    terms.script.fact(
      "its class is optimal for all of its inputs",
      ...listed.flatMap(({ y, k }) => this.reaching(y).map((x) => or([equal("0.0", terms.p(x)), this.optimal(k, x)]))),
    );
  }

  /** Inputs of an output that have no optimal class in common. */
  violation(value: unknown, path: string, exactly?: number): void {
    const { terms } = this;
    const { channel, source } = terms.problem;
    const fields = object(value, path, "a violation", ["inputs", "output"]);
    const y = oneNamed(fields["output"], `${path}.output`, channel.outputs.letters, "an output");
    const inputs = namedIn(fields["inputs"], `${path}.inputs`, source.alphabet.letters, "a source letter");
    if (exactly !== undefined) requireCount(inputs.length, exactly, "inputs", `${path}.inputs`);
    terms.script.fact(
      "the inputs of this output have no optimal class in common",
      ...inputs.flatMap((x) => [less("0.0", terms.p(x)), less("0.0", real(channel.matrix.at(x, y)))]),
      ...range(this.classes).map((k) => or(inputs.map((x) => `(not ${this.optimal(k, x)})`))),
    );
  }

  /** Every two inputs of an output have an optimal class in common. */
  sharedClasses(): void {
    const { terms } = this;
    const pairs = range(terms.outputs).flatMap((y) => {
      const inputs = this.reaching(y);
      return inputs.flatMap((x, i) => inputs.slice(i + 1).map((other) => [x, other] as const));
    });
    const once = new Map(pairs.map((pair) => [pair.join(" "), pair]));
    terms.script.fact(
      "every two inputs of an output have an optimal class in common",
      ...[...once.values()].map(([x, other]) =>
        or([
          equal("0.0", terms.p(x)),
          equal("0.0", terms.p(other)),
          ...range(this.classes).map((k) => and([this.optimal(k, x), this.optimal(k, other)])),
        ]),
      ),
    );
  }
}
