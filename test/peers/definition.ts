/**
 * C(D,P) by definition, as SMT-LIB over the reals, from the text of a problem file.
 *
 * Variables are Q(x̂|y) for every output, also those of mass zero, and a coupling T(x̂,x)
 * of q and p_X for every transport cost; a witnessed distance is one inequality per
 * witness. Sums are written out over k, x, y, x̂ with the numbers of the file in them:
 * z3 does the arithmetic. Nothing of the solver is used, so an error in coefficients,
 * formulation or reading would show. Only letters that are numbers are compared here.
 */
import { Rational } from "../../src/exact/rational.js";
import type { ProblemFile } from "../../src/format/problem-file.js";

/** Declarations and assertions: `error-rate`, `distortion` and what makes Q (and T) admissible. `perception` is the bound P, when finite. */
export function definition(file: ProblemFile, perception: string): string {
  const { source, channel, distortion } = file;
  const letters = source.alphabet;
  const restored = file.restored?.alphabet ?? letters;
  const outputs = channel.outputs;
  const joint = jointMasses(file);
  const classOf = classifier(file, joint, restored);
  const Q = (j: number, y: number): string => `q_${j}_${y}`;
  const mass = letters.map((_, x) => sum(joint.map((row) => row[x]!)));
  const arrives = (x: number, y: number): string => number(channel.matrix[x]![y]!);

  const errors = joint.flatMap((row, k) =>
    row.flatMap((a, x) =>
      outputs.flatMap((_, y) =>
        restored.flatMap((__, j) => (classOf[j] === k ? [] : [times(a, arrives(x, y), Q(j, y))])),
      ),
    ),
  );
  const distances = letters.flatMap((from, x) =>
    outputs.flatMap((_, y) =>
      restored.map((to, j) => times(mass[x]!, arrives(x, y), Q(j, y), distance(distortion, from, to, x, j))),
    ),
  );
  const q = restored.map((_, j) =>
    sum(letters.flatMap((__, x) => outputs.map((___, y) => times(mass[x]!, arrives(x, y), Q(j, y))))),
  );
  return [
    ...restored.flatMap((_, j) =>
      outputs.map((__, y) => `(declare-const ${Q(j, y)} Real) (assert (>= ${Q(j, y)} 0.0))`),
    ),
    ...outputs.map((_, y) => `(assert (= 1.0 ${sum(restored.map((__, j) => Q(j, y)))}))`),
    `(declare-const error-rate Real) (assert (= error-rate ${sum(errors)}))`,
    `(declare-const distortion Real) (assert (= distortion ${sum(distances)}))`,
    ...(perception === "inf" ? [] : nearness(file, restored, mass, q, number(perception))),
  ].join("\n");
}

/** d(p_X,q) ≤ P. */
function nearness(
  file: ProblemFile,
  restored: readonly string[],
  mass: readonly string[],
  q: readonly string[],
  bound: string,
): string[] {
  const letters = file.source.alphabet;
  const { perception } = file;
  const transport = (cost: (to: string, from: string, j: number, x: number) => string): string[] => {
    const T = (j: number, x: number): string => `t_${j}_${x}`;
    return [
      ...restored.flatMap((_, j) =>
        letters.map((__, x) => `(declare-const ${T(j, x)} Real) (assert (>= ${T(j, x)} 0.0))`),
      ),
      ...restored.map((_, j) => `(assert (= ${q[j]!} ${sum(letters.map((__, x) => T(j, x)))}))`),
      ...letters.map((_, x) => `(assert (= ${mass[x]!} ${sum(restored.map((__, j) => T(j, x)))}))`),
      `(assert (<= ${sum(restored.flatMap((to, j) => letters.map((from, x) => times(cost(to, from, j, x), T(j, x)))))} ${bound}))`,
    ];
  };
  const union = [...letters, ...restored.filter((letter) => !letters.includes(letter))];
  // p(z) − q(z), where a letter outside an alphabet has mass 0.
  const differences = union.map((letter) => {
    const [x, j] = [letters.indexOf(letter), restored.indexOf(letter)];
    return `(- ${x < 0 ? "0.0" : mass[x]!} ${j < 0 ? "0.0" : q[j]!})`;
  });
  const witnessed = (weights: readonly (readonly string[])[]): string[] => [
    `(assert (<= 0.0 ${bound}))`,
    ...weights.map((g) => `(assert (<= ${sum(g.map((value, z) => times(number(value), differences[z]!)))} ${bound}))`),
  ];
  if (typeof perception === "object") {
    if ("minimum" in perception) throw new RangeError("a minimum is several problems");
    return "transport" in perception
      ? transport((_, __, j, x) => number(perception.transport[j]![x]!))
      : witnessed("witnesses" in perception ? perception.witnesses : []);
  }
  switch (perception) {
    case "total-variation":
      return transport((to, from) => (to === from ? "0.0" : "1.0"));
    case "wasserstein-1":
      return transport((to, from) => absolute(`(- ${number(to)} ${number(from)})`));
    case "wasserstein-2-squared":
      return transport((to, from) => square(`(- ${number(to)} ${number(from)})`));
    case "wasserstein-2":
      throw new RangeError("the root of a cost is not linear");
    case "chebyshev":
      return [
        `(assert (<= 0.0 ${bound}))`,
        ...differences.map((difference) => `(assert (<= (- ${bound}) ${difference} ${bound}))`),
      ];
    case "kolmogorov-smirnov":
      // |F_p(t) − F_q(t)| ≤ P at every letter t.
      return [
        `(assert (<= 0.0 ${bound}))`,
        ...union.map(
          (t) =>
            `(assert (<= (- ${bound}) ${sum(differences.filter((_, z) => notAfter(union, union[z]!, t)))} ${bound}))`,
        ),
      ];
    default:
      throw new RangeError("a smooth divergence is not linear");
  }
}

/** z ≤ t as numbers when every letter is one, by position in the union otherwise. */
function notAfter(union: readonly string[], z: string, t: string): boolean {
  try {
    const values = new Map(union.map((letter) => [letter, Rational.parse(letter)]));
    return values.get(z)!.compare(values.get(t)!) <= 0;
  } catch {
    return union.indexOf(z) <= union.indexOf(t);
  }
}

/** a(k,x) = P_k p(x|k), or count over total. */
function jointMasses({ source }: ProblemFile): string[][] {
  if ("classes" in source)
    return source.classes.map(({ prior, pmf }) => pmf.map((value) => times(number(prior), number(value))));
  const total = sum(source.counts.flat().map(number));
  return source.counts.map((row) => row.map((count) => `(/ ${number(count)} ${total})`));
}

/** Class index per restored letter; "bayes" is the class with the largest a(k,x), the first of equals. */
function classifier(
  { source, classifier: given }: ProblemFile,
  joint: readonly (readonly string[])[],
  restored: readonly string[],
): number[] {
  const names = "classes" in source ? source.classes.map(({ name }) => name) : source.classNames;
  if (given === "retrained") throw new RangeError("a re-trained classifier is several problems");
  if (given !== "bayes") return given.map((name) => names.indexOf(name));
  return restored.map((letter) => {
    const x = source.alphabet.indexOf(letter);
    const masses = joint.map((_, k) => jointMass(source, k, x));
    return masses.findIndex((mass) => masses.every((other) => other.compare(mass) <= 0));
  });
}

function jointMass(source: ProblemFile["source"], k: number, x: number): Rational {
  if (!("classes" in source)) return Rational.parse(source.counts[k]![x]!);
  const { prior, pmf } = source.classes[k]!;
  return Rational.parse(prior).times(Rational.parse(pmf[x]!));
}

function distance(kind: ProblemFile["distortion"], from: string, to: string, x: number, j: number): string {
  if (typeof kind === "object") return number(kind.matrix[x]![j]!);
  if (kind === "hamming") return from === to ? "0.0" : "1.0";
  const difference = `(- ${number(from)} ${number(to)})`;
  return kind === "absolute-error" ? absolute(difference) : square(difference);
}

function absolute(value: string): string {
  return `(ite (< ${value} 0.0) (- ${value}) ${value})`;
}

function square(value: string): string {
  return times(value, value);
}

function sum(terms: readonly string[]): string {
  return terms.length === 0 ? "0.0" : `(+ 0.0 ${terms.join(" ")})`;
}

function times(...factors: readonly string[]): string {
  return `(* ${factors.join(" ")})`;
}

/** A number of a file ("7/10", "-3", "0.25") as an SMT-LIB term. */
export function number(text: string): string {
  if (text.startsWith("-")) return `(- ${number(text.slice(1))})`;
  const [numerator = "", denominator] = text.split("/");
  const decimal = (digits: string): string => (digits.includes(".") ? digits : `${digits}.0`);
  return denominator === undefined ? decimal(numerator) : `(/ ${decimal(numerator)} ${decimal(denominator)})`;
}
