/**
 * The judge of the conformance suite is judged: wrong outcomes are refused.
 *
 * Outcomes of programs with a single optimum, with one entry changed, with the wrong sign
 * or the wrong status; and on random programs: whatever is accepted is true.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import type { LinearProgram, Outcome } from "../../src/lp/program.js";
import { solveLinearProgram } from "../../src/lp/simplex.js";
import { verifyOutcome } from "../../src/lp/verify.js";
import { program } from "./programs.js";
import { randomProgram } from "./random.js";
import { property, runs } from "../property/property.js";

type Of<Status extends Outcome["status"]> = Extract<Outcome, { status: Status }>;

function solved<Status extends Outcome["status"]>(given: LinearProgram, status: Status): Of<Status> {
  const outcome = solveLinearProgram(given);
  if (outcome.status !== status) throw new Error(`${outcome.status}, not ${status}`);
  expect(verifyOutcome(given, outcome)).toBeUndefined();
  return outcome as Of<Status>;
}

const small = Rational.parse("1e-40");
const at = (values: readonly Rational[], i: number, change: Rational): Rational[] =>
  values.map((value, j) => (i === j ? value.plus(change) : value));
const changes = [small, small.negated(), Rational.of(1000n), Rational.of(-1000n)];

/** An equation and a box beside the two rows of `unique`. */
const optimal = program(
  [
    ["1 1", ">=", "2"],
    ["1 0", "<=", "3/2"],
    ["1 -3", "=", "0"],
  ],
  [["1"], ["2", null, "5"]],
);
/** min x + 2y subject to x + y ≥ 2, x ≤ 3/2: one optimal point, one optimal dual. */
const unique = program(
  [
    ["1 1", ">=", "2"],
    ["1 0", "<=", "3/2"],
  ],
  [["1"], ["2"]],
);
const infeasible = program(
  [
    ["1 1", ">=", "2"],
    ["1 0", "<=", "1/2"],
    ["0 1", "=", "1"],
  ],
  [["0"], ["0"]],
);
const unbounded = program(
  [
    ["-1 1", "<=", "1"],
    ["1 -2", "=", "0"],
    ["1 1", ">=", "3"],
  ],
  [["-1"], ["1"]],
);

describe("optimal", () => {
  const outcome = solved(unique, "optimal");

  test("the true one", () => {
    expect(outcome).toMatchObject({
      value: Rational.parse("5/2"),
      primal: [Rational.parse("3/2"), Rational.parse("1/2")],
      dual: [Rational.of(2n), Rational.of(-1n)],
    });
  });

  test("a value that the point does not have", () => {
    for (const change of changes)
      expect(verifyOutcome(unique, { ...outcome, value: outcome.value.plus(change) })).toMatch(
        /^the point costs 5\/2, not /,
      );
  });

  test("a point moved by a whisker", () => {
    for (const i of [0, 1])
      for (const change of changes)
        expect(verifyOutcome(unique, { ...outcome, primal: at(outcome.primal, i, change) })).toBeDefined();
    expect(verifyOutcome(unique, { ...outcome, primal: at(outcome.primal, 0, small) })).toMatch(
      /^row row 1: .* <= 3\/2 does not hold$/,
    );
    expect(verifyOutcome(unique, { ...outcome, primal: at(outcome.primal, 1, small.negated()) })).toMatch(
      /^row row 0: .* >= 2 does not hold$/,
    );
  });

  test("a feasible point that is not the best, with its own value", () => {
    const primal = [Rational.one, Rational.one];
    expect(verifyOutcome(unique, { ...outcome, primal, value: Rational.of(3n) })).toBe(
      "the dual value is 5/2, the cost 3",
    );
  });

  test("a dual moved by a whisker, or of the wrong sign", () => {
    for (const i of [0, 1])
      for (const change of changes)
        expect(verifyOutcome(unique, { ...outcome, dual: at(outcome.dual, i, change) })).toBeDefined();
    expect(verifyOutcome(unique, { ...outcome, dual: [Rational.of(-2n), Rational.of(-1n)] })).toBe(
      "the dual of row row 0 has the wrong sign",
    );
    expect(verifyOutcome(unique, { ...outcome, dual: [Rational.of(2n), Rational.one] })).toBe(
      "the dual of row row 1 has the wrong sign",
    );
  });

  test("a reduced cost with no bound on its side", () => {
    expect(verifyOutcome(unique, { ...outcome, dual: [Rational.of(3n), Rational.of(-1n)] })).toBe(
      "column x0 has reduced cost -1 and no bound on that side",
    );
  });

  test("an equation and a bound that are missed", () => {
    const other = solved(optimal, "optimal");
    expect(other.primal.map(String)).toEqual(["3/2", "1/2"]);
    for (const i of [0, 1])
      for (const change of changes)
        expect(verifyOutcome(optimal, { ...other, primal: at(other.primal, i, change) })).toBeDefined();
    const box = program([], [["-1", "1", "2"]]);
    const inTheBox = solved(box, "optimal");
    expect(verifyOutcome(box, { ...inTheBox, primal: [Rational.of(3n)], value: Rational.of(-3n) })).toBe(
      "column x0 is above its bound",
    );
    expect(verifyOutcome(box, { ...inTheBox, primal: [Rational.zero], value: Rational.zero })).toBe(
      "column x0 is below its bound",
    );
  });
});

describe("infeasible", () => {
  const outcome = solved(infeasible, "infeasible");

  test("multipliers of nothing, of the wrong sign, or too small", () => {
    expect(verifyOutcome(infeasible, { ...outcome, farkas: outcome.farkas.map(() => Rational.zero) })).toBe(
      "0 is not below 0",
    );
    expect(verifyOutcome(infeasible, { ...outcome, farkas: outcome.farkas.map((y) => y.negated()) })).toBe(
      "the dual of row row 0 has the wrong sign",
    );
    expect(verifyOutcome(infeasible, { ...outcome, farkas: at(outcome.farkas, 2, Rational.one) })).toBeDefined();
  });

  test("each multiplier left out", () => {
    for (const i of [0, 1, 2])
      expect(
        verifyOutcome(infeasible, { ...outcome, farkas: outcome.farkas.map((y, k) => (i === k ? Rational.zero : y)) }),
      ).toBeDefined();
  });

  test("a multiple proves the same", () => {
    expect(
      verifyOutcome(infeasible, { ...outcome, farkas: outcome.farkas.map((y) => y.times(small)) }),
    ).toBeUndefined();
  });

  test("a program that has a point", () => {
    for (const farkas of [
      [Rational.one, Rational.zero],
      [Rational.one, Rational.one.negated()],
      [Rational.zero, Rational.zero],
    ]) {
      expect(verifyOutcome(unique, { status: "infeasible", farkas, basis: [], pivots: 0 })).toBeDefined();
    }
    const farkas = [Rational.one, Rational.zero];
    expect(verifyOutcome(unique, { status: "infeasible", farkas, basis: [], pivots: 0 })).toBe(
      "column x0 has the Farkas factor 1 and no bound on that side",
    );
  });

  test("columns whose bounds exclude each other need no multipliers, equal bounds do", () => {
    const crossed = program([["1", ">=", "0"]], [["1", "1", "0"]]);
    const equal = program([["1", ">=", "0"]], [["1", "1", "1"]]);
    const claim: Outcome = { status: "infeasible", farkas: [Rational.zero], basis: [], pivots: 0 };
    expect(verifyOutcome(crossed, claim)).toBeUndefined();
    expect(verifyOutcome(equal, claim)).toBeDefined();
  });
});

describe("unbounded", () => {
  const outcome = solved(unbounded, "unbounded");

  test("a ray that does not lower the cost, turned round, or is nothing", () => {
    expect(verifyOutcome(unbounded, { ...outcome, ray: outcome.ray.map(() => Rational.zero) })).toBe(
      "the ray does not lower the cost",
    );
    expect(verifyOutcome(unbounded, { ...outcome, ray: outcome.ray.map((r) => r.negated()) })).toBe(
      "the ray does not lower the cost",
    );
  });

  test("a ray that leaves a row or a bound", () => {
    expect(verifyOutcome(unbounded, { ...outcome, ray: at(outcome.ray, 0, small) })).toMatch(
      /^the ray leaves row row [01]$/,
    );
    expect(verifyOutcome(unbounded, { ...outcome, ray: [Rational.of(1n), Rational.zero] })).toMatch(
      /^the ray leaves row row [01]$/,
    );
    const half = program([], [["-1", null, "1"]]);
    expect(verifyOutcome(half, { status: "unbounded", point: [Rational.zero], ray: [Rational.one], pivots: 0 })).toBe(
      "the ray leaves the bounds of x0",
    );
    const other = program([], [["1", "-7"]]);
    expect(
      verifyOutcome(other, { status: "unbounded", point: [Rational.zero], ray: [Rational.one.negated()], pivots: 0 }),
    ).toBe("the ray leaves the bounds of x0");
  });

  test("a point that is not feasible", () => {
    for (const i of [0, 1])
      expect(verifyOutcome(unbounded, { ...outcome, point: at(outcome.point, i, small) })).toMatch(/does not hold$/);
    expect(verifyOutcome(unbounded, { ...outcome, point: [Rational.of(-2n), Rational.of(-1n)] })).toBeDefined();
  });
});

const entryChange = fc.record({
  i: fc.nat(2),
  by: fc.constantFrom("-2", "-1", "-1/2", "1/2", "1", "2").map((text) => Rational.parse(text)),
});

describe("whatever is accepted is true", () => {
  const change = fc.record({ field: fc.constantFrom("primal", "dual", "value"), change: entryChange });
  const changed = (
    outcome: Of<"optimal">,
    { field, change: { i, by } }: { field: string; change: { i: number; by: Rational } },
  ): Of<"optimal"> =>
    field === "value"
      ? { ...outcome, value: outcome.value.plus(by) }
      : field === "primal"
        ? { ...outcome, primal: at(outcome.primal, i, by) }
        : { ...outcome, dual: at(outcome.dual, i, by) };

  property(
    "of changed outcomes",
    { given: randomProgram, twice: fc.array(change, { minLength: 1, maxLength: 2 }) },
    runs(1500, 911),
    ({ given, twice }) => {
      const outcome = solveLinearProgram(given);
      if (outcome.status !== "optimal") return;
      const claim = twice.reduce(changed, outcome);
      if (verifyOutcome(given, claim) === undefined) expect(claim.value).toEqual(outcome.value);
    },
  );

  const vector = fc.array(
    fc.constantFrom("-1", "0", "1", "1/2", "2").map((text) => Rational.parse(text)),
    { minLength: 3, maxLength: 3 },
  );
  property(
    "of outcomes made up from nothing",
    { given: randomProgram, vectors: fc.tuple(vector, vector) },
    runs(3000, 912),
    ({ given, vectors: [a, b] }) => {
      const { status } = solveLinearProgram(given);
      const [rows, columns] = [a.slice(0, given.rows.length), b.slice(0, given.columns.length)];
      const ray = a.slice(0, given.columns.length);
      if (verifyOutcome(given, { status: "infeasible", farkas: rows, basis: [], pivots: 0 }) === undefined)
        expect(status).toBe("infeasible");
      if (verifyOutcome(given, { status: "unbounded", point: columns, ray, pivots: 0 }) === undefined)
        expect(status).toBe("unbounded");
      const value = columns.reduce(
        (total, x, j) => total.plus(x.times(Rational.of(given.columns[j]!.cost, given.costDenominator))),
        Rational.zero,
      );
      const claim: Outcome = { status: "optimal", value, primal: columns, dual: rows, basis: [], pivots: 0 };
      if (verifyOutcome(given, claim) === undefined) {
        const truth = solveLinearProgram(given);
        expect(truth.status === "optimal" ? truth.value : truth.status).toEqual(value);
      }
    },
  );
});
