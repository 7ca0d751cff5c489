/**
 * The lower part of a network, in which mass moves from restored letters to source letters.
 *
 * - hub (total variation): a node per restored letter with the demand of the equal source
 *   letter, and a hub; excess goes to the hub at cost 1, and the hub fills deficits at cost 0.
 *   d = Σ (q − p)⁺.
 * - line (Wasserstein-1): a node per point of the line, arcs both ways between neighbours.
 * - general: a node per restored letter, a node per source letter of positive mass, all arcs.
 *
 * Each shape also gives the lower part of a first tree that is strongly feasible: every
 * arc without flow points towards the root.
 */
import { commonDenominator } from "../exact/integers.js";
import type { RationalMatrix } from "../exact/vector.js";
import { entry } from "../exact/vector.js";
import type { Line } from "../model/divergence/divergence.js";

export interface AuxiliaryArc {
  readonly tail: number;
  readonly head: number;
  /** ρ times dρ. */
  readonly cost: bigint;
}

export interface Shape {
  readonly lowerNodes: number;
  /** Number of the root among all nodes. */
  readonly root: number;
  /** Node of each restored letter. */
  readonly heads: readonly number[];
  /** Demand of each lower node, in units of mass. */
  readonly demand: readonly bigint[];
  readonly auxiliary: readonly AuxiliaryArc[];
  /** dρ. */
  readonly costDenominator: bigint;
  /**
   * Auxiliary arcs of a strongly feasible tree, one per lower node but the root: index of the arc
   * that joins the node to its parent. @param inflow mass that reaches each lower node from the rows
   */
  readonly firstArcs: (inflow: readonly bigint[]) => Int32Array;
  /** Nodes whose least potential is v(x), per source letter; empty where the cost matrix must be asked. */
  readonly sourceNodes: readonly (readonly number[])[];
  /** For a general cost: the source letter of an auxiliary arc's head, and the restored letter of its tail. */
  readonly couplingOf?: (auxiliary: number) => { readonly restored: number; readonly source: number };
}

/** A shape in which every auxiliary arc is an entry of a coupling. */
export type GeneralShape = Shape & Required<Pick<Shape, "couplingOf">>;

export interface ShapeInput {
  /** Number of rows: lower nodes are numbered from here. */
  readonly rows: number;
  readonly sourceMass: readonly bigint[];
  readonly sourceLetters: readonly string[];
  readonly restoredLetters: readonly string[];
}

export function hubShape({ rows, sourceMass, sourceLetters, restoredLetters }: ShapeInput): Shape {
  const position = new Map(restoredLetters.map((letter, j) => [letter, j]));
  const letters = restoredLetters.length;
  const hub = rows + letters;
  const demand = new Array<bigint>(letters + 1).fill(0n);
  const sourceNodes = sourceLetters.map((letter, x) => {
    const j = position.get(letter);
    demand[j ?? letters] = entry(demand, j ?? letters) + entry(sourceMass, x);
    return j === undefined ? [hub] : [rows + j, hub];
  });
  const auxiliary = restoredLetters.map((_, j): AuxiliaryArc => ({ tail: rows + j, head: hub, cost: 1n }));
  const filling = restoredLetters.map((_, j) => {
    if (entry(demand, j) === 0n) return -1;
    auxiliary.push({ tail: hub, head: rows + j, cost: 0n });
    return auxiliary.length - 1;
  });
  return {
    lowerNodes: letters + 1,
    root: hub,
    heads: restoredLetters.map((_, j) => rows + j),
    demand,
    auxiliary,
    costDenominator: 1n,
    firstArcs: (inflow) =>
      Int32Array.from(demand, (mass, j) => (j === letters ? -1 : entry(inflow, j) >= mass ? j : entry(filling, j))),
    sourceNodes,
  };
}

export function lineShape({ rows, sourceMass, restoredLetters }: ShapeInput, line: Line): Shape {
  const points = line.points.length;
  const gaps = line.points.slice(1).map((point, i) => point.minus(entry(line.points, i)));
  const costDenominator = commonDenominator(gaps.map(({ den }) => den));
  const demand = new Array<bigint>(points).fill(0n);
  line.source.forEach((i, x) => (demand[i] = entry(demand, i) + entry(sourceMass, x)));
  // Arc 2i goes right from point i, arc 2i + 1 comes back.
  const auxiliary = gaps.flatMap((gap, i): AuxiliaryArc[] => {
    const cost = gap.num * (costDenominator / gap.den);
    return [
      { tail: rows + i, head: rows + i + 1, cost },
      { tail: rows + i + 1, head: rows + i, cost },
    ];
  });
  return {
    lowerNodes: points,
    root: rows + points - 1,
    heads: restoredLetters.map((_, j) => rows + entry(line.restored, j)),
    demand,
    auxiliary,
    costDenominator,
    firstArcs(inflow) {
      let surplus = 0n;
      return Int32Array.from(demand, (mass, i) => {
        if (i === points - 1) return -1;
        surplus += entry(inflow, i) - mass;
        return surplus >= 0n ? 2 * i : 2 * i + 1;
      });
    },
    sourceNodes: line.source.map((i) => [rows + i]),
  };
}

export function generalShape({ rows, sourceMass, restoredLetters }: ShapeInput, cost: RationalMatrix): GeneralShape {
  const letters = restoredLetters.length;
  const positive = sourceMass.flatMap((mass, x) => (mass > 0n ? [x] : []));
  const wanted = positive.map((x) => entry(sourceMass, x));
  const count = positive.length;
  const first = rows + letters;
  const auxiliary = restoredLetters.flatMap((_, j) =>
    positive.map((x, i): AuxiliaryArc => ({ tail: rows + j, head: first + i, cost: cost.numeratorAt(j, x) })),
  );
  const sourceNodes: number[][] = sourceMass.map(() => []);
  positive.forEach((x, i) => entry(sourceNodes, x).push(first + i));
  return {
    lowerNodes: letters + count,
    root: first + count - 1,
    heads: restoredLetters.map((_, j) => rows + j),
    demand: [...restoredLetters.map(() => 0n), ...wanted],
    auxiliary,
    costDenominator: cost.denominator,
    // North-west corner. On a tie the next source letter comes first: then the arc without
    // flow leads from a restored letter to a source letter nearer to the root, the last one.
    firstArcs(inflow) {
      const arcs = new Int32Array(letters + count).fill(-1);
      let i = 0;
      let missing = entry(wanted, 0);
      for (let j = 0; j < letters; j++) {
        let left = entry(inflow, j);
        while (left >= missing && i + 1 < count) {
          // Source letter i is filled by restored letter j, which lies between it and the root.
          arcs[letters + i] = j * count + i;
          left -= missing;
          i++;
          missing = entry(wanted, i);
        }
        arcs[j] = j * count + i;
        missing -= left;
      }
      return arcs;
    },
    sourceNodes,
    couplingOf: (k) => ({ restored: Math.floor(k / count), source: entry(positive, k % count) }),
  };
}
