/** Points with a bound so near to the least divergence that doubles cannot tell them apart. */
import { expect, it } from "vitest";
import { Enclosure } from "../../../../src/exact/enclosure.js";
import { Rational } from "../../../../src/exact/rational.js";
import { check } from "../../../../src/kernel/index.js";
import { leastBounds } from "../../../../src/tradeoff/minima.js";
import { certificate, solve } from "../../../../src/tradeoff/solve.js";
import { exhaustive } from "../../../support/exhaustive.js";
import { smoothKinds, smoothPoint } from "../../../support/smooth.js";

const tolerance = Rational.parse("1e-12");

it.each(smoothKinds)("%s: proved and as narrow as asked, 10⁻¹⁰ and 10⁻¹³ above P_min", (kind) => {
  let enclosed = 0;
  for (const seed of exhaustive ? [3, 8] : [3]) {
    const { problem, bounds } = smoothPoint(kind, seed);
    const { perception } = leastBounds(problem);
    const least = perception instanceof Enclosure ? (perception.upper as Rational) : (perception as Rational);
    for (const [room, distortion] of [
      ["1e-10", bounds.distortion],
      ["1e-13", "inf"],
      ...(exhaustive
        ? ([
            ["1e-10", "inf"],
            ["1e-13", bounds.distortion],
          ] as const)
        : []),
    ] as const) {
      const P = least.plus(Rational.parse(room));
      const point = solve(problem, { distortion, perception: P });
      expect(point.status).not.toBe("undecided");
      expect(check(JSON.parse(JSON.stringify(certificate(point))))).toMatchObject({ status: "accepted" });
      if (point.status !== "enclosed") continue;
      enclosed++;
      expect((point.errorRate.width as Rational).atMost(tolerance)).toBe(true);
    }
  }
  expect(enclosed).toBeGreaterThan(0);
});

it("without a bound on the distortion something is feasible above P_min, however little", () => {
  for (const kind of ["reverse-kullback-leibler", "chi-squared"] as const) {
    const { problem } = smoothPoint(kind, 3);
    for (const room of exhaustive ? ["1e-16", "1e-24"] : ["1e-24"]) {
      const point = solve(problem, { distortion: "inf", perception: room });
      expect(["enclosed", "optimal", "undecided"]).toContain(point.status);
      expect(check(JSON.parse(JSON.stringify(certificate(point))))).toMatchObject({ status: "accepted" });
    }
  }
});
