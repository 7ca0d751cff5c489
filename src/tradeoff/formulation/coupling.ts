/**
 * Any transport cost: the coupling T(x̂,x) itself, with rows for both marginals.
 *
 * Column sums p_X(x), for letters of positive mass; row sums q(x̂); Σ ρT ≤ P. The
 * duals are the potentials v(x) and w(x̂) of the cut; letters of mass zero get the
 * largest v that satisfies v(x) − w(x̂) ≤ μρ(x̂,x).
 */
import { Rational, min } from "../../exact/rational.js";
import { RationalMatrix, entry } from "../../exact/vector.js";
import { support } from "../../model/masses/pmf.js";
import type { PartColumn, PartInput, PartRow, PerceptionPart } from "./part.js";

export function couplingPart(input: PartInput, cost: RationalMatrix, needsCoupling: boolean): PerceptionPart {
  const { source, massDenominator, sourceLetters, restoredLetters } = input;
  const positive = support(source);
  const restoredRow = (j: number): number => positive.length + j;
  const perception = positive.length + restoredLetters.length;
  const rows: PartRow[] = [
    ...positive.map((x): PartRow => ({
      name: `mass of ${entry(sourceLetters, x)}`,
      relation: "=",
      denominator: massDenominator,
      constant: source.at(x),
      slope: 0,
    })),
    ...restoredLetters.map((letter): PartRow => ({
      name: `restored mass of ${letter}`,
      relation: "=",
      denominator: massDenominator,
      constant: Rational.zero,
      slope: 0,
    })),
    {
      name: "perception",
      relation: "<=",
      denominator: massDenominator * cost.denominator,
      constant: Rational.zero,
      slope: 1,
    },
  ];
  const columns = positive.flatMap((x, i) =>
    restoredLetters.map((letter, j): PartColumn => {
      const price = cost.numeratorAt(j, x);
      return {
        name: `from ${letter} to ${entry(sourceLetters, x)}`,
        rows: price === 0n ? [i, restoredRow(j)] : [i, restoredRow(j), perception],
        values: price === 0n ? [1n, -1n] : [1n, -1n, price],
      };
    }),
  );
  const coupling = (primal: readonly Rational[]): RationalMatrix => {
    const rowsOfT = restoredLetters.map(() => sourceLetters.map(() => Rational.zero));
    positive.forEach((x, i) => {
      restoredLetters.forEach((_, j) => {
        const flow = entry(primal, i * restoredLetters.length + j);
        entry(rowsOfT, j)[x] = Rational.of(flow.num, flow.den * massDenominator);
      });
    });
    return RationalMatrix.from(rowsOfT, sourceLetters.length);
  };
  return {
    rows,
    columns,
    letterRow: restoredLetters.map((_, j) => restoredRow(j)),
    readCut(dual) {
      const multiplier = entry(dual, perception).negated();
      const restored = restoredLetters.map((_, j) => entry(dual, restoredRow(j)));
      const potentials = sourceLetters.map((_, x) =>
        restored.map((w, j) => w.plus(multiplier.times(cost.at(j, x)))).reduce((least, value) => min(least, value)),
      );
      positive.forEach((x, i) => {
        potentials[x] = entry(dual, i);
      });
      return { multiplier, cut: { kind: "transport", source: potentials, restored } };
    },
    ...(needsCoupling ? { readCoupling: coupling } : {}),
  };
}
