/**
 * Restorers that send each output to some letters only: the least perception, the least distortion.
 *
 * A restorer has the least distortion (error rate) exactly when it sends every output of positive
 * mass to letters where δ(y,·) (e(y,·)) is least. What is left to choose is a small linear program:
 * min d(p_X,q), or min Σ δQ subject to d(p_X,q) ≤ P, over Q supported on the allowed letters.
 */
import { Rational } from "../exact/rational.js";
import { RationalMatrix, entry } from "../exact/vector.js";
import { floatHint } from "../lp/float-hint.js";
import type { Column, LinearProgram, Row } from "../lp/program.js";
import { solveLinearProgram, type BasisHint } from "../lp/simplex.js";
import { coefficients } from "../model/coefficients.js";
import { support } from "../model/pmf.js";
import type { Problem } from "../model/problem.js";
import { perceptionPart } from "../tradeoff/formulation/index.js";

/** The letters each output may be sent to: at least one for every output of positive mass. */
export type Allowed = readonly (readonly number[])[];

export interface LeastWithin {
  readonly value: Rational;
  readonly restorer: RationalMatrix;
}

/** The least d(p_X,q). @param hint suggests where the program starts; it affects speed only */
export function leastPerceptionWithin(problem: Problem, allowed: Allowed, hint: BasisHint = floatHint): LeastWithin {
  const program = programOf(problem, allowed);
  // P is a variable here: a row's bound constant + slope·P becomes a term −slope·P on its left.
  const sloping = program.rows.flatMap(({ slope, row: { denominator } }, i) => (slope === 0 ? [] : [{ row: i, value: BigInt(-slope) * denominator }]));
  const perception: Column = {
    name: "perception",
    lower: Rational.zero,
    cost: 1n,
    rows: sloping.map(({ row }) => row),
    values: sloping.map(({ value }) => value),
  };
  const rows = program.rows.map(({ row }) => row);
  const columns = [...program.columns.map((column) => ({ ...column, cost: 0n })), perception];
  return program.solve({ rows, columns, costDenominator: 1n }, hint);
}

/** The least E[Δ] with d(p_X,q) ≤ P; undefined where no such restorer has d(p_X,q) ≤ P. */
export function leastDistortionWithin(problem: Problem, allowed: Allowed, perception: Rational, hint: BasisHint = floatHint): LeastWithin | undefined {
  const program = programOf(problem, allowed);
  const rows = program.rows.map(({ row, slope }) => {
    const shift = slope === 0 ? Rational.zero : slope === 1 ? perception : perception.negated();
    return { ...row, bound: row.bound.plus(shift) };
  });
  const linear = { rows, columns: program.columns, costDenominator: coefficients(problem).distortion.denominator };
  return program.attempt(linear, hint);
}

/** The least E[Δ] of any restorer with d(p_X,q) ≤ P. @throws Error where none has d(p_X,q) ≤ P */
export function leastDistortionAt(problem: Problem, perception: Rational, hint: BasisHint = floatHint): LeastWithin {
  const everywhere = problem.channel.outputs.letters.map(() => [...problem.restored.letters.keys()]);
  const found = leastDistortionWithin(problem, everywhere, perception, hint);
  if (found === undefined) throw new Error("a restorer with the least perceptual difference exists");
  return found;
}

/** The program of both: costs are δ; row i has the bound `row.bound` + slope·P. */
interface Program {
  readonly rows: readonly { readonly row: Row; readonly slope: -1 | 0 | 1 }[];
  readonly columns: readonly Column[];
  attempt(program: LinearProgram, hint: BasisHint): LeastWithin | undefined;
  solve(program: LinearProgram, hint: BasisHint): LeastWithin;
}

function programOf(problem: Problem, allowed: Allowed): Program {
  const { outputMass, distortion } = coefficients(problem);
  const outputs = support(outputMass);
  const part = perceptionPart(problem);
  const cells = outputs.flatMap((y, row) => entry(allowed, y).map((letter) => ({ y, row, letter })));
  const columns = cells.map(({ y, row, letter }): Column => {
    const mass = entry(outputMass.numerators, y);
    const letterRow = part.letterRow[letter];
    return {
      name: `Q(${String(letter)}|${String(y)})`,
      lower: Rational.zero,
      cost: distortion.numeratorAt(y, letter),
      rows: letterRow === undefined ? [row] : [row, outputs.length + letterRow],
      values: letterRow === undefined ? [mass] : [mass, mass],
    };
  });
  for (const { name, rows, values } of part.columns) {
    columns.push({ name, lower: Rational.zero, cost: 0n, rows: rows.map((row) => outputs.length + row), values });
  }
  const outputRows = outputs.map((y) => ({
    row: { name: `restorer at ${String(y)}`, relation: "=" as const, bound: outputMass.at(y), denominator: outputMass.denominator },
    slope: 0 as const,
  }));
  const partRows = part.rows.map(({ name, relation, denominator, constant, slope }) => ({ row: { name, relation, denominator, bound: constant }, slope }));

  const attempt = (program: LinearProgram, hint: BasisHint): LeastWithin | undefined => {
    const outcome = solveLinearProgram(program, { hint });
    if (outcome.status === "infeasible") return undefined;
    if (outcome.status === "unbounded") throw new Error("a program whose costs are not negative cannot be unbounded");
    // Outputs of mass zero play no part; their rows are sent to the first letter.
    const rows = problem.channel.outputs.letters.map((_, y) =>
      problem.restored.letters.map((__, j) => (j === 0 && !outputs.includes(y) ? Rational.one : Rational.zero)),
    );
    cells.forEach(({ y, letter }, i) => (entry(rows, y)[letter] = entry(outcome.primal, i)));
    return { value: outcome.value, restorer: RationalMatrix.from(rows) };
  };
  return {
    rows: [...outputRows, ...partRows],
    columns,
    attempt,
    solve: (program, hint) => {
      const found = attempt(program, hint);
      if (found === undefined) throw new Error("every output has a letter: some restorer exists");
      return found;
    },
  };
}
