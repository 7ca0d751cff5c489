/**
 * Theorem 2 against its definition: risks by sums, optimal classes by comparison, violations by
 * trying every set of inputs.
 */
import { expect, test } from "vitest";
import { Rational, max } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { problem } from "../../src/model/problem.js";
import { problemDefinition } from "../../src/generate/index.js";
import { bayesRisksCertificate } from "../../src/certificate/verdicts.js";
import { theorem2 } from "../../src/theorem/theorem-2.js";
import { bayesRiskOfOutput, bayesRiskOfSource, plain, subsets, type Plain } from "./definitions.js";
import { property, runs } from "./property.js";

function optimal({ joint }: Plain, x: number): number[] {
  const masses = joint.map((row) => row[x]!);
  const largest = masses.reduce(max);
  return [...masses.keys()].filter((k) => masses[k]!.equals(largest));
}

function inputsOf({ marginal, channel }: Plain, y: number): number[] {
  return [...marginal.keys()].filter((x) => marginal[x]!.sign() > 0 && channel[x]![y]!.sign() > 0);
}

function shareClass(reference: Plain, inputs: readonly number[]): boolean {
  return reference.joint.some((_, k) => inputs.every((x) => optimal(reference, x).includes(k)));
}

/** The size of the smallest violation and the first output that has one; undefined for none. */
function smallestViolation(reference: Plain): { size: number; output: number } | undefined {
  const outputs = [...reference.mass.keys()];
  for (let size = 2; size <= reference.marginal.length; size++) {
    const output = outputs.find((y) =>
      [...subsets(inputsOf(reference, y), size)].some((inputs) => !shareClass(reference, inputs)),
    );
    if (output !== undefined) return { size, output };
  }
  return undefined;
}

property(
  "risks, equality, violation and pairwise reading are what the definitions say, and the kernel accepts them",
  {
    definition: problemDefinition({
      kinds: ["total-variation"],
      classes: 5,
      sizes: { source: 5, outputs: 3, restored: 2 },
    }),
  },
  runs(600, 901),
  ({ definition }) => {
    const reference = plain(definition);
    const built = problem(definition);
    const verdict = theorem2({ source: built.source, channel: built.channel });
    expect(verdict.bayesRisk).toEqual({ source: bayesRiskOfSource(reference), degraded: bayesRiskOfOutput(reference) });
    expect(verdict.gap.sign() === 0).toBe(verdict.equality);
    expect(verdict.gap.sign()).toBeGreaterThanOrEqual(0);
    const expected = smallestViolation(reference);
    if (verdict.equality) {
      expect(expected).toBeUndefined();
      expect(verdict.commonClass.map(({ output }) => output)).toEqual(
        [...reference.mass.keys()].filter((y) => reference.mass[y]!.sign() > 0),
      );
      for (const one of verdict.commonClass)
        for (const x of inputsOf(reference, one.output)) expect(optimal(reference, x)).toContain(one.class);
    } else {
      const { inputs, output } = verdict.violation;
      expect({ size: inputs.length, output }).toEqual(expected);
      expect(inputsOf(reference, output)).toEqual(expect.arrayContaining([...inputs]));
      expect(shareClass(reference, inputs)).toBe(false);
      expect(inputs.length).toBeLessThanOrEqual(Math.max(2, reference.joint.length));
    }
    const pairsShare = [...reference.mass.keys()].every((y) =>
      [...subsets(inputsOf(reference, y), 2)].every((pair) => shareClass(reference, pair)),
    );
    if (reference.joint.length < 3) expect(verdict.pairwise).toBeUndefined();
    else expect(verdict.pairwise).toMatchObject({ holds: pairsShare, agrees: pairsShare === verdict.equality });
    if (reference.joint.length === 2) expect(pairsShare).toBe(verdict.equality);
    expect(check(JSON.stringify(bayesRisksCertificate(built, verdict)))).toMatchObject({
      status: "accepted",
      statement: { kind: "bayes-risks" },
    });
  },
);

property(
  "with two classes, equality is the condition of the paper: p(y|x₁)p(y|x₂) = 0 on R⁺ × R⁻",
  { definition: problemDefinition({ kinds: ["total-variation"], classes: 2 }) },
  runs(300, 902),
  ({ definition }) => {
    const { joint, channel, marginal, mass } = plain(definition);
    const [first, second] = [joint[0]!, joint[1]!];
    const letters = [...marginal.keys()];
    const [plus, minus] = [
      letters.filter((x) => second[x]!.lessThan(first[x]!)),
      letters.filter((x) => first[x]!.lessThan(second[x]!)),
    ];
    const condition = plus.every((x1) =>
      minus.every((x2) => [...mass.keys()].every((y) => channel[x1]![y]!.times(channel[x2]![y]!).isZero())),
    );
    expect(theorem2(problem(definition)).equality).toBe(condition);
  },
);

/** All lists of `parts` numbers ≥ 0 with this sum. */
function compositions(sum: number, parts: number): number[][] {
  if (parts === 1) return [[sum]];
  return [...Array(sum + 1).keys()].flatMap((first) =>
    compositions(sum - first, parts - 1).map((rest) => [first, ...rest]),
  );
}

test.each([
  [2, 3],
  [3, 3],
])(
  "every source of %i classes on two letters with masses in thirds, every channel with entries in halves",
  (classes, total) => {
    const rows = compositions(2, 2).map((row) => row.map((n) => Rational.of(BigInt(n), 2n)));
    const names = Array.from({ length: classes }, (_, k) => `w${k}`);
    const count = { equal: 0, unequal: 0 };
    for (const masses of compositions(total, 2 * classes)) {
      const counts = names.map((_, k) => masses.slice(2 * k, 2 * k + 2).map(BigInt));
      for (const matrix of rows.flatMap((first) => rows.map((second) => [first, second]))) {
        const definition = {
          name: "small",
          source: { alphabet: ["a", "b"], classNames: names, counts },
          channel: { outputs: ["u", "v"], matrix },
          classifier: "bayes",
          distortion: "hamming",
          perception: "total-variation",
        } as const;
        const reference = plain(definition);
        const { gap, equality } = theorem2(problem(definition));
        expect(gap).toEqual(bayesRiskOfOutput(reference).minus(bayesRiskOfSource(reference)));
        expect([equality, gap.isZero()]).toEqual([smallestViolation(reference) === undefined, equality]);
        count[equality ? "equal" : "unequal"]++;
      }
    }
    expect(Math.min(count.equal, count.unequal)).toBeGreaterThan(20);
  },
);

test("zero is a gap only where there is equality: letters and outputs of mass zero play no part", () => {
  const of = (...values: string[]): Rational[] => values.map((value) => Rational.parse(value));
  const verdict = theorem2(
    problem({
      name: "ghosts",
      source: {
        alphabet: ["a", "ghost"],
        classes: [
          { name: "1", prior: Rational.one, pmf: of("1", "0") },
          { name: "2", prior: Rational.zero, pmf: of("0", "1") },
        ],
      },
      channel: { outputs: ["y", "never"], matrix: [of("1", "0"), of("1/2", "1/2")] },
      classifier: ["1", "2"],
      distortion: "hamming",
      perception: "total-variation",
    }),
  );
  expect(verdict).toMatchObject({ equality: true, commonClass: [{ output: 0, class: 0 }] });
});
