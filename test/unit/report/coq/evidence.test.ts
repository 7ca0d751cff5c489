/** Restorers and couplings as terms of the Coq checker. */
import { expect, test } from "vitest";
import type { DivergenceName, TransportDivergence } from "../../../../src/model/divergence/divergence.js";
import { problem as built, type Problem } from "../../../../src/model/problem.js";
import { restoringTerm } from "../../../../src/report/coq/evidence.js";
import { base, refusal, rows } from "../../model/definition.js";

const restorer = rows("1 0 | 0 1 | 1/3 2/3");
const listed = "[::\n    [:: (0%N, (1 # 1))];\n    [:: (1%N, (1 # 1))];\n    [:: (0%N, (1 # 3)); (1%N, (2 # 3))]]";

const termOf = (coupling: ReturnType<typeof rows> | undefined, problem: Problem, within = true): string =>
  restoringTerm(restorer, coupling, problem, within);

/** A problem whose divergence is a transport cost of our own making. */
function withDivergence(changed: Partial<TransportDivergence>): Problem {
  const given = built({ ...base, perception: { transport: rows("0 1 | 2 0") } });
  const [part] = given.perception.parts;
  const divergence = { ...part!.divergence, ...changed } as TransportDivergence;
  return given.withPerception({ ...given.perception, parts: [{ divergence, power: 1 }] });
}

test("masses of zero are left out; kinds with a closed form need no coupling, nor does a missing bound", () => {
  const none = `{| r_rows := ${listed}; r_coupling := NoCoupling |}`;
  for (const perception of ["total-variation", "chebyshev"] as const)
    expect(termOf(undefined, built({ ...base, perception }))).toBe(none);
  expect(termOf(undefined, withDivergence({}), false)).toBe(none);
});

test("on a line the checker is told the order of the letters", () => {
  const numbered = { ...base, source: { ...base.source, alphabet: ["3", "1"] }, restored: { alphabet: ["2", "-1"] } };
  for (const perception of ["wasserstein-1", "wasserstein-2-squared"] as const)
    expect(termOf(undefined, built({ ...numbered, perception }))).toMatch(
      /r_coupling := \(Monotone \[:: 1%N; 0%N\] \[:: 1%N; 0%N\]\) \|\}$/,
    );
});

test("a transport cost whose coupling is not known is refused by name; a given coupling is taken", () => {
  const unknown = withDivergence({ definition: "Wasserstein-3" as DivergenceName });
  expect(refusal(() => termOf(undefined, unknown))).toEqual({
    code: "not-yet",
    path: "$.problem.perception",
    message: `$.problem.perception: expected a divergence whose couplings the Coq export can write, found "Wasserstein-3"`,
  });
  expect(refusal(() => termOf(undefined, withDivergence({})))).toMatchObject({
    code: "not-yet",
    message: expect.stringMatching(/found a transport cost without its coupling$/) as string,
  });
  expect(termOf(rows("1/4 0 | 1/8 5/8"), unknown)).toContain(
    "r_coupling := (Given [::\n    [:: (0%N, (1 # 4))];\n    [:: (0%N, (1 # 8)); (1%N, (5 # 8))]]) |}",
  );
});
