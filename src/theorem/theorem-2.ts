/**
 * Theorem 2: does the degradation cost a classifier anything?
 *
 * Notation: a(k,x) joint masses, W(y|x) the channel; ε_X = 1 − Σ_x max_k a(k,x) and
 * ε_Y = 1 − Σ_y max_k Σ_x a(k,x)W(y|x) the Bayes risks. Class k is optimal for x when a(k,x) is the
 * largest; the inputs of y are the x with p_X(x)W(y|x) > 0. ε_Y ≥ ε_X, with equality exactly when
 * every output of positive mass has a class that is optimal for all of its inputs.
 * Source: Liu, Zhang, Xiong, NeurIPS 2019, Theorem 2, for two classes; any number of classes here.
 */
import type { CommonClass, Violation } from "../certificate/verdicts.js";
import { Rational } from "../exact/rational.js";
import { RationalMatrix, entry } from "../exact/vector.js";
import { observedArgument } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import { bayesRule } from "../model/source.js";
import type { Claim } from "./claim.js";
import { smallestDisjoint } from "./disjoint.js";

export const theorem2Claim: Claim = {
  name: "theorem 2",
  printed: "ε_Y ≥ ε_X, with equality if and only if for all x₁ ∈ R⁺, x₂ ∈ R⁻ and all y: p(y|x₁)p(y|x₂) = 0",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, Theorem 2",
  truth:
    "true for two classes; for more, pairs of letters do not decide equality: one class must be optimal for all inputs of an output",
  command: "theorem 2",
  certificates: ["bayes-risks"],
};

interface Risks {
  readonly theorem: 2;
  readonly bayesRisk: { readonly source: Rational; readonly degraded: Rational };
  /** ε_Y − ε_X ≥ 0. */
  readonly gap: Rational;
  /** An optimal class per source letter and per output, ties to the first. */
  readonly rules: { readonly source: readonly number[]; readonly degraded: readonly number[] };
}

/** Equality: per output of positive mass a class that is optimal for all of its inputs. */
export interface Equal extends Risks {
  readonly equality: true;
  readonly commonClass: CommonClass;
  readonly pairwise?: Pairwise;
}

/** A gap, and the fewest inputs of one output that explain it. */
export interface Unequal extends Risks {
  readonly equality: false;
  readonly violation: Violation;
  readonly pairwise?: Pairwise;
}

/** For three classes and more: do every two inputs of an output share an optimal class? */
export type Pairwise =
  | {
      readonly holds: true;
      /**
       * False where the risks differ although every two inputs share an optimal class: the pairwise
       * reading is wrong there.
       */
      readonly agrees: boolean;
    }
  | { readonly holds: false; readonly agrees: true; readonly violation: Violation };

/**
 * ε_X, ε_Y and their gap ≥ 0, with the reason: a class per output where it is zero, else inputs of one
 * output without a common class.
 */
export type Theorem2Verdict = Equal | Unequal;

/**
 * The verdict of Theorem 2 on a source and a channel.
 * @throws InputError for what has none
 * @example theorem2(problem).gap // 1/25
 */
export function theorem2(problem: Pick<Problem, "source" | "channel">): Theorem2Verdict {
  observedArgument(problem, "problem");
  const { source, channel } = problem;
  const { joint, marginal } = source;
  const through = observed(joint, channel.matrix);
  const sourceRule = bayesRule(source);
  const degradedRule = bayesRule({ ...source, alphabet: channel.outputs, joint: through });
  const risk = (rule: readonly number[], masses: RationalMatrix): Rational =>
    Rational.of(
      masses.denominator - rule.reduce((kept, k, z) => kept + masses.numeratorAt(k, z), 0n),
      masses.denominator,
    );
  const bayesRisk = { source: risk(sourceRule, joint), degraded: risk(degradedRule, through) };
  const risks: Risks = {
    theorem: 2,
    bayesRisk,
    gap: bayesRisk.degraded.minus(bayesRisk.source),
    rules: { source: sourceRule, degraded: degradedRule },
  };

  const optimal = sourceRule.map((_, x) => optimalClasses(joint, x).reduce((mask, k) => mask | (1n << BigInt(k)), 0n));
  const inputsOf = channel.outputs.letters.map((_, y) =>
    sourceRule.flatMap((_k, x) =>
      entry(marginal.numerators, x) > 0n && channel.matrix.numeratorAt(x, y) > 0n ? [x] : [],
    ),
  );
  const smallest = smallestDisjoint(
    inputsOf.map((inputs) => inputs.map((x) => entry(optimal, x))),
    BigInt(joint.rows),
  );
  const violation = smallest && {
    inputs: smallest.members.map((i) => entry(entry(inputsOf, smallest.group), i)),
    output: smallest.group,
  };
  const pairwise = joint.rows < 3 ? {} : { pairwise: pairwiseReading(violation) };
  if (violation !== undefined) return { ...risks, equality: false, violation, ...pairwise };
  // A class is optimal for y only if it is optimal for each input: losses are ≥ 0 and cannot cancel.
  const commonClass = inputsOf.flatMap((inputs, output) =>
    inputs.length === 0 ? [] : [{ output, class: entry(degradedRule, output) }],
  );
  return { ...risks, equality: true, commonClass, ...pairwise };
}

/** A smallest violation has two inputs exactly when some pair is one. */
function pairwiseReading(violation: Violation | undefined): Pairwise {
  if (violation?.inputs.length === 2) return { holds: false, agrees: true, violation };
  return { holds: true, agrees: violation === undefined };
}

/** Σ_x a(k,x)W(y|x): rows classes, columns outputs. */
function observed(joint: RationalMatrix, channel: RationalMatrix): RationalMatrix {
  const masses = new Array<bigint>(joint.rows * channel.columns).fill(0n);
  joint.numerators.forEach((mass, i) => {
    if (mass === 0n) return;
    const [k, x] = [Math.floor(i / joint.columns), i % joint.columns];
    for (let y = 0; y < channel.columns; y++) {
      const at = k * channel.columns + y;
      masses[at] = entry(masses, at) + mass * channel.numeratorAt(x, y);
    }
  });
  return RationalMatrix.over(joint.rows, channel.columns, masses, joint.denominator * channel.denominator);
}

/** The classes with the largest mass at x, ascending. */
export function optimalClasses(joint: RationalMatrix, x: number): number[] {
  const masses = Array.from({ length: joint.rows }, (_, k) => joint.numeratorAt(k, x));
  const largest = masses.reduce((most, mass) => (mass > most ? mass : most), 0n);
  return [...masses.keys()].filter((k) => masses[k] === largest);
}
