/**
 * C(D,P) by trying every vertex, from the definitions alone: the reference.
 *
 * Unknowns are Q(x̂|y) for all restored letters but the last, whose mass is what remains.
 * Everything is a linear inequality in them: Q ≥ 0, E[Δ] ≤ D, and one per witness of
 * d ≤ P. The set is bounded, so the least error is at a point where as many inequalities
 * as there are unknowns hold with equality: all such points are computed by Cramer's rule
 * on integers. No linear programming, no code of the solver.
 *
 * d ≤ P as inequalities g·p − g·q ≤ P over a finite list of functions g:
 * total variation: every set of union letters; Wasserstein-1: every choice of a direction
 * in every gap between neighbouring points; Chebyshev, Kolmogorov–Smirnov, witness sets:
 * their witnesses; other transport costs: every vertex of the dual, which is a spanning
 * tree of tight inequalities v(x) − w(x̂) ≤ ρ(x̂,x).
 */
import type { Bounds } from "../../src/certificate/plane.js";
import { commonDenominator } from "../../src/exact/integers.js";
import { Rational, sum } from "../../src/exact/rational.js";
import type { ProblemDefinition } from "../../src/model/problem.js";
import {
  plain,
  spanningTrees,
  subsets,
  transportCost,
  unionLetters,
  witnessList,
  type Plain,
} from "../property/definitions.js";

/** A function on the source letters and one on the restored letters: Σ_x v(x)p(x) − Σ_x̂ w(x̂)q(x̂) ≤ P. */
interface Witness {
  readonly source: readonly Rational[];
  readonly restored: readonly Rational[];
}

/** constant + Σ coefficients·unknowns. */
interface Affine {
  readonly constant: Rational;
  readonly coefficients: readonly Rational[];
}

/** Σ coefficients·unknowns ≤ bound, in integers. */
interface HalfSpace {
  readonly coefficients: readonly bigint[];
  readonly bound: bigint;
}

/** Solves one problem at many bounds. */
export class Reference {
  private readonly plain: Plain;
  private readonly witnesses: readonly Witness[];
  private readonly unknowns: number;
  private readonly restorer: readonly Affine[][];
  private readonly distortion: Affine;
  private readonly error: Affine;
  private readonly gaps: readonly Affine[];

  constructor(definition: ProblemDefinition) {
    this.plain = plain(definition);
    this.witnesses = witnessesOf(definition);
    const { mass, restoredLetters } = this.plain;
    const free = restoredLetters.length - 1;
    this.unknowns = mass.length * free;
    this.restorer = mass.map((_, y) => restoredLetters.map((__, j) => this.entry(y, j, free)));
    this.distortion = this.weighted((y, j) => this.plain.distortion[y]![j]!);
    this.error = this.weighted((y, j) => this.plain.error[y]![j]!);
    this.gaps = this.witnesses.map(({ source, restored }) => {
      const ofQ = this.weighted((y, j) => mass[y]!.times(restored[j]!));
      const ofP = sum(source.map((v, x) => v.times(this.plain.marginal[x]!)));
      return { constant: ofP.minus(ofQ.constant), coefficients: ofQ.coefficients.map((value) => value.negated()) };
    });
  }

  /** The least error rate, or undefined where nothing is feasible. */
  value({ distortion, perception }: Bounds): Rational | undefined {
    const spaces = new Map<string, HalfSpace>();
    const require = ({ constant, coefficients }: Affine, bound: Rational): boolean => {
      const rest = bound.minus(constant);
      if (coefficients.every((value) => value.isZero())) return rest.sign() >= 0;
      const scale = commonDenominator([rest, ...coefficients].map(({ den }) => den));
      const integer = (value: Rational): bigint => (value.num * scale) / value.den;
      const space = { coefficients: coefficients.map(integer), bound: integer(rest) };
      spaces.set([...space.coefficients, space.bound].join(), space);
      return true;
    };
    const possible = [
      ...this.restorer.flat().map(({ constant, coefficients }) =>
        require({
          constant: constant.negated(),
          coefficients: coefficients.map((value) => value.negated()),
        }, Rational.zero),
      ),
      ...(distortion === "inf" ? [] : [require(this.distortion, distortion)]),
      ...(perception === "inf"
        ? []
        : [
            require({ constant: Rational.zero, coefficients: [] }, perception),
            ...this.gaps.map((gap) => require(gap, perception)),
          ]),
    ];
    return possible.includes(false) ? undefined : leastAtVertices([...spaces.values()], this.unknowns, this.error);
  }

  /** Q(x̂|y) as a function of the unknowns. */
  private entry(y: number, j: number, free: number): Affine {
    const coefficients = Array.from({ length: this.unknowns }, (_, i) => {
      if (Math.floor(i / free) !== y) return Rational.zero;
      return j === free ? Rational.one.negated() : i % free === j ? Rational.one : Rational.zero;
    });
    return { constant: j === free ? Rational.one : Rational.zero, coefficients };
  }

  /** Σ_yx̂ weight(y,x̂)·Q(x̂|y). */
  private weighted(weight: (y: number, j: number) => Rational): Affine {
    const terms = this.restorer.flatMap((row, y) => row.map((entry, j) => ({ entry, weight: weight(y, j) })));
    return {
      constant: sum(terms.map(({ entry, weight: w }) => entry.constant.times(w))),
      coefficients: Array.from({ length: this.unknowns }, (_, i) =>
        sum(terms.map(({ entry, weight: w }) => entry.coefficients[i]!.times(w))),
      ),
    };
  }
}

function leastAtVertices(spaces: readonly HalfSpace[], unknowns: number, cost: Affine): Rational | undefined {
  let best: Rational | undefined;
  for (const tight of subsets(spaces, unknowns)) {
    const rows = tight.map(({ coefficients }) => coefficients);
    let det = determinant(rows);
    if (det === 0n) continue;
    let point = rows.map((_, k) =>
      determinant(rows.map((row, i) => row.map((value, c) => (c === k ? tight[i]!.bound : value)))),
    );
    if (det < 0n) {
      det = -det;
      point = point.map((value) => -value);
    }
    const inside = spaces.every(
      ({ coefficients, bound }) => coefficients.reduce((total, a, k) => total + a * point[k]!, 0n) <= bound * det,
    );
    if (!inside) continue;
    const value = cost.constant.plus(sum(cost.coefficients.map((c, k) => c.times(Rational.of(point[k]!, det)))));
    if (best === undefined || value.lessThan(best)) best = value;
  }
  return best;
}

/** Laplace along the first row. */
export function determinant(rows: readonly (readonly bigint[])[]): bigint {
  const [first, ...others] = rows;
  if (first === undefined) return 1n;
  return first.reduce((total, value, c) => {
    if (value === 0n) return total;
    const minor = determinant(others.map((row) => row.filter((_, k) => k !== c)));
    return c % 2 === 0 ? total + value * minor : total - value * minor;
  }, 0n);
}

function witnessesOf(definition: ProblemDefinition): Witness[] {
  const { perception } = definition;
  if (perception === "total-variation")
    return onUnion(definition, signs(unionLetters(definition).length, [Rational.zero, Rational.one]));
  if (perception === "wasserstein-1") return onUnion(definition, potentialsOfGaps(unionLetters(definition)));
  if (perception === "wasserstein-2-squared" || (typeof perception === "object" && "transport" in perception))
    return dualVertices(transportCost(definition));
  return onUnion(definition, witnessList(definition));
}

/** A function on the union letters, seen from both alphabets. */
function onUnion(definition: ProblemDefinition, functions: readonly (readonly Rational[])[]): Witness[] {
  const union = unionLetters(definition);
  const source = definition.source.alphabet;
  const restored = definition.restored?.alphabet ?? source;
  const at = (g: readonly Rational[], letters: readonly string[]): Rational[] =>
    letters.map((letter) => g[union.indexOf(letter)]!);
  return functions.map((g) => ({ source: at(g, source), restored: at(g, restored) }));
}

/** All lists of that length with entries of the given two values. */
function signs(length: number, [first, second]: readonly [Rational, Rational]): Rational[][] {
  return Array.from({ length: 2 ** length }, (_, bits) =>
    Array.from({ length }, (__, i) => ((bits >> i) % 2 === 1 ? second : first)),
  );
}

/** Functions that rise or fall with slope 1 in every gap between neighbouring points. */
function potentialsOfGaps(union: readonly string[]): Rational[][] {
  const values = union.map((letter) => Rational.parse(letter));
  const points = [...new Set(values.map(String))].map((text) => Rational.parse(text)).sort((a, b) => a.compare(b));
  return signs(points.length - 1, [Rational.one, Rational.one.negated()]).map((directions) => {
    const heights = points.map((_, i) =>
      sum(directions.slice(0, i).map((direction, g) => direction.times(points[g + 1]!.minus(points[g]!)))),
    );
    return values.map((value) => heights[points.findIndex((point) => point.equals(value))]!);
  });
}

/** Potentials with w(first letter) = 0 for which a spanning tree of inequalities is tight and none is violated. */
function dualVertices(cost: readonly (readonly Rational[])[]): Witness[] {
  const [rows, columns] = [cost.length, cost[0]!.length];
  return spanningTrees(rows, columns).flatMap((tree) => {
    const w = new Array<Rational | undefined>(rows).fill(undefined);
    const v = new Array<Rational | undefined>(columns).fill(undefined);
    w[0] = Rational.zero;
    for (let round = 0; round < rows + columns; round++) {
      for (const [j, x] of tree) {
        if (w[j] !== undefined) v[x] = w[j].plus(cost[j]![x]!);
        else if (v[x] !== undefined) w[j] = v[x].minus(cost[j]![x]!);
      }
    }
    const [source, restored] = [v as Rational[], w as Rational[]];
    const holds = cost.every((row, j) => row.every((value, x) => source[x]!.minus(restored[j]!).atMost(value)));
    return holds ? [{ source, restored }] : [];
  });
}
