/** The certificate of a surface as text: one line per entry, nothing the checker can find by itself. */
import { describe, expect, test } from "vitest";
import { problemHash } from "../../../src/certificate/data.js";
import type { Plane } from "../../../src/certificate/plane.js";
import { type SurfaceProof, surfaceCertificate, surfaceCertificateData } from "../../../src/certificate/surface.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData, problemToFile } from "../../../src/format/problem.js";
import { check } from "../../../src/kernel/index.js";
import { problem } from "../../../src/model/problem.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { version } from "../../../src/version.js";
import { base, list, r, rows } from "../model/definition.js";

const given = problem(base);
const plane: Plane = {
  multipliers: { distortion: r("1/3"), perception: r("2") },
  rows: list("1/2 -1 0"),
  cut: { kind: "transport", source: list("1 2"), restored: list("0 1/7") },
};
let computed = 0;
const once = (one: Plane) => (): Plane => {
  computed++;
  return one;
};
const proof: SurfaceProof = {
  problem: given,
  pieces: [
    {
      intercept: r("1/2"),
      multipliers: { distortion: r("0"), perception: r("0") },
      neighbours: [1],
      rows: [],
      plane: once({ ...plane, cut: { kind: "witnesses", weights: list("1/2 0") } }),
    },
    { intercept: r("3"), multipliers: plane.multipliers, neighbours: [0], rows: [0], plane: once(plane) },
  ],
  domain: [{ distortion: r("1"), perception: r("0.5"), atLeast: r("2/3"), plane: once(plane) }],
  vertices: [{ restorer: () => RationalMatrix.from(rows("1 0 | 1/3 2/3 | 0 1")).sparseRows() }],
};

const expected = {
  format: "exact-cdp/certificate@1",
  producer: `exact-cdp ${version}`,
  problem: problemToFile(given),
  sha256: problemHash(given),
  statement: {
    kind: "surface",
    pieces: [
      { intercept: "1/2", multipliers: { distortion: "0", perception: "0" } },
      { intercept: "3", multipliers: { distortion: "1/3", perception: "2" } },
    ],
    domain: [{ distortion: "1", perception: "1/2", atLeast: "2/3" }],
  },
  evidence: {
    neighbours: [
      { pieces: [1], rows: [] },
      { pieces: [0], rows: [0] },
    ],
    planes: [
      { multipliers: { distortion: "1/3", perception: "2" }, cut: { witnesses: ["1/2", "0"] } },
      { multipliers: { distortion: "1/3", perception: "2" }, cut: { transport: { restored: ["0", "1/7"] } } },
    ],
    cuts: [{ multipliers: { distortion: "1/3", perception: "2" }, cut: { transport: { restored: ["0", "1/7"] } } }],
    restorers: [[{ 0: "1" }, { 0: "1/3", 1: "2/3" }, { 1: "1" }]],
  },
};

describe("text", () => {
  const text = [...surfaceCertificate(proof)].join("");

  test("has the content and the order of the contract", () => {
    expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(expected));
  });

  test("has a line for each piece, row, plane and restorer", () => {
    const lines = text.split("\n");
    expect(lines).toContain('{"intercept":"3","multipliers":{"distortion":"1/3","perception":"2"}}');
    expect(lines).toContain('{"multipliers":{"distortion":"1/3","perception":"2"},"cut":{"witnesses":["1/2","0"]}},');
    expect(lines).toContain('[{"0":"1"},{"0":"1/3","1":"2/3"},{"1":"1"}]');
    expect(text.endsWith("}}\n")).toBe(true);
  });

  test("computes one plane at a time, when its line is due", () => {
    computed = 0;
    const seen: number[] = [];
    for (const chunk of surfaceCertificate(proof)) if (chunk.includes('"cut"')) seen.push(computed);
    expect(seen).toEqual([1, 2, 3]);
  });

  test("has couplings where vertices have them", () => {
    const vertices = [
      { ...proof.vertices[0]!, coupling: () => RationalMatrix.from(rows("1/4 0 | 0 3/4")).sparseRows() },
    ];
    expect(JSON.parse([...surfaceCertificate({ ...proof, vertices })].join("")).evidence.couplings).toEqual([
      [{ 0: "1/4" }, { 1: "3/4" }],
    ]);
  });
});

test("as data a surface is the same certificate as in text, couplings included", () => {
  for (const name of ["binary-denoising", "chebyshev-dice", "factor-two", "transport-cyclic"]) {
    const C = surface(problemFromData(galleryProblem(name)));
    const data = surfaceCertificateData(C.proof());
    expect(check(data)).toMatchObject({ status: "accepted", statement: { kind: "surface" } });
    expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(C.certificate()));
    expect("couplings" in data.evidence).toBe(name === "transport-cyclic");
  }
});
