/** The order of two channels: data and text say the same, and both ways of asking agree. */
import fc from "fast-check";
import { expect } from "vitest";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { channel, degradedPair } from "../../../src/generate/index.js";
import { Notation } from "../../../src/report/notation.js";
import { orderData, orderText, type Order } from "../../../src/report/order.js";
import { degradation, type NamedChannel } from "../../../src/theorem/degradation.js";
import { property, runs } from "../../property/property.js";

const named = (rows: Parameters<typeof RationalMatrix.from>[0], name: string): NamedChannel => ({
  name,
  inputs: rows.map((_, x) => `x${String(x)}`),
  outputs: rows[0]!.map((_, y) => `y${String(y)}`),
  matrix: RationalMatrix.from(rows),
});
const sizes = { least: 1, most: 3 };
const pairs = fc.oneof(
  degradedPair(2, sizes, sizes).map(({ better, worse }) => [named(worse, "first"), named(better, "second")] as const),
  fc.tuple(channel(2, sizes), channel(2, sizes)).map(([a, b]) => [named(a, "first"), named(b, "second")] as const),
);
const orderOf = ([channel, of]: readonly [NamedChannel, NamedChannel]): Order => ({
  channel,
  of,
  forward: degradation(channel, of),
  backward: degradation(of, channel),
});
const mirrored: Readonly<Record<string, string>> = {
  equivalent: "equivalent",
  degraded: "better",
  better: "degraded",
  incomparable: "incomparable",
};
const sentence: Readonly<Record<string, string>> = {
  equivalent: "equivalent",
  degraded: "second is the better channel",
  better: "first is the better channel",
  incomparable: "incomparable",
};

property(
  "the relation is read backwards from the other channel, and text agrees with data",
  { pair: pairs },
  runs(120, 121),
  ({ pair: [a, b] }) => {
    const [order, back] = [orderOf([a, b]), orderOf([b, a])];
    const [data, reverse] = [orderData(order), orderData(back)];
    expect(reverse["relation"]).toBe(mirrored[String(data["relation"])]);
    expect([data["degradation"], data["reverse"]]).toEqual([order.forward.degradation, order.backward.degradation]);
    expect("through" in data).toBe(order.forward.degradation);
    expect("payoff" in data).toBe(!order.forward.degradation);
    const lines = orderText(order, new Notation({ decimals: 4 })).split("\n");
    expect(lines.at(-1)).toContain(sentence[String(data["relation"])]);
    expect(lines[0]).toBe(
      order.forward.degradation ? "first is a degradation of second" : "first is no degradation of second",
    );
    expect(lines).toContain(
      order.backward.degradation ? "second is a degradation of first" : "second is no degradation of first",
    );
  },
);
