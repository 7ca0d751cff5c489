/**
 * What a tree says, exactly: its point (D', P', E'), its restorer, its plane.
 *
 * A flow f has Q(x̂|y) = f(y,x̂)/(π(y)M). Potentials of an optimal tree give a plane:
 * w(x̂) = pot, v(x) = least pot of the nodes that hold x, and s(y) = λδ + e − πw on the
 * row's tree arc, where the reduced cost is zero.
 */
import { gcd } from "../exact/integers.js";
import { Rational, min } from "../exact/rational.js";
import { RationalMatrix, RationalVector, entry } from "../exact/vector.js";
import { coefficients } from "../model/coefficients.js";
import type { Network } from "./network.js";
import type { Tree } from "./tree.js";
import type { Triple } from "./weights.js";

/** D' = point[0]/point[3] and so on: integers, the last one positive. */
export type Homogeneous = readonly [bigint, bigint, bigint, bigint];

const safe = 2n ** 53n;

/** The totals of the tree's flow. */
export function pointOf(network: Network, tree: Tree): Homogeneous {
  const { restoringArcs, letters, rowDenominator, distortion, error, auxiliaryCost, base } = network;
  let perception = 0n;
  const rowD = new Array<bigint>(rowDenominator.length).fill(0n);
  const rowE = new Array<bigint>(rowDenominator.length).fill(0n);
  for (let node = 0; node < tree.arc.length; node++) {
    const k = tree.arc[node]!;
    if (k < 0 || !tree.flows.isPositive(node)) continue;
    const flow = tree.flows.at(node);
    if (k >= restoringArcs) {
      perception += flow * auxiliaryCost[k - restoringArcs]!;
    } else {
      const row = Math.floor(k / letters);
      rowD[row]! += flow * distortion[k]!;
      rowE[row]! += flow * error[k]!;
    }
  }
  let wholeD = base.distortion;
  let wholeE = base.error;
  const fractions: Fraction[] = [];
  rowDenominator.forEach((t, row) => {
    const d = rowD[row]!;
    const e = rowE[row]!;
    if (t === 1n || (d % t === 0n && e % t === 0n)) {
      wholeD += d / t;
      wholeE += e / t;
    } else fractions.push({ d, e, t });
  });
  const total = fractions.length === 0 ? { d: 0n, e: 0n, t: 1n } : addAll(fractions, 0, fractions.length);
  const { d, e, t } = total;
  return [d + wholeD * t, perception * t, e + wholeE * t, t];
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
  // Common factors are cheap to find while the denominators are short.
  const g = a.t < safe && b.t < safe ? gcd(a.t, b.t) : 1n;
  const left = b.t / g;
  const right = a.t / g;
  return { d: a.d * left + b.d * right, e: a.e * left + b.e * right, t: a.t * left };
}

/** Flow on every restoring arc and, for a general cost, on every auxiliary arc, times the share of each tree. */
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
  restorer(): RationalMatrix {
    const { restoringArcs, letters, outputs, supply, problem } = this.network;
    const rows = problem.channel.outputs.letters.map(() => Array.from({ length: letters }, (_, j) => (j === 0 ? Rational.one : Rational.zero)));
    for (const y of outputs) entry(rows, y).fill(Rational.zero);
    for (const [k, mass] of this.mass) {
      if (k >= restoringArcs) continue;
      const row = Math.floor(k / letters);
      entry(rows, entry(outputs, row))[k % letters] = this.per(mass, entry(supply, row));
    }
    return RationalMatrix.from(rows, letters);
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
  coupling(): RationalMatrix {
    const { restoringArcs, letters, problem, shape, massUnit } = this.network;
    const masses = Array.from({ length: letters }, () => problem.source.alphabet.letters.map(() => Rational.zero));
    for (const [k, mass] of this.mass) {
      if (k < restoringArcs || shape.couplingOf === undefined) continue;
      const { restored, source } = shape.couplingOf(k - restoringArcs);
      entry(masses, restored)[source] = this.per(mass, massUnit);
    }
    return RationalMatrix.from(masses, problem.source.alphabet.size);
  }
}

/** What proves that no flow is better, in real units: the parts of a plane. */
export interface Potentials {
  /** λ, μ ≥ 0. */
  readonly distortion: Rational;
  readonly perception: Rational;
  /** s(y). */
  readonly rows: readonly Rational[];
  /** v(x). */
  readonly source: readonly Rational[];
  /** w(x̂). */
  readonly restored: readonly Rational[];
}

/**
 * The potentials of an optimal tree for the weights, divided so that ε has weight 1; with weight
 * zero on ε, so that the first multiplier other than zero is 1.
 */
export function potentialsOf(network: Network, tree: Tree, weights: Triple): Potentials {
  const { problem, massUnit, outputs, letters, nodes } = network;
  const { distortion, error, outputMass } = coefficients(problem);
  const [lambda, mu, scale] = multipliersOf(network, weights);
  const bounded = weights[2] !== 0n;
  const potentials = exactPotentials(network, tree, weights);
  // pot is in units of the integer objective and of flow; per unit of mass and of ε it is pot·M·scale.
  const factor = Rational.of(massUnit).times(scale);
  const real = Array.from({ length: nodes }, (_, node) => (node < outputs.length ? Rational.zero : entry(potentials, node).times(factor)));
  const restored = Array.from({ length: letters }, (_, j) => entry(real, network.heads[j]!));
  const rows = problem.channel.outputs.letters.map(() => Rational.zero);
  outputs.forEach((y, row) => {
    const j = tree.arc[row]! % letters;
    const cost = lambda.times(distortion.at(y, j)).plus(bounded ? error.at(y, j) : Rational.zero);
    rows[y] = cost.minus(outputMass.at(y).times(entry(restored, j)));
  });
  const { perception } = problem;
  const source = network.shape.sourceNodes.map((at, x) => {
    if (at.length > 0) return at.map((node) => entry(real, node)).reduce(min);
    if (perception.family !== "transport") throw new RangeError("only transport divergences have a network");
    return restored.map((w, j) => w.plus(mu.times(perception.cost.at(j, x)))).reduce(min);
  });
  return { distortion: lambda, perception: mu, rows, source, restored };
}

/** λ, μ and the factor from the integer objective to the real one. */
export function multipliersOf({ units }: Pick<Network, "units">, [a, b, c]: Triple): readonly [Rational, Rational, Rational] {
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
        ? Rational.of(a * entry(distortion, k) + c * entry(error, k), entry(rowDenominator, Math.floor(k / letters)))
        : Rational.of(b * entry(auxiliaryCost, k - restoringArcs));
    const above = entry(result, tree.parent[node]!);
    result[node] = tree.upward[node] === 1 ? above.minus(step) : above.plus(step);
  }
  return result;
}
