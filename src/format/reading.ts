/**
 * The matrices of a problem file: written out, counted, or in a CSV file of their own.
 *
 * Notation: a list of masses m has the sum s. With "normalise": true it stands for m/s, and counts
 * always do; nothing is rounded. Whole numbers throughout a CSV file of masses are counts. A reading
 * notes every sum that was not 1 and every file, so that `validate` can print them.
 */
import { describe, InputError, within, outOfRange } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { RationalVector } from "../exact/vector.js";
import { hasLength, noneNegative, pmf } from "../model/masses/pmf.js";
import type { CsvRow } from "./csv.js";
import { boolean, isObject, matrix, numbers, object, quoted, text } from "./decode.js";
import { namedMatrix, type NamedMatrix, type Side } from "./named-matrix.js";

/** The rows of a CSV file that a problem file names. */
export type TableReader = (file: string) => readonly CsvRow[];

/** What was done to the data of a file before it became a problem. */
export type Note =
  /** Masses or counts that were divided by their sum, which was not 1. */
  | { readonly kind: "normalised"; readonly path: string; readonly of: string; readonly sum: Rational }
  /** A CSV file that was read. */
  | {
      readonly kind: "file";
      readonly path: string;
      readonly file: string;
      readonly rows: number;
      readonly columns: number;
      readonly numbers: "counts" | "masses" | "values";
      /** Whether rows and columns had names in the file. */
      readonly named: NamedMatrix["named"];
    };

/** A matrix in a problem file, or with a single row a list. */
export interface Place {
  readonly path: string;
  /** What the object is, for errors. */
  readonly what: string;
  /** The key of the form that is written out. */
  readonly key: "matrix" | "pmf";
  readonly rows: Side;
  readonly columns: Side;
  /** Keys of the object besides the matrix. */
  readonly others?: readonly string[];
}

type Rows = readonly (readonly Rational[])[];

interface Given {
  readonly rows: Rows;
  readonly form: "written" | "counts" | "file";
  /** Whether masses are to be divided by their sums. */
  readonly normalise: boolean;
  /** The place of row r in errors. */
  readonly at: (r: number) => string;
  /** The place of row r in notes, where that is another. */
  readonly noted?: (r: number) => string;
}

interface FileUse {
  readonly file: string;
  /** Names the file in errors, and in notes. */
  readonly where: string;
  readonly noted: string;
  readonly normalise: boolean;
  readonly meaning: "masses" | "values";
}

/** Reads the matrices of one problem file. */
export class Reading {
  readonly notes: Note[] = [];

  /** @param tables reads a CSV file; without it a problem file that names one is refused */
  constructor(private readonly tables?: TableReader) {}

  /**
   * Rows that are pmfs: `{[key]: …}`, `{"counts": …}` or `{"file": …}`, with "normalise" beside masses.
   * The model checks the sums of masses that are written out.
   */
  stochastic(value: unknown, place: Place): Rows {
    return this.pmfs(this.given(value, place, "masses"), place);
  }

  /** Rows that are written out at the place itself, not in an object, and are pmfs. */
  rows(rows: Rows, place: Place, normalise: boolean): Rows {
    const at = (r: number): string => `${place.path}[${String(r)}]`;
    if (normalise) requireShape(rows, place, place.path, at);
    return this.pmfs({ rows, form: "written", normalise, at }, place);
  }

  /** Rows of a CSV file that are pmfs. @param where names the file in errors */
  csv(csv: readonly CsvRow[], place: Place, where: string, normalise: boolean): Rows {
    return this.pmfs(this.table(csv, place, { file: where, where, noted: where, normalise, meaning: "masses" }), place);
  }

  private pmfs({ rows, form, normalise, at, noted = at }: Given, place: Place): Rows {
    if (form === "written" && !normalise) return rows;
    return rows.map((row, r) => {
      const of = `the ${place.rows.one} ${describe(place.rows.names[r])}`;
      return normalise ? this.normalised(row, noted(r), of, at(r)) : withSumOne(row, at(r));
    });
  }

  /** Values that are used as they are, in the same forms without "normalise". */
  values(value: unknown, place: Place): Rows {
    return this.given(value, place, "values").rows;
  }

  /** Joint masses a(k,x) from a CSV file with a row per class: masses with sum 1, or counts divided by their total. */
  joint(value: unknown, place: Place): Rows {
    const { rows, normalise } = this.given(value, place, "masses");
    const path = `${place.path}.file`;
    const masses = normalise
      ? this.normalised(rows.flat(), path, "all classes together")
      : withSumOne(rows.flat(), path);
    const width = place.columns.names.length;
    return rows.map((_, r) => masses.slice(r * width, (r + 1) * width));
  }

  /** Masses divided by their sum. @param at their place in errors @throws InputError "out-of-range" for a negative one, or where all are zero */
  normalised(list: readonly Rational[], path: string, of: string, at = path): readonly Rational[] {
    noneNegative(list, at);
    const sum = RationalVector.from(list).sum();
    if (sum.isZero()) throw outOfRange(at, `a positive number for ${of}`, "only zeros");
    if (sum.equals(Rational.one)) return list;
    this.noteSum(sum, path, of);
    return list.map((mass) => mass.over(sum));
  }

  /** Notes a sum by which masses or counts are divided, unless it is 1. */
  noteSum(sum: Rational, path: string, of: string): void {
    if (!sum.equals(Rational.one)) this.notes.push({ kind: "normalised", path, of, sum });
  }

  private given(value: unknown, place: Place, meaning: "masses" | "values"): Given {
    const { path, what, key, others = [] } = place;
    const forms = [key, "counts", "file"];
    const keys = isObject(value) ? forms.filter((form) => Object.hasOwn(value, form)) : [];
    if (keys.length > 1)
      throw new InputError({ code: "unknown-key", path, expected: `one of ${quoted(forms)}`, found: quoted(keys) });
    const [found = key] = keys;
    const optional = meaning === "masses" && found !== "counts" ? ["normalise"] : [];
    const fields = object(value, path, what, [...others, found], optional);
    const asked = fields["normalise"] !== undefined && boolean(fields["normalise"], `${path}.normalise`);
    if (found === "file") return this.fromFile(fields["file"], place, asked, meaning);
    const inside = `${path}.${found}`;
    const flat = key === "pmf";
    const rows = flat ? [numbers(fields[found], inside, what)] : matrix(fields[found], inside, what);
    const at = (r: number): string => (flat ? inside : `${inside}[${String(r)}]`);
    // The model names the key of the written form in its errors: what stands elsewhere is checked here.
    if (found === key && !asked) return { rows, form: "written", normalise: false, at };
    requireShape(rows, place, inside, at);
    if (found === "counts") {
      rows.forEach((row, r) => {
        wholeNumbers(row, at(r));
      });
    }
    return { rows, form: found === key ? "written" : "counts", normalise: meaning === "masses", at };
  }

  private fromFile(value: unknown, place: Place, asked: boolean, meaning: "masses" | "values"): Given {
    const { path } = place;
    const file = text(value, `${path}.file`, "the name of a CSV file");
    if (this.tables === undefined) {
      throw new InputError({
        code: "file",
        path: `${path}.file`,
        expected: "a reader of CSV files beside the data (the option readTable), or the matrix itself",
        found: describe(file),
      });
    }
    const noted = `${path}.file`;
    const { tables } = this;
    const csv = within(noted, () => tables(file));
    return this.table(csv, place, { file, where: `${noted}: ${file}`, noted, normalise: asked, meaning });
  }

  private table(csv: readonly CsvRow[], place: Place, { file, where, noted, normalise, meaning }: FileUse): Given {
    const { path, rows, columns } = place;
    const { values, named } = namedMatrix(csv, rows, columns, where);
    const counted = meaning === "masses" && values.every((row) => row.every(({ den }) => den === 1n));
    this.notes.push({
      kind: "file",
      path,
      file,
      rows: rows.names.length,
      columns: columns.names.length,
      numbers: counted ? "counts" : meaning,
      named,
    });
    const at = (r: number): string => `${where}, the ${rows.one} ${describe(rows.names[r])}`;
    return { rows: values, form: "file", normalise: normalise || counted, at, noted: () => noted };
  }
}

function requireShape(rows: Rows, place: Place, path: string, at: (r: number) => string): void {
  hasLength(rows, place.rows.names.length, `one row per ${place.rows.one}`, path);
  rows.forEach((row, r) => {
    hasLength(row, place.columns.names.length, `one number per ${place.columns.one}`, at(r));
  });
}

function withSumOne(masses: readonly Rational[], path: string): readonly Rational[] {
  pmf(masses, path);
  return masses;
}

/** @throws InputError "out-of-range" for what is no count */
export function wholeNumbers(values: readonly Rational[], path: string): void {
  values.forEach((value, i) => {
    if (value.den !== 1n || value.num < 0n)
      throw outOfRange(`${path}[${String(i)}]`, "a count: a whole number that is at least 0", String(value));
  });
}
