/** π, δ, e: by hand, and by their definition on random problems. */
import { describe, expect, test } from "vitest";
import { sum } from "../../../src/exact/rational.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { convexCase } from "../../../src/model/case.js";
import { coefficients } from "../../../src/model/coefficients.js";
import { pushForward, support } from "../../../src/model/masses/pmf.js";
import { problem } from "../../../src/model/problem.js";
import { problemDefinition } from "../../../src/generate/index.js";
import { plain, restoredMasses } from "../../property/definitions.js";
import { base, rows } from "./definition.js";
import { property, runs } from "../../property/property.js";

describe("by hand", () => {
  const built = convexCase(problem(base));
  const text = (matrix: RationalMatrix): string[][] => matrix.toArrays().map((row) => row.map(String));

  // a = (1/8, 1/8), (1/4, 1/2); p_X = (3/8, 5/8); W = (1/2, 1/2, 0), (1/5, 4/5, 0).
  test("π(y) = Σ_x p_X(x) W(y|x)", () => {
    expect(coefficients(built).outputMass.toArray().map(String)).toEqual(["5/16", "11/16", "0"]);
    expect(support(coefficients(built).outputMass)).toEqual([0, 1]);
  });

  test("δ(y,x̂) = Σ_x p_X(x) W(y|x) Δ(x,x̂), Δ = (1, 4), (0, 1)", () => {
    expect(text(coefficients(built).distortion)).toEqual([
      ["3/16", "7/8"],
      ["3/16", "5/4"],
      ["0", "0"],
    ]);
  });

  test("e(y,x̂) = Σ over the other classes of Σ_x a(k,x) W(y|x)", () => {
    expect(text(coefficients(built).error)).toEqual([
      ["9/40", "7/80"],
      ["21/40", "13/80"],
      ["0", "0"],
    ]);
  });

  test("q(x̂) = Σ_y π(y) Q(x̂|y)", () => {
    const restorer = RationalMatrix.from(rows("1 0 | 1/2 1/2 | 0 1"));
    expect(pushForward(coefficients(built).outputMass, restorer).toArray().map(String)).toEqual(["21/32", "11/32"]);
  });

  test("are computed once per case", () => {
    expect(coefficients(built)).toBe(coefficients(built));
    expect(coefficients(convexCase(built.problem))).toBe(coefficients(built));
    expect(coefficients(convexCase(problem(base)))).not.toBe(coefficients(built));
  });
});

property(
  "by definition",
  { definition: problemDefinition({ sizes: { source: 4, outputs: 4, restored: 4 } }) },
  runs(400, 1101),
  ({ definition }) => {
    const built = problem(definition);
    const reference = plain(definition);
    const { outputMass, distortion, error } = coefficients(convexCase(built));
    expect(built.source.joint.toArrays()).toEqual(reference.joint);
    expect(built.source.marginal.toArray()).toEqual(reference.marginal);
    expect(built.classifier.classOf).toEqual(reference.classOf);
    expect(outputMass.toArray()).toEqual(reference.mass);
    expect(distortion.toArrays()).toEqual(reference.distortion);
    expect(error.toArrays()).toEqual(reference.error);
    expect(sum(outputMass.toArray()).toString()).toBe("1");
    // The identity-like restorer: every output to the first letter.
    const first = outputMass
      .toArray()
      .map(() =>
        built.restored.letters.map((_, j) => (j === 0 ? outputMass.sum() : outputMass.sum().minus(outputMass.sum()))),
      );
    expect(pushForward(outputMass, RationalMatrix.from(first)).toArray()).toEqual(restoredMasses(reference, first));
  },
);
