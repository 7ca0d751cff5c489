/**
 * Where the solver starts decides how long it takes, never what it answers.
 *
 * One program, started cold, from the suggestion of the floating-point solver, and from
 * nonsense; one PointSolver along many bounds, each warm from the last, against a fresh
 * one for every point. Values agree, and whatever the end basis, the evidence holds.
 */
import fc from "fast-check";
import { expect } from "vitest";
import type { Bounds } from "../../src/certificate/plane.js";
import { certificateOf } from "../../src/certificate/point.js";
import { Rational } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import { check } from "../../src/kernel/index.js";
import { floatHint } from "../../src/lp/float-hint.js";
import { solveLinearProgram, type SolveOptions } from "../../src/lp/simplex.js";
import { verifyOutcome } from "../../src/lp/verify.js";
import { convexCase } from "../../src/model/case.js";
import type { Problem } from "../../src/model/problem.js";
import { problemWithBounds } from "../../src/generate/index.js";
import { evaluate } from "../../src/tradeoff/evaluate.js";
import { errorOnly, RestorerProgram } from "../../src/tradeoff/formulation/program.js";
import { PointSolver, certificate, solve } from "../../src/tradeoff/solve.js";
import { bayesRiskOfOutput, distance, expectation, plain, restoredMasses } from "./definitions.js";
import { shown, valueAt } from "./values.js";
import { property, runs } from "./property.js";

const nonsense = fc.array(
  fc.oneof(fc.integer({ min: -3, max: 40 }), fc.constantFrom(0.5, NaN, Infinity, -Infinity, 2 ** 53)),
  { maxLength: 30 },
);

/** With a row for every finite bound. */
function programFor(problem: Problem, { distortion, perception }: Bounds): RestorerProgram {
  return new RestorerProgram(convexCase(problem), {
    distortion: distortion === "inf" ? "free" : "bounded",
    perception: perception === "inf" ? "free" : "bounded",
  });
}

property(
  "from any basis to the same value",
  { instance: problemWithBounds(1), start: nonsense, suggested: nonsense },
  runs(300, 701),
  ({ instance: { problem, bounds }, start, suggested }) => {
    const [at] = bounds;
    const program = programFor(problem, at!).at(errorOnly, at);
    const all: SolveOptions[] = [
      {},
      { warmStart: floatHint },
      { warmStart: () => undefined },
      { warmStart: () => suggested },
      { start },
      { start, warmStart: floatHint },
    ];
    const outcomes = all.map((options) => solveLinearProgram(program, options));
    for (const outcome of outcomes) expect(verifyOutcome(program, outcome)).toBeUndefined();
    const values = outcomes.map((outcome) =>
      outcome.status === "optimal" ? outcome.value.toString() : outcome.status,
    );
    const value = shown(valueAt(problem, at!));
    expect(values).toEqual(values.map(() => (value === "+∞" ? "infeasible" : value)));
  },
);

property(
  "the duals of the program are evidence, also where a minimum alone would do",
  { instance: problemWithBounds(1) },
  runs(400, 704),
  ({ instance: { problem, bounds } }) => {
    const [at] = bounds;
    const program = programFor(problem, at!);
    const outcome = solveLinearProgram(program.at(errorOnly, at), { warmStart: floatHint });
    if (outcome.status === "unbounded") throw new Error(outcome.status);
    const plane = program.plane(outcome.status === "optimal" ? outcome.dual : outcome.farkas);
    const stated = { problem, bounds: at! };
    if (outcome.status === "infeasible")
      expect(check(certificateOf({ ...stated, status: "infeasible", planes: [plane] }))).toMatchObject({
        status: "accepted",
      });
    else {
      const coupling = program.coupling(outcome.primal);
      const proof = { trees: [{ kind: "plane" as const, plane: () => plane }], symmetries: [], order: [] };
      const attained = { restorer: program.restorer(outcome.primal), ...(coupling === undefined ? {} : { coupling }) };
      const { labeling, part } = convexCase(problem);
      expect(
        check(
          certificateOf({ ...stated, status: "optimal", errorRate: outcome.value, labeling, part, ...attained, proof }),
        ),
      ).toMatchObject({ status: "accepted" });
    }
  },
);

property(
  "warm from the last point as cold",
  { instance: problemWithBounds(6) },
  runs(150, 702),
  ({ instance: { problem, bounds } }) => {
    const solver = new PointSolver(problem);
    // There and back again: every point is also reached from an other side.
    for (const at of [...bounds, ...[...bounds].reverse()]) {
      const warm = solver.solve(at);
      const cold = solve(problem, at);
      expect(warm.status).toBe(cold.status);
      if (warm.status === "optimal" && cold.status === "optimal") expect(warm.errorRate).toEqual(cold.errorRate);
      expect(check(certificate(warm)).status).toBe("accepted");
    }
  },
);

property(
  "the restorer of the optimum has the stated values, by definition",
  { instance: problemWithBounds(1) },
  runs(400, 703),
  ({ instance: { definition, problem, bounds } }) => {
    const point = solve(problem, bounds[0]!);
    if (point.status !== "optimal") return;
    const { achieved, errorRate, restorer } = point;
    expect(evaluate(problem, restorer)).toEqual({ ...achieved, errorRate, labeling: point.labeling });
    const reference = plain(definition);
    const rows = restorer.toArrays();
    for (const row of rows) {
      expect(row.reduce((total, mass) => total.plus(mass), Rational.zero).toString()).toBe("1");
      expect(row.some((mass) => mass.sign() < 0)).toBe(false);
    }
    expect(expectation(reference.error, rows)).toEqual(errorRate);
    expect(expectation(reference.distortion, rows)).toEqual(achieved.distortion);
    expect(distance(definition, reference.marginal, restoredMasses(reference, rows))).toEqual(achieved.perception);
    expect(bayesRiskOfOutput(reference).atMost(errorRate)).toBe(true);
    const { distortion, perception } = bounds[0]!;
    expect(distortion === "inf" || achieved.distortion.atMost(distortion)).toBe(true);
    expect(perception === "inf" || rational(achieved.perception).atMost(perception)).toBe(true);
  },
);
