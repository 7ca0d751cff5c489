/**
 * C(D,P) agrees with its definition, as z3 understands it, on problems of every linear kind.
 *
 * Two questions per point: is there an admissible restorer with ε = v, and is there one
 * with ε < v? The answers must be yes and no; where nothing is feasible, no to any
 * restorer at all. definition.ts writes the questions from the problem file alone.
 */
import { afterAll, describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { problemFromData } from "../../src/format/problem.js";
import type { ProblemFile } from "../../src/format/problem-file.js";
import { solve } from "../../src/tradeoff/solve.js";
import { available } from "../support/tools.js";
import { definition, number } from "./definition.js";
import { kinds, mixedProblem } from "./mixed.js";
import { pointOf, type TestPoint } from "./points.js";
import { output } from "./process.js";
import { Tally } from "./tally.js";

const problemsPerKind = 120;

/** What is claimed of C at a point: a value, or "infeasible". */
interface Claim {
  readonly file: ProblemFile;
  readonly point: TestPoint;
  readonly value: Rational | "infeasible";
}

function claimOf(file: ProblemFile, turn: number): Claim {
  const problem = problemFromData(file);
  const point = pointOf(problem, turn);
  const found = solve(problem, point.bounds);
  if (found.status === "enclosed" || found.status === "undecided") throw new Error("a linear problem has exact points");
  return { file, point, value: found.status === "optimal" ? found.errorRate : found.status };
}

/** The questions of a claim, and the answers that prove it. */
function questions({ file, point, value }: Claim): { script: string; answers: string[] } {
  const { distortion, perception } = point.bounds;
  const admissible = [
    definition(file, String(perception)),
    ...(distortion === "inf" ? [] : [`(assert (<= distortion ${number(String(distortion))}))`]),
  ].join("\n");
  if (value === "infeasible") return { script: `${admissible}\n(check-sat)\n(reset)\n`, answers: ["unsat"] };
  const ask = (relation: string): string =>
    `(push)\n(assert (${relation} error-rate ${number(String(value))}))\n(check-sat)\n(pop)\n`;
  return { script: `${admissible}\n${ask("=")}${ask("<")}(reset)\n`, answers: ["sat", "unsat"] };
}

/** The claims that z3 does not confirm. */
async function refused(claims: readonly Claim[]): Promise<string[]> {
  const asked = claims.map(questions);
  const lines = (await output("z3", ["-in", "-smt2"], asked.map(({ script }) => script).join(""))).trim().split("\n");
  const found: string[] = [];
  let next = 0;
  asked.forEach(({ answers }, i) => {
    const given = lines.slice(next, (next += answers.length));
    const { file, point, value } = claims[i]!;
    const { distortion, perception } = point.bounds;
    if (given.join() !== answers.join())
      found.push(
        `${file.name} at ${point.name}: D = ${String(distortion)}, P = ${String(perception)}, C = ${String(value)}: ${given.join()}`,
      );
  });
  if (next !== lines.length)
    found.push(`${lines.length} answers to ${next} questions: ${lines.slice(0, 3).join("; ")}`);
  return found;
}

describe.skipIf(!available("z3"))("agrees with the definition in z3", () => {
  const tally = new Tally("C(D,P) against z3");
  afterAll(() => {
    tally.print();
  });

  it.each(kinds)("%s", async (kind) => {
    // Seeds and turns that the comparison with esolver does not use; ten rounds of all twelve points.
    const claims = Array.from({ length: problemsPerKind }, (_, i) => claimOf(mixedProblem(kind, 10_000 + i), i));
    expect(await refused(claims)).toEqual([]);
    for (const { value, point } of claims)
      tally.count(kind, value === "infeasible" ? value : "optimal", point.expected);
    expect(tally.of(kind).points).toBe(problemsPerKind);
    expect(Math.min(tally.of(kind).feasible, tally.of(kind).infeasible)).toBeGreaterThan(problemsPerKind / 5);
  });

  it("would notice a value that is wrong by 10^-30 either way, or a wrong status", async () => {
    const hair = Rational.parse("1e-30");
    for (const kind of kinds) {
      const claims = Array.from({ length: 12 }, (_, i) => claimOf(mixedProblem(kind, i), i));
      const [feasible, infeasible] = [
        claims.find(({ value }) => value !== "infeasible")!,
        claims.find(({ value }) => value === "infeasible")!,
      ];
      const value = feasible.value as Rational;
      const wrong: Claim[] = [
        { ...feasible, value: value.plus(hair) },
        { ...feasible, value: value.minus(hair) },
        { ...feasible, value: "infeasible" },
        { ...infeasible, value },
      ];
      const answers = (await refused(wrong)).map((line) => line.replace(/.*: /, ""));
      expect(answers).toEqual([expect.stringMatching(/,sat$/), "unsat,unsat", "sat", "unsat,unsat"]);
    }
  });
});
