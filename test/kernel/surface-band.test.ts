/** Bands of C on a region: one whose C is known (chi-squared.ts), with its tangents as pieces, and surfaces. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { surface } from "../../src/tradeoff/surface.js";
import { type Data, binaryProblem, changed, rejected, sealed } from "./certificates.js";
import { lowest, mean, nodes, p, priors, problem, variance } from "./chi-squared.js";
import { mutated, nothing, oneOutput, shift } from "./smooth.js";

const accepted = { status: "accepted" };

/** The tangents by their slope, the flattest first. */
const lines = [...nodes].reverse().map((node) => ({
  ...node,
  intercept: node.value.plus(node.multiplier.times(node.at)),
}));

const row = (distortion: string, perception: string, atLeast: string): Data => ({ distortion, perception, atLeast });
const piece = (distortion: string, perception: string, intercept: string): Data => ({
  intercept,
  multipliers: { distortion, perception },
});
const start = lines.at(-1)!.at;
const least = "1/2";

/** Corners are at the first P and where neighbours meet; there the last restorer before them serves. */
const gap = (() => {
  const all = [{ multiplier: Rational.zero, intercept: lowest }, ...lines];
  const points = [...lines, { at: Rational.one, value: lowest }].sort((a, b) => a.at.compare(b.at));
  let most = Rational.zero;
  all.slice(1).forEach((line, i) => {
    const other = all[i]!;
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
    ...lines.map(({ multiplier, intercept }) => piece("0", multiplier.toString(), intercept.toString())),
  ],
  domain: [row("1", "0", "0"), row("0", "1", start.toString())],
  gap: gap.toString(),
};
const evidence: Data = {
  planes: [nothing, ...lines.map((node) => node.plane)],
  restorers: [[["1", "0", "0"]], ...lines.map(({ restorer }) => [restorer])],
};
const band = (stated: Data = statement, proof: Data = evidence): Data => sealed(problem, stated, proof);

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

it("with any one number changed, the band is rejected or true", () => {
  const C = (P: number): number => (P >= 1 ? 0.5 : mean.toNumber() - Math.sqrt(variance.toNumber() * P));
  const known = [1e-3, 0.01, 0.015, 0.03, 0.1, nodes.at(-1)!.at.toNumber(), 1, 2].filter(
    (P) => P >= 1 || P <= nodes.at(-1)!.at.toNumber(),
  );
  const number = (text: unknown): number => Rational.parse(text as string).toNumber();
  const count = { accepted: 0, rejected: 0 };
  for (const [what, changes] of mutated(band(), ["statement", "evidence"])) {
    const verdict = check(changes);
    count[verdict.status]++;
    if (verdict.status === "rejected") continue;
    const { pieces, domain, gap: width } = changes["statement"] as { pieces: Data[]; domain: Data[]; gap: string };
    for (const D of [0, 1, 5])
      for (const P of known) {
        const heights = pieces.map(
          ({ intercept, multipliers }: Data) =>
            number(intercept) - number(multipliers.distortion) * D - number(multipliers.perception) * P,
        );
        const height = Math.max(...heights);
        expect(height, what).toBeLessThan(C(P) + 1e-9);
        const inside = domain.every(
          ({ distortion, perception, atLeast }: Data) =>
            number(distortion) * D + number(perception) * P >= number(atLeast) + 1e-9,
        );
        if (inside) expect(height + number(width), what).toBeGreaterThan(C(P) - 1e-9);
      }
  }
  expect(count.accepted).toBeGreaterThan(10);
  expect(count.rejected).toBeGreaterThan(60);
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
    const lowered = (pieces as Data[]).map(({ intercept, multipliers }) => ({
      intercept: shift(Rational.parse(intercept as string), "-1/100").toString(),
      multipliers,
    }));
    expect(check(one({ pieces: lowered, gap: "1/100" }))).toMatchObject(accepted);
    expect(check(one({ pieces: lowered, gap: "1/101" })).status).toBe("rejected");
    expect(
      check(
        one({
          pieces: lowered.map((piece) => ({
            ...piece,
            intercept: shift(Rational.parse(piece["intercept"]), "1/50").toString(),
          })),
          gap: "1",
        }),
      ).status,
    ).toBe("rejected");
  });
});
