/**
 * Linear programs that have broken solvers, or could, with their answers.
 *
 * Notation: `rows` are sums over columns, relation, bound; a column is [cost, lower,
 * upper], where null is no bound. Cycling examples as collected in S. I. Gass and
 * S. Vinjamuri, "Cycling in linear programming problems", Computers & Operations
 * Research 31 (2004); all numbers as printed there.
 */
import { linearProgram, type ColumnDefinition, type LinearProgram, type Relation } from "../../src/lp/program.js";
import { Rational } from "../../src/exact/rational.js";

type RowText = readonly [coefficients: string, relation: Relation, bound: string];
type ColumnText = readonly [cost: string, lower?: string | null, upper?: string | null];

/** A program from text: one number per column in every row, separated by spaces. */
export function program(rows: readonly RowText[], columns: readonly ColumnText[]): LinearProgram {
  const coefficients = rows.map(([text]) => (text === "" ? [] : text.split(" ")).map((value) => Rational.parse(value)));
  const bound = (value: string | null): Rational | null => (value === null ? null : Rational.parse(value));
  return linearProgram(
    rows.map(([, relation, value], i) => ({ name: `row ${i}`, relation, bound: Rational.parse(value) })),
    columns.map(([cost, lower = "0", upper = null], j): ColumnDefinition => ({
      name: `x${j}`,
      cost: Rational.parse(cost),
      lower: bound(lower),
      upper: bound(upper),
      coefficients: Object.fromEntries(coefficients.map((row, i) => [`row ${i}`, row[j] ?? Rational.zero])),
    })),
  );
}

export interface Case {
  readonly name: string;
  readonly program: LinearProgram;
  /** The least cost, or what else is true of the program. */
  readonly answer: string;
}

const huge = `1${"0".repeat(400)}`;
const tiny = "1e-400";

export const cases: readonly Case[] = [
  // Degenerate and cycling.
  {
    name: "Beale 1955",
    program: program(
      [
        ["1/4 -60 -1/25 9", "<=", "0"],
        ["1/2 -90 -1/50 3", "<=", "0"],
        ["0 0 1 0", "<=", "1"],
      ],
      [["-3/4"], ["150"], ["-1/50"], ["6"]],
    ),
    answer: "-1/20",
  },
  {
    name: "Chvátal's example",
    program: program(
      [
        ["1/2 -11/2 -5/2 9", "<=", "0"],
        ["1/2 -3/2 -1/2 1", "<=", "0"],
        ["1 0 0 0", "<=", "1"],
      ],
      [["-10"], ["57"], ["9"], ["24"]],
    ),
    answer: "-1",
  },
  {
    name: "Kuhn's example",
    program: program(
      [
        ["-2 -9 1 9", "<=", "0"],
        ["1/3 1 -1/3 -2", "<=", "0"],
        ["2 3 -1 -12", "<=", "2"],
      ],
      [["-2"], ["-3"], ["1"], ["12"]],
    ),
    answer: "-2",
  },
  {
    name: "Kuhn's example without its last row",
    program: program(
      [
        ["-2 -9 1 9", "<=", "0"],
        ["1/3 1 -1/3 -2", "<=", "0"],
      ],
      [["-2"], ["-3"], ["1"], ["12"]],
    ),
    answer: "unbounded",
  },
  {
    name: "Marshall and Suurballe 1969",
    program: program(
      [
        ["3/5 -32/5 24/5", "<=", "0"],
        ["1/5 -9/5 3/5", "<=", "0"],
        ["2/5 -8/5 1/5", "<=", "0"],
        ["0 1 0", "<=", "1"],
      ],
      [["-2/5"], ["-2/5"], ["9/5"]],
    ),
    answer: "-2",
  },
  {
    name: "Klee and Minty in three dimensions",
    program: program(
      [
        ["1 0 0", "<=", "1"],
        ["20 1 0", "<=", "100"],
        ["200 20 1", "<=", "10000"],
      ],
      [["-100"], ["-10"], ["-1"]],
    ),
    answer: "-10000",
  },
  {
    name: "a degenerate assignment",
    program: program(
      [
        ["1 1 0 0", "=", "1"],
        ["0 0 1 1", "=", "1"],
        ["1 0 1 0", "=", "1"],
        ["0 1 0 1", "=", "1"],
      ],
      [["3"], ["1"], ["1"], ["2"]],
    ),
    answer: "2",
  },
  {
    name: "every vertex at the origin",
    program: program(
      [
        ["1 -1 0", "<=", "0"],
        ["0 1 -1", "<=", "0"],
        ["-1 0 1", "<=", "0"],
        ["1 1 1", "<=", "0"],
      ],
      [["-1"], ["-1"], ["-1"]],
    ),
    answer: "0",
  },
  // Redundant and contradictory rows.
  {
    name: "an equation three times, once negated",
    program: program(
      [
        ["1 2", "=", "3"],
        ["1 2", "=", "3"],
        ["-2 -4", "=", "-6"],
      ],
      [["1"], ["1"]],
    ),
    answer: "3/2",
  },
  {
    name: "an equation that is the sum of two others",
    program: program(
      [
        ["1 1 0", "=", "1"],
        ["0 1 1", "=", "1"],
        ["1 2 1", "=", "2"],
      ],
      [["1"], ["3"], ["1"]],
    ),
    answer: "2",
  },
  {
    name: "two equations that contradict each other",
    program: program(
      [
        ["1 2", "=", "3"],
        ["1 2", "=", "4"],
      ],
      [["0"], ["0"]],
    ),
    answer: "infeasible",
  },
  {
    name: "redundant equations that contradict free columns",
    program: program(
      [
        ["1 1", "=", "0"],
        ["2 2", "=", "1"],
      ],
      [
        ["0", null],
        ["0", null],
      ],
    ),
    answer: "infeasible",
  },
  // Nothing there.
  { name: "nothing at all", program: program([], []), answer: "0" },
  {
    name: "no columns, rows that hold",
    program: program(
      [
        ["", "<=", "1"],
        ["", ">=", "-1"],
        ["", "=", "0"],
      ],
      [],
    ),
    answer: "0",
  },
  { name: "no columns, 0 ≤ −1", program: program([["", "<=", "-1"]], []), answer: "infeasible" },
  { name: "no columns, 0 ≥ 1", program: program([["", ">=", "1"]], []), answer: "infeasible" },
  { name: "no columns, 0 = 1", program: program([["", "=", "1"]], []), answer: "infeasible" },
  { name: "no columns, 0 = −1", program: program([["", "=", "-1"]], []), answer: "infeasible" },
  {
    name: "no rows, costs towards the bounds",
    program: program(
      [],
      [
        ["1", "-2"],
        ["-1", null, "5/2"],
        ["0", null],
      ],
    ),
    answer: "-9/2",
  },
  { name: "no rows, no bound where the cost points", program: program([], [["-1"]]), answer: "unbounded" },
  { name: "no rows, a free column with a cost", program: program([], [["1", null]]), answer: "unbounded" },
  { name: "no rows, bounds that exclude each other", program: program([], [["1", "1", "0"]]), answer: "infeasible" },
  {
    name: "a row without coefficients that holds",
    program: program(
      [
        ["0", "<=", "0"],
        ["1", ">=", "2"],
      ],
      [["1"]],
    ),
    answer: "2",
  },
  {
    name: "a row without coefficients that does not hold",
    program: program(
      [
        ["0", ">=", "1e-30"],
        ["1", ">=", "2"],
      ],
      [["1"]],
    ),
    answer: "infeasible",
  },
  {
    name: "a column without coefficients, held by its lower bound",
    program: program([["1 0", ">=", "1"]], [["1"], ["1", "-3"]]),
    answer: "-2",
  },
  {
    name: "a column without coefficients, held by nothing",
    program: program([["1 0", ">=", "1"]], [["1"], ["-1"]]),
    answer: "unbounded",
  },
  {
    name: "a column without coefficients in an infeasible program",
    program: program([["1 0", "<=", "-1"]], [["1"], ["-1"]]),
    answer: "infeasible",
  },
  {
    name: "a column of zeros and no cost, free",
    program: program([["1 0", ">=", "1"]], [["1"], ["0", null]]),
    answer: "1",
  },
  // A whisker.
  {
    name: "infeasible by 10^−30",
    program: program(
      [
        ["1", ">=", "1"],
        ["1", "<=", "0.999999999999999999999999999999"],
      ],
      [["1"]],
    ),
    answer: "infeasible",
  },
  {
    name: "feasible by 0",
    program: program(
      [
        ["1", ">=", "1"],
        ["1", "<=", "1"],
      ],
      [["-1"]],
    ),
    answer: "-1",
  },
  {
    name: "bounds apart by −10^−30",
    program: program([], [["1", "1", "0.999999999999999999999999999999"]]),
    answer: "infeasible",
  },
  {
    name: "an equation missed by 10^−30",
    program: program(
      [
        ["1 1", "=", "1"],
        ["2 2", "=", "2.000000000000000000000000000001"],
      ],
      [["0"], ["0"]],
    ),
    answer: "infeasible",
  },
  {
    name: "better by 10^−30 along one of two edges",
    program: program([["1 1", "<=", "1"]], [["-1"], ["-1.000000000000000000000000000001"]]),
    answer: "-1000000000000000000000000000001/1000000000000000000000000000000",
  },
  {
    name: "unbounded at a slope of 10^−30",
    program: program([["1 -1", "<=", "0"]], [["1"], ["-1e-30"]]),
    answer: "unbounded",
  },
  {
    name: "nearly parallel rows",
    program: program(
      [
        ["1 1", "<=", "1"],
        ["1 1.000000000000000000000000000001", ">=", "1.0000000000000000000000000000005"],
      ],
      [["0"], ["1"]],
    ),
    answer: "1/2",
  },
  // Huge and tiny.
  { name: "coefficients 10^400", program: program([[`${huge} 1`, ">=", huge]], [["1"], ["1"]]), answer: "1" },
  { name: "coefficients 10^−400", program: program([[`${tiny} 1`, ">=", "1"]], [["1"], ["2"]]), answer: "2" },
  { name: "costs 10^400 and 10^−400", program: program([["1 1", "=", "1"]], [[huge], [tiny]]), answer: `1/${huge}` },
  { name: "bounds 10^400", program: program([["1", "<=", huge]], [["-1", `-${huge}`]]), answer: `-${huge}` },
  {
    name: "all sizes at once",
    program: program(
      [
        [`${huge} ${tiny}`, ">=", "1"],
        [`${tiny} ${huge}`, ">=", "1"],
      ],
      [
        ["1", "0", huge],
        ["1", tiny, huge],
      ],
    ),
    answer: sumOfCorners(),
  },
  {
    name: "infeasible by 10^−400 beside 10^400",
    program: program(
      [
        [huge, ">=", huge],
        ["1", "<=", "1"],
        ["1", "<=", `${"9".repeat(400)}/${huge}`],
      ],
      [["1"]],
    ),
    answer: "infeasible",
  },
  // The optimum is not one point.
  { name: "an optimal edge", program: program([["1 1", ">=", "1"]], [["1"], ["1"]]), answer: "1" },
  { name: "an optimal face that is unbounded", program: program([["1 0", ">=", "1"]], [["1"], ["0"]]), answer: "1" },
  {
    name: "an optimal line",
    program: program(
      [["1 -1", "=", "0"]],
      [
        ["1", null],
        ["-1", null],
      ],
    ),
    answer: "0",
  },
  {
    name: "no cost",
    program: program(
      [
        ["1 1", ">=", "1"],
        ["1 -1", "<=", "1/2"],
      ],
      [["0"], ["0"]],
    ),
    answer: "0",
  },
  // Unbounded.
  { name: "unbounded along an edge", program: program([["1 -1", "<=", "1"]], [["-1"], ["-1"]]), answer: "unbounded" },
  {
    name: "unbounded in a free direction of an equation",
    program: program(
      [["1 1", "=", "1"]],
      [
        ["1", null],
        ["2", null],
      ],
    ),
    answer: "unbounded",
  },
  {
    name: "a cost that falls for ever where nothing is feasible",
    program: program([["1 1", "=", "-1"]], [["-1"], ["-1"]]),
    answer: "infeasible",
  },
  {
    name: "unbounded below an upper bound",
    program: program(
      [["1 1", "<=", "3"]],
      [
        ["1", null, "2"],
        ["0", null, "2"],
      ],
    ),
    answer: "unbounded",
  },
  // Boxes.
  { name: "a fixed column", program: program([["1 1", ">=", "2"]], [["5", "1/3", "1/3"], ["1"]]), answer: "10/3" },
  {
    name: "only fixed columns that violate a row",
    program: program(
      [["1 1", "=", "2"]],
      [
        ["0", "1", "1"],
        ["0", "1/2", "1/2"],
      ],
    ),
    answer: "infeasible",
  },
  {
    name: "a box whose far corner is optimal",
    program: program(
      [["1 1 1", "<=", "5/2"]],
      [
        ["-1", "0", "1"],
        ["-2", "0", "1"],
        ["-3", "0", "1"],
      ],
    ),
    answer: "-11/2",
  },
  {
    name: "a negative box",
    program: program(
      [["1 1", ">=", "-3"]],
      [
        ["1", "-5", "-1"],
        ["2", null, "-1"],
      ],
    ),
    answer: "-5",
  },
];

/** With t = 10^−400: x1 is at its bound t, and x0 = (1 − t·x1)·t, together 2t − t³. */
function sumOfCorners(): string {
  const scale = 10n ** 400n;
  return Rational.of(2n * scale * scale - 1n, scale ** 3n).toString();
}
