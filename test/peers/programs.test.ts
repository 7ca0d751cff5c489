/**
 * Linear programs of any form as text: esolver, z3 and the exact simplex give one answer.
 *
 * The programs of C(D,P) have columns x ≥ 0 only. Here every kind of bound occurs
 * (none, one, both, equal, excluding each other), rows without entries, columns without
 * entries, large denominators; optima, infeasible and unbounded programs.
 */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { linearProgram, type LinearProgram } from "../../src/lp/program.js";
import { floatHint } from "../../src/lp/float-hint.js";
import { solveLinearProgram } from "../../src/lp/simplex.js";
import { toSmtText } from "../../src/lp/text.js";
import { available } from "../support/tools.js";
import { seeded } from "../bench/families.js";
import { askEsolver, show, type Answer } from "./esolver.js";
import { output } from "./process.js";

const programs = Array.from({ length: 300 }, (_, seed) => randomProgram(seed));
/** Below every finite optimum of these programs. */
const deep = "(- 1000000000000000000000000000000000000000000000000.0)";

function randomProgram(seed: number): LinearProgram {
  const draw = seeded(seed + 77);
  const denominator = seed % 3 === 0 ? 10n ** 24n + 7n : BigInt(1 + draw(12));
  const value = (reach: number): Rational => Rational.of(BigInt(draw(2 * reach + 1) - reach), denominator);
  const rows = Array.from({ length: 1 + draw(5) }, (_, i) => ({
    name: `row ${i}`,
    relation: (["<=", ">=", "="] as const)[draw(3)]!,
    bound: value(9),
  }));
  const columns = Array.from({ length: 1 + draw(6) }, (_, j) => {
    const coefficients = rows.filter(() => draw(3) > 0).map(({ name }) => [name, value(5)] as const);
    const lower = value(6);
    const bounds = [
      {},
      {},
      { lower: null },
      { lower },
      { lower: null, upper: lower },
      { lower, upper: lower.plus(value(4)) },
      { lower, upper: lower },
    ][draw(7)]!;
    return {
      name: `column ${j}`,
      cost: draw(5) === 0 ? Rational.zero : value(7),
      coefficients: Object.fromEntries(coefficients),
      ...bounds,
    };
  });
  return linearProgram(rows, columns);
}

/** The exact simplex, with and without a suggested basis: both must say the same. */
function ours(program: LinearProgram): Answer {
  const [plain, suggested] = [solveLinearProgram(program), solveLinearProgram(program, { warmStart: floatHint })].map(
    (outcome): Answer =>
      outcome.status === "optimal" ? { status: outcome.status, value: outcome.value } : { status: outcome.status },
  );
  expect(show(suggested!)).toBe(show(plain!));
  return plain!;
}

describe("linear programs of any form", () => {
  it("have all three outcomes", () => {
    const seen = programs.map((program) => ours(program).status);
    for (const status of ["optimal", "infeasible", "unbounded"])
      expect(seen.filter((one) => one === status).length).toBeGreaterThan(30);
  });

  it.skipIf(!available("esolver"))("agree with esolver", async () => {
    // esolver refuses to read a column whose bounds exclude each other.
    const readable = programs
      .slice(0, 80)
      .filter(({ columns }) => !columns.some(({ lower, upper }) => lower !== undefined && upper?.lessThan(lower)));
    expect(readable.length).toBeGreaterThan(40);
    expect((await askEsolver(readable)).map(show)).toEqual(readable.map((program) => show(ours(program))));
  });

  it.skipIf(!available("z3"))("agree with z3", async () => {
    const answers = programs.map(ours);
    // One process for all; an echo ends what is said about a program, a reset forgets it.
    const script = programs.map((program, i) => `${question(program, answers[i]!)}(echo "--")\n(reset)\n`).join("");
    const printed = await output("z3", ["-in", "-smt2"], script);
    const theirs = printed.split("--\n").slice(0, -1).map(readZ3);
    const expected = programs.map(({ costDenominator }, i) => {
      const answer = answers[i]!;
      return show(
        answer.status === "optimal" ? { ...answer, value: answer.value.times(Rational.of(costDenominator)) } : answer,
      );
    });
    expect(theirs).toEqual(expected);
  });
});

/** The program as it is; where it is unbounded, whether its cost gets very low (z3 4.8.12 minimises such costs to finite values). */
function question(program: LinearProgram, answer: Answer): string {
  const text = toSmtText(program);
  if (answer.status !== "unbounded") return text;
  return text.replace(/\(minimize cost\)[^]*/, `(assert (<= cost ${deep}))\n(check-sat)\n(echo "deep")\n`);
}

/** `unsat`, or `sat` and `((cost v))` with v such as `(- (/ 5.0 3.0))`. */
function readZ3(printed: string): string {
  const [status, objective = ""] = printed.trim().split("\n");
  if (status === "sat" && objective === "deep") return "unbounded";
  if (status === "unsat") return "infeasible";
  const value = /^\(\(cost (\(- )?(?:\(\/ (\d+)\.0 (\d+)\.0\)|(\d+)\.0)\)?\)\)$/.exec(objective);
  if (status !== "sat" || value === null) return printed;
  const [, minus, numerator, denominator, whole = ""] = value;
  const magnitude = numerator === undefined ? whole : `${numerator}/${denominator ?? ""}`;
  return `optimal ${minus === undefined ? "" : "-"}${magnitude}`;
}
