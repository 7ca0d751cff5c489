/** Certificates of slices: accepted for every kind of divergence, also of the slice of a whole surface. */
import { expect, it } from "vitest";
import fc from "fast-check";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { perceptionKinds, problemWithBounds } from "../../../src/generate/index.js";
import { check } from "../../../src/kernel/index.js";
import { weightedCertificate } from "../../../src/certificate/weighted.js";
import { slice, sliceAt, type Slice, type SliceAt } from "../../../src/tradeoff/slice.js";
import { sliceCertificate, sliceCertificateSteps } from "../../../src/tradeoff/slice-certificate.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { sweepAt } from "../../../src/tradeoff/sweep.js";
import { property, runs } from "../../property/property.js";
import { refusal } from "../model/definition.js";

/** Accepted, and the statement is the slice. */
function expectAccepted(one: Slice): void {
  const verdict = check(JSON.stringify(sliceCertificate(one)));
  const { fixed, breakpoints } = one;
  expect(JSON.parse(JSON.stringify(verdict))).toMatchObject({
    status: "accepted",
    statement: {
      kind: "slice",
      fixed: { [fixed.quantity]: fixed.at.toString() },
      breakpoints: breakpoints.map(({ at, value }) => ({ at: at.toString(), value: value.toString() })),
    },
  });
}

const fixings: SliceAt[] = ["0", "1/10", "2/5", "inf"].flatMap((at) => [
  { distortion: at },
  { perception: at },
  { errorRate: at },
]);

it.each(["binary-denoising", "three-classes", "zero-mass", "ordinal-grading", "transport-cyclic"])(
  "%s, from the slice and from the surface",
  (name) => {
    const problem = problemFromData(galleryProblem(name));
    const whole = surface(problem);
    for (const at of fixings) {
      expectAccepted(sliceAt(problem, at));
      expectAccepted(slice(whole, at));
    }
  },
);

property(
  "slices and weighted sums of random problems are proved",
  {
    instance: fc.constantFrom(...perceptionKinds).chain((kind) => problemWithBounds(1, { kinds: [kind] })),
    rate: fc.nat(8),
    weights: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).filter((all) => all.some((weight) => weight > 0)),
  },
  runs(100, 2210),
  ({ instance: { problem, bounds }, rate, weights: [distortion, perception, errorRate] }) => {
    const [at] = bounds;
    for (const fixed of [
      { distortion: at!.distortion },
      { perception: at!.perception },
      { errorRate: `${String(rate)}/8` },
    ])
      expectAccepted(sliceAt(problem, fixed));
    const least = sweepAt(problem, { distortion, perception, errorRate });
    const verdict = check(JSON.stringify(weightedCertificate(least)));
    expect(JSON.parse(JSON.stringify(verdict))).toMatchObject({
      status: "accepted",
      statement: { kind: "weighted", least: least.value.toString() },
    });
  },
);

it("comes in steps, one per breakpoint", () => {
  const one = sliceAt(problemFromData(galleryProblem("three-classes")), { distortion: "2/5" });
  expect([...sliceCertificateSteps(one)].map(({ done, of }) => `${String(done)} of ${String(of)}`)).toEqual([
    "1 of 3",
    "2 of 3",
    "3 of 3",
  ]);
});

it("where C is the least of several cases there is none", () => {
  const one = sliceAt(problemFromData(galleryProblem("missed-alarm")), { distortion: "inf" });
  expect(refusal(() => sliceCertificate(one)).code).toBe("not-linear");
});
