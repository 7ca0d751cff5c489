/** Couplings that the exporter makes: both marginals, and the cost that the divergence has. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import { RationalMatrix } from "../../../../src/exact/vector.js";
import { anyRestorer, randomProblem } from "../../../../src/generate/index.js";
import { convexCase } from "../../../../src/model/case.js";
import type { DivergenceName, TransportDivergence } from "../../../../src/model/divergence/divergence.js";
import { problem as built, type Problem } from "../../../../src/model/problem.js";
import { coefficients, inner } from "../../../../src/model/coefficients.js";
import { pushForward } from "../../../../src/model/masses/pmf.js";
import { achieved, couplingTerm } from "../../../../src/report/coq/evidence.js";
import { evaluateCase } from "../../../../src/tradeoff/oracle/achieved.js";
import { property, runs } from "../../../property/property.js";
import { base, refusal, rows } from "../../model/definition.js";

const withRestorer = (
  kinds: readonly ("wasserstein-1" | "wasserstein-2-squared" | "total-variation" | "chebyshev")[],
) =>
  randomProblem({ kinds }).chain((problem) =>
    fc.record({ problem: fc.constant(problem), restorer: anyRestorer(problem) }),
  );

const rowsOf = (term: string): Rational[][] =>
  [...term.matchAll(/\[:: (\([^[\]]*\))\]/g)].map(([, row = ""]) =>
    row.split("; ").map((one) => Rational.parse(one.replace(/[( )]/g, "").replace("#", "/"))),
  );

property(
  "on a line the monotone coupling has both marginals and costs exactly d",
  { given: withRestorer(["wasserstein-1", "wasserstein-2-squared"]) },
  runs(120, 131),
  ({ given: { problem, restorer } }) => {
    const of = convexCase(problem);
    const coupling = rowsOf(couplingTerm(restorer.toArrays(), undefined, problem));
    const q = pushForward(coefficients(of).outputMass, restorer).toArray();
    expect(coupling.map((row) => String(sum(row)))).toEqual(q.map(String));
    expect(problem.source.alphabet.letters.map((_, x) => String(sum(coupling.map((row) => row[x]!))))).toEqual(
      problem.source.marginal.toArray().map(String),
    );
    if (of.divergence.family !== "transport") throw new Error("a transport cost was asked for");
    expect(String(inner(of.divergence.cost, RationalMatrix.from(coupling)))).toBe(
      String(evaluateCase(of, restorer).perception),
    );
  },
);

property(
  "other kinds need none, and what a restorer achieves is what the solver says",
  { given: withRestorer(["total-variation", "chebyshev"]) },
  runs(80, 132),
  ({ given: { problem, restorer } }) => {
    expect(couplingTerm(restorer.toArrays(), undefined, problem)).toBe("None");
    expect(achieved(restorer.toArrays(), undefined, problem)).toEqual(evaluateCase(convexCase(problem), restorer));
  },
);

/** A problem whose divergence is a transport cost of our own making. */
function withDivergence(changed: Partial<TransportDivergence>): Problem {
  const given = built({ ...base, perception: { transport: rows("0 1 | 2 0") } });
  const [part] = given.perception.parts;
  const divergence = { ...part!.divergence, ...changed } as TransportDivergence;
  return given.withPerception({ ...given.perception, parts: [{ divergence, power: 1 }] });
}

test("a transport cost whose coupling is not known is refused by name; a given coupling is taken", () => {
  const restorer = rows("1 0 | 0 1 | 1 0");
  const unknown = withDivergence({ definition: "Wasserstein-3" as DivergenceName });
  expect(refusal(() => couplingTerm(restorer, undefined, unknown))).toEqual({
    code: "not-yet",
    path: "$.problem.perception",
    message: `$.problem.perception: expected a divergence whose couplings the Coq export can write, found "Wasserstein-3"`,
  });
  expect(refusal(() => couplingTerm(restorer, undefined, withDivergence({})))).toMatchObject({
    code: "not-yet",
    message: expect.stringMatching(/found a transport cost without its coupling$/) as string,
  });
  expect(rowsOf(couplingTerm(restorer, rows("1/4 0 | 1/8 5/8"), unknown))).toEqual(rows("1/4 0 | 1/8 5/8"));
});
