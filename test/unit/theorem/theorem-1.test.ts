/**
 * Theorem 1 on composite problems where a counterexample is hard to see: arcs that are very
 * short, and domains whose parts touch a segment in single points.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { checkText } from "../../../src/kernel/index.js";
import type { Problem } from "../../../src/model/problem.js";
import { theorem1, type Theorem1Verdict } from "../../../src/theorem/theorem-1.js";
import { convexSurfaceCertificate } from "../../../src/theorem/theorem-1-certificate.js";
import { solve } from "../../../src/tradeoff/solve.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { compositeProblem } from "../../support/composite.js";
import { exhaustive } from "../../support/exhaustive.js";

function composite(data: object): Problem {
  return compositeProblem({ format: "exact-cdp/problem@1", name: "composite", ...data });
}

function verdict(problem: Problem): Theorem1Verdict {
  return theorem1(surface(problem));
}

function expectRefuted(problem: Problem): void {
  const found = verdict(problem);
  if (found.verdict !== "refuted") throw new Error(found.verdict);
  expect(checkText(JSON.stringify(found.certificate()))).toMatchObject([{ status: "accepted" }]);
}

describe("the unsquared Wasserstein-2", () => {
  it.each(["1", "1/1000", "1/1000000", "1/10000000", "1e-30"])(
    "is refuted however close the letters are: %s",
    (letter) => {
      expectRefuted(
        composite({
          source: {
            alphabet: ["0", letter],
            classes: [
              { name: "w1", prior: "7/10", pmf: ["9/10", "1/10"] },
              { name: "w2", prior: "3/10", pmf: ["1/5", "4/5"] },
            ],
          },
          channel: {
            outputs: ["0", "1"],
            matrix: [
              ["9/10", "1/10"],
              ["1/10", "9/10"],
            ],
          },
          restored: { alphabet: ["0", letter] },
          classifier: ["w1", "w2"],
          distortion: {
            matrix: [
              ["0", "0"],
              ["0", "0"],
            ],
          },
          perception: "wasserstein-2",
        }),
      );
    },
  );

  it("is refuted by its border, however close the letters are", () => {
    expectRefuted(
      composite({
        source: {
          alphabet: ["0", "1e-40"],
          classNames: ["1", "2"],
          counts: [
            ["2", "1"],
            ["0", "0"],
          ],
        },
        channel: { outputs: ["0"], matrix: [["1"], ["1"]] },
        classifier: ["1", "1"],
        distortion: "hamming",
        perception: "wasserstein-2",
      }),
    );
  });
});

/** One letter, restored to one of three at distortion 0, 1, 2, where the transports cost what their columns say. */
function stairs(...columns: readonly (readonly string[])[]): Problem {
  const transports = columns.map((column) => ({ transport: column.map((cost) => [cost]) }));
  const minimum = transports.slice(1).reduce<object>((least, one) => ({ minimum: [least, one] }), transports[0]!);
  return composite({
    source: { alphabet: ["x"], classNames: ["a", "b"], counts: [["1"], ["1"]] },
    channel: { outputs: ["y"], matrix: [["1"]] },
    restored: { alphabet: ["r0", "r1", "r2"] },
    classifier: ["a", "a", "a"],
    distortion: { matrix: [["0", "1", "2"]] },
    perception: minimum,
  });
}

describe("the least of three transport costs", () => {
  it("is refuted where a corner of one lies on the segment between corners of the others", () => {
    const problem = stairs(["2", "5", "5"], ["10", "1", "5"], ["10", "10", "0"]);
    expectRefuted(problem);
    expect(solve(problem, { distortion: Rational.of(1n, 2n), perception: Rational.of(3n, 2n) }).status).toBe(
      "infeasible",
    );
  });

  it("where it is said to hold the certificate is accepted, where refuted as well", () => {
    const cost = fc.integer({ min: 0, max: 4 }).map(String);
    const column = fc.tuple(cost, cost, cost);
    let holds = 0;
    fc.assert(
      fc.property(column, column, column, (a, b, c) => {
        const problem = stairs(a, b, c);
        const found = verdict(problem);
        if (found.verdict === "not-decided") throw new Error("these are all linear");
        if (found.verdict === "holds") holds++;
        const certificate =
          found.verdict === "refuted"
            ? JSON.stringify(found.certificate())
            : [...convexSurfaceCertificate(surface(problem))].join("");
        expect(checkText(certificate)).toMatchObject([{ status: "accepted" }]);
      }),
      { numRuns: exhaustive ? 300 : 120 },
    );
    expect(holds).toBeGreaterThan(20);
    expect(holds).toBeLessThan(280);
  });
});
