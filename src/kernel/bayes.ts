/**
 * Evidence for the Bayes risks of X and of Y, and for whether they are equal.
 *
 * Notation: class k is optimal for x when a(k,x) is the largest of a(·,x). ε_X = 1 − Σ_x max_k a(k,x);
 * ε_Y = Σ_y min_k e_k(y) with e_k(y) = π(y) − Σ_x a(k,x)W(y|x). Whoever answers k at y loses
 * Σ_x W(y|x)(max_j a(j,x) − a(k,x)) ≥ 0 against ε_X, and nothing exactly when k is optimal for every
 * input x of y, the x with p_X(x)W(y|x) > 0. So ε_Y = ε_X exactly when every output of positive mass
 * has one class that is optimal for all of its inputs. The pairwise reading asks only that every two
 * inputs of an output share an optimal class. Source: Liu, Zhang, Xiong, Theorem 2; docs/theorems.md.
 */
import type { JsonValue } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { Instance } from "./coefficients.js";
import type { Problem } from "./problem.js";
import { indexOf, list, object, rational, truth } from "./reader.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { total } from "./scaled.js";
import type { Kind } from "./statements.js";

/** ε_X, ε_Y, ε_Y − ε_X, and whether the two are equal. */
export interface BayesRisksStatement {
  readonly kind: "bayes-risks";
  readonly source: Rational;
  readonly degraded: Rational;
  readonly gap: Rational;
  readonly equality: boolean;
  /** Do every two inputs of an output share an optimal class? */
  readonly pairwise?: { readonly holds: boolean };
}

export const bayesRisks: Kind<BayesRisksStatement> = {
  read: (value, where) => {
    const fields = object(value, where, ["kind", "source", "degraded", "gap", "equality"], ["pairwise"]);
    const risk = (name: "source" | "degraded" | "gap"): Rational => rational(fields[name], where.at(name));
    const atPairwise = where.at("pairwise");
    return {
      kind: "bayes-risks",
      source: risk("source"),
      degraded: risk("degraded"),
      gap: risk("gap"),
      equality: truth(fields.equality, where.at("equality")),
      ...(fields.pairwise === undefined
        ? {}
        : { pairwise: { holds: truth(object(fields.pairwise, atPairwise, ["holds"]).holds, atPairwise.at("holds")) } }),
    };
  },
  check: (evidence, where, statement, instance) => {
    const { equality, pairwise } = statement;
    const required = [
      "sourceRule" as const,
      "degradedRule" as const,
      ...(equality ? (["commonClass"] as const) : (["violation"] as const)),
      ...(pairwise?.holds === false ? (["pairwiseViolation"] as const) : []),
    ];
    const fields: Partial<Record<string, JsonValue>> & Record<"sourceRule" | "degradedRule", JsonValue> = object(
      evidence,
      where,
      required,
    );
    const { problem, coefficients, meter } = instance;
    const { source, outputs } = problem;
    const [letters, classes] = [source.alphabet.length, source.classes.length];
    // Masses are compared class by class, sets of classes letter by letter, or pair by pair.
    const sets = letters * outputs.length * (pairwise?.holds === true ? letters : 8);
    chargePart(
      classes * (letters + outputs.length) + sets,
      [source.pmf, coefficients.massDenominator, classes],
      meter,
      where,
    );
    const inputs = new Inputs(problem);
    requireRisks(fields, where, statement, instance);
    if (equality) requireCommonClasses(fields["commonClass"] ?? null, where.at("commonClass"), inputs, problem);
    else inputs.requireViolation(fields["violation"] ?? null, where.at("violation"));
    if (pairwise?.holds === false)
      inputs.requireViolation(fields["pairwiseViolation"] ?? null, where.at("pairwiseViolation"), 2);
    if (pairwise?.holds === true) inputs.requireSharedClasses(where);
  },
};

/** Both rules are optimal entry by entry, and have the stated risks; a gap is positive exactly where there is no equality. */
function requireRisks(
  given: Readonly<Record<"sourceRule" | "degradedRule", JsonValue>>,
  where: Where,
  stated: BayesRisksStatement,
  { problem, coefficients }: Instance,
): void {
  const { source, outputs } = problem;
  const { errors, massDenominator } = coefficients;
  const classNamed = indexOf(source.classes, "a class");
  const readRule = (value: JsonValue, place: Where, what: string, size: number): number[] =>
    list(value, place, `a class per ${what}`, size).map((one, i) => classNamed(one, place.at(i)));

  const atSource = where.at("sourceRule");
  const columns = source.alphabet.length;
  const kept = readRule(given.sourceRule, atSource, "source letter", columns).map((k, x) => {
    const mass = entry(entry(source.joint.rows, k), x);
    if (source.joint.rows.some((row) => entry(row, x) > mass))
      refuse(atSource.at(x), "a class with the largest a(k,x)", quoted(entry(source.classes, k)));
    return mass;
  });
  const sourceRisk = Rational.of(source.joint.denominator - total(kept), source.joint.denominator);
  requireStated(sourceRisk, stated.source, "Bayes risk of X", atSource);

  const atDegraded = where.at("degradedRule");
  const lost = readRule(given.degradedRule, atDegraded, "output", outputs.length).map((k, y) => {
    const error = entry(entry(errors, y), k);
    if (entry(errors, y).some((other) => other < error))
      refuse(atDegraded.at(y), "a class with the largest Σ a(k,x)W(y|x)", quoted(entry(source.classes, k)));
    return error;
  });
  const degradedRisk = Rational.of(total(lost), massDenominator);
  requireStated(degradedRisk, stated.degraded, "Bayes risk of Y", atDegraded);

  const gap = degradedRisk.minus(sourceRisk);
  requireStated(gap, stated.gap, "gap", where);
  if (gap.isZero() !== stated.equality)
    refuse(where, `a gap ${stated.equality ? "0" : "> 0"}, as stated by "equality"`, shown(gap));
}

function requireStated(found: Rational, stated: Rational, what: string, where: Where): void {
  if (!found.equals(stated)) refuse(where, `the stated ${what} ${shown(stated)}`, shown(found));
}

/** Per output of positive mass, each once, a class that is optimal for all of its inputs. */
function requireCommonClasses(value: JsonValue, where: Where, inputs: Inputs, { outputs, source }: Problem): void {
  const outputNamed = indexOf(outputs, "an output");
  const classNamed = indexOf(source.classes, "a class");
  const open = new Set([...outputs.keys()].filter((y) => inputs.of(y).length > 0));
  list(value, where, "an output of positive mass with its class, each once", open.size).forEach((one, i) => {
    const place = where.at(i);
    const fields = object(one, place, ["output", "class"]);
    const y = outputNamed(fields.output, place.at("output"));
    if (!open.delete(y)) refuse(place.at("output"), "each output of positive mass once", quoted(entry(outputs, y)));
    const k = classNamed(fields.class, place.at("class"));
    const not = inputs.of(y).find((x) => !inputs.isOptimal(k, x));
    if (not !== undefined)
      refuse(
        place.at("class"),
        `a class that is optimal for the input ${quoted(entry(source.alphabet, not))}`,
        quoted(entry(source.classes, k)),
      );
  });
}

/** Which classes are optimal for a letter, and which letters are the inputs of an output. */
class Inputs {
  /** Bit k of entry x: class k is optimal for x. */
  private readonly optimal: readonly bigint[];

  constructor(private readonly problem: Problem) {
    const { joint, alphabet } = problem.source;
    this.optimal = alphabet.map((_, x) => {
      const largest = joint.rows.reduce((most, row) => (entry(row, x) > most ? entry(row, x) : most), 0n);
      return joint.rows.reduce((mask, row, k) => (entry(row, x) === largest ? mask | (1n << BigInt(k)) : mask), 0n);
    });
  }

  /** The x with p_X(x)W(y|x) > 0. */
  of(y: number): number[] {
    const { source, channel } = this.problem;
    return [...source.alphabet.keys()].filter(
      (x) => entry(source.pmf.numerators, x) > 0n && entry(entry(channel.rows, x), y) > 0n,
    );
  }

  isOptimal(k: number, x: number): boolean {
    return ((entry(this.optimal, x) >> BigInt(k)) & 1n) === 1n;
  }

  /** Reads inputs of an output that have no optimal class in common. @param exactly so many of them */
  requireViolation(value: JsonValue, where: Where, exactly?: number): void {
    const { source, outputs } = this.problem;
    const fields = object(value, where, ["inputs", "output"]);
    const y = indexOf(outputs, "an output")(fields.output, where.at("output"));
    const letterNamed = indexOf(source.alphabet, "a source letter");
    const place = where.at("inputs");
    const reaching = new Set(this.of(y));
    const given = list(fields.inputs, place, "inputs of the output", exactly);
    let common = -1n;
    given.forEach((one, i) => {
      const x = letterNamed(one, place.at(i));
      // Deleted when it is met, so that a letter given twice is found.
      if (!reaching.delete(x))
        refuse(
          place.at(i),
          `a source letter of positive mass that reaches the output ${quoted(entry(outputs, y))}, each once`,
          quoted(entry(source.alphabet, x)),
        );
      common &= entry(this.optimal, x);
    });
    if (common === 0n) return;
    const shared = source.classes.find((_, k) => ((common >> BigInt(k)) & 1n) === 1n) ?? "";
    refuse(place, "inputs without a common optimal class", `inputs that have the class ${quoted(shared)} in common`);
  }

  /** Every two inputs of an output share an optimal class. */
  requireSharedClasses(where: Where): void {
    const { outputs, source } = this.problem;
    for (const [y, output] of outputs.entries()) {
      // Letters with the same optimal classes count once.
      const sets = [...new Map(this.of(y).map((x) => [entry(this.optimal, x), x]))];
      sets.forEach(([first, x], i) => {
        for (const [second, other] of sets.slice(i + 1)) {
          if ((first & second) !== 0n) continue;
          const pair = `${quoted(entry(source.alphabet, x))} and ${quoted(entry(source.alphabet, other))}`;
          refuse(
            where,
            `an optimal class in common for every two inputs of the output ${quoted(output)}`,
            `none for ${pair}`,
          );
        }
      });
    }
  }
}
