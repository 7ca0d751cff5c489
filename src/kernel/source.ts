/**
 * The source: classes, letters and their joint masses.
 *
 * Notation: P_k priors, p(x|k) pmfs, a(k,x) = P_k p(x|k), p_X(x) = Σ_k a(k,x). Given
 * as priors with pmfs, or as counts n(k,x), class by letter, where a(k,x) is
 * n(k,x) divided by the grand total. Source: docs/formats.md.
 */
import { bitLength } from "../exact/integers.js";
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargeMatrix, chargePart } from "./bounds.js";
import { type Meter, limitDenominator, limitEntries, limits } from "./limits.js";
import { type Where, refuse, shown } from "./rejection.js";
import { type Read, list, matrix, names, object, pmf, rational, rationals, requireDistinct, text } from "./reader.js";
import { type Scaled, type ScaledMatrix, denominatorProduct, scaleMatrix, total } from "./scaled.js";

export interface Source {
  readonly alphabet: readonly string[];
  readonly classes: readonly string[];
  /** a(k,x), rows classes, columns letters; all entries together sum to 1. */
  readonly joint: ScaledMatrix;
  /** p_X, over the same denominator. */
  readonly pmf: Scaled;
}

/** Reads the key `source` of a problem. */
export function readSource(value: JsonValue, where: Where, meter: Meter): Read<Source> {
  const counted = typeof value === "object" && value !== null && "counts" in value;
  return counted ? fromCounts(value, where) : fromClasses(value, where, meter);
}

function fromClasses(value: JsonValue, where: Where, meter: Meter): Read<Source> {
  const fields = object(value, where, ["alphabet", "classes"]);
  const alphabet = names(fields.alphabet, where.at("alphabet"), "letter", limits.letters);
  const place = where.at("classes");
  const entries = list(fields.classes, place, "one object per class");
  requireClasses(entries.length, alphabet.length, place);
  const classes = entries.map((one, k) => {
    const given = object(one, place.at(k), ["name", "prior", "pmf"]);
    return {
      name: text(given.name, place.at(k).at("name")),
      prior: rational(given.prior, place.at(k).at("prior")),
      pmf: rationals(given.pmf, place.at(k).at("pmf"), "a mass per letter", alphabet.length),
    };
  });
  requireDistinct(
    classes.map(({ name }) => name),
    (k) => place.at(k).at("name"),
    "class",
  );
  classes.forEach((one, k) => pmf(one.pmf, place.at(k).at("pmf"), meter));
  const priors = pmf(
    classes.map(({ prior }) => prior),
    place,
    meter,
  );
  const conditional = scaleMatrix(
    classes.map((one) => one.pmf),
    meter,
    place,
  );
  const denominator = denominatorProduct(priors.denominator, conditional.denominator, meter, place);
  chargeMatrix(classes.length * alphabet.length, bitLength(denominator), meter, place);
  chargePart(classes.length * alphabet.length, [priors, conditional], meter, place);
  const rows = conditional.rows.map((row, k) => row.map((mass) => entry(priors.numerators, k) * mass));
  return {
    meaning: source(
      alphabet,
      classes.map(({ name }) => name),
      rows,
      denominator,
    ),
    canonical: {
      alphabet,
      classes: classes.map((one) => ({ name: one.name, prior: one.prior.toString(), pmf: one.pmf.map(String) })),
    },
  };
}

function fromCounts(value: JsonValue, where: Where): Read<Source> {
  const fields = object(value, where, ["alphabet", "classNames", "counts"]);
  const alphabet = names(fields.alphabet, where.at("alphabet"), "letter", limits.letters);
  const classes = names(fields.classNames, where.at("classNames"), "class", limits.classes);
  requireClasses(classes.length, alphabet.length, where.at("classNames"));
  const place = where.at("counts");
  const counts = matrix(fields.counts, place, "rows classes, columns letters", classes.length, alphabet.length);
  const rows = counts.map((row, k) => row.map((count, x) => countOf(count, place.at(k).at(x))));
  const grandTotal = total(rows.map(total));
  if (grandTotal === 0n) refuse(place, "at least one count other than 0", "only zeros");
  limitDenominator(grandTotal, place);
  return {
    meaning: source(alphabet, classes, rows, grandTotal),
    canonical: { alphabet, classNames: classes, counts: counts.map((row) => row.map(String)) },
  };
}

function source(
  alphabet: string[],
  classes: string[],
  rows: readonly (readonly bigint[])[],
  denominator: bigint,
): Source {
  const masses = alphabet.map((_, x) => total(rows.map((row) => entry(row, x))));
  return { alphabet, classes, joint: { rows, denominator }, pmf: { numerators: masses, denominator } };
}

function countOf(value: Rational, where: Where): bigint {
  return value.den === 1n && value.num >= 0n ? value.num : refuse(where, "a count: an integer ≥ 0", shown(value));
}

function requireClasses(count: number, letters: number, where: Where): void {
  if (count < 1) refuse(where, "at least one class", String(count));
  if (count > limits.classes) refuse(where, `at most ${String(limits.classes)} classes`, String(count));
  limitEntries(count, letters, "classes by letters", where);
}
