/** Bands of slices: one whose slice is known (chi-squared.ts), and the slices of linear problems. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { sliceAt, type SliceAt } from "../../src/tradeoff/slice.js";
import { sliceCertificate } from "../../src/tradeoff/slice-certificate.js";
import { type Data, binaryProblem, changed, rejected, sealed } from "./certificates.js";
import { type Node, lowest, mean, nodes, p, priors, problem, variance } from "./chi-squared.js";
import { mutated, nothing, oneOutput, plane, shift } from "./smooth.js";

const accepted = { status: "accepted" };

/** Where two tangents meet. */
function meeting(a: Node, b: Node): { at: Rational; value: Rational } {
  const intercept = (one: Node): Rational => one.value.plus(one.multiplier.times(one.at));
  const at = intercept(a).minus(intercept(b)).over(a.multiplier.minus(b.multiplier));
  return { at, value: intercept(a).minus(a.multiplier.times(at)) };
}

const text = ({ at, value }: { at: Rational; value: Rational }): Data => ({
  at: at.toString(),
  value: value.toString(),
});
const [first, last] = [nodes[0]!, nodes.at(-1)!];
const end = { at: last.value.minus(lowest).over(last.multiplier).plus(last.at), value: lowest };
const lowerPoints = [
  { at: Rational.zero, value: first.value.plus(first.multiplier.times(first.at)) },
  ...nodes.slice(1).map((node, i) => meeting(nodes[i]!, node)),
  end,
];
// From P = 0 (q = p) to P = 1 (q = (1, 0, 0), where ε is least).
const upperPoints = [{ at: Rational.zero, value: mean }, ...nodes, { at: Rational.one, value: lowest }];

function valueAt(points: readonly { at: Rational; value: Rational }[], x: Rational): Rational {
  const right = points.findIndex(({ at }) => x.lessThan(at));
  if (right < 0) return points.at(-1)!.value;
  const [a, b] = [points[right - 1]!, points[right]!];
  return a.value.plus(b.value.minus(a.value).times(x.minus(a.at)).over(b.at.minus(a.at)));
}

/** The largest distance between the two, at the breakpoints of both. */
const gap = [...lowerPoints, ...upperPoints]
  .map(({ at }) => valueAt(upperPoints, at).minus(valueAt(lowerPoints, at)))
  .reduce((most, one) => (most.lessThan(one) ? one : most));

const statement: Data = {
  kind: "band",
  fixed: { distortion: "inf" },
  lower: lowerPoints.map(text),
  upper: upperPoints.map(text),
  gap: gap.toString(),
};
const evidence: Data = {
  planes: [...nodes.map((node) => ({ plane: node.plane })), { plane: nothing }],
  points: [p, ...nodes.map(({ restorer }) => restorer), ["1", "0", "0"]].map((row) => ({ restorer: [row] })),
};
const band = (stated: Data = statement, proof: Data = evidence): Data => sealed(problem, stated, proof);

describe("a band of C(∞,P) for χ²", () => {
  it("is accepted, and the verdict says what was proved", () => {
    expect(JSON.parse(JSON.stringify(check(band())))).toMatchObject({ status: "accepted", statement });
    // The true function, in doubles, is within it.
    for (const P of [0.001, 0.01, 0.05, 0.1]) {
      const C = mean.toNumber() - Math.sqrt(variance.toNumber() * P);
      const x = Rational.parse(String(P));
      expect(valueAt(lowerPoints, x).toNumber()).toBeLessThan(C + 1e-12);
      expect(valueAt(upperPoints, x).toNumber()).toBeGreaterThan(C - 1e-12);
    }
  });

  it("is no narrower than it is", () => {
    const verdict = rejected(band({ ...statement, gap: shift(gap, "-1e-900").toString() }));
    expect(verdict).toMatchObject({ where: "$.statement.gap" });
    expect(verdict.reason).toContain(`at least ${gap.toString()}`);
    expect(check(band({ ...statement, gap: "7" }))).toMatchObject(accepted);
  });

  it("no breakpoint of the lower function can be higher, nor one of the upper lower", () => {
    lowerPoints.forEach((point, i) => {
      const higher = changed(
        band({ ...statement, gap: "1" }),
        `statement.lower.${i}`,
        text({ ...point, value: shift(point.value, "1e-60") }),
      );
      expect(rejected(higher).where).toMatch(/^\$\.evidence\.planes|^\$\.statement\.lower/);
      const lower = changed(
        band({ ...statement, gap: "1" }),
        `statement.lower.${i}.value`,
        shift(point.value, "-1e-60").toString(),
      );
      expect(check(lower)).toMatchObject(accepted);
    });
    upperPoints.forEach((point, i) => {
      const lower = changed(
        band({ ...statement, gap: "1" }),
        `statement.upper.${i}.value`,
        shift(point.value, "-1e-60").toString(),
      );
      expect(rejected(lower).where).toMatch(/^\$\.evidence\.points|^\$\.statement\.upper/);
    });
  });

  it("its functions fall, are convex, and begin in order", () => {
    for (const side of ["lower", "upper"]) {
      const points = statement[side] as Data[];
      expect(rejected(band({ ...statement, [side]: [...points].reverse() })).where).toMatch(
        new RegExp(`^\\$\\.statement\\.${side}\\[1\\]`),
      );
      expect(rejected(band({ ...statement, [side]: [] })).where).toBe(`$.statement.${side}`);
      const risen = points.map((one, i) => (i === points.length - 1 ? { ...one, value: "9/10" } : one));
      expect(rejected(band({ ...statement, [side]: risen })).where).toMatch(new RegExp(`^\\$\\.statement\\.${side}`));
      const bent = points.map((one, i) => (i === 1 ? { ...one, value: points[0]!.value as string } : one));
      expect(rejected(band({ ...statement, [side]: bent })).reason).toContain("slopes that do not fall");
      const twice = [points[0]!, ...points];
      expect(rejected(band({ ...statement, [side]: twice })).reason).toContain("ascend in x");
    }
    const late = { ...statement, lower: lowerPoints.map(({ at, value }) => text({ at: shift(at, "1e-9"), value })) };
    expect(rejected(band(late)).where).toBe("$.statement.upper[0]");
  });

  it("a level segment, and three points on a line, are functions too", () => {
    const level = {
      ...statement,
      lower: [...statement["lower"], { at: "3", value: "1/2" }, { at: "4", value: "1/2" }],
    };
    expect(
      check(band(level, { ...evidence, planes: [...evidence["planes"], { plane: nothing }, { plane: nothing }] })),
    ).toMatchObject(accepted);
  });

  it("a plane per segment, in which y counts, the last without x", () => {
    const planes = evidence["planes"] as Data[];
    for (const list of [[], planes.slice(1), [...planes, planes[0]]])
      expect(rejected(band(statement, { ...evidence, planes: list })).where).toBe("$.evidence.planes");
    const falling = rejected(band(statement, { ...evidence, planes: [...planes.slice(0, -1), planes[0]] }));
    expect(falling.reason).toContain("a multiplier μ of the perception = 0");
    const farkas = [{ farkas: nodes[0]!.plane }, ...planes.slice(1)];
    expect(rejected(band(statement, { ...evidence, planes: farkas })).reason).toContain(
      "a multiplier ν of the error rate > 0",
    );
    expect(rejected(band(statement, { ...evidence, planes: planes.with(0, planes[1]!) })).where).toBe(
      "$.evidence.planes[0]",
    );
  });

  it("pins nothing along P", () => {
    const pinned = changed(band(), "evidence.planes.0.plane.cut", { pinned: ["1/2", "7/10", "4/5"] });
    expect(rejected(pinned).reason).toContain("no bound on it");
  });

  it("what lies to the left is proved, where it is not below 0", () => {
    const later = {
      ...statement,
      lower: [
        { at: "1/1000", value: lowerPoints[0]!.value.minus(Rational.of(1n, 1000n)).toString() },
        ...(statement["lower"] as Data[]).slice(1),
      ],
    };
    const without = changed(
      band({ ...later, upper: (statement["upper"] as Data[]).slice(1), gap: "1" }),
      "evidence.points",
      (evidence["points"] as Data[]).slice(1),
    );
    expect(rejected(without).reason).toContain(`"left"`);
    // d ≥ 0 is all that a Farkas plane can say here.
    const left = { farkas: plane("1", { smooth: "none" }) };
    expect(rejected(changed(without, "evidence.left", left)).where).toBe("$.evidence.left");
    expect(check(band(statement, { ...evidence, left }))).toMatchObject(accepted);
    for (const wrong of [{ plane: nothing }, { farkas: nothing }, { plane: first.plane }])
      expect(rejected(band(statement, { ...evidence, left: wrong })).where).toMatch(/^\$\.evidence\.left/);
  });
});

it("a band at fixed P may pin q", () => {
  const value = mean.toString();
  const stated = {
    kind: "band",
    fixed: { perception: "0" },
    lower: [{ at: "0", value }],
    upper: [{ at: "0", value }],
    gap: "0",
  };
  const proof = { planes: [{ plane: plane("0", { pinned: ["1/2", "7/10", "4/5"] }) }], points: [{ restorer: [p] }] };
  for (const kind of ["chi-squared", "jensen-shannon"])
    expect(check(sealed(oneOutput(kind, p, priors), stated, proof))).toMatchObject(accepted);
  expect(
    rejected(sealed(oneOutput("chi-squared", p, priors), { ...stated, fixed: { perception: "1e-9" } }, proof)).where,
  ).toBe("$.evidence.planes[0].plane.cut.pinned");
});

it("with any one number changed, the band is rejected or true", () => {
  const C = (P: number): number => (P >= 1 ? 0.5 : mean.toNumber() - Math.sqrt(variance.toNumber() * P));
  const known = [0, 1e-4, 1e-3, 0.01, 0.03, nodes.at(-1)!.at.toNumber(), 1, 2];
  const read = (points: Data[]): { at: Rational; value: Rational }[] =>
    points.map(({ at, value }: Data) => ({ at: Rational.parse(at as string), value: Rational.parse(value as string) }));
  const count = { accepted: 0, rejected: 0 };
  for (const [what, changes] of mutated(band(), ["statement", "evidence"])) {
    const verdict = check(changes);
    count[verdict.status]++;
    if (verdict.status === "rejected") continue;
    const [lower, upper] = [read(changes["statement"].lower), read(changes["statement"].upper)];
    const width = Rational.parse(changes["statement"].gap as string).toNumber();
    expect(lower[0]!.at.sign(), what).toBeLessThanOrEqual(0);
    for (const P of known) {
      const x = Rational.parse(P.toFixed(20));
      expect(valueAt(lower, x).toNumber(), what).toBeLessThan(C(P) + 1e-9);
      if (x.lessThan(upper[0]!.at)) continue;
      expect(valueAt(upper, x).toNumber(), what).toBeGreaterThan(C(P) - 1e-9);
      expect(valueAt(upper, x).minus(valueAt(lower, x)).toNumber(), what).toBeLessThan(width + 1e-9);
    }
  }
  expect(count.accepted).toBeGreaterThan(10);
  expect(count.rejected).toBeGreaterThan(60);
});

describe("the slices of linear problems are bands of width 0", () => {
  const slices: [string, Data, SliceAt][] = [
    ["along P", binaryProblem, { distortion: "3/20" }],
    ["along D", { ...galleryProblem("three-classes") }, { perception: "1/10" }],
    ["in three segments", { ...galleryProblem("three-classes") }, { distortion: "2/5" }],
    ["least D", binaryProblem, { errorRate: "21/100" }],
  ];
  it.each(slices)("%s", (_, problem, at) => {
    const slice = JSON.parse(JSON.stringify(sliceCertificate(sliceAt(problemFromData(problem), at)))) as Data;
    const { fixed, breakpoints } = slice["statement"];
    const one = (lower: Data[], upper: Data[], width: string): Data => ({
      ...slice,
      statement: { kind: "band", fixed, lower, upper, gap: width },
    });
    const moved = (points: Data[], by: string): Data[] =>
      points.map(({ at: x, value }: Data) => ({ at: x, value: shift(Rational.parse(value), by).toString() }));
    expect(check(one(breakpoints, breakpoints, "0"))).toMatchObject(accepted);
    expect(check(one(moved(breakpoints, "-1/100"), moved(breakpoints, "1/100"), "1/50"))).toMatchObject(accepted);
    expect(rejected(one(moved(breakpoints, "-1/100"), breakpoints, "1/101")).where).toBe("$.statement.gap");
    expect(rejected(one(moved(breakpoints, "1e-60"), moved(breakpoints, "1"), "1")).where).toMatch(/^\$\.evidence/);
    expect(rejected(one(moved(breakpoints, "-1"), moved(breakpoints, "-1e-60"), "1")).where).toBe(
      "$.evidence.points[0].restorer",
    );
    // Nothing more is infeasible than the plane on the left says.
    const right = (breakpoints as Data[]).map(({ at: x, value }) => ({
      at: shift(Rational.parse(x as string), "1e-60").toString(),
      value,
    }));
    expect(rejected(one(right, right, "0")).where).toMatch(/^\$\.evidence/);
  });

  it("problems that are several at once, and divergences that are not convex, are refused", () => {
    const stated = {
      kind: "band",
      fixed: { distortion: "inf" },
      lower: [{ at: "0", value: "0" }],
      upper: [{ at: "1", value: "1" }],
      gap: "1",
    };
    for (const change of [{ classifier: "retrained" }, { perception: { minimum: ["total-variation", "chebyshev"] } }]) {
      const problem = { ...binaryProblem, ...change };
      expect(rejected(sealed(problem, stated, { planes: [], points: [] })).reason).toContain("several at once");
    }
    expect(
      rejected(sealed({ ...binaryProblem, perception: "wasserstein-2" }, stated, { planes: [], points: [] })).reason,
    ).toContain("convex");
  });
});
