/**
 * Rows of masses, dense or sparse.
 *
 * A dense row lists all masses. A sparse row is an object from the position of a letter, a
 * decimal integer counted from 0, to its mass > 0: {"0": "1/3", "7": "2/3"}; every other mass
 * is 0. Either way only the masses other than 0 are kept.
 */
import { type JsonValue, JsonNumber } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import type { Meter } from "./limits.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { pmf, rational, rationals, requireNonNegative } from "./reader.js";
import { type Scaled, scale } from "./scaled.js";

/** Entry i of the numerators stands at positions[i]; elsewhere the row is 0. */
export interface ScaledRow extends Scaled {
  readonly positions: readonly number[];
}

/** Masses other than 0 and where they stand. */
interface SparseRow {
  readonly positions: readonly number[];
  readonly values: readonly Rational[];
}

/** A row whose masses sum to 1. */
export function pmfRow(value: JsonValue, where: Where, width: number, meter: Meter): ScaledRow {
  if (!isSparse(value)) {
    const dense = pmf(rationals(value, where, "rows outputs, columns restored letters", width), where, meter);
    const positions = [...dense.numerators.keys()].filter((i) => dense.numerators[i] !== 0n);
    return { positions, numerators: dense.numerators.filter((mass) => mass !== 0n), denominator: dense.denominator };
  }
  const { positions, values } = sparse(value, where, width);
  return { positions, ...pmf(values, where, meter) };
}

/** Rows of non-negative masses over one common denominator; `columns` says what they stand for. */
export function massRows(
  rows: readonly JsonValue[],
  where: Where,
  columns: string,
  width: number,
  meter: Meter,
): { readonly rows: readonly ScaledRow[]; readonly denominator: bigint } {
  const read = rows.map((row, i) => massRow(row, where.at(i), columns, width));
  const flat = scale(
    read.flatMap(({ values }) => values),
    meter,
    where,
  );
  let next = 0;
  return {
    rows: read.map(({ positions }) => ({
      positions,
      numerators: flat.numerators.slice(next, (next += positions.length)),
      denominator: flat.denominator,
    })),
    denominator: flat.denominator,
  };
}

function massRow(value: JsonValue, where: Where, columns: string, width: number): SparseRow {
  if (isSparse(value)) return sparse(value, where, width);
  const dense = rationals(value, where, columns, width);
  requireNonNegative(dense, where, "a mass");
  const positions = [...dense.keys()].filter((i) => dense[i]?.isZero() === false);
  return { positions, values: dense.filter((mass) => !mass.isZero()) };
}

function isSparse(value: JsonValue): value is Record<string, JsonValue> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);
}

function sparse(row: Readonly<Record<string, JsonValue>>, where: Where, width: number): SparseRow {
  const positions: number[] = [];
  const values: Rational[] = [];
  for (const key of Object.keys(row)) {
    const place = where.at(key);
    const position = /^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : width;
    if (position >= width) refuse(place, `a position from 0 to ${String(width - 1)} as a decimal integer`, quoted(key));
    const mass = rational(row[key] ?? null, place);
    if (mass.sign() <= 0) refuse(place, "a mass > 0 (others are left out)", shown(mass));
    positions.push(position);
    values.push(mass);
  }
  return { positions, values };
}
