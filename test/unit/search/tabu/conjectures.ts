/** Conjectures with a score, false ones, whose counterexamples are rare among random instances. */
import type fc from "fast-check";
import { Rational } from "../../../../src/exact/rational.js";
import { requireConvex } from "../../../../src/model/case.js";
import { problem, type Problem } from "../../../../src/model/problem.js";
import { problemDefinition } from "../../../../src/generate/index.js";
import type { Outcome } from "../../../../src/search/statement/outcome.js";
import { instance, type Instance } from "../../../../src/generate/instance/instance.js";
import { solve } from "../../../../src/tradeoff/solve.js";
import { slice } from "../../../../src/tradeoff/slice.js";
import { surface } from "../../../../src/tradeoff/surface.js";

export interface Scored {
  readonly instances: fc.Arbitrary<Instance>;
  readonly decide: (instance: Instance) => Outcome;
}

/** Violated beyond a bound; scored by the value itself. */
function bounded(score: Rational | undefined, most: Rational): Outcome {
  if (score === undefined) return { status: "not-applicable" };
  return most.lessThan(score) ? { status: "violated", evidence: { score }, score } : { status: "holds", score };
}

const numbers = problemDefinition({ kinds: ["total-variation"], numeric: true }).map((one) =>
  instance({ ...one, distortion: "absolute-error" }),
);
const any = problemDefinition({ kinds: ["total-variation"] }).map(instance);

/** The same problem with Δ(x,x̂) = |x − x̂|³. */
function cubed({ problem: given }: Instance): Problem {
  const base = requireConvex(given);
  const values = (letters: readonly string[]): Rational[] => letters.map((letter) => Rational.parse(letter));
  const matrix = values(base.source.alphabet.letters).map((x) =>
    values(base.restored.letters).map((y) => {
      const difference = x.minus(y).abs();
      return difference.times(difference).times(difference);
    }),
  );
  return problem({
    name: base.name,
    source: base.source.definition,
    channel: { outputs: base.channel.outputs.letters, matrix: base.channel.matrix.toArrays() },
    restored: { alphabet: base.restored.letters },
    classifier: base.classifier.definition,
    distortion: { matrix },
    perception: base.perception.definition,
  });
}

/** D at P = 0 over the least D, where both are positive. */
function priceOfPerception(given: Problem): Rational | undefined {
  const whole = surface(given);
  const perfect = slice(whole, { perception: 0 }).domain?.from;
  const least = slice(whole, { perception: "inf" }).domain?.from;
  return perfect === undefined || least === undefined || least.isZero() ? undefined : perfect.over(least);
}

export const scored = {
  /** D(P=0) ≤ 19/5·D_min for |x−x̂|³, where 2 was true for squared error. */
  cubes: { instances: numbers, decide: (one) => bounded(priceOfPerception(cubed(one)), Rational.of(19n, 5n)) },
  /** At most 2·|Y|·|X̂| pieces. */
  pieces: {
    instances: any,
    decide: ({ problem: given }) => {
      const one = requireConvex(given);
      return bounded(
        Rational.of(BigInt(surface(one).pieces.length), BigInt(one.channel.outputs.size * one.restored.size)),
        Rational.of(2n),
      );
    },
  },
  /** C(∞,0) ≤ 10·C(∞,∞). */
  errors: {
    instances: any,
    decide: ({ problem: given }) => {
      const one = requireConvex(given);
      const [perfect, least] = [
        solve(one, { distortion: "inf", perception: 0 }),
        solve(one, { distortion: "inf", perception: "inf" }),
      ];
      if (perfect.status !== "optimal" || least.status !== "optimal" || least.errorRate.isZero())
        return { status: "not-applicable" };
      return bounded(perfect.errorRate.over(least.errorRate), Rational.of(10n));
    },
  },
} satisfies Record<string, Scored>;
