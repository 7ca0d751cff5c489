/**
 * Optimal transport between two pmfs: the least cost of moving q to p, and a coupling that has it.
 *
 * d = min Σ ρ(x̂,x)·T(x̂,x) over T ≥ 0 with row sums q(x̂) and column sums p(x). It is the lower
 * part of a network (shapes.ts) without rows: a restored letter of positive mass supplies q(x̂),
 * a source letter of positive mass demands p(x), every pair is an arc. The simplex of the
 * network (simplex.ts) proves the optimum exactly; its tree is a coupling with fewer than
 * |X̂| + |X| entries.
 */
import { Rational } from "../exact/rational.js";
import { RationalMatrix, entry, type RationalVector, type SparseRows } from "../exact/vector.js";
import { lcm } from "../exact/integers.js";
import { support } from "../model/masses/pmf.js";
import { lowerNetwork } from "./network.js";
import { generalShape } from "./shapes.js";
import { NetworkSimplex } from "./simplex.js";
import type { Tree } from "./tree.js";

export interface OptimalCoupling {
  /** Σ ρT = d. */
  readonly cost: Rational;
  /** T(x̂,x): a row per restored letter. */
  readonly coupling: SparseRows;
}

const costOnly = [0n, 1n, 0n] as const;

/**
 * The least cost of moving q to p, with a coupling that has it.
 * @param cost ρ(x̂,x) ≥ 0: a row per entry of q, a column per entry of p
 * @throws RangeError where the masses have different sums
 */
export function optimalCoupling(cost: RationalMatrix, p: RationalVector, q: RationalVector): OptimalCoupling {
  if (!p.sum().equals(q.sum())) throw new RangeError("a coupling needs two pmfs of equal mass");
  const restored = support(q);
  const massUnit = lcm(p.denominator, q.denominator);
  const supplied = restored.map((j) => entry(q.numerators, j) * (massUnit / q.denominator));
  const shape = generalShape(
    {
      rows: 0,
      sourceMass: p.numerators.map((mass) => mass * (massUnit / p.denominator)),
      sourceLetters: [],
      restoredLetters: restored.map(String),
    },
    rowsOf(cost, restored),
  );
  const demand = shape.demand.map((mass, node) => mass - (supplied[node] ?? 0n));
  const simplex = new NetworkSimplex(lowerNetwork(shape, demand, massUnit));
  simplex.tree.loadArcs(shape.firstArcs(supplied));
  simplex.minimise(costOnly);

  const coupling = Array.from({ length: q.length }, () => new Map<number, Rational>());
  let total = 0n;
  for (const { arc, mass } of ascending(simplex.tree)) {
    const at = shape.couplingOf(arc);
    entry(coupling, entry(restored, at.restored)).set(at.source, Rational.of(mass, massUnit));
    total += mass * entry(shape.auxiliary, arc).cost;
  }
  return { cost: Rational.of(total, massUnit * shape.costDenominator), coupling };
}

/** The arcs that carry flow, by number. */
function ascending({ arc, flows }: Tree): { readonly arc: number; readonly mass: bigint }[] {
  return [...arc.keys()]
    .filter((node) => arc[node]! >= 0 && flows.isPositive(node))
    .map((node) => ({ arc: arc[node]!, mass: flows.at(node) }))
    .sort((a, b) => a.arc - b.arc);
}

function rowsOf({ numerators, columns, denominator }: RationalMatrix, rows: readonly number[]): RationalMatrix {
  return RationalMatrix.unreduced(
    rows.length,
    columns,
    rows.flatMap((row) => numerators.slice(row * columns, (row + 1) * columns)),
    denominator,
  );
}
