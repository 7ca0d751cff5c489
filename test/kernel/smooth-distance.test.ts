/** d(p_X,q) of smooth divergences against digits computed elsewhere: below a bound or above it, never by a tolerance. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { type Data, rejected } from "./certificates.js";
import { divergence, enclosed, fKinds, nothing, oneOutput, rationals, rounded, shift } from "./smooth.js";

/** p and q on the union letters; a restored letter has no p of the source, or no q. */
const pairs = {
  full: { p: ["1/2", "1/3", "1/6"], q: ["1/4", "1/4", "1/2"] },
  same: { p: ["1/2", "1/3", "1/6"], q: ["1/2", "1/3", "1/6"] },
  missing: { p: ["1/2", "1/3", "1/6"], q: ["3/5", "2/5"] },
  unused: { p: ["1/2", "1/3", "1/6"], q: ["3/5", "2/5", "0"] },
  another: { p: ["1/2", "1/2"], q: ["1/4", "1/2", "1/4"] },
  massless: { p: ["1/2", "1/2", "0"], q: ["1/4", "1/2", "1/4"] },
} as const;

/** 40 digits by mpmath 1.3 with 60 digits of working precision, from the definitions; rational values exactly. */
const values = {
  "kullback-leibler": {
    full: "0.2593655663192146819558148565732764770977",
    missing: "inf",
    another: "0.3465735902799726547086160607290882840378",
  },
  "reverse-kullback-leibler": {
    full: "0.304098831081123286483509836598261852429",
    missing: "0.1823215567939546262117180251545146331974",
    another: "inf",
  },
  "chi-squared": { full: "13/16", missing: "1/5", another: "inf" },
  "reverse-chi-squared": { full: "1/2", missing: "inf", another: "1/2" },
  "jensen-shannon": {
    full: "0.06782778870548348631006822783240109959173",
    missing: "0.06155537862300830051700557635807069606943",
    another: "0.1078807771694178477897071272476852868138",
  },
  "squared-hellinger": {
    full: "0.06909634021710047329042903844561802470998",
    missing: "0.08712907082472314423838369533199644341209",
    another: "0.1464466094067262377995778189475754803576",
  },
} as const;

const tiny = "1e-35";

/** A restorer of the problem with one output, at P. */
function within(kind: unknown, { p, q }: { p: readonly string[]; q: readonly string[] }, bound: Rational): Data {
  const restored = q.map((_, i) => `x${String(i)}`);
  const priors = q.map((_, i) => (i === 0 ? "1" : "0"));
  const problem = oneOutput(kind, p, priors, restored);
  const upper = Rational.one.minus(Rational.parse(q[0]!));
  return enclosed(problem, bound, Rational.zero, upper, { restorer: [[...q]], plane: nothing });
}

describe.each(fKinds)("%s", (kind) => {
  it.each(["full", "missing", "another"] as const)("%s", (name) => {
    const value = values[kind][name];
    const twins = { full: [], missing: [pairs.unused], another: [pairs.massless] }[name];
    for (const pair of [pairs[name], ...twins]) {
      if (value === "inf") {
        expect(rejected(within(kind, pair, Rational.parse("1e9999"))).reason).toMatch(/^expected d\(p_X,q\) ≤/);
        continue;
      }
      const exact = Rational.parse(value);
      expect(check(within(kind, pair, shift(exact, tiny)))).toMatchObject({ status: "accepted" });
      const less = rejected(within(kind, pair, shift(exact, `-${tiny}`)));
      expect(less).toMatchObject({ where: "$.evidence.restorer" });
      expect(less.reason).toMatch(/found more$/);
      // The tests' own fixed-point code agrees with the digits.
      const padded = [pair.p, pair.q].map((list) => rationals(...list, ...Array<string>(3 - list.length).fill("0")));
      const own = rounded(divergence(kind, padded[0]!, padded[1]!)!);
      expect(own.minus(exact).abs().lessThan(Rational.parse("1e-38"))).toBe(true);
    }
  });

  it("is 0 at q = p, exactly, and nowhere else", () => {
    expect(check(within(kind, pairs.same, Rational.zero))).toMatchObject({ status: "accepted" });
    expect(rejected(within(kind, pairs.full, Rational.zero)).reason).toContain("d(p_X,q) ≤ 0");
    expect(rejected(within(kind, pairs.same, Rational.parse("-1e-9999"))).reason).toContain("d(p_X,q) ≤ -");
  });
});

describe("what is rational is decided exactly", () => {
  it("χ² both ways", () => {
    for (const [kind, name] of [
      ["chi-squared", "full"],
      ["chi-squared", "missing"],
      ["reverse-chi-squared", "full"],
      ["reverse-chi-squared", "another"],
    ] as const) {
      const exact = Rational.parse(values[kind][name]);
      expect(check(within(kind, pairs[name], exact))).toMatchObject({ status: "accepted" });
      expect(rejected(within(kind, pairs[name], shift(exact, "-1e-9999"))).reason).toMatch(/found more$/);
    }
  });

  it("Hellinger where all roots are rational", () => {
    // 1 − √(1/4·1/9·4) … : √(p q) = 1/3, 1/3 and 0
    const pair = { p: ["1/3", "1/3", "1/3"], q: ["1/3", "1/3", "1/3"] };
    expect(check(within("squared-hellinger", pair, Rational.zero))).toMatchObject({ status: "accepted" });
    // √(1/5·4/5) = 2/5 twice: d = 1/5.
    const swapped = { p: ["1/5", "4/5"], q: ["4/5", "1/5"] };
    expect(check(within("squared-hellinger", swapped, Rational.parse("1/5")))).toMatchObject({ status: "accepted" });
    expect(rejected(within("squared-hellinger", swapped, shift(Rational.parse("1/5"), "-1e-9999"))).reason).toMatch(
      /found more$/,
    );
  });

  it("the kernel: (q−p)ᵀK(q−p)", () => {
    const K = [
      ["2", "1", "0"],
      ["1", "2", "1/2"],
      ["0", "1/2", "1"],
    ];
    // q − p = (−1/4, −1/12, 1/3): 2/16 + 2/144 + 1/9 + 2(1/48) − 1/36 = 19/72
    const exact = Rational.parse("19/72");
    const kind = { "mmd-squared": K };
    expect(check(within(kind, pairs.full, exact))).toMatchObject({ status: "accepted" });
    expect(rejected(within(kind, pairs.full, shift(exact, "-1e-9999"))).reason).toMatch(/found more$/);
    // Over the union: a letter that is not restored, and one that is not in the source.
    expect(check(within(kind, pairs.missing, Rational.parse("1")))).toMatchObject({ status: "accepted" });
    expect(check(within(kind, pairs.another, Rational.parse("1")))).toMatchObject({ status: "accepted" });
  });
});

describe("the kernel of mmd-squared", () => {
  const problem = (K: unknown): Data => within({ "mmd-squared": K }, pairs.full, Rational.one);
  it.each([
    ["not square", [["1"]], /a list of 3/],
    [
      "not symmetric",
      [
        ["1", "1", "0"],
        ["0", "1", "0"],
        ["0", "0", "1"],
      ],
      /a symmetric matrix/,
    ],
    [
      "with a negative pivot",
      [
        ["1", "2", "0"],
        ["2", "1", "0"],
        ["0", "0", "1"],
      ],
      /pivot 1 of it negative/,
    ],
    [
      "with a negative diagonal",
      [
        ["-1", "0", "0"],
        ["0", "1", "0"],
        ["0", "0", "1"],
      ],
      /pivot 0 of it negative/,
    ],
    [
      "with a pivot 0 in a row that is not",
      [
        ["1", "1", "0"],
        ["1", "1", "1"],
        ["0", "1", "5"],
      ],
      /pivot 1 of it 0/,
    ],
    [
      "negative by 1e-3000",
      [
        ["1", "1", "0"],
        ["1", `1`, "0"],
        ["0", "0", "-1e-3000"],
      ],
      /pivot 2 of it negative/,
    ],
  ])("%s is refused", (_, K, reason) => {
    const verdict = rejected(problem(K));
    expect(verdict.where).toMatch(/^\$\.problem\.perception/);
    expect(verdict.reason).toMatch(reason);
  });

  it("of any rank is accepted", () => {
    const gram = (rows: number[][]): string[][] =>
      [0, 1, 2].map((i) => [0, 1, 2].map((j) => String(rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0))));
    const zero = [0, 0, 0];
    for (const rows of [
      [zero],
      [[1, 2, 3]],
      [[1, 1, 1]],
      [[0, 1, -1]],
      [
        [0, 0, 1],
        [1, 1, 0],
      ],
      [
        [1, 0, 0],
        [1, 1, 0],
        [1, 1, 1],
      ],
    ])
      expect(check(within({ "mmd-squared": gram(rows) }, pairs.full, Rational.of(100n)))).toMatchObject({
        status: "accepted",
      });
  });
});

it("a bound that differs from d in the 2000th digit is not decided, and said to be so", () => {
  // KL((1/2,1/2),(1/4,3/4)) = ½ ln(4/3); the bound is that to 1500 digits, by the series of the test.
  const digits = 1500n;
  const unit = 10n ** (digits + 10n);
  const z = unit / 7n; // ln(4/3) = 2 artanh(1/7)
  let [power, sum] = [z, 0n];
  for (let j = 1n; power !== 0n; j += 2n) {
    sum += power / j;
    power /= 49n;
  }
  const bound = (slack: bigint): Rational => Rational.of(sum / 10n ** 10n + slack, 10n ** digits);
  const pair = { p: ["1/2", "1/2"], q: ["1/4", "3/4"] };
  expect(rejected(within("kullback-leibler", pair, bound(1n))).reason).toContain(
    "so near to it that 4096 bits could not decide",
  );
  expect(check(within("kullback-leibler", pair, bound(10n ** 400n)))).toMatchObject({ status: "accepted" });
  expect(rejected(within("kullback-leibler", pair, bound(-(10n ** 400n)))).reason).toMatch(/found more$/);
});
