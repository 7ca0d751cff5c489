/**
 * Everything by its definition, straight from a ProblemDefinition: the reference.
 *
 * Plain lists of Rationals, sums written as in docs/formats.md, no code of model,
 * tradeoff or kernel. Notation: joint a(k,x); marginal p_X(x); mass π(y);
 * distortion δ(y,x̂); error e(y,x̂). Optimal transport is found by trying every
 * spanning tree of the bipartite graph of the two alphabets: its basic solutions.
 */
import { Rational, max, min, sum } from "../../src/exact/rational.js";
import type { ProblemDefinition } from "../../src/model/problem.js";

export interface Plain {
  readonly sourceLetters: readonly string[];
  readonly restoredLetters: readonly string[];
  readonly joint: readonly (readonly Rational[])[];
  readonly marginal: readonly Rational[];
  readonly channel: readonly (readonly Rational[])[];
  readonly classOf: readonly number[];
  readonly mass: readonly Rational[];
  readonly distortion: readonly (readonly Rational[])[];
  readonly error: readonly (readonly Rational[])[];
}

const zero = Rational.zero;
const half = Rational.of(1n, 2n);

export function plain(definition: ProblemDefinition): Plain {
  const { source, channel, classifier } = definition;
  const sourceLetters = source.alphabet;
  const restoredLetters = definition.restored?.alphabet ?? sourceLetters;
  const joint = jointOf(source);
  const marginal = sourceLetters.map((_, x) => sum(joint.map((row) => row[x]!)));
  const names = "classes" in source ? source.classes.map(({ name }) => name) : source.classNames;
  const best = sourceLetters.map((_, x) => {
    const column = joint.map((row) => row[x]!);
    const largest = column.reduce(max);
    return column.findIndex((value) => value.equals(largest));
  });
  if (classifier === "retrained") throw new RangeError("this is written for a fixed classifier");
  const classOf =
    classifier === "bayes"
      ? restoredLetters.map((letter) => best[sourceLetters.indexOf(letter)]!)
      : classifier.map((name) => names.indexOf(name));
  const delta = distortionMatrix(definition);
  const outputs = channel.outputs.map((_, y) => y);
  return {
    sourceLetters,
    restoredLetters,
    joint,
    marginal,
    channel: channel.matrix,
    classOf,
    mass: outputs.map((y) => sum(marginal.map((p, x) => p.times(channel.matrix[x]![y]!)))),
    distortion: outputs.map((y) =>
      restoredLetters.map((_, j) => sum(marginal.map((p, x) => p.times(channel.matrix[x]![y]!).times(delta[x]![j]!)))),
    ),
    error: outputs.map((y) =>
      restoredLetters.map((_, j) =>
        sum(joint.flatMap((row, k) => (k === classOf[j] ? [] : row.map((a, x) => a.times(channel.matrix[x]![y]!))))),
      ),
    ),
  };
}

function jointOf(source: ProblemDefinition["source"]): Rational[][] {
  if ("classes" in source) return source.classes.map(({ prior, pmf }) => pmf.map((mass) => prior.times(mass)));
  const total = source.counts.flat().reduce((all, count) => all + count, 0n);
  return source.counts.map((row) => row.map((count) => Rational.of(count, total)));
}

/** Δ(x,x̂). */
export function distortionMatrix(definition: ProblemDefinition): Rational[][] {
  const from = definition.source.alphabet;
  const to = definition.restored?.alphabet ?? from;
  const { distortion } = definition;
  if (typeof distortion === "object") return distortion.matrix.map((row) => [...row]);
  return from.map((x) =>
    to.map((y) => {
      if (distortion === "hamming") return x === y ? zero : Rational.one;
      const difference = Rational.parse(x).minus(Rational.parse(y));
      return distortion === "squared-error" ? difference.times(difference) : difference.abs();
    }),
  );
}

/** ρ(x̂,x) of a kind that is a transport cost. */
export function transportCost(definition: ProblemDefinition): Rational[][] {
  const from = definition.source.alphabet;
  const to = definition.restored?.alphabet ?? from;
  const { perception } = definition;
  if (typeof perception === "object" && "transport" in perception) return perception.transport.map((row) => [...row]);
  return to.map((y) =>
    from.map((x) => {
      if (perception === "total-variation") return x === y ? zero : Rational.one;
      if (perception !== "wasserstein-1" && perception !== "wasserstein-2-squared")
        throw new RangeError("no transport cost");
      const difference = Rational.parse(y).minus(Rational.parse(x));
      return perception === "wasserstein-2-squared" ? difference.times(difference) : difference.abs();
    }),
  );
}

/** The union letters: those of the source, then the new ones. */
export function unionLetters(definition: ProblemDefinition): string[] {
  const from = definition.source.alphabet;
  return [...from, ...(definition.restored?.alphabet ?? from).filter((letter) => !from.includes(letter))];
}

/** The witness list of a kind, in the order of docs/formats.md. */
export function witnessList(definition: ProblemDefinition): Rational[][] {
  const union = unionLetters(definition);
  const { perception } = definition;
  if (typeof perception === "object" && "witnesses" in perception) return perception.witnesses.map((row) => [...row]);
  const indicator = (letters: readonly string[], sign: bigint): Rational[] =>
    union.map((z) => (letters.includes(z) ? Rational.of(sign) : zero));
  const sets = perception === "chebyshev" ? union.map((z) => [z]) : lowerSets(union);
  return sets.flatMap((letters) => [indicator(letters, 1n), indicator(letters, -1n)]);
}

/** {z : z ≤ t} for every t but the last. */
function lowerSets(union: readonly string[]): string[][] {
  let values: Rational[];
  try {
    values = union.map((letter) => Rational.parse(letter));
  } catch {
    return union.slice(0, -1).map((_, i) => union.slice(0, i + 1));
  }
  const points = [...new Set(values.map(String))].map((text) => Rational.parse(text)).sort((a, b) => a.compare(b));
  return points.slice(0, -1).map((t) => union.filter((_, i) => values[i]!.atMost(t)));
}

/** p or q extended by zero to the union letters. */
function extended(masses: readonly Rational[], letters: readonly string[], union: readonly string[]): Rational[] {
  return union.map((z) => (letters.includes(z) ? masses[letters.indexOf(z)]! : zero));
}

/** d(p,q) by the definition of the kind. */
export function distance(definition: ProblemDefinition, p: readonly Rational[], q: readonly Rational[]): Rational {
  const { perception } = definition;
  const union = unionLetters(definition);
  const from = extended(p, definition.source.alphabet, union);
  const to = extended(q, definition.restored?.alphabet ?? definition.source.alphabet, union);
  const difference = from.map((mass, z) => mass.minus(to[z]!));
  if (perception === "total-variation") return sum(difference.map((d) => d.abs())).times(half);
  if (perception === "chebyshev") return difference.map((d) => d.abs()).reduce(max);
  if (perception === "kolmogorov-smirnov") {
    const gaps = lowerSets(union).map((letters) => sum(difference.filter((_, z) => letters.includes(union[z]!))).abs());
    return gaps.reduce(max, zero);
  }
  if (perception === "wasserstein-1")
    return areaBetween(
      union.map((z) => Rational.parse(z)),
      difference,
    );
  if (typeof perception === "object" && "witnesses" in perception) {
    return perception.witnesses.map((g) => sum(g.map((value, z) => value.times(difference[z]!)))).reduce(max, zero);
  }
  return cheapestTransport(transportCost(definition), p, q);
}

/** ∫ |F_p − F_q| dt: between neighbouring points the difference of the distribution functions is constant. */
function areaBetween(values: readonly Rational[], difference: readonly Rational[]): Rational {
  const order = values.map((_, i) => i).sort((a, b) => values[a]!.compare(values[b]!));
  let level = zero;
  let area = zero;
  order.forEach((z, i) => {
    level = level.plus(difference[z]!);
    const next = order[i + 1];
    if (next !== undefined) area = area.plus(level.abs().times(values[next]!.minus(values[z]!)));
  });
  return area;
}

/** min Σ ρT over couplings: the cheapest basic solution. Rows of the cost: restored letters. */
export function cheapestTransport(
  cost: readonly (readonly Rational[])[],
  p: readonly Rational[],
  q: readonly Rational[],
): Rational {
  let best: Rational | undefined;
  for (const cells of spanningTrees(q.length, p.length)) {
    const flows = treeFlows(cells, p, q);
    if (flows === undefined) continue;
    const price = sum(cells.map(([j, x], i) => cost[j]![x]!.times(flows[i]!)));
    best = best === undefined ? price : min(best, price);
  }
  if (best === undefined) throw new Error("two pmfs always have a coupling");
  return best;
}

type Cell = readonly [row: number, column: number];
const trees = new Map<string, (readonly Cell[])[]>();

/** Sets of rows + columns − 1 cells without a cycle. */
export function spanningTrees(rows: number, columns: number): (readonly Cell[])[] {
  const key = `${rows}x${columns}`;
  const known = trees.get(key);
  if (known !== undefined) return known;
  const cells = Array.from({ length: rows * columns }, (_, i): Cell => [Math.floor(i / columns), i % columns]);
  const found = [...subsets(cells, rows + columns - 1)].filter((chosen) => {
    const parent = Array.from({ length: rows + columns }, (_, i) => i);
    const root = (node: number): number => (parent[node] === node ? node : root(parent[node]!));
    return chosen.every(([row, column]) => {
      const [a, b] = [root(row), root(rows + column)];
      parent[a] = b;
      return a !== b;
    });
  });
  trees.set(key, found);
  return found;
}

/** The flow on a tree, by taking off leaves; undefined when it is negative somewhere. */
function treeFlows(cells: readonly Cell[], p: readonly Rational[], q: readonly Rational[]): Rational[] | undefined {
  const rest = [...q, ...p];
  const flows = new Array<Rational | undefined>(cells.length).fill(undefined);
  for (let open = cells.length; open > 0; open--) {
    const degree = rest.map(
      (_, node) => cells.filter(([j, x], i) => flows[i] === undefined && (j === node || q.length + x === node)).length,
    );
    const leaf = degree.indexOf(1);
    const at = cells.findIndex(([j, x], i) => flows[i] === undefined && (j === leaf || q.length + x === leaf));
    const [j, x] = cells[at]!;
    const amount = rest[leaf]!;
    if (amount.sign() < 0) return undefined;
    flows[at] = amount;
    rest[j] = rest[j]!.minus(amount);
    rest[q.length + x] = rest[q.length + x]!.minus(amount);
  }
  return flows as Rational[];
}

/** All sublists of that size, in order. */
export function* subsets<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = 0; first + size <= items.length; first++) {
    for (const others of subsets(items.slice(first + 1), size - 1)) yield [items[first]!, ...others];
  }
}

/** ε_X = 1 − Σ_x max_k a(k,x). */
export function bayesRiskOfSource({ joint, marginal }: Plain): Rational {
  return Rational.one.minus(sum(marginal.map((_, x) => joint.map((row) => row[x]!).reduce(max))));
}

/** ε_Y = 1 − Σ_y max_k Σ_x a(k,x)W(y|x). */
export function bayesRiskOfOutput({ joint, channel, mass }: Plain): Rational {
  const through = mass.map((_, y) => joint.map((row) => sum(row.map((a, x) => a.times(channel[x]![y]!)))));
  return Rational.one.minus(sum(through.map((byClass) => byClass.reduce(max))));
}

/** q(x̂) = Σ_y π(y) Q(x̂|y). */
export function restoredMasses(
  { mass, restoredLetters }: Plain,
  restorer: readonly (readonly Rational[])[],
): Rational[] {
  return restoredLetters.map((_, j) => sum(mass.map((pi, y) => pi.times(restorer[y]![j]!))));
}

/** Σ_yx̂ a(y,x̂) Q(x̂|y). */
export function expectation(
  values: readonly (readonly Rational[])[],
  restorer: readonly (readonly Rational[])[],
): Rational {
  return sum(values.flatMap((row, y) => row.map((value, j) => value.times(restorer[y]![j]!))));
}
