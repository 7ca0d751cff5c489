/**
 * Restorers as facts: rows that are pmfs, with E[Δ], ε and d(p_X,q) as definitions.
 *
 * d is evaluated by its definition: half the l₁ distance for total variation, areas between distribution
 * functions for Wasserstein-1, the largest witness for witness sets, the cost of a coupling (given, or the
 * monotone one, which is written out) for the other transport costs. Conditions: docs/formats.md, `value`.
 */
import type { Rational } from "../../exact/rational.js";
import { sum as total } from "../../exact/rational.js";
import { entry, type RationalVector } from "../../exact/vector.js";
import type { ReadMatrix } from "../../certificate/evidence.js";
import { isSmoothCase, type Case } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";
import type { Line, TransportDivergence, WitnessDivergence } from "../../model/divergence/divergence.js";
import { knownCoupling } from "../coupling.js";
import { range, type ProblemTerms } from "./problem.js";
import { smoothDistance } from "./smooth.js";
import { atMost, call, equal, minus, real, sum, times } from "./terms.js";

/** What a restorer achieves, in terms of a script. */
export interface Achieved {
  readonly distortion: string;
  readonly errorRate: string;
  /** d, or an upper bound of it where it is not rational; for `wasserstein-2` that of its square. */
  readonly perception?: string;
}

export interface RestorerOptions {
  /** In the comment of the fact. */
  readonly title: string;
  /** Whether d is wanted. */
  readonly distance: boolean;
  /** The coupling of the evidence. */
  readonly coupling?: ReadMatrix | undefined;
  /** Another channel: the mark of its names, and its π. */
  readonly behind?: { readonly mark: string; readonly outputMass: RationalVector };
}

/** Defines what a restorer achieves in a case, and states that it is one. */
export function restorerFacts(
  terms: ProblemTerms,
  restorer: ReadMatrix,
  of: Case,
  { title, distance, coupling, behind }: RestorerOptions,
): Achieved {
  const { script } = terms;
  const number = script.next("restorer");
  const used = restorer.map((row) => row.filter((mass) => !mass.isZero()).map(real));
  script.fact(
    `${title}: every row is a pmf`,
    ...used.flatMap((row) => [...row.map((mass) => atMost("0.0", mass)), equal("1.0", sum(row))]),
  );
  const own = terms.achieved(restorer, of.labeling, behind?.mark);
  const q = own.restored.map((mass, j) => script.define(`q_${number}_${String(j)}`, mass));
  const achieved = {
    distortion: script.define(`distortion_${number}`, own.distortion),
    errorRate: script.define(`error_${number}`, own.errorRate),
  };
  if (!distance) return achieved;
  const masses = behind?.outputMass ?? coefficients(of).outputMass;
  const values = q.map((_, j) => total(restorer.map((row, y) => masses.at(y).times(entry(row, j)))));
  const place = { number, q, values };
  return { ...achieved, perception: script.define(`distance_${number}`, distanceOf(terms, of, place, coupling)) };
}

/** The restored pmf, as terms and as numbers. */
interface Restored {
  readonly number: string;
  readonly q: readonly string[];
  readonly values: readonly Rational[];
}

function distanceOf(terms: ProblemTerms, of: Case, restored: Restored, coupling: ReadMatrix | undefined): string {
  const { divergence } = of;
  if (isSmoothCase(of)) {
    const known = restored.q.map((term, j) => ({ term, value: entry(restored.values, j) }));
    const { term, conjuncts } = smoothDistance(terms, of, known);
    if (conjuncts.length > 0) terms.script.fact("what the distance needs", ...conjuncts);
    return term;
  }
  if (divergence.family === "witnesses") return largestWitness(terms, of, divergence, restored);
  if (divergence.family !== "transport") throw new RangeError("three families of divergences");
  if (coupling === undefined && divergence.structure.shape === "hub") return halfOfDifferences(terms, of, restored.q);
  if (coupling === undefined && divergence.structure.shape === "line")
    return areaOnLine(terms, divergence.structure.line, restored);
  const moved = coupling ?? knownCoupling(restored.values, of);
  if (moved === undefined) throw new RangeError("the reader asks for the couplings of a cost matrix");
  return couplingCost(terms, divergence, moved, restored);
}

/** p(z) − q(z) per union letter. */
function differences({ source, restored }: Case, terms: ProblemTerms, q: readonly string[]): string[] {
  return source.alphabet.union(restored).letters.map((letter) => {
    const [x, j] = [source.alphabet.position(letter), restored.position(letter)];
    return minus(x === undefined ? "0.0" : terms.p(x), j === undefined ? "0.0" : entry(q, j));
  });
}

function halfOfDifferences(terms: ProblemTerms, of: Case, q: readonly string[]): string {
  return `(/ ${sum(differences(of, terms, q).map((one) => call("abs_", [one])))} 2.0)`;
}

/** Σ over neighbouring points of |F_p − F_q| times their distance. */
function areaOnLine(terms: ProblemTerms, line: Line, { number, q }: Restored): string {
  const { script } = terms;
  const at = (positions: readonly number[], point: number, mass: (i: number) => string): string[] =>
    positions.flatMap((position, i) => (position === point ? [mass(i)] : []));
  let before = "0.0";
  const areas = line.points.slice(1).map((next, i) => {
    const p = sum(at(line.source, i, (x) => terms.p(x)));
    const own = sum(at(line.restored, i, (j) => entry(q, j)));
    before = script.define(`cdf_${number}_${String(i)}`, sum([before, minus(p, own)]));
    return times(call("abs_", [before]), real(next.minus(entry(line.points, i))));
  });
  return sum(areas);
}

function largestWitness(
  terms: ProblemTerms,
  of: Case,
  { witnesses }: WitnessDivergence,
  { number, q }: Restored,
): string {
  const { script } = terms;
  const union = differences(of, terms, q).map((one, z) => script.define(`diff_${number}_${String(z)}`, one));
  let most = "0.0";
  for (const i of range(witnesses.rows)) {
    const value = sum(
      union.flatMap((one, z) => (witnesses.numeratorAt(i, z) === 0n ? [] : [times(real(witnesses.at(i, z)), one)])),
    );
    most = script.define(`most_${number}_${String(i)}`, call("max_", [most, value]));
  }
  return most;
}

/** Σ ρT, with the facts that T couples q and p_X. */
function couplingCost(
  terms: ProblemTerms,
  { cost }: TransportDivergence,
  coupling: ReadMatrix,
  { q }: Restored,
): string {
  const moved = coupling.flatMap((row, j) =>
    row.flatMap((mass, x) => (mass.isZero() ? [] : [{ j, x, mass: real(mass) }])),
  );
  const byRow = q.map((): string[] => []);
  const byColumn = range(terms.inputs).map((): string[] => []);
  for (const { j, x, mass } of moved) {
    entry(byRow, j).push(mass);
    entry(byColumn, x).push(mass);
  }
  terms.script.fact(
    "the coupling has the masses of the restored letters and of the source letters",
    ...moved.map(({ mass }) => atMost("0.0", mass)),
    ...q.map((mass, j) => equal(mass, sum(entry(byRow, j)))),
    ...range(terms.inputs).map((x) => equal(terms.p(x), sum(entry(byColumn, x)))),
  );
  return sum(
    moved.flatMap(({ j, x, mass }) => (cost.numeratorAt(j, x) === 0n ? [] : [times(mass, real(cost.at(j, x)))])),
  );
}
