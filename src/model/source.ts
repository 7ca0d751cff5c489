/**
 * The source: K ≥ 1 classes with priors P_k and pmfs p(x|k) over an alphabet.
 *
 * Everything later needs only the joint mass a(k,x) = P_k p(x|k) and the
 * marginal p_X(x) = Σ_k a(k,x). Empirical data (counts, class by letter) are the
 * same object: a(k,x) = count(k,x) / total.
 */
import { InputError, describe } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { RationalMatrix, RationalVector, entry } from "../exact/vector.js";
import { Alphabet } from "./masses/alphabet.js";
import { hasLength, pmf, rectangular } from "./masses/pmf.js";

export interface ClassOfSource {
  readonly name: string;
  readonly prior: Rational;
  readonly pmf: readonly Rational[];
}

/** How the source was given; kept so that a problem can be written back as it was. */
export type SourceDefinition =
  | { readonly alphabet: readonly string[]; readonly classes: readonly ClassOfSource[] }
  | {
      readonly alphabet: readonly string[];
      readonly classNames: readonly string[];
      readonly counts: readonly (readonly bigint[])[];
    };

export interface Source {
  readonly definition: SourceDefinition;
  readonly alphabet: Alphabet;
  readonly classNames: readonly string[];
  /** a(k,x): K rows, |X| columns, sum 1. */
  readonly joint: RationalMatrix;
  /** p_X(x). */
  readonly marginal: RationalVector;
}

/** Checks the definition and computes a(k,x) and p_X. Paths are relative to `$.source`. */
export function source(definition: SourceDefinition, path = "$.source"): Source {
  const alphabet = Alphabet.of(definition.alphabet, `${path}.alphabet`);
  const classNames = "classes" in definition ? definition.classes.map((c) => c.name) : definition.classNames;
  const namesAt = (k: number): string =>
    "classes" in definition ? `${path}.classes[${String(k)}].name` : `${path}.classNames[${String(k)}]`;
  if (classNames.length < 1) {
    throw new InputError({
      code: "wrong-length",
      path: "classes" in definition ? `${path}.classes` : `${path}.classNames`,
      expected: "at least one class",
      found: "an empty list",
    });
  }
  classNames.forEach((name, k) => {
    const first = classNames.indexOf(name);
    if (first < k) {
      throw new InputError({
        code: "duplicate",
        path: namesAt(k),
        expected: "class names that differ",
        found: `${describe(name)} again (already at ${namesAt(first)})`,
      });
    }
  });
  const joint =
    "classes" in definition
      ? jointOfClasses(definition.classes, alphabet, path)
      : jointOfCounts(definition, alphabet, path);
  const marginal = RationalVector.over(
    Array.from({ length: alphabet.size }, (_, x) => {
      let total = 0n;
      for (let k = 0; k < joint.rows; k++) total += joint.numeratorAt(k, x);
      return total;
    }),
    joint.denominator,
  );
  return { definition, alphabet, classNames: [...classNames], joint, marginal };
}

function jointOfClasses(classes: readonly ClassOfSource[], alphabet: Alphabet, path: string): RationalMatrix {
  classes.forEach((c, k) => {
    if (c.prior.sign() < 0) {
      throw new InputError({
        code: "out-of-range",
        path: `${path}.classes[${String(k)}].prior`,
        expected: "a prior that is at least 0",
        found: String(c.prior),
      });
    }
  });
  const priors = RationalVector.from(classes.map((c) => c.prior));
  if (!priors.sum().equals(Rational.one)) {
    throw new InputError({
      code: "out-of-range",
      path: `${path}.classes`,
      expected: `priors with sum 1 ("normalise": true beside the classes divides by the sum)`,
      found: `sum ${String(priors.sum())}`,
    });
  }
  const rows = classes.map((c, k) => {
    const at = `${path}.classes[${String(k)}].pmf`;
    hasLength(c.pmf, alphabet.size, "one mass per source letter", at);
    pmf(c.pmf, at);
    return c.pmf.map((mass) => mass.times(c.prior));
  });
  return RationalMatrix.from(rows, alphabet.size);
}

function jointOfCounts(
  definition: { readonly classNames: readonly string[]; readonly counts: readonly (readonly bigint[])[] },
  alphabet: Alphabet,
  path: string,
): RationalMatrix {
  const { classNames, counts } = definition;
  rectangular(
    counts,
    {
      rows: classNames.length,
      columns: alphabet.size,
      rowsAre: "one row per class name",
      columnsAre: "one count per source letter",
    },
    `${path}.counts`,
  );
  const flat = counts.flat();
  flat.forEach((count, i) => {
    if (count < 0n) {
      const at = `${path}.counts[${String(Math.floor(i / alphabet.size))}][${String(i % alphabet.size)}]`;
      throw new InputError({
        code: "out-of-range",
        path: at,
        expected: "a count that is at least 0",
        found: String(count),
      });
    }
  });
  const total = flat.reduce((sum, count) => sum + count, 0n);
  if (total === 0n) {
    throw new InputError({
      code: "out-of-range",
      path: `${path}.counts`,
      expected: "at least one positive count",
      found: "only zeros",
    });
  }
  return RationalMatrix.over(classNames.length, alphabet.size, flat, total);
}

/** The Bayes rule of X: per letter the class with the largest a(k,x), ties to the first. */
export function bayesRule(src: Source): number[] {
  return Array.from({ length: src.alphabet.size }, (_, x) => {
    let best = 0;
    for (let k = 1; k < src.joint.rows; k++) {
      if (
        entry(src.joint.numerators, k * src.alphabet.size + x) >
        entry(src.joint.numerators, best * src.alphabet.size + x)
      )
        best = k;
    }
    return best;
  });
}
