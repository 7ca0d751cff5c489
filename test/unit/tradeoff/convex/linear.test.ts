/** Points by one linear program each: where they start from. */
import { createRequire } from "node:module";
import type jslp from "javascript-lp-solver";
import { expect, test, vi } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { galleryProblem } from "../../../../src/format/gallery/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { convexCase } from "../../../../src/model/case.js";
import { LinearRoute } from "../../../../src/tradeoff/convex/linear.js";

// The solver that lp/float-hint.ts loads.
const solver = createRequire(import.meta.url)("javascript-lp-solver") as typeof jslp.default;

test("a suggestion is asked for once per pattern of bounds; then the last basis is the start", () => {
  const runs = vi.spyOn(solver.Model.prototype, "solve");
  try {
    const asked = (): number => runs.mock.calls.length;
    const route = new LinearRoute(convexCase(problemFromData(galleryProblem("binary-denoising"))));
    const half = Rational.parse("1/2");
    for (const perception of ["1/100", "1/50", "1/10"])
      route.solve({ distortion: half, perception: Rational.parse(perception) });
    expect(asked()).toBe(1);
    route.solve({ distortion: "inf", perception: half });
    expect(asked()).toBe(2);
    route.solve({ distortion: half, perception: "inf" });
    route.solve({ distortion: "inf", perception: "inf" });
    route.solve({ distortion: "inf", perception: Rational.zero });
    expect(asked()).toBe(4);
  } finally {
    runs.mockRestore();
  }
});
