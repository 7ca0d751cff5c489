import { expect, test } from "vitest";
import { surfaceCertificateData } from "../../../src/certificate/surface.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { check } from "../../../src/kernel/index.js";
import { surface } from "../../../src/tradeoff/surface.js";

test("as data a surface is the same certificate as in text, couplings included", () => {
  for (const name of ["binary-denoising", "chebyshev-dice", "factor-two", "transport-cyclic"]) {
    const C = surface(problemFromData(galleryProblem(name)));
    const data = surfaceCertificateData(C.proof());
    expect(check(data)).toMatchObject({ status: "accepted", statement: { kind: "surface" } });
    expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(C.certificate()));
    expect("couplings" in data.evidence).toBe(name === "transport-cyclic");
  }
});
