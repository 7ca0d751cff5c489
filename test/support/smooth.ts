/**
 * Random problems with smooth divergences, as the data of problem files, with bounds that some restorer meets.
 *
 * The restorer that sets the bounds is a mixture of one that errs least, one that distorts least and one that
 * answers every output by the same pmf, the best there is: so d ≤ P mostly matters, and E[Δ] ≤ D often. Everything
 * here is computed in doubles and then rounded to short fractions; bounds are rounded up.
 */
import { problemFromData } from "../../src/format/problem.js";
import type { Problem } from "../../src/model/problem.js";
import { seeded } from "../bench/families.js";

export const smoothKinds = [
  "kullback-leibler",
  "reverse-kullback-leibler",
  "chi-squared",
  "reverse-chi-squared",
  "jensen-shannon",
  "squared-hellinger",
  "mmd-squared",
] as const;
export type SmoothKind = (typeof smoothKinds)[number];

type Draw = (below: number) => number;

/** The data of a problem file, all matrices written out. */
export interface SmoothData {
  readonly format: "exact-cdp/problem@1";
  readonly name: string;
  readonly source: {
    readonly alphabet: readonly string[];
    readonly classes: readonly { readonly name: string; readonly prior: string; readonly pmf: readonly string[] }[];
  };
  readonly channel: { readonly outputs: readonly string[]; readonly matrix: readonly (readonly string[])[] };
  readonly restored: { readonly alphabet: readonly string[] };
  readonly classifier: readonly string[] | "retrained";
  readonly distortion: { readonly matrix: readonly (readonly string[])[] };
  readonly perception: unknown;
}

export interface SmoothPoint {
  readonly kind: SmoothKind;
  readonly data: SmoothData;
  readonly problem: Problem;
  readonly bounds: { readonly distortion: string; readonly perception: string };
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const value = (text: string): number => {
  const [num, den = "1"] = text.split("/");
  return Number(num) / Number(den);
};
const product = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, one, i) => total + one * b[i]!, 0);

/** Masses over a short denominator, all above 0. */
function masses(draw: Draw, n: number): string[] {
  const weights = range(n).map(() => 1 + draw(12));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => `${String(weight)}/${String(total)}`);
}

/** A rational upwards of a double, in thousandths of its size. */
function above(x: number, denominator: number): string {
  return `${String(Math.ceil(x * denominator))}/${String(denominator)}`;
}

/** A kernel GGᵀ, of full rank or not. */
function kernel(draw: Draw, n: number): string[][] {
  const rank = Math.max(1, n - draw(2));
  const g = range(n).map(() => range(rank).map(() => draw(7) - 3));
  return g.map((a, i) => g.map((b, j) => String(product(a, b) + (i === j && rank === n ? 1 : 0))));
}

/** Restored letters: mostly those of the source, else some are new, or some are missing where d may be finite then. */
function restoredLetters(draw: Draw, kind: SmoothKind, source: readonly string[]): string[] {
  const all = [...source];
  const turn = draw(10);
  if (turn < 6) return all;
  const mayMiss = kind !== "kullback-leibler" && kind !== "reverse-chi-squared" && source.length > 2;
  if (mayMiss && turn < 8) all.splice(draw(all.length), 1);
  if (turn > 6) all.push("new");
  return all;
}

/** Sizes from 2 to 4. */
export function smoothData(kind: SmoothKind, draw: Draw, sizes: { readonly most?: number } = {}): SmoothData {
  const most = sizes.most ?? 4;
  const size = (): number => 2 + draw(most - 1);
  const alphabet = range(size()).map((i) => `x${String(i)}`);
  const outputs = range(size()).map((i) => `y${String(i)}`);
  const restored = restoredLetters(draw, kind, alphabet);
  const names = range(2 + draw(2)).map((i) => `w${String(i)}`);
  const priors = masses(draw, names.length);
  const union = [...alphabet, ...restored.filter((letter) => !alphabet.includes(letter))];
  return {
    format: "exact-cdp/problem@1",
    name: `random-${kind}`,
    source: {
      alphabet,
      classes: names.map((name, k) => ({ name, prior: priors[k]!, pmf: masses(draw, alphabet.length) })),
    },
    channel: { outputs, matrix: alphabet.map(() => masses(draw, outputs.length)) },
    restored: { alphabet: restored },
    classifier: restored.map((_, j) => names[(j + draw(2)) % names.length]!),
    distortion: {
      matrix: alphabet.map((letter) =>
        restored.map((other) => (letter === other ? "0" : `${String(1 + draw(9))}/${String(1 + draw(4))}`)),
      ),
    },
    perception: kind === "mmd-squared" ? { "mmd-squared": kernel(draw, union.length) } : kind,
  };
}

/** The coefficients of a problem in doubles. */
function inDoubles(data: SmoothData): {
  readonly union: readonly string[];
  readonly p: readonly number[];
  readonly mass: readonly number[];
  readonly distortion: readonly (readonly number[])[];
  /** e(y,x̂) for labels per restored letter. */
  readonly error: (labels: readonly string[]) => number[][];
} {
  const { source, channel, restored, distortion } = data;
  const joint = source.classes.map(({ prior, pmf }) => pmf.map((mass) => value(prior) * value(mass)));
  const p = source.alphabet.map((_, x) => joint.reduce((total, row) => total + row[x]!, 0));
  const rows = channel.matrix.map((row) => row.map(value));
  const delta = distortion.matrix.map((row) => row.map(value));
  const xs = range(p.length);
  const over = (f: (x: number) => number): number => xs.reduce((total, x) => total + f(x), 0);
  return {
    union: [...source.alphabet, ...restored.alphabet.filter((letter) => !source.alphabet.includes(letter))],
    p,
    mass: channel.outputs.map((_, y) => over((x) => p[x]! * rows[x]![y]!)),
    distortion: channel.outputs.map((_, y) =>
      restored.alphabet.map((__, j) => over((x) => p[x]! * rows[x]![y]! * delta[x]![j]!)),
    ),
    error: (labels) =>
      channel.outputs.map((_, y) =>
        labels.map((label) =>
          over((x) =>
            source.classes.reduce(
              (total, { name }, k) => total + (name === label ? 0 : joint[k]![x]! * rows[x]![y]!),
              0,
            ),
          ),
        ),
      ),
  };
}

/** φ of a letter in doubles. */
function letterTerm(kind: SmoothKind, p: number, q: number): number {
  switch (kind) {
    case "kullback-leibler":
      return p === 0 ? 0 : q <= 0 ? Infinity : p * Math.log(p / q);
    case "reverse-kullback-leibler":
      return letterTerm("kullback-leibler", q, p);
    case "chi-squared":
      return p === q ? 0 : p === 0 ? Infinity : (q - p) ** 2 / p;
    case "reverse-chi-squared":
      return letterTerm("chi-squared", q, p);
    case "jensen-shannon":
      return ((p === 0 ? 0 : p * Math.log((2 * p) / (p + q))) + (q === 0 ? 0 : q * Math.log((2 * q) / (p + q)))) / 2;
    case "squared-hellinger":
      return (Math.sqrt(p) - Math.sqrt(q)) ** 2 / 2;
    case "mmd-squared":
      throw new RangeError("no sum over letters");
  }
}

/** q ↦ d(p_X, q) in doubles, by its definition; q over the restored letters. */
export function divergenceInDoubles(data: SmoothData): (q: readonly number[]) => number {
  const { union, p } = inDoubles(data);
  const places = union.map((letter) => data.restored.alphabet.indexOf(letter));
  const { perception } = data;
  const masses = (q: readonly number[]): [number, number][] => union.map((_, z) => [p[z] ?? 0, q[places[z]!] ?? 0]);
  if (typeof perception === "string")
    return (q) => masses(q).reduce((total, [a, b]) => total + letterTerm(perception as SmoothKind, a, b), 0);
  const rows = (perception as { "mmd-squared": string[][] })["mmd-squared"].map((row) => row.map(value));
  return (q) => {
    const difference = masses(q).map(([a, b]) => b - a);
    return product(
      rows.map((row) => product(row, difference)),
      difference,
    );
  };
}

/** All pmfs on n letters whose masses are multiples of 1/steps. */
function pmfsOnGrid(n: number, steps: number): number[][] {
  const lists = (left: number, letters: number): number[][] =>
    letters === 1 ? [[left]] : range(left + 1).flatMap((k) => lists(left - k, letters - 1).map((rest) => [k, ...rest]));
  return lists(steps, n).map((counts) => counts.map((count) => count / steps));
}

/** The least error rate of all restorers on a grid within the bounds, for labels per restored letter; Infinity where there is none. */
export function leastOnGrid(
  data: SmoothData,
  bounds: { readonly distortion: number; readonly perception: number },
  labels: readonly string[],
  steps: number,
): number {
  const { mass, distortion, error } = inDoubles(data);
  const errs = error(labels);
  const d = divergenceInDoubles(data);
  const pmfs = pmfsOnGrid(labels.length, steps);
  const costs = mass.map((_, y) => pmfs.map((pmf) => [product(distortion[y]!, pmf), product(errs[y]!, pmf)] as const));
  let least = Infinity;
  const visit = (y: number, q: readonly number[], E: number, e: number): void => {
    if (E > bounds.distortion || e >= least) return;
    if (y === mass.length) {
      if (d(q) <= bounds.perception) least = e;
      return;
    }
    pmfs.forEach((pmf, i) => {
      const [more, worse] = costs[y]![i]!;
      visit(
        y + 1,
        q.map((one, j) => one + mass[y]! * pmf[j]!),
        E + more,
        e + worse,
      );
    });
  };
  visit(
    0,
    labels.map(() => 0),
    0,
    0,
  );
  return least;
}

/**
 * A problem with bounds that some restorer meets, mostly with room to spare.
 * @param options.most letters of an alphabet at most, a new one apart
 * @param options.tight a bound on E[Δ] that matters about every other time, beside a wider one on d
 */
export function smoothPoint(
  kind: SmoothKind,
  seed: number,
  options: { readonly most?: number; readonly tight?: boolean } = {},
): SmoothPoint {
  const draw = seeded(seed * 7919 + smoothKinds.indexOf(kind) * 104_729 + 5);
  const data = smoothData(kind, draw, options);
  const { p, mass, distortion, error } = inDoubles(data);
  const { alphabet } = data.restored;
  const own = alphabet.map((letter) => {
    const x = data.source.alphabet.indexOf(letter);
    return x < 0 ? 0 : p[x]!;
  });
  const total = own.reduce((a, b) => a + b, 0);
  const best = (row: readonly number[]): number =>
    // Letters that may have no mass are left alone.
    row.reduce((at, one, j) => (own[j]! > 0 && (own[at]! === 0 || one < row[at]!) ? j : at), 0);
  const errs = error(data.classifier as readonly string[]);
  const tight = draw(10) < 7 || options.tight === true;
  const [share, turn] = [0.05 + draw(50) / 100, draw(tight ? 20 : 100) / 100];
  const rows = mass.map((_, y) => {
    const [nearest, right] = [best(distortion[y]!), best(errs[y]!)];
    return own.map(
      (a, j) => (1 - share) * (a / total) + share * ((j === right ? turn : 0) + (j === nearest ? 1 - turn : 0)),
    );
  });
  const q = alphabet.map((_, j) =>
    product(
      mass,
      rows.map((row) => row[j]!),
    ),
  );
  const E = rows.reduce((sum, row, y) => sum + product(row, distortion[y]!), 0);
  return {
    kind,
    data,
    problem: problemFromData(data),
    bounds: {
      distortion: tight ? above(E, 1000) : above(3 * E + 1, 10),
      perception: above((options.tight === true ? 1.5 : 1) * divergenceInDoubles(data)(q) + 1e-4, 10_000),
    },
  };
}

/** One output, and bounds of a restorer on the border of what is feasible, within which the solver finds none. */
export const tightData = {
  format: "exact-cdp/problem@1",
  name: "tight",
  source: {
    alphabet: ["a", "b"],
    classNames: ["w1", "w2"],
    counts: [
      [0, 1],
      [3, 3],
    ],
  },
  channel: { outputs: ["y"], matrix: [["1"], ["1"]] },
  classifier: "bayes",
  distortion: {
    matrix: [
      ["0", "3/2"],
      ["1/2", "0"],
    ],
  },
  perception: "reverse-chi-squared",
};
