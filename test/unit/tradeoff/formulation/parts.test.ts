/**
 * The perceptual parts of linear programs (coupling, hub, line, witnesses): for a fixed q the least P that
 * the rows allow is d(p_X,q), and the duals read back as a cut that proves it.
 */
import { inner } from "../../../../src/model/coefficients.js";
import fc from "fast-check";
import { expect } from "vitest";
import { lcm } from "../../../../src/exact/integers.js";
import { Rational, min, sum } from "../../../../src/exact/rational.js";
import { RationalMatrix, RationalVector } from "../../../../src/exact/vector.js";
import { pmf, randomProblem } from "../../../../src/generate/index.js";
import type { LinearProgram } from "../../../../src/lp/program.js";
import { solveLinearProgram } from "../../../../src/lp/simplex.js";
import { convexCase, type Case, linearCase } from "../../../../src/model/case.js";
import { couplingPart } from "../../../../src/tradeoff/formulation/coupling.js";
import { hubPart } from "../../../../src/tradeoff/formulation/hub.js";
import { linePart } from "../../../../src/tradeoff/formulation/line.js";
import type { PartInput, PerceptionPart } from "../../../../src/tradeoff/formulation/part.js";
import { witnessPart } from "../../../../src/tradeoff/formulation/witnesses.js";
import { perceptualDifference } from "../../../../src/tradeoff/oracle/achieved.js";
import { property, runs } from "../../../property/property.js";

const given = randomProblem({ sizes: { source: 4, outputs: 1, restored: 4 } }).chain((problem) =>
  fc.record({ of: fc.constant(convexCase(problem)), q: pmf(problem.restored.size) }),
);

function inputOf({ source, restored }: Case, q: RationalVector): PartInput {
  return {
    source: source.marginal,
    massDenominator: lcm(q.denominator, source.marginal.denominator),
    sourceLetters: source.alphabet.letters,
    restoredLetters: restored.letters,
  };
}

/** The parts that can express the divergence, the general one for every transport cost. */
function partsOf(of: Case, input: PartInput): PerceptionPart[] {
  const { divergence, source, restored } = linearCase(of);
  if (divergence.family === "witnesses")
    return [witnessPart(input, divergence.witnesses, source.alphabet.union(restored).letters)];
  const general = couplingPart(input, divergence.cost, true);
  switch (divergence.structure.shape) {
    case "hub":
      return [hubPart(input), general];
    case "line":
      return [linePart(input, divergence.structure.line), general];
    case "general":
      return [general];
  }
}

/** min t where the rows hold with t for P and the masses of q on the left. */
function programOf({ rows, columns, letterRow }: PerceptionPart, masses: readonly bigint[]): LinearProgram {
  const on = (i: number): bigint => masses.reduce((total, mass, j) => (letterRow[j] === i ? total + mass : total), 0n);
  const sloping = rows.flatMap(({ slope, denominator }, i) =>
    slope === 0 ? [] : [{ i, value: BigInt(-slope) * denominator }],
  );
  return {
    rows: rows.map(({ name, relation, denominator, constant }, i) => ({
      name,
      relation,
      denominator,
      bound: constant.minus(Rational.of(on(i), denominator)),
    })),
    columns: [
      ...columns.map((column) => ({ ...column, lower: Rational.zero, cost: 0n })),
      {
        name: "t",
        lower: Rational.zero,
        cost: 1n,
        rows: sloping.map(({ i }) => i),
        values: sloping.map(({ value }) => value),
      },
    ],
    costDenominator: 1n,
  };
}

property(
  "the least bound is d(p_X,q), and the cut proves it for every q",
  { given },
  runs(80, 1211),
  ({ given: { of, q: masses } }) => {
    const q = RationalVector.from(masses);
    const input = inputOf(of, q);
    const { divergence } = of;
    const p = of.source.marginal.toArray();
    for (const part of partsOf(of, input)) {
      const numerators = q.numerators.map((n) => n * (input.massDenominator / q.denominator));
      const outcome = solveLinearProgram(programOf(part, numerators));
      if (outcome.status !== "optimal") throw new Error(`some P is large enough: ${outcome.status}`);
      const d = perceptualDifference(of, q);
      expect(outcome.value).toEqual(d);
      const { multiplier, cut } = part.readCut(outcome.dual);
      expect(multiplier.sign() >= 0 && multiplier.atMost(Rational.one)).toBe(true);
      if (cut.kind === "transport" && divergence.family === "transport") {
        cut.source.forEach((v, x) => {
          cut.restored.forEach((w, j) => {
            expect(v.minus(w).atMost(multiplier.times(divergence.cost.at(j, x)))).toBe(true);
          });
        });
        expect(
          sum([...cut.source.map((v, x) => v.times(p[x]!)), ...cut.restored.map((w, j) => w.times(q.at(j)).negated())]),
        ).toEqual(d);
        const coupling = part.readCoupling?.(outcome.primal.slice(0, part.columns.length));
        if (coupling === undefined) continue;
        expect(coupling.toArrays().map((row) => sum(row))).toEqual(q.toArray());
        expect(p.map((_, x) => sum(coupling.toArrays().map((row) => row[x]!)))).toEqual(p);
        expect(inner(divergence.cost, coupling)).toEqual(d);
      } else if (cut.kind === "witnesses" && divergence.family === "witnesses") {
        expect(cut.weights.every((weight) => weight.sign() >= 0) && sum(cut.weights).atMost(multiplier)).toBe(true);
        const union = of.source.alphabet.union(of.restored);
        const gaps = Array.from({ length: divergence.witnesses.rows }, (_, i) =>
          sum([
            ...p.map((mass, x) => mass.times(divergence.witnesses.at(i, x))),
            ...q
              .toArray()
              .map((mass, j) =>
                mass.times(divergence.witnesses.at(i, union.position(of.restored.letters[j]!)!)).negated(),
              ),
          ]),
        );
        expect(sum(cut.weights.map((weight, i) => weight.times(gaps[i]!)))).toEqual(d);
      } else throw new Error("a cut of another family");
    }
  },
);

property(
  "letters of mass zero get the largest potential that the costs allow; only cost matrices read couplings",
  {
    cost: fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 2,
    }),
  },
  runs(20, 1212),
  ({ cost }) => {
    const source = RationalVector.from([Rational.of(1n, 2n), Rational.zero, Rational.of(1n, 2n)]);
    const input = { source, massDenominator: 2n, sourceLetters: ["a", "b", "c"], restoredLetters: ["u", "v"] };
    const matrix = RationalMatrix.from(cost.map((row) => row.map((value) => Rational.of(BigInt(value)))));
    const part = couplingPart(input, matrix, false);
    expect("readCoupling" in part).toBe(false);
    const outcome = solveLinearProgram(programOf(part, [1n, 1n]));
    if (outcome.status !== "optimal") throw new Error(outcome.status);
    const { multiplier, cut } = part.readCut(outcome.dual);
    if (cut.kind !== "transport") throw new Error(cut.kind);
    expect(cut.source[1]).toEqual(cut.restored.map((w, j) => w.plus(multiplier.times(matrix.at(j, 1)))).reduce(min));
  },
);
