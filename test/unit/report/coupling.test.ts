/** Couplings in closed form: their marginals and their costs, which are the distances. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Rational, sum } from "../../../src/exact/rational.js";
import { RationalVector } from "../../../src/exact/vector.js";
import { problemWithBounds } from "../../../src/generate/index.js";
import { convexCase } from "../../../src/model/case.js";
import { knownCoupling } from "../../../src/report/coupling.js";

test.each(["total-variation", "wasserstein-1", "wasserstein-2-squared"] as const)("%s", (kind) => {
  fc.assert(
    fc.property(
      problemWithBounds(1, { kinds: [kind] }),
      fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }),
      ({ problem }, drawn) => {
        const of = convexCase(problem);
        const masses = drawn.slice(0, problem.restored.size);
        const total = masses.reduce((one, other) => one + other, 0);
        fc.pre(total > 0);
        const q = masses.map((mass) => Rational.of(BigInt(mass), BigInt(total)));
        const coupling = knownCoupling(q, of)!;
        const { divergence, source } = of;
        if (divergence.family !== "transport") throw new Error("a transport cost");
        expect(coupling.flat().every((mass) => mass.sign() >= 0)).toBe(true);
        expect(coupling.map((row) => String(sum(row)))).toEqual(q.map(String));
        expect(source.alphabet.letters.map((_, x) => String(sum(coupling.map((row) => row[x]!))))).toEqual(
          source.marginal.toArray().map(String),
        );
        const cost = sum(coupling.flatMap((row, j) => row.map((mass, x) => mass.times(divergence.cost.at(j, x)))));
        expect(String(cost)).toBe(String(divergence.evaluate!(source.marginal, RationalVector.from(q))));
      },
    ),
    { numRuns: 60 },
  );
});
