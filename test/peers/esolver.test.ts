/**
 * C(D,P) agrees with QSopt_ex, digit by digit, on random problems of every linear kind.
 *
 * The program of a point is handed over as text and solved there from nothing; equal
 * are not only optimum and infeasibility but the optimum as a fraction. What the
 * program says about the problem is tested against z3 (z3.test.ts); that a point
 * carries its proof, by the kernel: its verdict on every certificate is asked here too.
 */
import { afterAll, describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import type { LinearProgram } from "../../src/lp/program.js";
import { toLpText } from "../../src/lp/text.js";
import { certificate, PointSolver, type Point } from "../../src/tradeoff/solve.js";
import { exhaustive } from "../support/exhaustive.js";
import { programAt } from "../support/programs.js";
import { available } from "../support/tools.js";
import { askEsolver, askEsolverTexts, show, type Answer } from "./esolver.js";
import { kinds, mixedProblem, type Kind } from "./mixed.js";
import { pointOf, type TestPoint } from "./points.js";
import { Tally } from "./tally.js";

const problemsPerKind = exhaustive ? 200 : 100;
const pointsPerProblem = 2;

interface Case {
  readonly kind: Kind;
  readonly seed: number;
  readonly point: TestPoint;
  readonly ours: Point;
}

/** All points of a problem go through one solver, so that warm starts are tested as well. */
function casesOf(kind: Kind, seed: number): Case[] {
  const problem = problemFromData(mixedProblem(kind, seed));
  const solver = new PointSolver(problem);
  return Array.from({ length: pointsPerProblem }, (_, i) => {
    const point = pointOf(problem, seed * pointsPerProblem + i);
    return { kind, seed, point, ours: solver.solve(point.bounds) };
  });
}

function programOf({ ours, point }: Case): LinearProgram {
  return programAt(ours.problem, point.bounds);
}

function answerOf(point: Point): Answer {
  return point.status === "optimal" ? { status: "optimal", value: point.errorRate } : { status: "infeasible" };
}

/** How to see a case again. */
function place({ kind, seed, point }: Case): string {
  const { distortion, perception } = point.bounds;
  return `mixedProblem("${kind}", ${seed}) at ${point.name}: D = ${String(distortion)}, P = ${String(perception)}`;
}

/** What esolver, the boundary or the kernel says against an answer; nothing when all agree. */
function objections(one: Case, ours: Answer, theirs: Answer): string[] {
  const found: string[] = [];
  if (show(ours) !== show(theirs)) found.push(`${place(one)}: ${show(ours)}, esolver: ${show(theirs)}`);
  const { expected } = one.point;
  if (expected !== "anywhere" && (expected === "boundary") !== (ours.status === "optimal"))
    found.push(`${place(one)}: ${expected}, but ${ours.status}`);
  const verdict = check(certificate(one.ours));
  if (verdict.status === "rejected")
    found.push(`${place(one)}: certificate rejected at ${verdict.where}: ${verdict.reason}`);
  return found;
}

describe.skipIf(!available("esolver"))("agrees with esolver", () => {
  const tally = new Tally("C(D,P) against esolver");
  afterAll(() => {
    tally.print();
  });

  it.each(kinds)("%s", async (kind) => {
    const cases = Array.from({ length: problemsPerKind }, (_, seed) => casesOf(kind, seed)).flat();
    const answers = await askEsolver(cases.map(programOf));
    expect(cases.flatMap((one, i) => objections(one, answerOf(one.ours), answers[i]!))).toEqual([]);
    for (const { ours, point } of cases)
      tally.count(kind, ours.status === "infeasible" ? ours.status : "optimal", point.expected);
    expect(tally.of(kind).points).toBe(problemsPerKind * pointsPerProblem);
    // Neither answer is so rare that agreement would mean little.
    expect(Math.min(tally.of(kind).feasible, tally.of(kind).infeasible)).toBeGreaterThan(problemsPerKind / 2);
  });

  it("would notice a value that is wrong by 10^-30, or a wrong status", async () => {
    const one = feasibleCase();
    const ours = answerOf(one.ours);
    if (ours.status !== "optimal") throw new Error("the point is feasible");
    const [theirs] = await askEsolver([programOf(one)]);
    expect(objections(one, ours, theirs!)).toEqual([]);
    const slightlyMore = { ...ours, value: ours.value.plus(Rational.parse("1e-30")) };
    expect(objections(one, slightlyMore, theirs!)).toEqual([expect.stringContaining(`esolver: ${show(ours)}`)]);
    expect(objections(one, { status: "infeasible" }, theirs!)[0]).toContain("infeasible, esolver: optimal");
  });

  it("would notice a program that is wrong in one coefficient", async () => {
    const text = toLpText(programOf(feasibleCase()));
    const perturbed = text.replace(
      /(r0: )\+ (\d+) x0/,
      (_, name: string, value: string) => `${name}+ ${String(BigInt(value) * 2n)} x0`,
    );
    expect(perturbed).not.toBe(text);
    const [right, wrong] = await askEsolverTexts([text, perturbed]);
    expect(show(wrong!)).not.toBe(show(right!));
  });

  it("does not take silence for an answer", async () => {
    const unreadable = "Minimize\n cost: 1 x0\nSubject To\n r0: x0 >= y >= 1\nEnd\n";
    await expect(askEsolverTexts([unreadable])).rejects.toThrow("esolver gave no answer to program 0");
  });
});

function feasibleCase(): Case {
  return casesOf("total-variation", 0).find(({ ours }) => ours.status === "optimal")!;
}
