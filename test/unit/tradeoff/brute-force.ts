/**
 * The least loss α·E[Δ] + β·d + γ·ε over all restorers by trying all basic solutions: the reference.
 *
 * For a transport cost the loss is a flow from outputs by way of restored letters to source letters, and
 * its basic solutions are spanning trees of these three layers. For witnesses it is a linear program in Q
 * and t ≥ d, whose bases are tried one by one. For tiny problems only; no code of oracles or networks.
 */
import { Rational, min, sum } from "../../../src/exact/rational.js";
import { linearProgram } from "../../../src/lp/program.js";
import { solveByVertices } from "../../../src/lp/vertices.js";
import type { ProblemDefinition } from "../../../src/model/problem.js";
import { plain, subsets, transportCost, unionLetters, witnessList } from "../../property/definitions.js";

/** α, β, γ ≥ 0. */
export type LossWeights = Readonly<Record<"distortion" | "perception" | "errorRate", Rational>>;

interface Arc {
  readonly tail: number;
  readonly head: number;
}

/** The arcs of the three layers, and all flows ≥ 0 on trees of them: the mass of each arc. */
interface Flows {
  readonly outputs: readonly number[];
  readonly trees: readonly (readonly (readonly [arc: number, mass: Rational])[])[];
}

export function leastLoss(definition: ProblemDefinition, by: LossWeights): Rational {
  const { perception } = definition;
  const byWitnesses =
    perception === "chebyshev" ||
    perception === "kolmogorov-smirnov" ||
    (typeof perception === "object" && "witnesses" in perception);
  return byWitnesses ? leastByWitnesses(definition, by) : leastByFlow(definition, by);
}

/** αδ(y,x̂) + γe(y,x̂). */
function prices(definition: ProblemDefinition, by: LossWeights): Rational[][] {
  const { distortion, error } = plain(definition);
  return distortion.map((row, y) =>
    row.map((delta, j) => by.distortion.times(delta).plus(by.errorRate.times(error[y]![j]!))),
  );
}

function leastByFlow(definition: ProblemDefinition, by: LossWeights): Rational {
  const { mass } = plain(definition);
  const { outputs, trees } = flowsOf(definition);
  const price = prices(definition, by);
  const costs = [
    ...outputs.flatMap((y) => price[y]!.map((one) => one.over(mass[y]!))),
    ...transportCost(definition).flatMap((row) => row.map((rho) => by.perception.times(rho))),
  ];
  return trees.map((tree) => sum(tree.map(([arc, flow]) => costs[arc]!.times(flow)))).reduce(min);
}

const known = new WeakMap<ProblemDefinition, Flows>();

/** Restoring arcs by output and letter, then arcs that move mass by restored and source letter. */
function flowsOf(definition: ProblemDefinition): Flows {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const { mass, marginal, restoredLetters } = plain(definition);
  const outputs = mass.flatMap((pi, y) => (pi.isZero() ? [] : [y]));
  const [letters, lower] = [restoredLetters.length, outputs.length];
  const arcs: Arc[] = [
    ...outputs.flatMap((_, row) => restoredLetters.map((__, j) => ({ tail: row, head: lower + j }))),
    ...restoredLetters.flatMap((_, j) => marginal.map((__, x) => ({ tail: lower + j, head: lower + letters + x }))),
  ];
  const net = [
    ...outputs.map((y) => mass[y]!),
    ...restoredLetters.map(() => Rational.zero),
    ...marginal.map((p) => p.negated()),
  ];
  const trees = [...subsets([...arcs.keys()], net.length - 1)].flatMap((tree) => flowOn(tree, arcs, net) ?? []);
  const flows = { outputs, trees };
  known.set(definition, flows);
  return flows;
}

/** The only flow on the arcs, as a list of one; undefined where they are no tree, or the flow is negative. */
function flowOn(
  tree: readonly number[],
  arcs: readonly Arc[],
  net: readonly Rational[],
): [(readonly [number, Rational])[]] | undefined {
  const rest = [...net];
  const open = new Set(tree);
  const flow: [number, Rational][] = [];
  const degree = rest.map((_, node) => tree.filter((k) => arcs[k]!.tail === node || arcs[k]!.head === node).length);
  while (open.size > 0) {
    const leaf = degree.indexOf(1);
    if (leaf < 0) return undefined;
    const arc = [...open].find((k) => arcs[k]!.tail === leaf || arcs[k]!.head === leaf)!;
    const { tail, head } = arcs[arc]!;
    const mass = tail === leaf ? rest[leaf]! : rest[leaf]!.negated();
    if (mass.sign() < 0) return undefined;
    rest[tail] = rest[tail]!.minus(mass);
    rest[head] = rest[head]!.plus(mass);
    degree[tail]!--;
    degree[head]!--;
    flow.push([arc, mass]);
    open.delete(arc);
  }
  return rest.every((value) => value.isZero()) ? [flow] : undefined;
}

function leastByWitnesses(definition: ProblemDefinition, by: LossWeights): Rational {
  const { mass, marginal, sourceLetters, restoredLetters } = plain(definition);
  const union = unionLetters(definition);
  const price = prices(definition, by);
  const witnesses = witnessList(definition);
  const outcome = solveByVertices(
    linearProgram(
      [
        ...mass.map((_, y) => ({ name: `output ${String(y)}`, relation: "=" as const, bound: Rational.one })),
        // t + g·q ≥ g·p
        ...witnesses.map((g, i) => ({
          name: `witness ${String(i)}`,
          relation: ">=" as const,
          bound: sum(marginal.map((p, x) => p.times(g[union.indexOf(sourceLetters[x]!)]!))),
        })),
      ],
      [
        ...mass.flatMap((pi, y) =>
          restoredLetters.map((letter, j) => ({
            name: `Q(${String(j)}|${String(y)})`,
            lower: Rational.zero,
            cost: price[y]![j]!,
            coefficients: {
              [`output ${String(y)}`]: Rational.one,
              ...Object.fromEntries(
                witnesses.map((g, i) => [`witness ${String(i)}`, pi.times(g[union.indexOf(letter)]!)]),
              ),
            },
          })),
        ),
        {
          name: "t",
          lower: Rational.zero,
          cost: by.perception,
          coefficients: Object.fromEntries(witnesses.map((_, i) => [`witness ${String(i)}`, Rational.one])),
        },
      ],
    ),
  );
  if (outcome.status !== "optimal") throw new Error(`a loss ≥ 0 cannot be ${outcome.status}`);
  return outcome.value;
}
