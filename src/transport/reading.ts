/**
 * The exact results of a tree: its point (D', P', E'), its restorer and its plane.
 *
 * A flow f has Q(x̂|y) = f(y,x̂)/(π(y)M). Potentials of an optimal tree give a plane:
 * w(x̂) = pot, v(x) = least pot of the nodes that hold x, and s(y) = λδ + e − πw on the
 * row's tree arc, where the reduced cost is zero.
 */
import { Rational, min } from "../exact/rational.js";
import { RationalVector, entry, type SparseRows } from "../exact/vector.js";
import { coefficients } from "../model/coefficients.js";
import type { Network } from "./network.js";
import type { Tree } from "./tree.js";
import type { Triple } from "./weights.js";

/** A point as integers, the last one positive: D' = point[0]/point[3] and so on. */
export type Homogeneous = readonly [bigint, bigint, bigint, bigint];

/** The point of a tree: the totals of its flow. */
export function pointOf(network: Network, tree: Tree): Homogeneous {
  const { restoringArcs, rowDenominator, distortion, error, auxiliaryCost, base, whole } = network;
  const rows = rowDenominator.length;
  const { arc, parent, upward, flows } = tree;
  let perception = 0n;
  // Rows that go to one letter as a whole need no fraction; their totals are sums of safe integers.
  const arcsOfRow = new Uint16Array(rows);
  const firstArc = new Int32Array(rows);
  for (let node = 0; node < arc.length; node++) {
    const k = arc[node]!;
    if (k < 0 || !flows.isPositive(node)) continue;
    if (k >= restoringArcs) {
      perception += flows.at(node) * auxiliaryCost[k - restoringArcs]!;
      continue;
    }
    const row = upward[node] === 1 ? node : parent[node]!;
    arcsOfRow[row]!++;
    firstArc[row] = k;
  }
  let safeD = 0;
  let safeE = 0;
  let wholeD = base.distortion;
  let wholeE = base.error;
  for (let row = 0; row < rows; row++) {
    if (arcsOfRow[row] !== 1) continue;
    const k = firstArc[row]!;
    if (whole !== undefined) {
      safeD += whole.distortion[k]!;
      safeE += whole.error[k]!;
    } else {
      const factor = network.supply[row]! / rowDenominator[row]!;
      wholeD += distortion.at(k) * factor;
      wholeE += error.at(k) * factor;
    }
  }
  wholeD += BigInt(safeD);
  wholeE += BigInt(safeE);
  const split = new Map<number, { d: bigint; e: bigint; t: bigint }>();
  for (let node = 0; node < arc.length; node++) {
    const k = arc[node]!;
    if (k < 0 || k >= restoringArcs || !flows.isPositive(node)) continue;
    const row = upward[node] === 1 ? node : parent[node]!;
    if (arcsOfRow[row] === 1) continue;
    const flow = flows.at(node);
    const known = split.get(row);
    if (known === undefined)
      split.set(row, { d: flow * distortion.at(k), e: flow * error.at(k), t: rowDenominator[row]! });
    else {
      known.d += flow * distortion.at(k);
      known.e += flow * error.at(k);
    }
  }
  if (split.size === 0) return [wholeD, perception, wholeE, 1n];
  const { d, e, t } = addAll([...split.values()], 0, split.size);
  return [d + wholeD * t, perception * t, e + wholeE * t, t];
}

/**
 * The point of a tree in doubles, without the constants of the rows, as D'·2^(−exponent − massBits) and
 * so on: each with relative error at most 8·2^−53. Undefined where flows are not exact as doubles.
 *
 * With u = 2^−53, a cost errs by at most 3u and its product with a flow by another u (terms of second order
 * apart); the terms are ≥ 0, and a compensated sum of n of them errs by 2u + O(nu²) (Higham, *Accuracy and
 * Stability of Numerical Algorithms*, 2nd ed., 2002, section 4.3). A term that underflows is off by less than 2^−1020.
 */
export function pointInDoubles(network: Network, tree: Tree, massBits: number): [number, number, number] | undefined {
  const { arc } = tree;
  const { doubles } = tree.flows;
  const { restoringArcs } = network;
  const { distortion, error, auxiliary } = network.doubles;
  if (doubles === undefined) return undefined;
  const scale = 2 ** -massBits;
  let x = 0;
  let y = 0;
  let z = 0;
  // What the sums have lost by rounding.
  let lostX = 0;
  let lostY = 0;
  let lostZ = 0;
  for (let node = 0; node < arc.length; node++) {
    const k = arc[node]!;
    const flow = doubles[node]! * scale;
    if (k < 0 || flow === 0) continue;
    if (k >= restoringArcs) {
      const term = flow * auxiliary[k - restoringArcs]! - lostY;
      const next = y + term;
      lostY = next - y - term;
      y = next;
      continue;
    }
    const termX = flow * distortion[k]! - lostX;
    const nextX = x + termX;
    lostX = nextX - x - termX;
    x = nextX;
    const termZ = flow * error[k]! - lostZ;
    const nextZ = z + termZ;
    lostZ = nextZ - z - termZ;
    z = nextZ;
  }
  return [x, y, z];
}

interface Fraction {
  readonly d: bigint;
  readonly e: bigint;
  readonly t: bigint;
}

/** The sum of a range, in halves, so that long numbers meet long ones. */
function addAll(fractions: readonly Fraction[], from: number, to: number): Fraction {
  if (to - from === 1) return fractions[from]!;
  const middle = (from + to) >> 1;
  const a = addAll(fractions, from, middle);
  const b = addAll(fractions, middle, to);
  if (a.t === b.t) return { d: a.d + b.d, e: a.e + b.e, t: a.t };
  return { d: a.d * b.t + b.d * a.t, e: a.e * b.t + b.e * a.t, t: a.t * b.t };
}

/**
 * The sum over trees of share times flow, on every restoring arc and, for a general cost, on every
 * auxiliary arc.
 */
export class FlowSum {
  /** Arc to mass, in units of 1/(M·denominator). */
  private readonly mass = new Map<number, bigint>();

  constructor(
    private readonly network: Network,
    private readonly denominator: bigint,
  ) {}

  add(tree: Tree, share: bigint): void {
    tree.arc.forEach((k, node) => {
      if (k < 0 || !tree.flows.isPositive(node)) return;
      this.mass.set(k, (this.mass.get(k) ?? 0n) + share * tree.flows.at(node));
    });
  }

  /** Q(x̂|y): rows of outputs of mass zero are sent to the first letter. */
  sparseRestorer(): SparseRows {
    const { restoringArcs, letters, outputs, supply, of } = this.network;
    const rows = of.channel.outputs.letters.map(() => new Map([[0, Rational.one]]));
    for (const y of outputs) entry(rows, y).clear();
    for (const [k, mass] of this.ascending()) {
      if (k >= restoringArcs) break;
      const row = Math.floor(k / letters);
      entry(rows, entry(outputs, row)).set(k % letters, this.per(mass, entry(supply, row)));
    }
    return rows;
  }

  private ascending(): [number, bigint][] {
    return [...this.mass].sort(([a], [b]) => a - b);
  }

  /** mass/(unit·denominator); where the trees agree, the long denominator cancels at once. */
  private per(mass: bigint, unit: bigint): Rational {
    const { denominator } = this;
    return mass % denominator === 0n ? Rational.of(mass / denominator, unit) : Rational.of(mass, unit * denominator);
  }

  /** q(x̂). */
  restoredMass(): RationalVector {
    const { restoringArcs, letters, massUnit } = this.network;
    const masses = new Array<bigint>(letters).fill(0n);
    for (const [k, mass] of this.mass) if (k < restoringArcs) masses[k % letters] = entry(masses, k % letters) + mass;
    return RationalVector.over(masses, massUnit * this.denominator);
  }

  /** T(x̂,x) for a general cost. */
  coupling(): SparseRows {
    const { restoringArcs, letters, shape, massUnit } = this.network;
    const rows = Array.from({ length: letters }, () => new Map<number, Rational>());
    for (const [k, mass] of this.ascending()) {
      if (k < restoringArcs || shape.couplingOf === undefined) continue;
      const { restored, source } = shape.couplingOf(k - restoringArcs);
      entry(rows, restored).set(source, this.per(mass, massUnit));
    }
    return rows;
  }
}

/** The parts of a plane, in real units, which prove that no flow is better. */
export interface Potentials {
  /** λ, μ ≥ 0. */
  readonly distortion: Rational;
  readonly perception: Rational;
  /** w(x̂). */
  readonly restored: readonly Rational[];
  /** s(y) and v(x), which follow from w and are computed on demand. */
  readonly rows: () => readonly Rational[];
  readonly source: () => readonly Rational[];
}

/**
 * The potentials of an optimal tree for the weights, divided so that ε has weight 1; with weight
 * zero on ε, so that the first multiplier other than zero is 1.
 */
export function potentialsOf(network: Network, tree: Tree, weights: Triple): Potentials {
  const { of, massUnit, outputs, letters } = network;
  const [lambda, mu, scale] = multipliersOf(network, weights);
  // pot is in units of the integer objective and of flow; per unit of mass and of ε it is pot·M·scale.
  const factor = Rational.of(massUnit).times(scale);
  const potentials = exactPotentials(network, tree, weights);
  const real = (node: number): Rational => entry(potentials, node).times(factor);
  const restored = Array.from({ length: letters }, (_, j) => real(network.heads[j]!));
  const letterOfRow = outputs.map((_, row) => tree.arc[row]! % letters);
  return {
    distortion: lambda,
    perception: mu,
    restored,
    rows() {
      const { distortion, error, outputMass } = coefficients(of);
      const rows = of.channel.outputs.letters.map(() => Rational.zero);
      outputs.forEach((y, row) => {
        const j = entry(letterOfRow, row);
        const cost = lambda.times(distortion.at(y, j)).plus(weights[2] === 0n ? Rational.zero : error.at(y, j));
        rows[y] = cost.minus(outputMass.at(y).times(entry(restored, j)));
      });
      return rows;
    },
    source() {
      const { divergence } = of;
      return network.shape.sourceNodes.map((at, x) => {
        if (at.length > 0) return at.map(real).reduce(min);
        if (divergence.family !== "transport") throw new RangeError("only transport divergences have a network");
        return restored.map((w, j) => w.plus(mu.times(divergence.cost.at(j, x)))).reduce(min);
      });
    },
  };
}

/** λ, μ and the factor from the integer objective to the real one. */
function multipliersOf({ units }: Pick<Network, "units">, [a, b, c]: Triple): readonly [Rational, Rational, Rational] {
  const lambda = a * units.distortion;
  const mu = b * units.perception;
  const leading = c !== 0n ? c * units.error : lambda !== 0n ? lambda : mu;
  return [Rational.of(lambda, leading), Rational.of(mu, leading), Rational.of(1n, leading)];
}

/** pot of every node in the integer objective, per unit of flow. */
function exactPotentials(network: Network, tree: Tree, [a, b, c]: Triple): Rational[] {
  const { restoringArcs, letters, rowDenominator, distortion, error, auxiliaryCost, nodes } = network;
  const result = new Array<Rational>(nodes).fill(Rational.zero);
  for (const node of tree.fromRoot()) {
    const k = tree.arc[node]!;
    if (k < 0) continue;
    const step =
      k < restoringArcs
        ? Rational.of(a * distortion.at(k) + c * error.at(k), entry(rowDenominator, Math.floor(k / letters)))
        : Rational.of(b * entry(auxiliaryCost, k - restoringArcs));
    const above = entry(result, tree.parent[node]!);
    result[node] = tree.upward[node] === 1 ? above.minus(step) : above.plus(step);
  }
  return result;
}
