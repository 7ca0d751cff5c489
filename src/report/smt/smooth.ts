/**
 * Smooth divergences in SMT-LIB, where they are rational: χ² both ways, squared Hellinger, MMD².
 *
 * A root never appears: √u is bounded by a rational r ≥ 0 beside which r² ≤ u (or r² ≥ u) stands as a
 * fact. With p = p_X and q on the union letters: χ² = Σ (q−p)²/p, reverse χ² = Σ (p−q)²/q, squared
 * Hellinger 1 − Σ √(pq), MMD² = (q−p)ᵀK(q−p). Kullback-Leibler and Jensen-Shannon have logarithms; of
 * them only "none" and pinned cuts, and q = p itself, can be stated. Tangents: docs/formats.md.
 */
import { InputError } from "../../exact/errors.js";
import { Rational, sum as total } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { ReadBound, SmoothCut } from "../../certificate/evidence.js";
import type { Case } from "../../model/case.js";
import type { MmdSquared, SmoothDivergence } from "../../model/divergence/divergence.js";
import type { FDivergenceName } from "../../model/divergence/generator.js";
import type { CutTerms } from "./cut.js";
import { range, type ProblemTerms } from "./problem.js";
import { approximateRoot } from "./roots.js";
import { atMost, equal, less, minus, real, sum, times } from "./terms.js";

/** A union letter: its source letter and restored letter, where it is one. */
interface UnionLetter {
  readonly x: number | undefined;
  readonly j: number | undefined;
}

function unionOf({ source, restored }: Case): UnionLetter[] {
  return source.alphabet
    .union(restored)
    .letters.map((letter) => ({ x: source.alphabet.position(letter), j: restored.position(letter) }));
}

/** A number and the term that stands for it. */
export interface Known {
  readonly term: string;
  readonly value: Rational;
}

const nothing: Known = { term: "0.0", value: Rational.zero };

/** p and q of every union letter. @param q one per restored letter */
function pairs(terms: ProblemTerms, of: Case, q: readonly Known[]): { readonly p: Known; readonly q: Known }[] {
  return unionOf(of).map(({ x, j }) => ({
    p: x === undefined ? nothing : { term: terms.p(x), value: of.source.marginal.at(x) },
    q: j === undefined ? nothing : entry(q, j),
  }));
}

/** A bound on d, and what must hold for it to be one. */
export interface Distance {
  readonly term: string;
  readonly conjuncts: readonly string[];
}

/**
 * d(p_X,q), exact where it is rational, else a bound of `side`.
 * @throws InputError "not-yet" for a divergence with logarithms unless q = p
 */
export function smoothDistance(
  terms: ProblemTerms,
  of: Case & { readonly divergence: SmoothDivergence },
  q: readonly Known[],
  side: "upper" | "lower" = "upper",
): Distance {
  const { divergence } = of;
  const letters = pairs(terms, of, q);
  if (divergence.form === "mmd-squared") return { term: quadratic(divergence, letters), conjuncts: [] };
  const name = divergence.definition;
  switch (name) {
    case "chi-squared":
      return {
        term: sum(letters.filter(positive).map(({ p, q: own }) => over(square(minus(own.term, p.term)), p.term))),
        conjuncts: letters.filter((one) => !positive(one)).map(({ q: own }) => equal("0.0", own.term)),
      };
    case "reverse-chi-squared":
      return {
        term: sum(
          letters.map((one) => (positive(one) ? over(square(minus(one.p.term, one.q.term)), one.q.term) : one.q.term)),
        ),
        conjuncts: letters.filter(positive).map(({ q: own }) => less("0.0", own.term)),
      };
    case "squared-hellinger": {
      const roots = letters.map(({ p, q: own }) => ({
        root: approximateRoot(p.value.times(own.value), side === "upper" ? "below" : "above"),
        product: times(p.term, own.term),
      }));
      return {
        term: minus("1.0", sum(roots.map(({ root }) => real(root)))),
        conjuncts: roots.flatMap(({ root, product }) => rootBounds(root, product, side === "upper")),
      };
    }
    default: {
      if (!letters.every(({ p, q: own }) => p.value.equals(own.value))) throw logarithms(divergence.title);
      return { term: "0.0", conjuncts: letters.map(({ p, q: own }) => equal(p.term, own.term)) };
    }
  }
}

function positive({ p }: { readonly p: Known }): boolean {
  return p.value.sign() > 0;
}

/** 0 ≤ r and r² on the right side of u. */
function rootBounds(root: Rational, u: string, below: boolean): string[] {
  const r = real(root);
  return [atMost("0.0", r), below ? atMost(square(r), u) : atMost(u, square(r))];
}

function square(term: string): string {
  return times(term, term);
}

function over(a: string, b: string): string {
  return `(/ ${a} ${b})`;
}

function quadratic({ kernel }: MmdSquared, letters: readonly { readonly p: Known; readonly q: Known }[]): string {
  const differences = letters.map(({ p, q }) => minus(q.term, p.term));
  return sum(
    differences.map((one, z) =>
      times(
        one,
        sum(
          differences.flatMap((other, y) =>
            kernel.numeratorAt(z, y) === 0n ? [] : [times(real(kernel.at(z, y)), other)],
          ),
        ),
      ),
    ),
  );
}

interface CutPlace {
  readonly number: string;
  readonly mu: string;
  readonly multiplier: Rational;
  readonly bound: ReadBound;
}

/** A cut of a smooth divergence. @throws InputError "not-yet" for a tangent with logarithms */
export function smoothCut(
  terms: ProblemTerms,
  of: Case,
  divergence: SmoothDivergence,
  cut: SmoothCut,
  place: CutPlace,
): CutTerms {
  switch (cut.kind) {
    case "none":
      return constantCut(
        range(terms.letters).map(() => Rational.zero),
        "0.0",
        [],
      );
    case "slopes":
      return slopesCut(terms, of, divergence, cut, place);
    case "tangent":
      return tangentCut(terms, of, divergence, cut.tangent, place);
    case "pinned":
      return pinnedCut(terms, of, divergence, cut.weights, place);
  }
}

function constantCut(weights: readonly Rational[], beta: string, conjuncts: readonly string[]): CutTerms {
  return { w: weights.map(real), weights, beta, conjuncts };
}

/** w = −μs, β = μc, where c ≤ Σ m(s) over the union letters. */
function slopesCut(
  terms: ProblemTerms,
  of: Case,
  { title, definition }: SmoothDivergence,
  { slopes, constant }: SmoothCut & { kind: "slopes" },
  { mu, multiplier }: CutPlace,
): CutTerms {
  if (typeof definition !== "string") throw wrongCut(title);
  const parts = unionOf(of).map(({ x, j }) =>
    conjugate(definition as FDivergenceName, title, {
      p: x === undefined ? nothing : { term: terms.p(x), value: of.source.marginal.at(x) },
      slope: j === undefined ? undefined : entry(slopes, j),
    }),
  );
  const sums = parts.some((part) => part === "inf")
    ? []
    : [atMost(real(constant), sum(parts.map((part) => (part === "inf" ? "0.0" : part.term))))];
  return {
    w: slopes.map((slope) => times(`(- ${mu})`, real(slope))),
    weights: slopes.map((slope) => multiplier.times(slope).negated()),
    beta: times(mu, real(constant)),
    conjuncts: [...parts.flatMap((part) => (part === "inf" ? [] : part.conjuncts)), ...sums],
  };
}

/** m(s) of a letter, or φ(0) of one that is not restored. */
function conjugate(
  name: FDivergenceName,
  title: string,
  { p, slope }: { readonly p: Known; readonly slope: Rational | undefined },
): Distance | "inf" {
  const s = slope === undefined ? "0.0" : real(slope);
  const none = p.value.isZero();
  switch (name) {
    case "chi-squared":
      if (slope === undefined) return { term: p.term, conjuncts: [] };
      if (none) return { term: "0.0", conjuncts: [] };
      return {
        term: `(ite (< ${s} (- 2.0)) ${p.term} (- ${times(p.term, sum([s, over(square(s), "4.0")]))}))`,
        conjuncts: [],
      };
    case "reverse-chi-squared": {
      if (slope === undefined) return none ? { term: "0.0", conjuncts: [] } : "inf";
      if (none) return { term: "0.0", conjuncts: [atMost(s, "1.0")] };
      const root = approximateRoot(Rational.one.minus(slope), "below");
      return {
        term: minus(times("2.0", p.term, real(root)), times("2.0", p.term)),
        conjuncts: [atMost(s, "1.0"), ...rootBounds(root, minus("1.0", s), true)],
      };
    }
    case "squared-hellinger":
      if (slope === undefined) return { term: over(p.term, "2.0"), conjuncts: [] };
      if (none) return { term: "0.0", conjuncts: [atMost(s, "0.5")] };
      return {
        term: `(- ${over(times(p.term, s), minus("1.0", times("2.0", s)))})`,
        conjuncts: [less(s, "0.5")],
      };
    default:
      throw logarithms(title);
  }
}

/** With g = K(r−p): w = −2μg on the restored letters, β = −μ Σ g(r+p). */
function tangentCut(
  terms: ProblemTerms,
  of: Case,
  divergence: SmoothDivergence,
  tangent: readonly Rational[],
  { number, mu, multiplier }: CutPlace,
): CutTerms {
  if (divergence.form !== "mmd-squared") throw wrongCut(divergence.title);
  const { kernel } = divergence;
  const letters = unionOf(of);
  const p = letters.map(({ x }) => (x === undefined ? Rational.zero : of.source.marginal.at(x)));
  const pTerm = letters.map(({ x }) => (x === undefined ? "0.0" : terms.p(x)));
  const gradient = letters.map((_, z) =>
    terms.script.define(
      `grad_${number}_${String(z)}`,
      sum(letters.map((__, y) => times(real(kernel.at(z, y)), minus(real(entry(tangent, y)), entry(pTerm, y))))),
    ),
  );
  const restored = of.restored.letters.map((_, j) => letters.findIndex((one) => one.j === j));
  return {
    w: restored.map((z) => times(`(- 2.0)`, mu, entry(gradient, z))),
    weights: restored.map((z) =>
      total(letters.map((_, y) => kernel.at(z, y).times(entry(tangent, y).minus(entry(p, y)))))
        .times(multiplier)
        .times(Rational.of(-2n)),
    ),
    beta: times(`(- ${mu})`, sum(gradient.map((g, z) => times(g, sum([real(entry(tangent, z)), entry(pTerm, z)]))))),
    conjuncts: [],
  };
}

/** Under P ≤ d(p_X,q*) only q* is left, where d is least: w as given, β = Σ wq*. */
function pinnedCut(
  terms: ProblemTerms,
  of: Case,
  divergence: SmoothDivergence,
  given: readonly Rational[],
  { bound }: CutPlace,
): CutTerms {
  const letters = unionOf(of);
  const restored = of.restored.letters.map((_, j) => letters.findIndex((one) => one.j === j));
  if (divergence.form === "mmd-squared") {
    const { kernel } = divergence;
    const w = letters.map((_, z) => total(letters.map((__, y) => kernel.at(z, y).times(entry(given, y)))));
    const image = letters.map((_, z) =>
      sum(letters.map((__, y) => times(real(kernel.at(z, y)), real(entry(given, y))))),
    );
    return {
      w: restored.map((z) => entry(image, z)),
      weights: restored.map((z) => entry(w, z)),
      beta: sum(letters.flatMap(({ x }, z) => (x === undefined ? [] : [times(entry(image, z), terms.p(x))]))),
      conjuncts: [bound === "inf" ? "false" : atMost(real(bound), "0.0")],
    };
  }
  const masses = restored.map((z): Known => {
    const x = letters[z]?.x;
    return x === undefined ? nothing : { term: terms.p(x), value: of.source.marginal.at(x) };
  });
  const weight = total(masses.map(({ value }) => value));
  const whole = sum(masses.map(({ term }) => term));
  const weights = restored.map((z) => entry(given, z));
  if (bound === "inf" || weight.isZero()) return constantCut(weights, "0.0", ["false"]);
  const nearest = masses.map(({ term, value }): Known => ({ term: over(term, whole), value: value.over(weight) }));
  const least = leastDistance(terms, of, divergence, nearest, weight);
  return constantCut(
    weights,
    sum(weights.map((w, j) => times(real(w), entry(nearest, j).term))),
    least === "inf" ? [] : [...least.conjuncts, atMost(real(bound), least.term)],
  );
}

/** d(p_X,q*), from below; ∞ where a source letter that is not restored makes it so. */
function leastDistance(
  terms: ProblemTerms,
  of: Case,
  divergence: SmoothDivergence,
  nearest: readonly Known[],
  weight: Rational,
): Distance | "inf" {
  const { definition } = divergence;
  const infinite = definition === "kullback-leibler" || definition === "reverse-chi-squared";
  if (infinite && weight.lessThan(Rational.one)) return "inf";
  return smoothDistance(terms, of as Case & { readonly divergence: SmoothDivergence }, nearest, "lower");
}

/** Logarithms have no place in the theory of the reals. */
export function logarithms(title: string): InputError {
  return new InputError({
    code: "not-yet",
    path: "$.problem.perception",
    expected: "a divergence without logarithms, for SMT-LIB",
    found: title,
  });
}

function wrongCut(title: string): InputError {
  return new InputError({
    code: "wrong-type",
    path: "$.evidence",
    expected: `a cut of the ${title}`,
    found: "another",
  });
}
