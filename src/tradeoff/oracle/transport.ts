/**
 * The oracle of a transport divergence: the loss is a transportation problem.
 *
 * A question starts from the tree of a corner of the facet, first with the facet's normal in
 * doubles. If that finds nothing below, the exact normal comes from two cycles: the corners
 * differ by flows around cycles of the tree, which span the plane. Their few denominators
 * are short, those of the corners are not. By complementary slackness a point lies on a proved plane
 * exactly when all of its arcs have reduced cost zero.
 */
import type { Plane } from "../../certificate/plane.js";
import { commonDenominator } from "../../exact/integers.js";
import { Rational, sum } from "../../exact/rational.js";
import { lazily, once } from "../../exact/lazy.js";
import { RationalMatrix, type SparseRows } from "../../exact/vector.js";
import { linearCase, type Case, type LinearCase } from "../../model/case.js";
import { optimalCoupling } from "../../transport/coupling.js";
import { networkOf, type Network } from "../../transport/network.js";
import { FlowSum, potentialsOf } from "../../transport/reading.js";
import { NetworkSimplex } from "../../transport/simplex.js";
import type { DoubleWeights } from "../../transport/tree.js";
import { coprime, doubleWeights, type Triple } from "../../transport/weights.js";
import type { Facet, Support } from "../hull/facet.js";
import { perceptualDifference } from "./achieved.js";
import { normalFromCycles, roughWeights, tieBreaking } from "./normals.js";
import type { Answer, Mixture, Oracle, Part } from "./oracle.js";
import { TransportPoints, type TransportPoint } from "./transport-point.js";
import { OracleInUnits } from "./units.js";

/** A point on the plane: its tree is where the simplex finds an optimal tree for the normal, when the plane is asked for. */
export type TransportEvidence = TransportPoint;

const whole = { num: 1n, den: 1n };
/** Takes a point for one on the plane where doubles do not decide. */
const undecided = (): boolean => true;

export class TransportOracle extends OracleInUnits implements Oracle<TransportPoint, TransportEvidence> {
  readonly network: Network;
  readonly coupling: ((point: TransportPoint) => SparseRows) | undefined;
  /** Counts of the work done, for benchmarks and tests. */
  readonly counts = { questions: 0, corners: 0 };
  private readonly simplex: NetworkSimplex;
  private readonly points: TransportPoints;
  /** The point whose tree is loaded, unless the tree has been pivoted since. */
  private loaded: TransportPoint | undefined;
  private loadedAt = -1;
  /** The points that the corners of facets refer to. */
  private corners: readonly TransportPoint[] = [];

  readonly of: LinearCase;

  /** Whether answers below a facet need not lie on the hull, and questions are so few that every one prices all arcs. */
  private readonly hasty: boolean;

  /** @param hastyFrom the number of restoring arcs from which on answers are `hasty`, for few questions */
  constructor(given: Case, hastyFrom = Infinity) {
    super();
    const of = linearCase(given);
    this.of = of;
    this.network = networkOf(of);
    this.hasty = this.network.restoringArcs >= hastyFrom;
    this.simplex = new NetworkSimplex(this.network, !this.hasty);
    this.points = new TransportPoints(this.network, this.simplex.tree);
    if (this.couples) this.coupling = (point) => this.flowOf([{ point, share: whole }]).coupling();
  }

  get units(): Oracle["units"] {
    const { distortion, perception, error } = this.network.units;
    return { distortion, perception, errorRate: error };
  }

  mix(parts: readonly Part<TransportPoint>[]): Mixture {
    const flow = this.flowOf(parts);
    const distortion = sum(
      parts.map(({ point, share }) => this.achieved(point).distortion.times(Rational.of(share.num, share.den))),
    );
    const restorer = dense(flow.sparseRestorer(), this.network.letters);
    const {
      divergence,
      source: { marginal, alphabet },
    } = this.of;
    const q = flow.restoredMass();
    if (divergence.family !== "transport" || divergence.evaluate !== undefined)
      return { restorer, achieved: { distortion, perception: perceptualDifference(this.of, q) }, coupling: undefined };
    // Where P does not bind, q may be nearer to p_X than the parts are: their couplings are feasible, not optimal.
    const { cost, coupling } = optimalCoupling(divergence.cost, marginal, q);
    return { restorer, achieved: { distortion, perception: cost }, coupling: dense(coupling, alphabet.size) };
  }

  private flowOf(parts: readonly Part<TransportPoint>[]): FlowSum {
    const flow = new FlowSum(this.network, parts[0]?.share.den ?? 1n);
    for (const { point, share } of parts) {
      this.load(point);
      flow.add(this.simplex.tree, share.num);
    }
    return flow;
  }

  first(): TransportPoint {
    const weights = { distortion: 1, perception: 1, error: 1 };
    this.restart(weights);
    this.simplex.tree.weigh(weights);
    return this.read();
  }

  minimise(normal: Triple): { point: TransportPoint; support: Support<TransportEvidence> } {
    const { simplex } = this;
    const rough = doubleWeights(this.network, normal);
    this.restart(rough);
    const largest = Math.max(rough.distortion, rough.perception, rough.error);
    const raise = (weight: number): number => (weight === 0 ? tieBreaking * largest : weight);
    simplex.approach({
      distortion: raise(rough.distortion),
      perception: raise(rough.perception),
      error: raise(rough.error),
    });
    simplex.minimise(normal);
    const point = this.read();
    return { point, support: { normal: coprime(normal), through: point, evidence: point } };
  }

  probe(facet: Facet<TransportEvidence>, points: readonly TransportPoint[]): Answer<TransportPoint, TransportEvidence> {
    this.counts.questions++;
    this.corners = points;
    const { simplex } = this;
    const { tree } = simplex;
    const corners: TransportPoint[] = [];
    for (const corner of facet.corners) {
      const point = points[corner];
      if (point !== undefined) corners.push(point);
    }
    const start = corners.find((corner) => corner === this.loaded) ?? corners[0];
    if (start === undefined) throw new RangeError("a facet has at least one finite corner");
    this.load(start);
    const rough = roughWeights(facet);
    if (rough !== undefined) {
      const early = this.hasty ? this.descend(rough, facet) : undefined;
      if (early !== undefined) return { kind: "below", point: early, inPlane: this.inPlane };
      if (!this.hasty) simplex.approach(rough);
      if (tree.moved && !this.isOneOf(corners)) {
        const point = this.read();
        if (facet.side(point, this.inPlane) < 0) return { kind: "below", point, inPlane: this.inPlane };
      }
    }
    const guess = normalFromCycles(simplex, facet, corners, rough);
    if (guess !== undefined) {
      simplex.certify(guess.normal, guess.tight);
      if (this.allTight(corners)) return this.supported(guess.normal, start);
    }
    this.counts.corners++;
    const normal = coprime(facet.plane().normal);
    simplex.minimise(normal);
    if (this.allTight(corners)) return this.supported(normal, start);
    return { kind: "below", point: this.read(), inPlane: this.inPlane };
  }

  /** Pivots towards the optimum for the weights; the point of the first tree that doubles prove to lie below the facet. */
  private descend(weights: DoubleWeights, facet: Facet<TransportEvidence>): TransportPoint | undefined {
    let below: TransportPoint | undefined;
    this.simplex.descend(weights, () => {
      if (!this.simplex.tree.moved) return false;
      const point = this.read();
      if (facet.side(point, undecided) < 0) below = point;
      return below !== undefined;
    });
    return below;
  }

  restorer(point: TransportPoint): RationalMatrix {
    return dense(this.sparseRestorer(point), this.network.letters);
  }

  sparseRestorer(point: TransportPoint): SparseRows {
    return this.flowOf([{ point, share: whole }]).sparseRestorer();
  }

  plane(support: Support<TransportEvidence>): Plane {
    this.load(support.evidence);
    this.simplex.minimise(support.normal);
    const { distortion, perception, rows, source, restored } = potentialsOf(
      this.network,
      this.simplex.tree,
      support.normal,
    );
    const cut = lazily({ kind: "transport" as const, restored }, { source: once(source) }, {});
    return lazily({ multipliers: { distortion, perception } }, { rows: once(rows) }, { cut });
  }

  /**
   * The tree holds a point w. Corners that differ from it by flows on cycles of few arcs lie, with
   * w, in the span of these cycles and of the facet's directions: two in all, and w is in the plane.
   */
  private readonly inPlane = (facet: Facet<TransportEvidence>): boolean => {
    const { tree } = this.simplex;
    let first = -1;
    let second = -1;
    let spanned = 0;
    for (const corner of facet.corners) {
      if (corner < 0) {
        if (++spanned > 2) return false;
        continue;
      }
      const point = this.corners[corner];
      if (point === undefined) return false;
      const saved = point.tree;
      for (let node = tree.nextForeign(saved, 0); node >= 0; node = tree.nextForeign(saved, node + 1)) {
        const arc = tree.savedArc(saved, node);
        if (arc === first || arc === second) continue;
        if (++spanned > 2) return false;
        if (first < 0) first = arc;
        else second = arc;
      }
    }
    return true;
  };

  /** Whether the tree's flow is that of one of the points: it needs no other arcs. */
  private isOneOf(points: readonly TransportPoint[]): boolean {
    return points.some(({ tree }) => this.simplex.tree.nextForeign(tree, 0) < 0);
  }

  private restart(weights: DoubleWeights): void {
    this.loaded = undefined;
    this.simplex.tree.loadArcs(this.simplex.firstTree(weights));
  }

  private load(point: TransportPoint): void {
    const { tree } = this.simplex;
    if (this.loaded === point && tree.pivots === this.loadedAt) {
      tree.moved = false;
      return;
    }
    tree.load(point.tree);
    this.loaded = point;
    this.loadedAt = tree.pivots;
  }

  private supported(normal: Triple, start: TransportPoint): Answer<TransportPoint, TransportEvidence> {
    return {
      kind: "support",
      support: { normal, through: start, evidence: start },
      contains: (point) => this.allTight([point]),
    };
  }

  private allTight(points: readonly TransportPoint[]): boolean {
    return points.every(({ tree }) => this.simplex.isOptimal(tree));
  }

  private read(): TransportPoint {
    const point = this.points.current();
    this.loaded = point;
    this.loadedAt = this.simplex.tree.pivots;
    return point;
  }
}

/** The matrix of sparse rows. Its zeros, most of it, never become fractions. */
function dense(rows: SparseRows, columns: number): RationalMatrix {
  const denominator = commonDenominator(rows.flatMap((row) => Array.from(row.values(), ({ den }) => den)));
  const numerators = new Array<bigint>(rows.length * columns).fill(0n);
  rows.forEach((row, i) => {
    for (const [column, { num, den }] of row) numerators[i * columns + column] = num * (denominator / den);
  });
  return RationalMatrix.over(rows.length, columns, numerators, denominator);
}
