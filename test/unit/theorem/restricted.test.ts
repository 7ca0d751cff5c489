/** The best of the restorers that send outputs to given letters only. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { pmf, randomProblem } from "../../../src/generate/index.js";
import { convexCase, type Case } from "../../../src/model/case.js";
import { leastDistortionWithin, leastPerceptionWithin } from "../../../src/theorem/restricted.js";
import { leastDistortion, leastPerception } from "../../../src/tradeoff/convex/minima.js";
import { evaluateCase } from "../../../src/tradeoff/oracle/achieved.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { property, runs } from "../../property/property.js";

/** A case, some letters per output, and two restorers supported on them. */
const restricted = randomProblem().chain((problem) => {
  const letters = problem.restored.letters.map((_, j) => j);
  return fc
    .array(
      fc.shuffledSubarray(letters, { minLength: 1 }).map((some) => [...some].sort((a, b) => a - b)),
      { minLength: problem.channel.outputs.size, maxLength: problem.channel.outputs.size },
    )
    .chain((allowed) =>
      fc.record({
        of: fc.constant(convexCase(problem)),
        allowed: fc.constant(allowed),
        others: fc
          .array(fc.tuple(...allowed.map((some) => pmf(some.length))), { minLength: 2, maxLength: 2 })
          .map((all) => all.map((rows) => supported(rows, allowed, letters.length))),
      }),
    );
});

function supported(
  rows: readonly (readonly Rational[])[],
  allowed: readonly (readonly number[])[],
  letters: number,
): RationalMatrix {
  return RationalMatrix.from(
    rows.map((row, y) => Array.from({ length: letters }, (_, j) => row[allowed[y]!.indexOf(j)] ?? Rational.zero)),
    letters,
  );
}

function keeps(of: Case, restorer: RationalMatrix, allowed: readonly (readonly number[])[]): boolean {
  const { channel, source } = of.problem;
  return allowed.every((some, y) => {
    const reached = source.alphabet.letters.some(
      (_, x) => source.marginal.at(x).sign() > 0 && channel.matrix.at(x, y).sign() > 0,
    );
    return !reached || of.problem.restored.letters.every((_, j) => restorer.at(y, j).isZero() || some.includes(j));
  });
}

property(
  "the least perception within: attained, allowed, and beaten by no restorer that is allowed",
  { given: restricted },
  runs(120, 97),
  ({ given: { of, allowed, others } }) => {
    const { value, restorer } = leastPerceptionWithin(of, allowed);
    expect(String(evaluateCase(of, restorer).perception)).toBe(String(value));
    expect(keeps(of, restorer, allowed)).toBe(true);
    for (const other of others) expect(value.atMost(evaluateCase(of, other).perception)).toBe(true);
    const all = allowed.map(() => of.problem.restored.letters.map((_, j) => j));
    expect(String(leastPerceptionWithin(of, all).value)).toBe(String(leastPerception(of).value));
  },
);

property(
  "the least distortion within, for a bound that some allowed restorer meets",
  { given: restricted },
  runs(120, 98),
  ({ given: { of, allowed, others } }) => {
    const [bound, other] = others.map((one) => evaluateCase(of, one));
    const { value, restorer } = leastDistortionWithin(of, bound!.perception, allowed);
    const achieved = evaluateCase(of, restorer);
    expect(String(achieved.distortion)).toBe(String(value));
    expect(achieved.perception.atMost(bound!.perception) && keeps(of, restorer, allowed)).toBe(true);
    expect(value.atMost(bound!.distortion)).toBe(true);
    if (other!.perception.atMost(bound!.perception)) expect(value.atMost(other!.distortion)).toBe(true);
  },
);

property(
  "without a restriction it is where C becomes finite",
  { given: restricted },
  runs(60, 99),
  ({ given: { of, others } }) => {
    const P = evaluateCase(of, others[0]!).perception;
    const { value } = leastDistortionWithin(of, P);
    const C = surface(of.problem);
    expect(leastDistortion(of).value.atMost(value)).toBe(true);
    expect(C.at({ distortion: value, perception: P })).not.toBe("infinite");
    expect(C.at({ distortion: value.minus(Rational.of(1n, 10n ** 12n)), perception: P })).toBe("infinite");
  },
);
