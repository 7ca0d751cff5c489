/**
 * Enclosures of C(D,P), with one case and with several, and what the other kinds of statement say of problems
 * with a smooth divergence.
 */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check, checkStream } from "../../src/kernel/index.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { type Data, binaryValue, changed, rejected, sealed } from "./certificates.js";
import {
  divergence,
  errorRateOf,
  fKinds,
  interceptOf,
  nothing,
  oneOutput,
  plain,
  plane,
  rationals,
  rounded,
  shift,
  slopeAt,
  fixed,
  tangentCut,
} from "./smooth.js";

const accepted = { status: "accepted" };
const p = ["1/2", "1/3", "1/6"];
const priors = ["1/2", "3/10", "1/5"];
const errors = ["1/2", "7/10", "4/5"];
const atP = errorRateOf(priors, rationals(...p));

/** The certificate of a value as one of an enclosure. */
function asEnclosure(start: Data, lower: string, upper: string): Data {
  const { statement, problem, evidence } = start;
  const kind = { kind: "enclosure", bounds: statement.bounds, errorRate: { lower, upper } };
  return sealed(problem, kind, evidence);
}

describe("a linear problem", () => {
  const value = binaryValue["statement"].errorRate as string;
  const less = shift(Rational.parse(value), "-1e-50").toString();
  const more = shift(Rational.parse(value), "1e-50").toString();

  it("is enclosed by what proves its value, and by nothing narrower", () => {
    for (const [lower, upper] of [
      [value, value],
      [less, more],
      ["-1", "2"],
      [less, value],
    ] as const)
      expect(check(asEnclosure(binaryValue, lower, upper))).toMatchObject(accepted);
    const high = rejected(asEnclosure(binaryValue, more, "1"));
    expect(high.where).toBe("$.evidence.plane");
    expect(high.reason).toContain("γ − λD − μP ≥");
    const low = rejected(asEnclosure(binaryValue, "0", less));
    expect(low.where).toBe("$.evidence.restorer");
    expect(low.reason).toContain("ε ≤");
  });

  it("the verdict says what was proved", () => {
    expect(JSON.parse(JSON.stringify(check(asEnclosure(binaryValue, less, more))))).toMatchObject({
      statement: {
        kind: "enclosure",
        bounds: { distortion: "3/20", perception: "1/100" },
        errorRate: { lower: less, upper: more },
      },
    });
  });

  it("without an upper bound there is no restorer", () => {
    const open = asEnclosure(binaryValue, value, "inf");
    expect(rejected(open)).toMatchObject({ where: "$.evidence.restorer" });
    expect(check(changed(open, "evidence.restorer", undefined))).toMatchObject(accepted);
    expect(rejected(changed(asEnclosure(binaryValue, value, value), "evidence.restorer", undefined)).reason).toContain(
      `"restorer"`,
    );
  });

  it("also in a file that is read piece by piece", () => {
    const good = asEnclosure(binaryValue, less, more);
    const bad = asEnclosure(binaryValue, more, "1");
    const bytes = new TextEncoder().encode(JSON.stringify([good, bad]));
    expect(checkStream(() => [bytes.subarray(0, 1000), bytes.subarray(1000)])).toEqual([
      check(good),
      { ...rejected(bad), where: "$[1].evidence.plane" },
    ]);
  });

  it("the ends are numbers in order", () => {
    expect(rejected(asEnclosure(binaryValue, more, less))).toMatchObject({ where: "$.statement.errorRate.upper" });
    for (const wrong of ["inf", "-inf", "NaN", ""])
      expect(rejected(asEnclosure(binaryValue, wrong, "1")).where).toBe("$.statement.errorRate.lower");
    for (const wrong of [value, { lower: value }, { lower: value, upper: value, width: "0" }, null])
      expect(rejected(changed(asEnclosure(binaryValue, less, more), "statement.errorRate", wrong)).where).toMatch(
        /^\$\.statement\.errorRate/,
      );
  });

  it("the restorer is within both bounds", () => {
    const far = changed(asEnclosure(binaryValue, "0", "1"), "statement.bounds.distortion", "1/10");
    expect(rejected(far).reason).toContain("E[Δ] ≤ 1/10");
    const near = changed(asEnclosure(binaryValue, "0", "1"), "statement.bounds.perception", "0");
    expect(rejected(near).reason).toContain("d(p_X,q) ≤ 0");
  });
});

describe("problems that are several at once", () => {
  it.each(["missed-alarm", "lesser-divergence"])("%s", (name) => {
    const problem = problemFromData(galleryProblem(name));
    const start = JSON.parse(
      JSON.stringify(certificate(solve(problem, { distortion: "inf", perception: "1/20" }))),
    ) as Data;
    start["problem"] = { ...galleryProblem(name) };
    const value = start["statement"].errorRate as string;
    const statement = (lower: string, upper: string): Data => ({
      ...start,
      statement: { ...start["statement"], kind: "enclosure", errorRate: { lower, upper } },
    });
    const by = (text: string): string => shift(Rational.parse(value), text).toString();
    expect(check(statement(value, value))).toMatchObject(accepted);
    expect(check(statement(by("-1e-9"), by("1e-9")))).toMatchObject(accepted);
    expect(rejected(statement(by("1e-9"), "1")).where).toMatch(/^\$\.evidence\.cases/);
    expect(rejected(statement("0", by("-1e-9"))).where).toBe("$.evidence.restorer");
    const open = statement(value, "inf");
    const { restorer: _, classifier: __, divergence: ___, coupling: ____, ...cases } = start["evidence"];
    expect(check({ ...open, evidence: cases })).toMatchObject(accepted);
    expect(check(open).status).toBe("rejected");
  });

  it("the least of a linear and a smooth divergence", () => {
    const kind = { minimum: ["total-variation", "kullback-leibler"] };
    const P = Rational.parse("1/10");
    const weight = Rational.parse("1/2");
    const smooth = tangentCut("kullback-leibler", rationals(...p), rationals("3/5", "1/4", "3/20"));
    const lower = interceptOf(priors, weight, smooth).minus(weight.times(P));
    // Total variation: moving 1/10 from x2 (e = 4/5) to x0 (e = 1/2) gains 3/100.
    const byVariation = atP.minus(Rational.parse("3/100"));
    const cases = [
      { plane: plane("3/10", { transport: { restored: ["0", "1/5", "3/10"] } }) },
      { plane: plane(weight, smooth) },
    ];
    const least = lower.lessThan(byVariation) ? lower : byVariation;
    const statement = (low: Rational, high: Rational): unknown => ({
      kind: "enclosure",
      bounds: { distortion: "inf", perception: P.toString() },
      errorRate: { lower: low.toString(), upper: high.toString() },
    });
    // A pmf with TV = 1/10, and KL far below 1/10.
    const restorer = [["3/5", "1/3", "1/15"]];
    const upper = errorRateOf(priors, rationals(...restorer[0]!));
    const problem = oneOutput(kind, p, priors);
    for (const index of [0, 1])
      expect(check(sealed(problem, statement(least, upper), { restorer, divergence: index, cases }))).toMatchObject(
        accepted,
      );
    expect(
      rejected(sealed(problem, statement(shift(least, "1e-50"), upper), { restorer, divergence: 0, cases })).where,
    ).toMatch(/^\$\.evidence\.cases/);
    expect(
      check(sealed(problem, statement(least, upper), { restorer, divergence: 0, cases: [cases[1], cases[0]] })).status,
    ).toBe("rejected");
  });

  describe("a re-trained classifier with symmetries", () => {
    const problem = (perception: unknown): Data => ({
      format: "exact-cdp/problem@1",
      name: "symmetric",
      source: {
        alphabet: ["0", "1"],
        classes: [
          { name: "a", prior: "1/2", pmf: ["1", "0"] },
          { name: "b", prior: "1/2", pmf: ["0", "1"] },
        ],
      },
      channel: {
        outputs: ["0", "1"],
        matrix: [
          ["3/4", "1/4"],
          ["1/4", "3/4"],
        ],
      },
      classifier: "retrained",
      distortion: "hamming",
      perception,
    });
    const leaf = { plane: nothing };
    const evidence = (swap: Data = {}): Data => ({
      restorer: [
        ["1", "0"],
        ["0", "1"],
      ],
      classifier: ["a", "b"],
      symmetries: [{ letters: [1, 0], inputs: [1, 0], outputs: [1, 0], classes: [1, 0], ...swap }],
      cases: [{ letter: "0", classes: [leaf, { letter: "1", classes: [leaf, { symmetry: 0 }] }] }],
    });
    const sealedWith = (perception: unknown, swap?: Data): Data =>
      sealed(
        problem(perception),
        { kind: "value", bounds: { distortion: "1/4", perception: "0" }, errorRate: "1/4" },
        evidence(swap),
      );

    it("is one of a smooth divergence, too", () => {
      for (const kind of [
        ...fKinds,
        {
          "mmd-squared": [
            ["2", "1"],
            ["1", "2"],
          ],
        },
      ])
        expect(check(sealedWith(kind))).toMatchObject(accepted);
    });

    it("unless the kernel or a shared letter changes", () => {
      const kernel = rejected(
        sealedWith({
          "mmd-squared": [
            ["1", "0"],
            ["0", "2"],
          ],
        }),
      );
      expect(kernel).toMatchObject({ where: "$.evidence.symmetries[0]" });
      expect(kernel.reason).toContain("K(πz,πz') = K(z,z')");
      const free = {
        ...problem("chi-squared"),
        distortion: {
          matrix: [
            ["0", "0"],
            ["0", "0"],
          ],
        },
      };
      const statement = { kind: "value", bounds: { distortion: "inf", perception: "0" }, errorRate: "1/4" };
      expect(check(sealed(free, statement, evidence()))).toMatchObject(accepted);
      const verdict = rejected(sealed(free, statement, evidence({ letters: [0, 1] })));
      expect(verdict.reason).toContain("letters that X and X̂ share to have one image");
      // A new letter may not take the place of a shared one.
      const more = { ...free, restored: { alphabet: ["0", "new"] } };
      const swapped = rejected(
        sealed(
          { ...more, perception: "squared-hellinger" },
          { ...statement, bounds: { distortion: "inf", perception: "1" } },
          evidence(),
        ),
      );
      expect(swapped.reason).toContain("letters that X and X̂ share");
    });
  });
});

describe("other statements of smooth problems", () => {
  const source = rationals(...p);
  const value = (kind: unknown, P: string, errorRate: string, evidence: unknown): Data =>
    sealed(
      oneOutput(kind, p, priors),
      { kind: "value", bounds: { distortion: "inf", perception: P }, errorRate },
      evidence,
    );

  it("a value where d does not count, or pins q", () => {
    for (const kind of fKinds) {
      expect(check(value(kind, "inf", "1/2", { restorer: [["1", "0", "0"]], plane: nothing }))).toMatchObject(accepted);
      const pinned = value(kind, "0", atP.toString(), { restorer: [p], plane: plane("0", { pinned: errors }) });
      expect(check(pinned)).toMatchObject(accepted);
      expect(check(changed(pinned, "statement.bounds.perception", "1e-9")).status).toBe("rejected");
    }
  });

  it("infeasible where a letter is missing", () => {
    const infeasible = (kind: unknown, P: string, multiplier: string, cut: unknown): Data =>
      sealed(
        oneOutput(kind, p, ["1/2", "1/2"], ["x0", "x1"]),
        { kind: "infeasible", bounds: { distortion: "inf", perception: P } },
        { plane: plane(multiplier, cut) },
      );
    // χ²: the least is 1/5 at q = (3/5, 2/5), with slopes 2(q/p − 1) = 2/5 and m = 1/6 − 5/6·(2/5 + 1/25) = −1/5.
    const tangent = { smooth: { slopes: ["2/5", "2/5"], constant: "-1/5" } };
    expect(check(infeasible("chi-squared", "1/5", "1", tangent)).status).toBe("rejected");
    expect(
      check(infeasible("chi-squared", shift(Rational.parse("1/5"), "-1e-900").toString(), "1", tangent)),
    ).toMatchObject(accepted);
    expect(
      check(infeasible("kullback-leibler", "1e99", "1", { smooth: { slopes: ["-1", "-1"], constant: "1e100" } })),
    ).toMatchObject(accepted);
    expect(
      check(infeasible("jensen-shannon", "1e99", "1", { smooth: { slopes: ["0", "0"], constant: "1e100" } })).status,
    ).toBe("rejected");
  });

  const weight = Rational.parse("1/20");
  const at = rationals("1/4", "1/4", "1/2");

  it.each(fKinds)("the least weighted sum, enclosed: %s", (kind) => {
    const cut = tangentCut(kind, source, at);
    const slopes = at.map((mass, z) => rounded(slopeAt(kind, fixed(source[z]!), fixed(mass))));
    const mean = slopes.reduce((sum, slope) => sum.plus(slope), Rational.zero).over(Rational.of(3n));
    const tuned = plain(slopes.map((slope) => Rational.of(1n, 3n).plus(weight.times(slope.minus(mean)))));
    const distance = rounded(divergence(kind, source, at)!);
    const lower = interceptOf(tuned, weight, cut);
    const upper = errorRateOf(tuned, at).plus(weight.times(shift(distance, "1e-38")));
    expect(upper.minus(lower).lessThan(Rational.parse("1e-30"))).toBe(true);
    const weighted = (least: unknown): Data =>
      sealed(
        oneOutput(kind, p, tuned),
        { kind: "weighted", weights: { distortion: "0", perception: weight.toString(), errorRate: "1" }, least },
        { restorer: [plain(at)], cases: [{ plane: plane(weight, cut) }] },
      );
    const ends = (low: Rational, high: Rational): unknown => ({ lower: low.toString(), upper: high.toString() });
    expect(check(weighted(ends(lower, upper)))).toMatchObject(accepted);
    expect(rejected(weighted(ends(shift(lower, "1e-30"), shift(upper, "1e-30")))).where).toMatch(
      /^\$\.evidence\.cases/,
    );
    expect(rejected(weighted(ends(shift(lower, "-1e-30"), shift(upper, "-1e-30")))).where).toBe("$.evidence.restorer");
    expect(rejected(weighted(ends(upper, lower))).where).toBe("$.statement.least.upper");
    expect(rejected(weighted({ lower: lower.toString(), upper: "inf" })).where).toBe("$.statement.least.upper");
    expect(check(weighted(lower.toString())).status).toBe("rejected");
    const pinned = changed(weighted(ends(lower, upper)), "evidence.cases.0.plane.cut", { pinned: errors });
    expect(rejected(pinned).reason).toContain("no bound on it");
  });

  it("the least weighted sum of χ², exactly: ē − Var/4μ", () => {
    // q − p = −p(e − ē)/2μ with ē = 37/60 and Var = 53/3600, at μ = 1.
    const mean = Rational.parse("37/60");
    const deviations = rationals(...errors).map((e) => e.minus(mean));
    const slopes = deviations.map((d) => d.negated());
    const q = source.map((mass, i) => mass.minus(mass.times(deviations[i]!).times(Rational.of(1n, 2n))));
    const variance = source.reduce(
      (sum, mass, i) => sum.plus(mass.times(deviations[i]!).times(deviations[i]!)),
      Rational.zero,
    );
    const quarter = variance.times(Rational.of(1n, 4n));
    const least = mean.minus(quarter);
    const cut = { smooth: { slopes: plain(slopes), constant: quarter.negated().toString() } };
    const weighted = (stated: Rational): Data =>
      sealed(
        oneOutput("chi-squared", p, priors),
        { kind: "weighted", weights: { distortion: "0", perception: "1", errorRate: "1" }, least: stated.toString() },
        { restorer: [plain(q)], cases: [{ plane: plane("1", cut) }] },
      );
    expect(check(weighted(least))).toMatchObject(accepted);
    expect(rejected(weighted(shift(least, "1e-900"))).where).toMatch(/^\$\.evidence\.cases/);
    expect(rejected(weighted(shift(least, "-1e-900"))).where).toBe("$.evidence.restorer");
  });

  it("bounds on the weighted sum of a linear problem", () => {
    const problem = oneOutput("total-variation", p, priors);
    const weighted = (least: unknown): Data =>
      sealed(
        problem,
        { kind: "weighted", weights: { distortion: "0", perception: "0", errorRate: "2" }, least },
        { restorer: [["1", "0", "0"]], cases: [{ plane: plane("0", { transport: { restored: ["0", "0", "0"] } }) }] },
      );
    for (const least of ["1", { lower: "1", upper: "1" }, { lower: "0", upper: "7" }])
      expect(check(weighted(least))).toMatchObject(accepted);
    for (const least of ["1/2", { lower: "1/2", upper: "3/4" }, { lower: "5/4", upper: "3/2" }])
      expect(check(weighted(least)).status).toBe("rejected");
  });

  it("the three minima, and that no restorer attains them all", () => {
    const least = { restorer: [p], plane: plane("1", { smooth: "none" }) };
    const evidence = {
      minima: {
        distortion: {
          restorer: [p],
          plane: { multipliers: { distortion: "1", perception: "0" }, cut: { smooth: "none" } },
        },
        perception: least,
        errorRate: { restorer: [["1", "0", "0"]], plane: nothing },
      },
      plane: plane("0", { pinned: errors }),
    };
    const tradeoff = (kind: unknown, proof: unknown): Data =>
      sealed(
        oneOutput(kind, p, priors),
        { kind: "tradeoff", minima: { distortion: "0", perception: "0", errorRate: "1/2" }, simultaneous: false },
        proof,
      );
    for (const kind of fKinds) expect(check(tradeoff(kind, evidence))).toMatchObject(accepted);
    const hall = rejected(tradeoff("chi-squared", { minima: evidence.minima, hall: { letters: [], outputs: [] } }));
    expect(hall.reason).toContain("a transport divergence");
    // The minima are of all restorers: nothing pins them.
    const pinned = changed(tradeoff("chi-squared", evidence), "evidence.minima.errorRate.plane.cut", {
      pinned: errors,
    });
    expect(rejected(pinned).reason).toContain("no bound on it");
  });

  it("a slice at fixed P", () => {
    const slice = (fixedAt: unknown, y: string, cut: unknown): Data =>
      sealed(
        oneOutput("kullback-leibler", p, priors),
        { kind: "slice", fixed: fixedAt, breakpoints: [{ at: "0", value: y }] },
        {
          points: [{ restorer: [p] }],
          planes: [{ plane: plane("0", cut) }],
          left: { farkas: { multipliers: { distortion: "1", perception: "0" }, cut: { smooth: "none" } } },
        },
      );
    expect(check(slice({ perception: "0" }, atP.toString(), { pinned: errors }))).toMatchObject(accepted);
    expect(check(slice({ perception: "1e-99" }, atP.toString(), { pinned: errors })).status).toBe("rejected");
    // Along P nothing pins q, though it would at P = 0.
    const along = changed(
      slice({ distortion: "0" }, atP.toString(), { pinned: errors }),
      "evidence.left.farkas.multipliers",
      { distortion: "0", perception: "1" },
    );
    expect(rejected(along).reason).toContain("no bound on it");
  });

  it("surfaces are refused, with the reason", () => {
    const problem = oneOutput("chi-squared", p, priors);
    const surface = {
      pieces: [{ intercept: "1/2", multipliers: { distortion: "0", perception: "0" } }],
      domain: [
        { distortion: "1", perception: "0", atLeast: "0" },
        { distortion: "0", perception: "1", atLeast: "0" },
      ],
    };
    const lists = { planes: [nothing], cuts: [nothing, nothing], restorers: [[["1", "0", "0"]]] };
    expect(rejected(sealed(problem, { kind: "surface", ...surface }, lists)).reason).toContain(
      "for which there are values, enclosures and bands",
    );
    const of = { inputs: ["x0", "x1", "x2"], outputs: ["y"], matrix: [["1"], ["1"], ["1"]] };
    const dominance = sealed(problem, { kind: "dominance", of }, { surface: { ...surface, ...lists }, below: [] });
    expect(rejected(dominance).reason).toContain("for which there are values, enclosures and bands");
  });
});
