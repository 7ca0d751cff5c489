/**
 * The reference solver by brute force: every basis of the standard form, one by one.
 *
 * {x ≥ 0 : A x = b} has no lines, so it is empty or has a vertex; the cost is
 * bounded below exactly when no feasible basis has an edge that lowers it for
 * ever. Dense fraction-free elimination, no code of the simplex method. For tiny
 * programs only: C(columns, rows) bases.
 */
import { InputError } from "../exact/errors.js";
import { Rational, sum } from "../exact/rational.js";
import { solveSquare } from "../exact/elimination.js";
import { entry } from "../exact/vector.js";
import type { LinearProgram } from "./program.js";
import { standardForm, type StandardForm } from "./standard.js";

/** Most bases that are tried. */
export const mostBases = 2_000_000;

export type ReferenceOutcome =
  | { readonly status: "optimal"; readonly value: Rational; readonly vertices: number }
  | { readonly status: "infeasible" }
  | { readonly status: "unbounded" };

/** Solves a tiny program by trying all bases. @throws InputError "too-large" beyond `mostBases` */
export function solveByVertices(program: LinearProgram): ReferenceOutcome {
  const form = standardForm(program);
  const columns = form.columns.map((_, j) => j);
  if (binomial(columns.length, form.height) > mostBases) {
    const found = `C(${String(columns.length)}, ${String(form.height)})`;
    throw new InputError({ code: "too-large", path: "program", expected: `at most ${String(mostBases)} bases`, found });
  }
  // Redundant equations: a full basis may need their logical columns, which stay at 0.
  const fixed = columns.map((j) => j >= form.structural && form.fixed[j - form.structural] === true);
  let best: Rational | undefined;
  const seen = new Set<string>();
  for (const basis of combinations(columns, form.height)) {
    const matrix = denseColumns(form, basis);
    const values = solveSquare(matrix, form.bounds);
    const feasible =
      values?.every((value, k) => value.isZero() || (value.sign() > 0 && !entry(fixed, entry(basis, k)))) === true;
    if (values === undefined || !feasible) continue;
    if (columns.some((j) => !entry(fixed, j) && !basis.includes(j) && lowersForEver(form, basis, matrix, fixed, j)))
      return { status: "unbounded" };
    const x = Array.from({ length: form.structural }, () => Rational.zero);
    basis.forEach((column, k) => {
      const value = entry(values, k);
      if (column < form.structural) x[column] = Rational.of(value.num, value.den * form.boundDenominator);
    });
    seen.add(x.join());
    const point = form.toPrimal(x);
    const value = sum(
      point.map((coordinate, j) =>
        coordinate.times(Rational.of(entry(program.columns, j).cost, program.costDenominator)),
      ),
    );
    if (best === undefined || value.lessThan(best)) best = value;
  }
  return best === undefined ? { status: "infeasible" } : { status: "optimal", value: best, vertices: seen.size };
}

/** Row-wise dense matrix of the chosen columns. */
function denseColumns(form: StandardForm, basis: readonly number[]): bigint[][] {
  const matrix = Array.from({ length: form.height }, () => new Array<bigint>(basis.length).fill(0n));
  basis.forEach((column, k) => {
    const { rows, values } = entry(form.columns, column);
    rows.forEach((row, i) => {
      entry(matrix, row)[k] = entry(values, i);
    });
  });
  return matrix;
}

/** Whether column j can grow for ever from this basis, and lowers the cost by that. */
function lowersForEver(
  form: StandardForm,
  basis: readonly number[],
  matrix: bigint[][],
  fixed: readonly boolean[],
  j: number,
): boolean {
  const column = new Array<bigint>(form.height).fill(0n);
  const { rows, values } = entry(form.columns, j);
  rows.forEach((row, i) => {
    column[row] = entry(values, i);
  });
  const direction = solveSquare(matrix, column) ?? [];
  if (direction.some((step, k) => step.sign() > 0 || (step.sign() < 0 && entry(fixed, entry(basis, k))))) return false;
  const change = sum(direction.map((step, k) => step.times(Rational.of(entry(form.costs, entry(basis, k))))));
  return Rational.of(entry(form.costs, j)).lessThan(change);
}

function binomial(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}

function* combinations(items: readonly number[], size: number): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = 0; first + size <= items.length; first++) {
    for (const rest of combinations(items.slice(first + 1), size - 1)) yield [entry(items, first), ...rest];
  }
}
