/**
 * C(D,P) of smooth divergences at its edges: statuses and exact values by hand, and what the linear problem says that
 * must have the same C there. The kernel accepts every certificate.
 */
import { describe, expect, test } from "vitest";
import { Enclosure } from "../../../../src/exact/enclosure.js";
import { Rational } from "../../../../src/exact/rational.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { check } from "../../../../src/kernel/index.js";
import { certificate, solve, type Point, type PointBoundsLike } from "../../../../src/tradeoff/solve.js";
import { minima } from "../../../../src/tradeoff/minima.js";
import { exhaustive } from "../../../support/exhaustive.js";
import { fKinds, oneOutput } from "../../../kernel/smooth.js";
import { smoothKinds, smoothPoint, type SmoothData } from "../../../support/smooth.js";

/** A point that the kernel accepts. */
function at(data: unknown, bounds: PointBoundsLike, tolerance = "1e-12"): Point {
  const point = solve(problemFromData(data), bounds, { tolerance });
  expect(check(JSON.stringify(certificate(point)))).toMatchObject({ status: "accepted" });
  return point;
}

const valueOf = (point: Point): Rational | Enclosure | undefined =>
  point.status === "infeasible" ? undefined : point.errorRate;
const exactly = (point: Point): string => `${point.status} ${valueOf(point)?.toString() ?? ""}`;
const linear = (data: SmoothData): unknown => ({ ...data, perception: "total-variation" });

function contains(point: Point, value: number): void {
  const found = valueOf(point)!;
  const [lower, upper] = found instanceof Enclosure ? [found.lower, found.upper as Rational] : [found, found];
  expect(lower.toNumber()).toBeLessThanOrEqual(value + 1e-13);
  expect(upper.toNumber()).toBeGreaterThanOrEqual(value - 1e-13);
}

describe.each(smoothKinds)("%s, random problems", (kind) => {
  const points = Array.from({ length: exhaustive ? 6 : 2 }, (_, seed) => smoothPoint(kind, 1300 + seed, { most: 3 }));

  test("without a bound on d: what linear programs say, exactly", () => {
    for (const { data, bounds } of points)
      for (const distortion of ["inf", bounds.distortion]) {
        const point = at(data, { distortion, perception: "inf" });
        expect(exactly(point)).toBe(exactly(solve(problemFromData(linear(data)), { distortion, perception: "inf" })));
      }
  });

  test("P = 0: q = p exactly, as in total variation; for a singular kernel at most that", () => {
    let optimal = 0;
    for (const { data, bounds } of points)
      for (const distortion of ["inf", bounds.distortion]) {
        const point = at(data, { distortion, perception: 0 });
        const other = solve(problemFromData(linear(data)), { distortion, perception: 0 });
        expect(point.status === "optimal" || point.status === "infeasible").toBe(true);
        if (point.status === "optimal") optimal++;
        if (kind !== "mmd-squared") expect(exactly(point)).toBe(exactly(other));
        else if (other.status === "optimal") expect((valueOf(point) as Rational).atMost(other.errorRate)).toBe(true);
      }
    expect(optimal).toBeGreaterThan(points.length / 3);
  });

  test("a bound that the optimum without it meets is slack: optimal, with the same value", () => {
    for (const { data, bounds } of points) {
      const free = at(data, { distortion: bounds.distortion, perception: "inf" });
      if (free.status !== "optimal" || free.achieved.perception === "inf") continue;
      const { perception } = free.achieved;
      const upper = perception instanceof Enclosure ? (perception.upper as Rational) : (perception as Rational);
      const point = at(data, { distortion: bounds.distortion, perception: upper });
      expect(valueOf(point)!.toString()).toBe(valueOf(free)!.toString());
      expect(point.status).toBe("optimal");
    }
  });

  test("D = D_min, and a hair below it", () => {
    for (const { data, problem, bounds } of points) {
      const least = minima(problem).distortion;
      const below = at(data, { distortion: least.minus(Rational.parse("1e-30")), perception: bounds.perception });
      expect(below.status).toBe("infeasible");
      const there = at(data, { distortion: least, perception: "inf" });
      expect(there.status).toBe("optimal");
      const both = at(data, { distortion: least, perception: bounds.perception });
      // C is at most as far from D_min as it is on either side of it.
      const beside = at(data, { distortion: least.plus(Rational.parse("1e-9")), perception: bounds.perception });
      if (both.status === "infeasible") continue;
      expect(both.status).not.toBe("undecided");
      const [on, near] = [both, beside].map((point) => valueOf(point)!);
      const high = on instanceof Enclosure ? (on.upper as Rational) : on!;
      const low = near instanceof Enclosure ? near.lower : near!;
      expect(low.atMost(high)).toBe(true);
    }
  });
});

describe("letters of the source that cannot be restored: P_min > 0", () => {
  const p = ["1/2", "1/4", "1/4"];
  /** Restored: x0 and x1, S = 3/4; one output, so that q is the restorer: q* = (2/3, 1/3). */
  const missing = (perception: unknown, masses = p): unknown =>
    oneOutput(perception, masses, ["3/5", "2/5"], ["x0", "x1"]);
  const hair = Rational.parse("1e-25");

  test("χ²: P_min = (1 − S)/S = 1/3, where C is 2/3·2/5 + 1/3·3/5 = 7/15", () => {
    const least = Rational.parse("1/3");
    expect(exactly(at(missing("chi-squared"), { distortion: "inf", perception: least }))).toBe("optimal 7/15");
    expect(at(missing("chi-squared"), { distortion: "inf", perception: least.minus(hair) }).status).toBe("infeasible");
    expect(at(missing("chi-squared"), { distortion: "inf", perception: least.plus(hair) }).status).toBe("enclosed");
    expect(exactly(at(missing("chi-squared"), { distortion: 0, perception: least }))).toBe("optimal 7/15");
    expect(exactly(at(missing("chi-squared"), { distortion: "-1/2", perception: least }))).toBe("infeasible ");
  });

  test("Hellinger: P_min = 1 − √S, rational for S = 9/16", () => {
    const masses = ["3/8", "3/16", "7/16"];
    const data = missing("squared-hellinger", masses);
    const least = Rational.parse("1/4");
    const point = at(data, { distortion: "inf", perception: least });
    expect(point.status).not.toBe("infeasible");
    if (point.status === "optimal" || point.status === "enclosed") contains(point, 7 / 15);
    expect(at(data, { distortion: "inf", perception: least.minus(hair) }).status).toBe("infeasible");
    contains(at(data, { distortion: "inf", perception: least.plus(hair) }), 7 / 15);
  });

  test.each([
    // −ln S
    ["reverse-kullback-leibler", -Math.log(0.75)],
    // ½(Σ p ln(2p/(p+q*)) + Σ q* ln(2q*/(p+q*))) + ¼·½ ln 2
    ["jensen-shannon", 0.5 * (0.75 * Math.log(1.5 / (0.75 + 1)) + Math.log(2 / (0.75 + 1)) + 0.25 * Math.log(2))],
  ] as const)(
    "%s: P_min is irrational: infeasible below, enclosed above, and undecided inside its enclosure",
    (kind, least) => {
      const { perception } = minima(problemFromData(missing(kind)));
      if (!(perception instanceof Enclosure)) throw new Error("an enclosure");
      expect(perception.lower.toNumber()).toBeCloseTo(least, 14);
      const { lower, upper } = perception as { lower: Rational; upper: Rational };
      expect(upper.minus(lower).lessThan(Rational.parse("1e-40"))).toBe(true);
      const bounded = (P: Rational): Point => at(missing(kind), { distortion: "inf", perception: P });
      expect(bounded(lower.minus(hair)).status).toBe("infeasible");
      const inside = bounded(lower.plus(upper).over(Rational.of(2n)));
      expect(inside.status).toBe("undecided");
      contains(bounded(upper.plus(hair)), 7 / 15);
    },
  );

  test.each(["kullback-leibler", "reverse-chi-squared"])("%s: nothing is feasible at any P", (kind) => {
    for (const perception of [0, 1, 1_000_000])
      expect(at(missing(kind), { distortion: "inf", perception }).status).toBe("infeasible");
    expect(at(missing(kind), { distortion: "inf", perception: "inf" }).status).toBe("optimal");
  });

  test("no letter in common: d is one number for every restorer, or infinite", () => {
    for (const kind of fKinds) {
      const data = oneOutput(kind, ["1/2", "1/2"], ["3/5", "2/5"], ["a", "b"]);
      expect(at(data, { distortion: "inf", perception: "inf" }).status).toBe("optimal");
      const finite = kind === "jensen-shannon" || kind === "squared-hellinger";
      expect(exactly(at(data, { distortion: "inf", perception: 1 }))).toBe(finite ? "optimal 2/5" : "infeasible ");
      expect(at(data, { distortion: "inf", perception: "1/2" }).status).toBe("infeasible");
    }
    const hellinger = oneOutput("squared-hellinger", ["1/2", "1/2"], ["3/5", "2/5"], ["a", "b"]);
    expect(at(hellinger, { distortion: "inf", perception: Rational.one.minus(hair) }).status).toBe("infeasible");
  });
});

describe("empty interiors: one restorer only is within both bounds", () => {
  /** One output, p = (1/2, 1/2), E[Δ] = 1/2·q(1), χ² = 4t² for q = (1/2 + t, 1/2 − t). */
  const data = {
    ...oneOutput("chi-squared", ["1/2", "1/2"], ["1/5", "4/5"]),
    distortion: {
      matrix: [
        ["0", "1"],
        ["0", "0"],
      ],
    },
  };
  // At P = 1/25 the least E[Δ] is 1/2·2/5 = 1/5, at q = (3/5, 2/5), which errs 3/5·4/5 + 2/5·1/5 = 14/25.
  const P = "1/25";

  test("at the least E[Δ] within the bound on d: never infeasible, and never another value", () => {
    const point = at(data, { distortion: "1/5", perception: P });
    expect(point.status).not.toBe("infeasible");
    if (point.status === "optimal" || point.status === "enclosed") contains(point, 14 / 25);
    else expect((valueOf(point) as Enclosure).lower.toNumber()).toBeLessThanOrEqual(14 / 25);
  });

  test("a hair below nothing is found, far enough below it is infeasible, and above it E[Δ] alone matters", () => {
    const below = at(data, { distortion: Rational.parse("1/5").minus(Rational.parse("1e-40")), perception: P });
    expect(["undecided", "infeasible"]).toContain(below.status);
    expect(at(data, { distortion: "0.1999999", perception: P }).status).toBe("infeasible");
    const above = at(data, { distortion: "0.2000001", perception: P });
    // q(1) = 2/5 + 2e-7, and each unit of it errs 3/5 less.
    expect(exactly(above)).toBe(`optimal ${Rational.parse("0.56").minus(Rational.parse("1.2e-7")).toString()}`);
  });
});

describe("one of something", () => {
  test("one class: C = 0 where anything is feasible", () => {
    for (const kind of smoothKinds) {
      const { data, bounds } = smoothPoint(kind, 1401);
      const alone = {
        ...data,
        source: { ...data.source, classes: [{ ...data.source.classes[0], prior: "1" }] },
        classifier: data.restored.alphabet.map(() => data.source.classes[0]!.name),
      };
      const everything = at(alone, { distortion: "inf", perception: "inf" });
      expect(exactly(everything)).toBe("optimal 0");
      const bounded = at(alone, { ...bounds, perception: 3 });
      expect(["optimal 0", "infeasible "]).toContain(exactly(bounded));
    }
  });

  test("one restored letter: one restorer, within the bounds or not", () => {
    // p = (3/4, 1/4), q = (1, 0)
    const distances = {
      "chi-squared": 1 / 3,
      "squared-hellinger": 1 - Math.sqrt(0.75),
      "reverse-kullback-leibler": -Math.log(0.75),
      "jensen-shannon": 0.5 * (0.75 * Math.log(1.5 / 1.75) + Math.log(2 / 1.75) + 0.25 * Math.log(2)),
    };
    for (const [kind, d] of Object.entries(distances)) {
      const data = {
        ...oneOutput(kind, ["3/4", "1/4"], ["1"], ["x0"]),
        source: {
          alphabet: ["x0", "x1"],
          classes: [
            { name: "k0", prior: "3/5", pmf: ["3/4", "1/4"] },
            { name: "k1", prior: "2/5", pmf: ["3/4", "1/4"] },
          ],
        },
      };
      const above = Rational.parse((d + 1e-9).toFixed(12));
      expect(exactly(at(data, { distortion: "inf", perception: above }))).toBe("optimal 2/5");
      expect(at(data, { distortion: "inf", perception: Rational.parse((d - 1e-9).toFixed(12)) }).status).toBe(
        "infeasible",
      );
      expect(at(data, { distortion: "-1", perception: above }).status).toBe("infeasible");
    }
  });

  test("one output: the restorer is q itself, and C follows from d by hand", () => {
    // χ² on p = (1/2, 1/2): q = (1/2 + t, 1/2 − t) with 4t² ≤ P; errors 2/5 and 3/5.
    const data = oneOutput("chi-squared", ["1/2", "1/2"], ["3/5", "2/5"]);
    for (const P of ["1/100", "1/3", "1/50"]) {
      const t = Math.sqrt(Rational.parse(P).toNumber()) / 2;
      const point = at(data, { distortion: "inf", perception: P }, "1e-14");
      contains(point, 0.5 - t / 5);
    }
    // KL on p = (1/2, 1/2): q(1 − q)·4 = e^(−2P).
    const kl = oneOutput("kullback-leibler", ["1/2", "1/2"], ["3/5", "2/5"]);
    for (const P of [0.01, 0.2, 1]) {
      const t = Math.sqrt((1 - Math.exp(-2 * P)) / 4);
      contains(at(kl, { distortion: "inf", perception: String(P) }, "1e-14"), 0.5 - t / 5);
    }
  });

  test("a kernel that is blind to what cannot be restored has the least value 0, exactly", () => {
    const kernel = (v: readonly number[]) => ({ "mmd-squared": v.map((a) => v.map((b) => String(a * b))) });
    const problem = (v: readonly number[]) => oneOutput(kernel(v), ["1/4", "1/4", "1/2"], ["1/3", "2/3"], ["x0", "x1"]);
    // v·p = 1 is v·q for q = (1/2, 1/2) alone, whose error rate is ½·2/3 + ½·1/3.
    const blind = problem([0, 2, 1]);
    expect(minima(problemFromData(blind)).perception.toString()).toBe("0");
    expect(exactly(at(blind, { distortion: "inf", perception: 0 }))).toBe("optimal 1/2");
    // v·p = 7/4 is more than any v·q: P_min = (3/4)².
    const sharp = problem([0, 1, 3]);
    expect(at(sharp, { distortion: "inf", perception: 0 }).status).toBe("infeasible");
    // 9/16 at q = (0, 1), or an enclosure of it.
    const least = minima(problemFromData(sharp)).perception;
    const nearest = Rational.parse("9/16");
    if (least instanceof Enclosure) {
      expect(least.lower.atMost(nearest)).toBe(true);
      expect(nearest.atMost(least.upper as Rational)).toBe(true);
    } else expect(least.toString()).toBe("9/16");
  });
});
