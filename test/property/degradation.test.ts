/**
 * The degradation order: products are degradations, payoffs refute the rest, and C obeys the order.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rational, max, sum } from "../../src/exact/rational.js";
import { RationalMatrix } from "../../src/exact/vector.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { problem } from "../../src/model/problem.js";
import { channel, finiteBounds, positiveChannel, problemDefinition } from "../../src/generate/index.js";
import { degradationCertificate } from "../../src/certificate/verdicts.js";
import {
  channelOf,
  degradation,
  prepareDegradation,
  type DegradationVerdict,
  type NamedChannel,
} from "../../src/theorem/degradation.js";
import { surface } from "../../src/tradeoff/surface.js";
import { property, runs } from "./property.js";
import { atMost, shown, valueAt } from "./values.js";

type Rows = readonly (readonly Rational[])[];

const named = (rows: Rows, name = "channel"): NamedChannel => ({
  name,
  inputs: rows.map((_, x) => `x${x}`),
  outputs: rows[0]!.map((_, y) => `y${y}`),
  matrix: RationalMatrix.from(rows),
});

const product = (first: Rows, second: Rows): Rational[][] =>
  first.map((row) => second[0]!.map((_, z) => sum(row.map((value, y) => value.times(second[y]![z]!)))));

/** V = WT, or Σ GV > Σ_y max_z Σ_x GW, by the definitions. */
function verified(verdict: DegradationVerdict, V: Rows, W: Rows): boolean {
  if (verdict.degradation) {
    const through = verdict.through.toArrays();
    return (
      through.every((row) => row.every((mass) => mass.sign() >= 0) && sum(row).equals(Rational.one)) &&
      product(W, through).every((row, x) => row.every((value, z) => value.equals(V[x]![z]!)))
    );
  }
  const G = verdict.payoff.toArrays();
  const own = sum(G.flatMap((row, x) => row.map((gain, z) => gain.times(V[x]![z]!))));
  const best = sum(
    W[0]!.map((_, y) => V[0]!.map((__, z) => sum(G.map((row, x) => row[z]!.times(W[x]![y]!)))).reduce(max)),
  );
  expect(verdict.value).toEqual({ channel: own, of: best });
  expect(
    G.every((row) => row.every(({ den, num }) => den === 1n && num >= 0n) && row.some((gain) => gain.isZero())),
  ).toBe(true);
  return best.lessThan(own);
}

const shapes = {
  inputs: fc.integer({ min: 1, max: 4 }),
  between: fc.integer({ min: 1, max: 4 }),
  outputs: fc.integer({ min: 1, max: 4 }),
};

property(
  "V = WT is a degradation of W",
  {
    pair: fc
      .record(shapes)
      .chain(({ inputs, between, outputs }) => fc.tuple(channel(inputs, between), channel(between, outputs))),
  },
  runs(250, 921),
  ({ pair: [W, T] }) => {
    const V = product(W, T);
    const verdict = degradation(named(V), named(W));
    expect(verdict.degradation).toBe(true);
    expect(verified(verdict, V, W)).toBe(true);
  },
);

property(
  "of any two channels: a channel between them, or a payoff",
  {
    pair: fc
      .record(shapes)
      .chain(({ inputs, between, outputs }) => fc.tuple(channel(inputs, between), channel(inputs, outputs))),
  },
  runs(300, 922),
  ({ pair: [W, V] }) => {
    expect(verified(degradation(named(V), named(W)), V, W)).toBe(true);
  },
);

property(
  "a degraded channel never lowers C, and the kernel accepts why",
  {
    definition: problemDefinition().chain((one) =>
      fc.record({
        one: fc.constant(one),
        T: channel(one.channel.outputs.length, 3),
        bounds: finiteBounds(problem(one)),
      }),
    ),
  },
  runs(200, 923),
  ({ definition: { one, T, bounds } }) => {
    const better = problem(one);
    const degraded = problem({ ...one, channel: { outputs: ["u", "v", "w"], matrix: product(one.channel.matrix, T) } });
    const [low, high] = [valueAt(better, bounds), valueAt(degraded, bounds)];
    expect(atMost(low, high), `${shown(low)} ≤ ${shown(high)}`).toBe(true);
    const verdict = degradation(channelOf(degraded), channelOf(better));
    expect(check(JSON.stringify(degradationCertificate(degraded, channelOf(better), verdict)))).toMatchObject({
      status: "accepted",
      statement: { holds: true },
    });
  },
);

it("twelve letters, with the suggestion for large programs", async () => {
  const [W, T, U] = fc.sample(fc.tuple(...[1, 2, 3].map(() => positiveChannel(12, 12))), { numRuns: 1, seed: 924 })[0]!;
  const V = product(W!, T!);
  await prepareDegradation(named(V), named(W!));
  const [composed, other] = [V, U!].map((rows) => degradation(named(rows), named(W!)));
  expect([composed!.degradation, verified(composed!, V, W!)]).toEqual([true, true]);
  expect([other!.degradation, verified(other!, U!, W!)]).toEqual([false, true]);
  // Rounded until it is short, whatever the digits of the dual solution.
  expect(!other!.degradation && other!.payoff.numerators.every((gain) => gain < 1000n)).toBe(true);
});

describe("erasures against a symmetric channel", () => {
  const symmetric = (p: Rational): Rows => [
    [Rational.one.minus(p), p],
    [p, Rational.one.minus(p)],
  ];
  const erasure = (d: Rational): Rows => [
    [Rational.one.minus(d), d, Rational.zero],
    [Rational.zero, d, Rational.one.minus(d)],
  ];
  const tiny = Rational.parse("1e-30");

  it.each(["1/100", "1/10", "1/4", "2/5", "49/100"])(
    "crossover %s: a degradation exactly up to twice as many erasures",
    (text) => {
      const p = Rational.parse(text);
      const twice = p.plus(p);
      const holds = (d: Rational): boolean => degradation(named(symmetric(p)), named(erasure(d))).degradation;
      expect([holds(twice.minus(tiny)), holds(twice), holds(twice.plus(tiny))]).toEqual([true, true, false]);
      expect(degradation(named(erasure(twice)), named(symmetric(p))).degradation).toBe(false);
    },
  );

  it("C of blackwell-symmetric is nowhere below that of blackwell-erasure", () => {
    const [symmetricProblem, erasureProblem] = ["blackwell-symmetric", "blackwell-erasure"].map((name) =>
      problemFromData(galleryProblem(name)),
    );
    const [V, W] = [surface(symmetricProblem!), surface(erasureProblem!)];
    for (const { distortion, perception, errorRate } of V.vertices) {
      const value = W.at({ distortion, perception });
      expect(value !== "infinite" && value.atMost(errorRate)).toBe(true);
    }
  });
});

it("inputs are matched by their names, in any order, and others are refused", () => {
  const [W, V] = [
    channelOf(problemFromData(galleryProblem("blackwell-erasure"))),
    channelOf(problemFromData(galleryProblem("blackwell-symmetric"))),
  ];
  const turned: NamedChannel = { ...W, inputs: ["1", "0"], matrix: RationalMatrix.from(W.matrix.toArrays().reverse()) };
  expect(degradation(V, turned)).toEqual(degradation(V, W));
  expect(() => degradation(V, { ...W, inputs: ["0", "2"] })).toThrow(
    `source letters of "blackwell-erasure": expected the letters of "blackwell-symmetric", in any order, found no "1"`,
  );
  expect(() =>
    degradation(V, {
      ...W,
      inputs: ["0", "1", "2"],
      matrix: RationalMatrix.from([...W.matrix.toArrays(), W.matrix.toArrays()[0]!]),
    }),
  ).toThrow('found "2" as well');
});
