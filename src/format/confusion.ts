/**
 * Confusion matrices as problems: what a recogniser answers is what is seen of the true class.
 *
 * Notation: n(k,j) is how often class k was answered as j. The source letters are the classes
 * themselves, P_k = n(k,·)/n; the channel is W(j|k) = n(k,j)/n(k,·); the restorer guesses the class again, and
 * the classifier takes the guess at its word. Nothing is rounded.
 */
import { keys, text } from "../exact/arguments.js";
import { InputError, describe } from "../exact/errors.js";
import { Rational, sum } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { CsvRow } from "./csv.js";
import { matrix, texts } from "./decode.js";
import { namedMatrix } from "./named-matrix.js";
import { wholeNumbers } from "./reading.js";
import type { DistortionData, NumberData, PerceptionData, ProblemData } from "./problem-data.js";
import { problemFormat } from "./problem-file.js";

/** A confusion matrix, and what is measured behind it. */
export interface Confusion {
  readonly name: string;
  /** The names of the classes. */
  readonly classes: readonly string[];
  /** Rows are the true classes, columns the answers. */
  readonly counts: readonly (readonly NumberData[])[];
  /** Default: "hamming". */
  readonly distortion?: DistortionData;
  /** Default: "total-variation". */
  readonly perception?: PerceptionData;
}

const anything = (): void => undefined;
/** What its parts hold is said by whoever reads them. */
const confusionArgument = keys(
  "a confusion matrix, such as { name, classes, counts }",
  { name: text, classes: anything, counts: anything },
  { distortion: anything, perception: anything },
);

/**
 * The problem of a confusion matrix.
 * @throws InputError for a matrix that is not square, or a class that never occurred
 * @example problemFromData(confusionProblem({ name: "belts", classes: ["on", "off"], counts: [[812, 15], [34, 828]] }))
 */
export function confusionProblem(confusion: Confusion): ProblemData {
  confusionArgument(confusion, "confusion");
  const { name, classes, counts, distortion = "hamming", perception = "total-variation" } = confusion;
  const names = texts(classes, "classes", "the names of the classes");
  const rows = matrix(counts, "counts", "the confusion matrix");
  requireSquare(rows, names.length);
  rows.forEach((row, k) => {
    wholeNumbers(row, `counts[${String(k)}]`);
  });
  const totals = rows.map((row) => sum(row));
  const unseen = totals.findIndex((total) => total.isZero());
  if (unseen >= 0) {
    throw new InputError({
      code: "out-of-range",
      path: `counts[${String(unseen)}]`,
      expected: `a positive count for the class ${describe(names[unseen])} (leave out classes that never occurred)`,
      found: "only zeros",
    });
  }
  return {
    format: problemFormat,
    name,
    source: {
      alphabet: names,
      classNames: names,
      counts: totals.map((total, k) => names.map((_, x) => (k === x ? total.toString() : "0"))),
    },
    channel: { outputs: names, counts: rows.map((row) => row.map(String)) },
    classifier: names,
    distortion,
    perception,
  };
}

function requireSquare(rows: readonly (readonly Rational[])[], size: number): void {
  const ragged = rows.find((row) => row.length !== size);
  if (rows.length === size && ragged === undefined) return;
  throw new InputError({
    code: "wrong-length",
    path: "counts",
    expected: `${String(size)} rows of ${String(size)} counts (one row and one column per class)`,
    found: rows.length === size ? `a row of ${String(ragged?.length)}` : `${String(rows.length)} rows`,
  });
}

/**
 * A confusion matrix from the rows of a CSV file. Classes are called as in its first row or column, or
 * 0, 1, 2, … where it has no names.
 * @param file names it in errors
 * @throws InputError for a table that is not square, or names of rows and columns that do not agree
 */
export function confusionFromCsv(csv: readonly CsvRow[], file: string): Pick<Confusion, "classes" | "counts"> {
  const [height, width] = [csv.length, entry(csv, csv.length - 1).cells.length];
  const first = entry(csv, 0).cells;
  // "0,5" is meant as a number, and refused as one.
  const isNumber = (cell: string): boolean => Rational.read(cell.replace(",", ".")) instanceof Rational;
  const hasBoth = height === width && !first.every(isNumber);
  const classes =
    hasBoth || height === width + 1
      ? first.slice(first.length - (hasBoth ? width - 1 : width))
      : width === height + 1
        ? csv.map(({ cells }) => entry(cells, 0))
        : csv.map((_, k) => String(k));
  const side = { names: classes, one: "class" };
  return { classes, counts: namedMatrix(csv, side, side, file).values };
}
