/** What the other conjectures say of smooth divergences: they refuse them, decide by exact values, or leave them open. */
import { describe, expect, it } from "vitest";
import { conjectures } from "../../../src/conjectures/registry.js";
import { Family } from "../../../src/enumeration/family.js";
import { scanOf } from "../../../src/search/statement/case-scan.js";
import { measureOptions } from "../../../src/search/statement/measures.js";

const kl = { perception: "kullback-leibler", distortion: "hamming", classifier: "bayes" };
const shape = { classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 3n };

function answers(name: string): { readonly applicable: bigint; readonly undecided: bigint } {
  const conjecture = conjectures.find((one) => one.name === name)!;
  const measures = measureOptions(conjecture, kl, (key) => key);
  const { applicable, undecided = 0n } = scanOf(conjecture).start(new Family(shape, measures)).run(0n, 10n);
  return { applicable, undecided };
}

describe("verify-family with kullback-leibler", () => {
  it.each(["theorem-1", "all-three-minimal", "all-three-minimal-noisy"])("%s refuses it", (name) => {
    expect(() => answers(name)).toThrow(/perception: expected a divergence that linear programs decide/);
  });

  it.each(["theorem-1-retrained", "theorem-1-nonconvex-divergence"])(
    "%s refuses it with the classifier it is about",
    (name) => {
      const conjecture = conjectures.find((one) => one.name === name)!;
      expect(() => measureOptions(conjecture, { perception: "kullback-leibler" }, (key) => key)).toThrow(
        /for .* \(theorem-1-smooth/,
      );
    },
  );

  it.each(["theorem-1-smooth", "pinsker", "kl-direction"])("%s takes nothing but smooth ones", (name) => {
    const conjecture = conjectures.find((one) => one.name === name)!;
    expect(() => measureOptions(conjecture, { perception: "chebyshev" }, (key) => key)).toThrow(/a smooth divergence/);
    expect(answers(name)).toEqual({ applicable: 10n, undecided: 0n });
  });

  it.each(["distortion-convex", "unique-restorer", "pieces-at-most-cells", "retraining-at-perfect-perception"])(
    "%s leaves it open, where it applies",
    (name) => {
      const { applicable, undecided } = answers(name);
      expect(undecided).toBe(applicable);
    },
  );

  it.each(["no-perception-cost", "error-doubling"])(
    "%s needs C at P = 0 and without a bound, which is exact",
    (name) => {
      const { applicable, undecided } = answers(name);
      expect(applicable).toBeGreaterThan(0n);
      expect(undecided).toBe(0n);
    },
  );
});
