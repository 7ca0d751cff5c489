/**
 * Tangents and pinned cuts of smooth divergences: honest ones are accepted to the last digits, and what is
 * accepted is true, by the definition of d in doubles with wide margins.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { type Data, changed, rejected } from "./certificates.js";
import {
  type FKind,
  divergence,
  enclosed,
  errorRateOf,
  fKinds,
  interceptOf,
  nothing,
  oneOutput,
  phi,
  plain,
  plane,
  rationals,
  rounded,
  shift,
  slopeAt,
  tangentCut,
} from "./smooth.js";
import { exhaustive } from "../support/exhaustive.js";

const p = ["1/2", "1/3", "1/6"];
const priors = ["1/2", "3/10", "1/5"];
const mu = Rational.parse("3/7");

/** The lower half alone: C(∞,P) ≥ γ − μP. @param restored the letters of X̂ where they are not those of X */
function below(
  kind: unknown,
  cut: Data,
  bound: Rational | "inf",
  lower: Rational,
  more: { p?: readonly string[]; restored?: readonly string[]; mu?: Rational } = {},
): Data {
  const problem = oneOutput(
    kind,
    more.p ?? p,
    priors.slice(0, more.restored?.length ?? 3).length === 3 ? priors : ["1/2", "1/2"],
    more.restored,
  );
  return enclosed(problem, bound, lower, "inf", { plane: plane(more.mu ?? mu, cut) });
}

const lowest = Rational.parse("-1e9");

describe.each(fKinds)("the tangent of %s", (kind) => {
  const at = rationals("1/4", "1/4", "1/2");
  const mass = rationals(...p);
  const cut = tangentCut(kind, mass, at);

  it("is the slope of φ: a difference quotient of the test's φ", () => {
    const [a, b] = [10n ** 60n / 3n, 10n ** 60n / 5n];
    const h = 10n ** 40n;
    const quotient = ((phi(kind, a, b + h)! - phi(kind, a, b - h)!) * 10n ** 60n) / (2n * h);
    const error = quotient - slopeAt(kind, a, b);
    expect(error < 10n ** 42n && error > -(10n ** 42n)).toBe(true);
  });

  it("is accepted with a constant that is 1e-38 below, and not with one 1e-35 above", () => {
    const gamma = interceptOf(priors, mu, cut);
    const P = Rational.parse("1/10");
    const height = gamma.minus(mu.times(P));
    expect(check(below(kind, cut, P, height))).toMatchObject({ status: "accepted" });
    // γ is what the test says: a digit more is too much.
    expect(rejected(below(kind, cut, P, shift(height, "1e-300"))).where).toBe("$.evidence.plane");
    const high = changed(cut, "smooth.constant", shift(Rational.parse(cut["smooth"].constant), "1e-35").toString());
    const verdict = rejected(below(kind, high, P, lowest));
    expect(verdict.where).toBe("$.evidence.plane.cut.smooth.constant");
    expect(verdict.reason).toMatch(/^expected c ≤ Σ m\(s\).* which is more$/);
  });

  it("proves a value to 1e-30 together with a restorer", () => {
    // The optimum at q₀: e + μφ'(q₀) is the same for all letters, so that the priors follow from it.
    const slopes = (cut["smooth"].slopes as string[]).map((slope) => Rational.parse(slope));
    const mean = slopes.reduce((sum, slope) => sum.plus(slope), Rational.zero).over(Rational.of(3n));
    const weight = Rational.parse("1/20");
    const tuned = slopes.map((slope) => Rational.of(1n, 3n).plus(weight.times(slope.minus(mean))));
    const distance = rounded(divergence(kind, mass, at)!);
    const P = shift(distance, "1e-38");
    const problem = oneOutput(kind, p, plain(tuned));
    const lower = interceptOf(plain(tuned), weight, cut).minus(weight.times(P));
    const upper = errorRateOf(plain(tuned), at);
    expect(upper.minus(lower).lessThan(Rational.parse("1e-30"))).toBe(true);
    expect(lower.lessThan(upper)).toBe(true);
    const evidence = { restorer: [plain(at)], plane: plane(weight, cut) };
    expect(check(enclosed(problem, P, lower, upper, evidence))).toMatchObject({ status: "accepted" });
    const slack = rejected(enclosed(problem, shift(P, "-1e-30"), lower, upper, evidence));
    expect(slack).toMatchObject({ where: "$.evidence.restorer" });
    expect(rejected(enclosed(problem, P, lower, shift(upper, "-1e-60"), evidence))).toMatchObject({
      where: "$.evidence.restorer",
    });
  });

  it("whatever slopes are accepted, d is nowhere below the line", () => {
    const rational = fc.tuple(fc.bigInt(-60n, 40n), fc.bigInt(1n, 20n)).map(([a, b]) => Rational.of(a, b));
    const masses = fc
      .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .map((list) => {
        const sum = BigInt(list[0] + list[1] + list[2]);
        return list.map((one) => Rational.of(BigInt(one), sum));
      });
    const seen = { accepted: 0, rejected: 0 };
    fc.assert(
      fc.property(
        fc.tuple(rational, rational, rational),
        rational,
        masses,
        fc.array(masses, { minLength: 20, maxLength: 20 }),
        (slopes, constant, source, pmfs) => {
          const line = { smooth: { slopes: plain(slopes), constant: constant.over(Rational.of(4n)).toString() } };
          const verdict = check(below(kind, line, Rational.one, lowest, { p: plain(source) }));
          seen[verdict.status]++;
          if (verdict.status === "rejected") return true;
          return pmfs.every((q) => {
            const d = divergence(kind, source, q);
            const c = constant.over(Rational.of(4n));
            const value = q.reduce((sum, one, i) => sum.plus(one.times(slopes[i]!)), c).toNumber();
            return d === undefined || Number(d) / 1e60 >= value - 1e-9;
          });
        },
      ),
      { seed: 7, numRuns: exhaustive ? 400 : 150 },
    );
    expect(seen.accepted).toBeGreaterThan(20);
    expect(seen.rejected).toBeGreaterThan(20);
  });
});

describe("the least constants that the table of f-divergence.ts has, exactly", () => {
  const slopes = (list: readonly string[], constant: string): Data => ({ smooth: { slopes: list, constant } });
  const tight = (
    kind: FKind,
    list: readonly string[],
    constant: string,
    more: { p?: readonly string[]; restored?: readonly string[] } = {},
  ): void => {
    const cut = (by: string): Data => slopes(list, shift(Rational.parse(constant), by).toString());
    expect(check(below(kind, cut("0"), Rational.one, lowest, more))).toMatchObject({ status: "accepted" });
    expect(rejected(below(kind, cut("1e-3000"), Rational.one, lowest, more)).where).toBe(
      "$.evidence.plane.cut.smooth.constant",
    );
  };

  it("slopes whose constants are rational", () => {
    tight("kullback-leibler", ["-1", "-1", "-1"], "1");
    tight("reverse-kullback-leibler", ["1", "1", "1"], "-1");
    tight("chi-squared", ["2", "-2", "0"], "-7/6"); // −½(2+1) + ⅓
    tight("chi-squared", ["-3", "-100", "0"], "5/6"); // q = 0 is best below −2
    tight("reverse-chi-squared", ["3/4", "5/9", "-3"], "-7/18"); // √(1−s) = ½, ⅔, 2
    tight("reverse-chi-squared", ["1", "1", "1"], "-2");
    tight("squared-hellinger", ["1/4", "-1/2", "0"], "-1/6"); // −½·½ + ⅓·¼
    tight("jensen-shannon", ["0", "0", "0"], "0");
  });

  it("letters that the source does not have", () => {
    const more = { p: ["1/2", "1/2", "0"] };
    tight("kullback-leibler", ["-1", "-1", "0"], "1", more);
    tight("kullback-leibler", ["-1", "-1", "-9"], "1", more);
    tight("reverse-kullback-leibler", ["1", "1", "1e9"], "-1", more);
    tight("chi-squared", ["0", "0", "1e9"], "0", more);
    tight("reverse-chi-squared", ["0", "0", "1"], "0", more);
    tight("squared-hellinger", ["0", "0", "1/2"], "0", more);
    tight("jensen-shannon", ["0", "0", "1/3"], "0", more);
    // The same as a new letter of X̂.
    const other = { p: ["1/2", "1/2"], restored: ["x0", "x1", "new"] };
    tight("chi-squared", ["0", "0", "1e9"], "0", other);
    tight("kullback-leibler", ["-1", "-1", "-9"], "1", other);
  });

  it("letters that are not restored", () => {
    const more = { restored: ["x0", "x1"] };
    tight("reverse-kullback-leibler", ["1", "1"], "-5/6", more);
    tight("chi-squared", ["0", "0"], "1/6", more);
    tight("squared-hellinger", ["0", "0"], "1/12", more);
    // d is ∞: every constant is true.
    for (const kind of ["kullback-leibler", "reverse-chi-squared"] as const)
      expect(check(below(kind, slopes(["0", "-1"], "1e99"), Rational.one, Rational.parse("1e90"), more))).toMatchObject(
        { status: "accepted" },
      );
    // So it is where q > 0 is forced upon letters without mass.
    const apart = { p: ["1/2", "1/2"], restored: ["a", "b", "c"] };
    for (const kind of fKinds) {
      const verdict = check(
        below(kind, slopes(["-1", "-1", "-1"], "1e99"), Rational.one, Rational.parse("1e90"), apart),
      );
      expect(verdict.status).toBe(kind === "jensen-shannon" || kind === "squared-hellinger" ? "rejected" : "accepted");
    }
    // One letter that both have is enough for d to be finite.
    const one = { p: ["1/2", "1/2"], restored: ["a", "b", "x0"] };
    for (const kind of ["chi-squared", "reverse-kullback-leibler"] as const)
      expect(rejected(below(kind, slopes(["0", "0", "0"], "1e99"), Rational.one, lowest, one)).reason).toMatch(
        /which is more$/,
      );
    // ½·⅙·ln 2 = 0.05776226504666210911810267678818138067295…
    const jensen = (constant: string): Data =>
      below("jensen-shannon", slopes(["0", "0"], constant), Rational.one, lowest, more);
    expect(check(jensen("0.05776226504666210911810267678818138067"))).toMatchObject({ status: "accepted" });
    expect(rejected(jensen("0.05776226504666210911810267678818138068")).reason).toMatch(/which is more$/);
  });

  it.each([
    ["kullback-leibler", "0", "a slope < 0"],
    ["kullback-leibler", "1e-99", "a slope < 0"],
    ["reverse-chi-squared", "1.0000001", "a slope ≤ 1"],
    ["squared-hellinger", "1/2", "a slope < 1/2"],
    ["squared-hellinger", "5", "a slope < 1/2"],
    // ½ ln 2 = 0.346573590279972654708616060729088284…
    ["jensen-shannon", "0.346573590279972654708616060729088285", "a slope < ½ ln 2"],
  ] as const)("%s has no tangent with slope %s", (kind, slope, reason) => {
    const verdict = rejected(below(kind, slopes(["-1", slope, "-1"], "-1e9"), Rational.one, lowest));
    expect(verdict.where).toBe("$.evidence.plane.cut.smooth.slopes[1]");
    expect(verdict.reason).toContain(reason);
  });

  it("one with a slope next to the largest", () => {
    const jensen = slopes(["0", "0.346573590279972654708616060729088284", "0"], "-20");
    expect(check(below("jensen-shannon", jensen, Rational.one, lowest))).toMatchObject({ status: "accepted" });
    expect(
      rejected(below("jensen-shannon", changed(jensen, "smooth.constant", "-10"), Rational.one, lowest)).reason,
    ).toMatch(/which is more$/);
  });

  it.each([
    ["kullback-leibler", "0", "a slope ≤ 0"],
    ["reverse-chi-squared", "1", "a slope ≤ 1"],
    ["squared-hellinger", "1/2", "a slope ≤ 1/2"],
  ] as const)("%s allows a letter without mass the slope %s, and no more", (kind, most, reason) => {
    const more = { p: ["1/2", "1/2", "0"] };
    const cut = (slope: string): Data => slopes(["-1", "-1", slope], "-9");
    expect(check(below(kind, cut(most), Rational.one, lowest, more))).toMatchObject({ status: "accepted" });
    const verdict = rejected(
      below(kind, cut(shift(Rational.parse(most), "1e-99").toString()), Rational.one, lowest, more),
    );
    expect(verdict.where).toBe("$.evidence.plane.cut.smooth.slopes[2]");
    expect(verdict.reason).toContain(reason);
  });

  it("a slope that asks for e^s beyond measure", () => {
    for (const slope of ["5000", "1e9999"])
      expect(
        rejected(below("reverse-kullback-leibler", slopes(["0", slope, "0"], "-1e9999"), Rational.one, lowest)).reason,
      ).toContain("could not decide");
    expect(
      check(
        below("reverse-kullback-leibler", slopes(["0", "-1e9999", "0"], "-1"), Rational.one, Rational.parse("-1e9999")),
      ),
    ).toMatchObject({ status: "accepted" });
  });
});

describe("mmd-squared", () => {
  const K = [
    ["2", "1", "0"],
    ["1", "2", "1/2"],
    ["0", "1/2", "1"],
  ];
  const kind = { "mmd-squared": K };
  const distance = (q: readonly Rational[], from: readonly Rational[]): Rational => {
    const difference = q.map((one, i) => one.minus(from[i]!));
    return difference.reduce(
      (sum, a, i) => difference.reduce((inner, b, j) => inner.plus(a.times(b).times(Rational.parse(K[i]![j]!))), sum),
      Rational.zero,
    );
  };

  it("a tangent at the optimum proves a rational value", () => {
    // At q₀ with e + μ·2K(q₀−p) constant, both halves meet in a rational number.
    const [source, q0] = [rationals(...p), rationals("1/4", "1/4", "1/2")];
    const gradient = K.map((row) =>
      row.reduce(
        (sum, k, j) => sum.plus(Rational.parse(k).times(q0[j]!.minus(source[j]!)).times(Rational.of(2n))),
        Rational.zero,
      ),
    );
    const mean = gradient.reduce((sum, g) => sum.plus(g), Rational.zero).over(Rational.of(3n));
    const weight = Rational.parse("1/5");
    const tuned = plain(gradient.map((g) => Rational.of(1n, 3n).plus(weight.times(g.minus(mean)))));
    const P = distance(q0, source);
    const value = errorRateOf(tuned, q0);
    const evidence = { restorer: [plain(q0)], plane: plane(weight, { smooth: { tangent: plain(q0) } }) };
    const problem = oneOutput(kind, p, tuned);
    const certificate = enclosed(problem, P, value, value, evidence);
    expect(check(certificate)).toMatchObject({ status: "accepted" });
    // As a value, too; and by nothing less.
    const asValue = {
      ...certificate,
      statement: { kind: "value", bounds: certificate["statement"].bounds, errorRate: value.toString() },
    };
    expect(check(asValue)).toMatchObject({ status: "accepted" });
    expect(rejected(enclosed(problem, P, shift(value, "1e-3000"), shift(value, "1"), evidence)).where).toBe(
      "$.evidence.plane",
    );
    expect(rejected(enclosed(problem, shift(P, "-1e-3000"), lowest, value, evidence)).where).toBe(
      "$.evidence.restorer",
    );
    const other = changed(certificate, "evidence.plane.cut.smooth.tangent.0", "1/3");
    expect(rejected(other).where).toBe("$.evidence.plane");
  });

  it("a tangent anywhere is below d", () => {
    const number = fc.tuple(fc.bigInt(-9n, 9n), fc.bigInt(1n, 9n)).map(([a, b]) => Rational.of(a, b));
    const q = [
      rationals("1", "0", "0"),
      rationals("0", "1", "0"),
      rationals("0", "0", "1"),
      rationals("1/3", "1/3", "1/3"),
    ];
    const source = rationals(...p);
    fc.assert(
      fc.property(fc.tuple(number, number, number), (r) => {
        // e = 1 for every letter but the one with prior 1: the height of the plane at a large μ is about μ·(line − P).
        const verdict = check(below(kind, { smooth: { tangent: plain(r) } }, Rational.zero, lowest));
        if (verdict.status === "rejected") return false;
        return q.every((one) => {
          const line = (): Rational => {
            const mixed = one.map((mass, i) => mass.minus(source[i]!));
            const from = r.map((value, i) => value.minus(source[i]!));
            return from.reduce(
              (sum, a, i) =>
                mixed.reduce(
                  (inner, b, j) => inner.plus(a.times(b).times(Rational.parse(K[i]![j]!)).times(Rational.of(2n))),
                  sum,
                ),
              distance(r, source).negated(),
            );
          };
          return line().atMost(distance(one, source));
        });
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  it("takes no slopes, and f-divergences no tangent points", () => {
    const cut = { smooth: { slopes: ["0", "0", "0"], constant: "0" } };
    expect(rejected(below(kind, cut, Rational.one, lowest)).where).toMatch(/^\$\.evidence\.plane\.cut\.smooth/);
    expect(rejected(below("chi-squared", { smooth: { tangent: p } }, Rational.one, lowest)).where).toMatch(
      /^\$\.evidence\.plane\.cut\.smooth/,
    );
    for (const wrong of [
      {},
      { smooth: "all" },
      { smooth: null },
      { transport: { restored: ["0", "0", "0"] } },
      { ...cut, pinned: p },
    ])
      for (const one of [kind, ...fKinds])
        expect(check(below(one, wrong, Rational.one, lowest)).status).toBe("rejected");
  });
});

describe("pinned", () => {
  const w = ["1", "-2", "1/7"];
  /** e + w·q: with q forced to q*, C(∞,P) = e·q*. */
  const pinned = (
    kind: unknown,
    bound: Rational | "inf",
    lower: Rational,
    more: { p?: readonly string[]; restored?: readonly string[] } = {},
    numbers: readonly string[] = w,
  ): Data => below(kind, { pinned: numbers }, bound, lower, { ...more, mu: Rational.zero });
  /** The numbers that make all rows alike: w = e, so that s = 0 and γ = Σ e q*. */
  const errors = plain(rationals(...priors).map((prior) => Rational.one.minus(prior)));

  it.each(fKinds)("%s at P = 0: q = p_X", (kind) => {
    const value = errorRateOf(priors, rationals(...p));
    expect(check(pinned(kind, Rational.zero, value, {}, errors))).toMatchObject({ status: "accepted" });
    expect(rejected(pinned(kind, Rational.zero, shift(value, "1e-9999"), {}, errors)).where).toBe("$.evidence.plane");
    const verdict = rejected(pinned(kind, Rational.parse("1e-9999"), value, {}, errors));
    expect(verdict).toMatchObject({ where: "$.evidence.plane.cut.pinned" });
    expect(rejected(pinned(kind, "inf", value, {}, errors)).reason).toContain("no bound on it");
    // With a restorer: a value.
    const certificate = enclosed(oneOutput(kind, p, priors), Rational.zero, value, value, {
      restorer: [p],
      plane: plane("0", { pinned: errors }),
    });
    expect(check(certificate)).toMatchObject({ status: "accepted" });
  });

  it.each([
    ["chi-squared", "1/5", true],
    // 1 − √(5/6) = 0.0871290708247231442383836953319…
    ["squared-hellinger", "0.08712907082472314423838369533199", false],
    // −ln(5/6)
    ["reverse-kullback-leibler", "0.18232155679395462621171802515451", false],
    ["jensen-shannon", "0.0615553786230083005170055763580706", false],
  ] as const)("%s where a letter is not restored: at the least value", (kind, least, exact) => {
    const more = { restored: ["x0", "x1"] };
    const half = ["1/2", "1/2"];
    // q* = (3/5, 2/5)
    const bound = Rational.parse(least);
    expect(check(pinned(kind, bound, Rational.parse("1/2"), more, [...half, "99"]))).toMatchObject({
      status: "accepted",
    });
    expect(
      rejected(pinned(kind, shift(bound, exact ? "1e-9999" : "1e-31"), Rational.parse("1/2"), more, [...half, "0"]))
        .reason,
    ).toMatch(/which is more$/);
    // Below the least value nothing is feasible, and everything follows.
    expect(check(pinned(kind, Rational.zero, Rational.parse("1/2"), more, [...half, "0"]))).toMatchObject({
      status: "accepted",
    });
  });

  it("squared-hellinger where the least value is rational: 1 − √(1/4)", () => {
    const more = { p: ["1/4", "3/4"], restored: ["x0", "new"] };
    const at = (P: string): Data =>
      pinned("squared-hellinger", Rational.parse(P), Rational.parse("1/2"), more, ["1/2", "0", "1/2"]);
    expect(check(at("1/2"))).toMatchObject({ status: "accepted" });
    expect(rejected(at(shift(Rational.parse("1/2"), "1e-9999").toString())).reason).toMatch(/which is more$/);
  });

  it.each(["kullback-leibler", "reverse-chi-squared"] as const)(
    "%s where a letter is not restored: at every P",
    (kind) => {
      expect(check(pinned(kind, Rational.parse("1e9999"), lowest, { restored: ["x0", "x1"] }))).toMatchObject({
        status: "accepted",
      });
    },
  );

  it("no restored letter has mass: refused", () => {
    for (const kind of fKinds)
      expect(
        rejected(pinned(kind, Rational.zero, lowest, { p: ["1/2", "1/2"], restored: ["a", "b"] }, ["0", "0", "0", "0"]))
          .reason,
      ).toContain("a restored letter with p_X > 0");
  });

  it("new letters get nothing", () => {
    for (const kind of fKinds) {
      const more = { p: ["1/2", "1/2"], restored: ["x0", "new", "x1"] };
      // Union x0, x1, new; e·q* with q* = (1/2, 0, 1/2) on x0, new, x1.
      const value = Rational.parse("13/20");
      const numbers = [errors[0]!, errors[2]!, errors[1]!];
      expect(check(pinned(kind, Rational.zero, value, more, numbers))).toMatchObject({ status: "accepted" });
      // The row is the least of e − w, β is w·q*: however large w is at the new letter, no more follows.
      expect(
        rejected(pinned(kind, Rational.zero, shift(value, "1e-99"), more, [numbers[0]!, numbers[1]!, "100"])).where,
      ).toBe("$.evidence.plane");
    }
  });

  it("mmd-squared at P = 0: K(q − p) = 0, and no more", () => {
    // K does not see q₀ − q₁: only q₂ is known.
    const kind = {
      "mmd-squared": [
        ["1", "1", "0"],
        ["1", "1", "0"],
        ["0", "0", "1"],
      ],
    };
    // e = (1/2, 7/10, 4/5): the least e·q with q₂ = 1/6 is 1/2·5/6 + 4/5·1/6 = 11/20, from w = Kr = (1/2, 1/2, 4/5).
    const value = Rational.parse("11/20");
    expect(check(pinned(kind, Rational.zero, value, {}, ["1/2", "0", "4/5"]))).toMatchObject({ status: "accepted" });
    expect(rejected(pinned(kind, Rational.zero, shift(value, "1e-99"), {}, ["1/2", "0", "4/5"])).where).toBe(
      "$.evidence.plane",
    );
    expect(rejected(pinned(kind, Rational.parse("1e-99"), value, {}, ["1/2", "0", "4/5"])).where).toBe(
      "$.evidence.plane.cut.pinned",
    );
    // As if q were pinned to p: refused, for it is not.
    expect(rejected(pinned(kind, Rational.zero, errorRateOf(priors, rationals(...p)), {}, errors)).where).toBe(
      "$.evidence.plane",
    );
  });

  it("is no cut of other divergences", () => {
    for (const kind of ["total-variation", "chebyshev"])
      expect(check(pinned(kind, Rational.zero, lowest)).status).toBe("rejected");
  });
});

it("d ≥ 0 is a cut of every kind", () => {
  const value = Rational.parse("1/2");
  for (const kind of [
    ...fKinds,
    {
      "mmd-squared": [
        ["1", "0", "0"],
        ["0", "1", "0"],
        ["0", "0", "1"],
      ],
    },
  ]) {
    const certificate = enclosed(oneOutput(kind, p, priors), "inf", value, value, {
      restorer: [["1", "0", "0"]],
      plane: nothing,
    });
    expect(check(certificate)).toMatchObject({ status: "accepted" });
    expect(check(changed(certificate, "evidence.plane.multipliers.perception", "1")).status).toBe("rejected");
  }
});
