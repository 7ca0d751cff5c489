/**
 * Evidence of slices that almost proves them: every condition of docs/formats.md is needed, and says so
 * when it fails. The true slices are C(3/20, P), C(D, 1/100) and the least D for ε ≤ 21/100 of
 * binary-denoising, and one with couplings.
 */
import { describe, expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { sliceAt, type SliceAt } from "../../src/tradeoff/slice.js";
import { sliceCertificate } from "../../src/tradeoff/slice-certificate.js";
import { type Data, binaryProblem, changed, oneOutputProblem, rejected, sealed } from "./certificates.js";

function certificate(problem: Data, at: SliceAt): Data {
  return JSON.parse(JSON.stringify(sliceCertificate(sliceAt(problemFromData(problem), at)))) as Data;
}

const alongP = certificate(binaryProblem, { distortion: "3/20" });
const alongD = certificate({ ...galleryProblem("three-classes") }, { perception: "1/10" });
const threeSegments = certificate({ ...galleryProblem("three-classes") }, { distortion: "2/5" });
const leastD = certificate(binaryProblem, { errorRate: "21/100" });

const { breakpoints } = alongP["statement"];
const { points, planes, left } = alongP["evidence"];

/** The certificate with another list of breakpoints and other evidence. */
function forged(start: Data, stated: readonly unknown[], evidence: unknown): Data {
  return sealed(start["problem"], { ...start["statement"], breakpoints: stated }, evidence);
}

it("true slices are accepted, and the verdict says what was proved", () => {
  const verdict = check(alongP);
  expect(JSON.parse(JSON.stringify(verdict))).toMatchObject({
    status: "accepted",
    statement: {
      kind: "slice",
      fixed: { distortion: "3/20" },
      breakpoints: [
        { at: "0", value: "311/1450" },
        { at: "19/500", value: "51/250" },
      ],
    },
  });
  for (const one of [alongD, leastD, threeSegments])
    expect(check(JSON.stringify(one))).toMatchObject({ status: "accepted" });
  expect(threeSegments["statement"].breakpoints).toHaveLength(3);
});

describe("the statement", () => {
  it("fixes exactly one quantity", () => {
    for (const fixed of [{}, { distortion: "3/20", perception: "inf" }, { rate: "1" }, "3/20"])
      expect(rejected(changed(alongP, "statement.fixed", fixed)).where).toMatch(/^\$\.statement\.fixed/);
  });

  it("has breakpoints that ascend in x, fall in y, and turn upwards", () => {
    const turned = [...breakpoints].reverse();
    expect(rejected(forged(alongP, turned, alongP["evidence"])).reason).toContain("ascending in x and descending in y");
    const level = [breakpoints[0], { ...breakpoints[1], value: breakpoints[0].value }];
    expect(rejected(forged(alongP, level, alongP["evidence"])).reason).toContain("ascending in x and descending in y");
    // On the line between two: true as a function, but no change of slope.
    const middle = { at: "19/1000", value: "6107/29000" };
    const three = [breakpoints[0], middle, breakpoints[1]];
    const evidence = { points: [points[0], points[0], points[1]], planes: [planes[0], ...planes], left };
    const verdict = rejected(forged(alongP, three, evidence));
    expect(verdict).toMatchObject({ where: "$.statement.breakpoints[2]" });
    expect(verdict.reason).toContain("slopes that ascend");
  });
});

describe("not higher than stated", () => {
  it("a restorer that exceeds one of the three bounds", () => {
    const swapped = rejected(changed(alongP, "evidence.points", [...points].reverse()));
    expect(swapped).toMatchObject({ where: "$.evidence.points[0].restorer" });
    expect(swapped.reason).toContain("d(p_X,q) ≤ 0");
    const low = [{ ...breakpoints[0], value: "3/14" }, breakpoints[1]];
    expect(rejected(forged(alongP, low, alongP["evidence"])).reason).toContain("ε ≤ 3/14");
    const lower = changed(leastD, "statement.fixed.errorRate", "1/5");
    expect(rejected(lower)).toMatchObject({ where: "$.evidence.points[0].restorer" });
    const near = changed(alongP, "statement.fixed.distortion", "1/10");
    expect(rejected(near).reason).toContain("E[Δ] ≤ 1/10");
  });

  it("a restorer too few or too many", () => {
    for (const list of [[], points.slice(1), [...points, points[0]]])
      expect(rejected(changed(alongP, "evidence.points", list)).where).toBe("$.evidence.points");
  });
});

describe("not lower than stated", () => {
  it("a breakpoint left out: the chord above it is no plane", () => {
    const { breakpoints: all } = threeSegments["statement"];
    const { points: attained, planes: below, left: end } = threeSegments["evidence"];
    const without = (list: readonly unknown[], k: number): unknown[] => list.filter((_, i) => i !== k);
    // Whichever plane is kept, it does not go through both ends of the chord.
    for (const k of [0, 1]) {
      const evidence = { points: without(attained, 1), planes: without(below, k), left: end };
      const verdict = rejected(forged(threeSegments, without(all, 1), evidence));
      expect(verdict.where).toBe("$.evidence.planes[0]");
      expect(verdict.reason).toContain("a plane through (D, P, ε)");
    }
  });

  it("the last breakpoint left out: a plane that falls on is not constant", () => {
    const verdict = rejected(forged(alongP, [breakpoints[0]], { points: [points[0]], planes: [planes[0]], left }));
    expect(verdict.reason).toContain("a multiplier μ of the perception = 0");
    const constant = rejected(forged(alongP, [breakpoints[0]], { points: [points[0]], planes: [planes[1]], left }));
    expect(constant.reason).toContain("a plane through (D, P, ε)");
  });

  it("the first breakpoint left out: nothing proves the left end", () => {
    const verdict = rejected(forged(alongP, [breakpoints[1]], { points: [points[1]], planes: [planes[1]], left }));
    expect(verdict).toMatchObject({ where: "$.evidence.left" });
    expect(verdict.reason).toContain("a plane through (D, P, ε) = (3/20, 19/500, 51/250)");
    // A plane of C goes through the point, but C counts in it: it does not bound P.
    const steep = rejected(
      forged(alongP, [breakpoints[1]], { points: [points[1]], planes: [planes[1]], left: planes[0] }),
    );
    expect(steep.reason).toContain("a multiplier ν of the error rate = 0");
  });

  it("a plane in which the value does not count", () => {
    const verdict = rejected(changed(alongP, "evidence.planes.0", left));
    expect(verdict.reason).toContain("a multiplier ν of the error rate > 0");
    const other = rejected(changed(alongP, "evidence.left", { farkas: planes[1].plane }));
    expect(other.reason).toContain("a multiplier μ of the perception > 0");
    const flat = rejected(changed(leastD, "evidence.planes.0", { plane: planes[1].plane }));
    expect(flat.reason).toContain("a multiplier λ of the distortion > 0");
  });

  it("a plane of the error rate in place of a Farkas plane", () => {
    const verdict = rejected(changed(alongP, "evidence.left", { plane: left.farkas }));
    expect(verdict.reason).toContain("a multiplier ν of the error rate = 0");
  });

  it("a plane that needs the fixed bound, where it is inf", () => {
    const free = changed(alongD, "statement.fixed.perception", "inf");
    const verdict = rejected(free);
    expect(verdict.where).toMatch(/^\$\.evidence\.planes/);
    expect(verdict.reason).toContain("a multiplier μ of the perception = 0");
  });

  it("a fixed bound that is larger or smaller", () => {
    for (const bound of ["1/9", "1/11"])
      expect(check(changed(alongD, "statement.fixed.perception", bound)).status).toBe("rejected");
  });
});

describe("nothing feasible", () => {
  const empty = certificate(binaryProblem, { errorRate: "1/5" });

  it("is proved by one plane, for each quantity", () => {
    for (const at of [{ distortion: "1/11" }, { perception: -1 }, { errorRate: "1/5" }] as const) {
      const one = certificate(binaryProblem, at);
      expect(one["statement"].breakpoints).toEqual([]);
      expect(check(one)).toMatchObject({ status: "accepted" });
    }
  });

  it("not where a restorer meets the bound exactly, and not without a bound", () => {
    expect(check(changed(empty, "statement.fixed.errorRate", "51/250")).status).toBe("rejected");
    expect(rejected(changed(empty, "statement.fixed.errorRate", "inf")).reason).toContain("found inf");
  });

  it("not by a plane in which x or y counts", () => {
    const stated = { ...alongP["statement"], breakpoints: [] };
    for (const least of [...planes, left])
      expect(rejected(sealed(binaryProblem, stated, { least })).reason).toContain("a multiplier");
  });

  it("takes no other evidence, and breakpoints take no `least`", () => {
    expect(rejected(changed(empty, "evidence", alongP["evidence"])).reason).toContain('the key "least"');
    expect(rejected(changed(alongP, "evidence", empty["evidence"])).reason).toContain('the key "points"');
  });
});

describe("couplings", () => {
  const costs = {
    transport: [
      ["0", "1", "2"],
      ["1", "0", "1"],
      ["2", "1", "0"],
    ],
  };
  const coupled = certificate(oneOutputProblem(costs), { distortion: "inf" });

  it("belong to every breakpoint where P is bounded, and to none where it is not", () => {
    expect(check(coupled)).toMatchObject({ status: "accepted" });
    expect(rejected(changed(coupled, "evidence.points.0.coupling", undefined)).reason).toContain('"coupling"');
    const free = certificate(oneOutputProblem(costs), { perception: "inf" });
    expect(check(free)).toMatchObject({ status: "accepted" });
    const extra = changed(free, "evidence.points.0.coupling", coupled["evidence"].points[0].coupling);
    expect(rejected(extra).reason).toContain('unknown key "coupling"');
  });
});

it("problems of several cases, or with a divergence that is not convex, are refused", () => {
  for (const [problem, found] of [
    [{ ...binaryProblem, classifier: "retrained" }, "several at once"],
    [{ ...binaryProblem, perception: { minimum: ["total-variation", "chebyshev"] } }, "several at once"],
    [{ ...binaryProblem, perception: "wasserstein-2" }, "a divergence that is not"],
  ] as const) {
    const { problem: _, sha256: __, ...rest } = alongP;
    const unsealed = { ...rest, problem, sha256: "" };
    const expected = /expected "([0-9a-f]{64})"/.exec(rejected(unsealed).reason)![1];
    expect(rejected({ ...unsealed, sha256: expected }).reason).toContain(found);
  }
});
