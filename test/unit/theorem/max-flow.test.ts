/** The maximum flow against the least cut of all, on small networks. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { maximumFlow, type Arc } from "../../../src/theorem/max-flow.js";

const nodes = 6;
const network = fc.array(
  fc
    .record({
      from: fc.nat(nodes - 2),
      to: fc.integer({ min: 1, max: nodes - 1 }),
      capacity: fc.bigInt({ min: 0n, max: 9n }),
    })
    .filter(({ from, to }) => from !== to),
  { maxLength: 14 },
);

function leastCut(arcs: readonly Arc[]): bigint {
  let least: bigint | undefined;
  for (let inner = 0; inner < 1 << (nodes - 2); inner++) {
    const within = (node: number): boolean => node === 0 || (node < nodes - 1 && ((inner >> (node - 1)) & 1) === 1);
    const cut = arcs.reduce(
      (sum, { from, to, capacity = 1000n }) => (within(from) && !within(to) ? sum + capacity : sum),
      0n,
    );
    if (least === undefined || cut < least) least = cut;
  }
  return least!;
}

it("has the value of the least cut, which it gives, and keeps the flow", () => {
  fc.assert(
    fc.property(network, (arcs) => {
      const { value, flow, reached } = maximumFlow(nodes, arcs, 0, nodes - 1);
      expect(value).toBe(leastCut(arcs));
      expect(
        arcs.reduce(
          (sum, { from, to, capacity }) => (reached.has(from) && !reached.has(to) ? sum + capacity : sum),
          0n,
        ),
      ).toBe(value);
      const surplus = new Array<bigint>(nodes).fill(0n);
      arcs.forEach(({ from, to, capacity }, i) => {
        expect(flow[i]! >= 0n && flow[i]! <= capacity).toBe(true);
        surplus[from]! -= flow[i]!;
        surplus[to]! += flow[i]!;
      });
      expect(surplus).toEqual([-value, 0n, 0n, 0n, 0n, value]);
    }),
    { numRuns: 300 },
  );
});

it("takes arcs without a limit", () => {
  const arcs = [
    { from: 0, to: 1, capacity: 10n ** 30n },
    { from: 1, to: 2 },
    { from: 2, to: 3, capacity: 7n },
  ];
  expect(maximumFlow(4, arcs, 0, 3)).toMatchObject({ value: 7n, flow: [7n, 7n, 7n] });
});
