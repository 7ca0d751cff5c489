/**
 * Bands of C on a region. For χ² with one output C(D,P) = ē − √(Var·P) is known (slice-band.test.ts): its tangents
 * are the pieces, the restorers where they touch are within the bounds of the corners.
 */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { surface } from "../../src/tradeoff/surface.js";
import { type Data, binaryProblem, changed, rejected, sealed } from "./certificates.js";
import { nothing, oneOutput, plain, plane, rationals, shift } from "./smooth.js";

const accepted = { status: "accepted" };
const p = ["1/2", "1/3", "1/6"];
const priors = ["1/2", "3/10", "1/5"];
const source = rationals(...p);
const mean = Rational.parse("37/60");
const deviations = rationals("1/2", "7/10", "4/5").map((e) => e.minus(mean));
const variance = source.reduce(
  (sum, mass, i) => sum.plus(mass.times(deviations[i]!).times(deviations[i]!)),
  Rational.zero,
);

const nodes = ["1/8", "1/4", "1/2", "1"].map((text) => {
  const multiplier = Rational.parse(text);
  const half = Rational.of(1n, 2n).over(multiplier);
  const at = variance.times(half).times(half);
  const slopes = deviations.map((d) => d.over(multiplier).negated());
  return {
    multiplier,
    at,
    value: mean.minus(variance.times(half)),
    intercept: mean.minus(multiplier.times(at)),
    restorer: [plain(source.map((mass, i) => mass.minus(mass.times(deviations[i]!).times(half))))],
    plane: plane(multiplier, { smooth: { slopes: plain(slopes), constant: at.negated().toString() } }),
  };
});

const row = (distortion: string, perception: string, atLeast: string): Data => ({ distortion, perception, atLeast });
const piece = (distortion: string, perception: string, intercept: string): Data => ({
  intercept,
  multipliers: { distortion, perception },
});
const start = nodes.at(-1)!.at;
const least = "1/2";

/** Corners are at the first P and where neighbours meet; there the last restorer before them serves. */
const gap = (() => {
  const lines = [{ multiplier: Rational.zero, intercept: Rational.parse(least) }, ...nodes];
  const points = [...nodes, { at: Rational.one, value: Rational.parse(least) }].sort((a, b) => a.at.compare(b.at));
  let most = Rational.zero;
  lines.slice(1).forEach((line, i) => {
    const other = lines[i]!;
    const x = line.intercept.minus(other.intercept).over(line.multiplier.minus(other.multiplier));
    const height = line.intercept.minus(line.multiplier.times(x));
    const value = points.filter(({ at }) => at.atMost(x)).at(-1)!.value;
    if (most.lessThan(value.minus(height))) most = value.minus(height);
  });
  return most;
})();

const statement: Data = {
  kind: "band",
  pieces: [
    piece("0", "0", least),
    ...nodes.map(({ multiplier, intercept }) => piece("0", multiplier.toString(), intercept.toString())),
  ],
  domain: [row("1", "0", "0"), row("0", "1", start.toString())],
  gap: gap.toString(),
};
const evidence: Data = {
  planes: [nothing, ...nodes.map((node) => node.plane)],
  restorers: [[["1", "0", "0"]], ...nodes.map(({ restorer }) => restorer)],
};
const band = (stated: Data = statement, proof: Data = evidence): Data =>
  sealed(oneOutput("chi-squared", p, priors), stated, proof);

describe("a band of C for χ²", () => {
  it("is accepted, and the verdict says what was proved", () => {
    expect(JSON.parse(JSON.stringify(check(band())))).toMatchObject({ status: "accepted", statement });
  });

  it("is no narrower than the restorers make it", () => {
    const verdict = rejected(band({ ...statement, gap: shift(gap, "-1e-900").toString() }));
    expect(verdict.where).toMatch(/^\$\.evidence/);
    expect(verdict.reason).toContain("a restorer with (E[Δ], d, ε) at most");
    expect(check(band({ ...statement, gap: "3" }))).toMatchObject(accepted);
  });

  it("needs a restorer within the bounds of every corner", () => {
    expect(rejected(band(statement, { ...evidence, restorers: [] })).reason).toContain("found none");
    // Where the region begins there is the last node alone; it serves further right, with a wider gap.
    const restorers = evidence["restorers"] as Data[];
    expect(
      rejected(band({ ...statement, gap: "3" }, { ...evidence, restorers: restorers.slice(0, -1) })).reason,
    ).toContain("found none");
    const alone = { ...evidence, restorers: restorers.slice(-1) };
    expect(check(band({ ...statement, gap: "3" }, alone))).toMatchObject(accepted);
    expect(rejected(band(statement, alone)).reason).toContain("at the least");
  });

  it("begins no further left than the restorers do", () => {
    const wider = changed(
      band({ ...statement, gap: "3" }),
      "statement.domain.1.atLeast",
      shift(start, "-1e-9").toString(),
    );
    expect(rejected(wider).reason).toContain("found none");
    const narrower = changed(band(), "statement.domain.1.atLeast", shift(start, "1e-9").toString());
    expect(check(narrower)).toMatchObject(accepted);
  });

  it("no piece is higher than its plane; a lower one widens the gap", () => {
    (statement["pieces"] as Data[]).forEach((one, k) => {
      const higher = changed(
        band({ ...statement, gap: "3" }),
        `statement.pieces.${k}.intercept`,
        shift(Rational.parse(one["intercept"] as string), "1e-60").toString(),
      );
      expect(rejected(higher).where).toBe(`$.evidence.planes[${k}]`);
      const lower = changed(
        band({ ...statement, gap: "3" }),
        `statement.pieces.${k}.intercept`,
        shift(Rational.parse(one["intercept"] as string), "-1e-60").toString(),
      );
      expect(check(lower)).toMatchObject(accepted);
      const steeper = changed(band(), `statement.pieces.${k}.multipliers.perception`, "2");
      expect(check(steeper).status).toBe("rejected");
    });
  });

  it("a piece that falls along an unbounded cell proves nothing there", () => {
    const pieces = (statement["pieces"] as Data[]).slice(1);
    const verdict = rejected(
      band({ ...statement, pieces, gap: "3" }, { ...evidence, planes: (evidence["planes"] as Data[]).slice(1) }),
    );
    expect(verdict.reason).toContain("constant along the unbounded edges");
  });

  it("its pieces ascend, and its region has rows of D and of P", () => {
    expect(rejected(band({ ...statement, pieces: [...(statement["pieces"] as Data[])].reverse() })).where).toBe(
      "$.statement.pieces[1]",
    );
    expect(rejected(band({ ...statement, domain: (statement["domain"] as Data[]).slice(1) })).reason).toContain(
      "a row with distortion > 0",
    );
    expect(rejected(band({ ...statement, fixed: { distortion: "0" } })).where).toBe("$.statement.fixed");
  });

  it("nothing is pinned", () => {
    const pinned = changed(band(), "evidence.planes.0.cut", { pinned: ["1/2", "7/10", "4/5"] });
    expect(rejected(pinned).reason).toContain("no bound on it");
  });

  it("irrational divergences count with an upper bound, infinite ones not at all", () => {
    // The region where P ≥ 1/2: C is ½ ≤ C ≤ ½ + gap.
    const stated = {
      ...statement,
      pieces: [piece("0", "0", least)],
      domain: [row("1", "0", "0"), row("0", "1", "1/2")],
      gap: "1/20",
    };
    const proof = (restorers: unknown[]): Data => ({ planes: [nothing], restorers });
    const near = [["4/5", "1/10", "1/10"]];
    const infinite = [["1", "0", "0"]];
    const of = (kind: unknown, restorers: unknown[]): Data =>
      sealed(oneOutput(kind, p, priors), stated, proof(restorers));
    for (const kind of ["jensen-shannon", "squared-hellinger", "kullback-leibler", "reverse-kullback-leibler"])
      expect(check(of(kind, [near, infinite]))).toMatchObject(accepted);
    expect(rejected(of("kullback-leibler", [infinite])).reason).toContain("found none");
    expect(
      check(sealed(oneOutput("jensen-shannon", p, priors), { ...stated, gap: "1/50" }, proof([near]))).status,
    ).toBe("rejected");
  });
});

describe("a surface is a band of width 0", () => {
  const surfaces: [string, Data][] = [
    ["binary-denoising", binaryProblem],
    ["three-classes", { ...galleryProblem("three-classes") }],
    [
      "with couplings",
      {
        ...binaryProblem,
        perception: {
          transport: [
            ["0", "1"],
            ["2", "0"],
          ],
        },
      },
    ],
  ];
  it.each(surfaces)("%s", (_, problem) => {
    const start = JSON.parse(surface(problemFromData(problem)).certificate()) as Data;
    const { pieces, domain } = start["statement"];
    const { planes, restorers, couplings } = start["evidence"];
    const proof = { planes, restorers, ...(couplings === undefined ? {} : { couplings }) };
    const one = (stated: Data): Data => ({
      ...start,
      statement: { kind: "band", pieces, domain, gap: "0", ...stated },
      evidence: proof,
    });
    expect(check(one({}))).toMatchObject(accepted);
    expect(check(one({ gap: "1/9" }))).toMatchObject(accepted);
    expect(check(one({ gap: "-1e-60" })).status).toBe("rejected");
    // Lower pieces need the gap that makes up for it.
    const lowered = (pieces as Data[]).map(
      ({ intercept, multipliers }) =>
        ({ intercept: shift(Rational.parse(intercept as string), "-1/100").toString(), multipliers }) as Data,
    );
    expect(check(one({ pieces: lowered, gap: "1/100" }))).toMatchObject(accepted);
    expect(check(one({ pieces: lowered, gap: "1/101" })).status).toBe("rejected");
    expect(
      check(
        one({
          pieces: lowered.map((piece) => ({
            ...piece,
            intercept: shift(Rational.parse(piece["intercept"] as string), "1/50").toString(),
          })),
          gap: "1",
        }),
      ).status,
    ).toBe("rejected");
  });
});
