/** The face of the surface on which a point lies. */
import { describe, expect, test } from "vitest";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { rational } from "../../../src/exact/value.js";
import { faceOf } from "../../../src/tradeoff/face.js";
import type { CaseAchieved } from "../../../src/tradeoff/oracle/achieved.js";
import { Sweep } from "../../../src/tradeoff/sweep.js";
import { simplexWeights } from "../../../src/tradeoff/weights.js";
import { r } from "../model/definition.js";
import { referenceSurface } from "./reference-surface.js";

const problem = problemFromData(galleryProblem("three-classes"));
const pieces = referenceSurface(problem);
const at = (distortion: string, perception: string, errorRate: string): CaseAchieved => ({
  distortion: r(distortion),
  perception: r(perception),
  errorRate: r(errorRate),
});

describe("three-classes", () => {
  test("every vertex is one, and the middle of an edge an edge", () => {
    pieces.vertices.forEach((vertex, i) => {
      expect(faceOf(pieces, vertex)).toMatchObject({ on: "vertex", vertex: i });
    });
    for (const { corners } of pieces.pieces.filter(({ rays }) => rays.length === 0)) {
      corners.forEach((first, k) => {
        const [p, q] = [pieces.vertices[first]!, pieces.vertices[corners[(k + 1) % corners.length]!]!];
        const half = (a: typeof p.distortion, b: typeof p.distortion): typeof p.distortion => a.plus(b).over(r("2"));
        const face = faceOf(pieces, {
          distortion: half(p.distortion, q.distortion),
          perception: half(p.perception, q.perception),
          errorRate: half(p.errorRate, q.errorRate),
        });
        expect(face.on).toBe("edge");
        expect(face.pieces.length + face.rows.length).toBe(2);
      });
    }
  });

  test("inside a piece, on the border of the domain, above everything", () => {
    expect(faceOf(pieces, at("1", "1", "53/125"))).toEqual({ on: "piece", pieces: [0], rows: [] });
    expect(faceOf(pieces, at("1", "0", "2729/6125"))).toEqual({ on: "edge", pieces: [2], rows: [0] });
    expect(faceOf(pieces, at("1", "0", "1/2"))).toEqual({ on: "row", pieces: [], rows: [0] });
    expect(faceOf(pieces, at("3/10", "9/125", "1/2"))).toEqual({ on: "edge", pieces: [], rows: [1, 2] });
    expect(faceOf(pieces, at("1", "1", "1/2"))).toEqual({ on: "above", pieces: [], rows: [] });
  });

  test("optima of weighted sums lie on a face, and their value is the least over the vertices", () => {
    const sweep = new Sweep(problem);
    for (const weights of simplexWeights("6", "grid")) {
      const { value, achieved } = sweep.at(weights);
      expect(faceOf(pieces, { ...achieved, perception: rational(achieved.perception) }).on).not.toBe("above");
      const sums = pieces.vertices.map((v) =>
        weights.distortion
          .times(v.distortion)
          .plus(weights.perception.times(v.perception))
          .plus(weights.errorRate.times(v.errorRate)),
      );
      expect(sums.reduce((a, b) => (b.lessThan(a) ? b : a)).toString()).toBe(value.toString());
    }
  });
});
