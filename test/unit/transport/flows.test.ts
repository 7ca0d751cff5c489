/** Flows in doubles and in BigInts do the same, step by step. */
import fc from "fast-check";
import { expect } from "vitest";
import { flowsOf, type Flows } from "../../../src/transport/flows.js";
import { property, runs } from "../../property/property.js";

const size = 5;
const node = fc.nat(size - 1);
const step = fc.oneof(
  fc.record({
    name: fc.constantFrom(
      "take" as const,
      "increase" as const,
      "decrease" as const,
      "exchange" as const,
      "settle" as const,
    ),
    a: node,
    b: node,
  }),
  fc.record({ name: fc.constant("addTo" as const), a: node, b: node }),
);
const supplies = fc.array(fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n }), { minLength: size, maxLength: size });

function seen(
  flows: Flows,
  {
    name,
    a,
    b,
  }: {
    readonly name: "take" | "increase" | "decrease" | "exchange" | "settle" | "addTo";
    readonly a: number;
    readonly b: number;
  },
): unknown[] {
  let sign: number | undefined;
  if (name === "settle") sign = flows.settle(a);
  else if (name === "addTo") flows.addTo(a, b);
  else flows[name](a);
  return [
    sign,
    flows.registerIsZero(),
    flows.less(a, b),
    flows.isPositive(a),
    ...Array.from({ length: size }, (_, i) => flows.at(i)),
  ];
}

property(
  "any order of steps leaves the same flows",
  { supply: supplies, steps: fc.array(step, { maxLength: 12 }) },
  runs(300, 141),
  ({ supply, steps }) => {
    // The total alone decides which of the two is used.
    const [doubles, integers] = [flowsOf(supply, 1n), flowsOf(supply, 2n ** 60n)];
    for (const flows of [doubles, integers]) flows.setSupplies();
    expect(supply.map((_, i) => doubles.at(i))).toEqual(supply);
    for (const one of steps) expect(seen(doubles, one)).toEqual(seen(integers, one));
    for (const flows of [doubles, integers]) flows.setSupplies();
    expect(supply.map((_, i) => integers.at(i))).toEqual(supply);
  },
);

property(
  "a settled node holds the amount of its net supply, and its sign is told once",
  { supply: supplies, at: node },
  runs(60, 142),
  ({ supply, at }) => {
    for (const total of [1n, 2n ** 60n]) {
      const flows = flowsOf(supply, total);
      flows.setSupplies();
      const net = supply[at]!;
      expect(flows.settle(at)).toBe(net > 0n ? 1 : net < 0n ? -1 : 0);
      expect(flows.at(at)).toBe(net < 0n ? -net : net);
      expect(flows.isPositive(at)).toBe(net !== 0n);
    }
  },
);
