/**
 * The source of a problem file: classes with priors and pmfs, or a table of classes and letters.
 *
 * Each pmf is written out, counted or in a CSV file. A table holds counts, or joint masses a(k,x) in
 * a CSV file; masses over a common denominator are counts with that total.
 */
import { InputError } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { RationalVector } from "../exact/vector.js";
import type { ClassOfSource, SourceDefinition } from "../model/source.js";
import { boolean, integer, isObject, list, number, object, quoted, text, texts } from "./decode.js";
import type { Reading } from "./reading.js";

const path = "$.source";

/** The source of a problem file, before the model checks it. @throws InputError for another form */
export function sourceFromData(value: unknown, reading: Reading): SourceDefinition {
  const forms = ["classes", "counts", "file"];
  const keys = isObject(value) ? forms.filter((form) => Object.hasOwn(value, form)) : [];
  if (keys.length > 1) {
    throw new InputError({
      code: "unknown-key",
      path,
      expected: `either "classes" or "classNames" with "counts" or "file"`,
      found: keys.length === 2 ? `both ${quoted(keys)}` : quoted(keys),
    });
  }
  if (isObject(value) && keys.length === 0 && Object.hasOwn(value, "pmf")) {
    throw new InputError({
      code: "missing-key",
      path: `${path}.classes`,
      expected: `classes; one is enough: "classes": [{"name": "any", "prior": 1, "pmf": […]}]`,
      found: `"pmf" without classes`,
    });
  }
  if (keys[0] === "file") return fromFile(value, reading);
  const isTable = keys[0] === "counts" || (isObject(value) && keys.length === 0 && Object.hasOwn(value, "classNames"));
  return isTable ? fromCounts(value, reading) : fromClasses(value, reading);
}

function fromFile(value: unknown, reading: Reading): SourceDefinition {
  const others = ["alphabet", "classNames"];
  const given = object(value, path, "a source in a file", [...others, "file"], ["normalise"]);
  const { alphabet, classNames } = sides(given);
  const joint = reading.joint(value, {
    path,
    what: "a source in a file",
    key: "matrix",
    rows: { names: classNames, one: "class" },
    columns: { names: alphabet, one: "source letter" },
    others,
  });
  const { numerators } = RationalVector.from(joint.flat());
  return {
    alphabet,
    classNames,
    counts: classNames.map((_, k) => numerators.slice(k * alphabet.length, (k + 1) * alphabet.length)),
  };
}

function fromCounts(value: unknown, reading: Reading): SourceDefinition {
  const given = object(value, path, "a source given by counts", ["alphabet", "classNames", "counts"]);
  const counts = list(given["counts"], `${path}.counts`, "the counts").map((row, k) =>
    list(row, `${path}.counts[${String(k)}]`, "a row").map((count, x) =>
      integer(count, `${path}.counts[${String(k)}][${String(x)}]`),
    ),
  );
  // The model divides by the total, and refuses what has none.
  const total = counts.flat().reduce((sum, count) => sum + count, 0n);
  reading.noteSum(Rational.of(total), `${path}.counts`, "all classes together");
  return { ...sides(given), counts };
}

function sides(given: Readonly<Record<string, unknown>>): { alphabet: string[]; classNames: string[] } {
  return {
    alphabet: texts(given["alphabet"], `${path}.alphabet`, "the source letters"),
    classNames: texts(given["classNames"], `${path}.classNames`, "the class names"),
  };
}

function fromClasses(value: unknown, reading: Reading): SourceDefinition {
  const what = `a source with "classes" (or "classNames" with "counts" or "file")`;
  const given = object(value, path, what, ["alphabet", "classes"], ["normalise"]);
  const alphabet = texts(given["alphabet"], `${path}.alphabet`, "the source letters");
  const normalise = given["normalise"] !== undefined && boolean(given["normalise"], `${path}.normalise`);
  const classes = list(given["classes"], `${path}.classes`, "the classes").map((entry, k): ClassOfSource => {
    const at = `${path}.classes[${String(k)}]`;
    const forms = ["pmf", "counts", "file"];
    const found = isObject(entry) ? forms.filter((form) => Object.hasOwn(entry, form)) : [];
    // An object that is none, or has other keys, is refused before its parts.
    const fields = object(
      entry,
      at,
      "a class",
      ["name", "prior", ...(found.length === 0 ? ["pmf"] : found)],
      ["normalise"],
    );
    const name = text(fields["name"], `${at}.name`, "the name of a class");
    const prior = number(fields["prior"], `${at}.prior`);
    const [pmf = []] = reading.stochastic(entry, {
      path: at,
      what: "a class",
      key: "pmf",
      rows: { names: [name], one: "class" },
      columns: { names: alphabet, one: "source letter" },
      others: ["name", "prior"],
    });
    return { name, prior, pmf };
  });
  return { alphabet, classes: normalise ? withPriors(classes, reading) : classes };
}

function withPriors(classes: readonly ClassOfSource[], reading: Reading): ClassOfSource[] {
  const priors: readonly Rational[] = reading.normalised(
    classes.map(({ prior }) => prior),
    `${path}.classes`,
    "the priors",
  );
  return classes.map((one, k) => ({ ...one, prior: priors[k] ?? one.prior }));
}
