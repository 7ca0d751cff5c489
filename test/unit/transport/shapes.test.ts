/** The lower parts of networks: moving q to p through them costs exactly d(p,q). */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational, sum } from "../../../src/exact/rational.js";
import { pmf, randomProblem } from "../../../src/generate/index.js";
import { linearProgram } from "../../../src/lp/program.js";
import { solveLinearProgram } from "../../../src/lp/simplex.js";
import { convexCase, type Case } from "../../../src/model/case.js";
import { RationalVector } from "../../../src/exact/vector.js";
import { perceptualDifference } from "../../../src/tradeoff/oracle/achieved.js";
import { networkOf } from "../../../src/transport/network.js";
import { property, runs } from "../../property/property.js";

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const cases = randomProblem({ kinds }).chain((problem) =>
  fc.record({ of: fc.constant(convexCase(problem)), q: pmf(problem.restored.size) }),
);

/** The cheapest flow from the letters with mass q to the demands of the lower nodes. */
function cheapest(of: Case, q: readonly Rational[]): Rational {
  const { shape, outputs, massUnit } = networkOf(of);
  const rows = outputs.length;
  const supply = shape.demand.map((mass, i) =>
    sum(q.filter((_, j) => shape.heads[j] === rows + i)).minus(Rational.of(mass, massUnit)),
  );
  const program = linearProgram(
    supply.map((bound, i) => ({ name: `n${String(i)}`, relation: "=" as const, bound })),
    shape.auxiliary.map(({ tail, head, cost }, k) => ({
      name: `a${String(k)}`,
      cost: Rational.of(cost, shape.costDenominator),
      coefficients: { [`n${String(tail - rows)}`]: Rational.one, [`n${String(head - rows)}`]: Rational.one.negated() },
    })),
  );
  const outcome = solveLinearProgram(program);
  if (outcome.status !== "optimal") throw new Error(`a flow of equal masses cannot be ${outcome.status}`);
  return outcome.value;
}

property(
  "the cheapest flow is the perceptual difference, for every shape",
  { given: cases },
  runs(150, 147),
  ({ given: { of, q } }) => {
    expect(String(cheapest(of, q))).toBe(String(perceptualDifference(of, RationalVector.from(q))));
  },
);

const assigned = randomProblem({ kinds, sizes: { source: 4, outputs: 5, restored: 4 } }).chain((problem) =>
  fc.record({
    of: fc.constant(convexCase(problem)),
    letters: fc.array(fc.nat(problem.restored.size - 1), {
      minLength: problem.channel.outputs.size,
      maxLength: problem.channel.outputs.size,
    }),
  }),
);

property(
  "the first tree joins all nodes to the root, and its arcs without flow lead to it",
  { given: assigned },
  runs(150, 148),
  ({ given: { of, letters } }) => {
    const { shape, outputs, supply } = networkOf(of);
    const rows = outputs.length;
    const root = shape.root - rows;
    // Every row sends its mass to one letter.
    const inflow = new Array<bigint>(shape.lowerNodes).fill(0n);
    supply.forEach((mass, row) => {
      const node = shape.heads[letters[row]!]! - rows;
      inflow[node] = inflow[node]! + mass;
    });
    const arcs = shape.firstArcs(inflow);
    const parent = [...arcs].map((k, i) => {
      if (i === root) return -1;
      const [tail, head] = [shape.auxiliary[k]!.tail - rows, shape.auxiliary[k]!.head - rows];
      expect([tail, head]).toContain(i);
      return tail === i ? head : tail;
    });
    const depth = (i: number, steps = 0): number => {
      expect(steps).toBeLessThan(shape.lowerNodes);
      return i === root ? 0 : 1 + depth(parent[i]!, steps + 1);
    };
    // Leaves first: a node's net supply goes to its parent, or comes from it.
    const net = inflow.map((mass, i) => mass - shape.demand[i]!);
    for (const i of [...parent.keys()].filter((one) => one !== root).sort((a, b) => depth(b) - depth(a))) {
      const upward = shape.auxiliary[arcs[i]!]!.tail - rows === i;
      expect(upward ? net[i]! >= 0n : net[i]! < 0n).toBe(true);
      net[parent[i]!] = net[parent[i]!]! + net[i]!;
    }
    expect(net[root]).toBe(0n);
  },
);
