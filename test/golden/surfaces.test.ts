/**
 * The surface of every problem of the gallery: frozen, and proved.
 *
 * expected/surfaces.txt holds how many pieces, domain rows and vertices there are and the
 * hash of `surface --json`, which is canonical: any way of computing it must print it. That it
 * is the surface is proved by its certificate, piece by piece; some of its values are solved again
 * by linear program.
 */
import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { surfaceCertificate } from "../../src/certificate/surface.js";
import { Rational, sum } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { json } from "../../src/report/json.js";
import { surfaceListing } from "../../src/report/surface.js";
import { PointSolver } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import { exhaustive } from "../support/exhaustive.js";
import { linearGalleryNames } from "../support/gallery.js";
import { expectFile } from "./golden.js";

const lines: string[] = [];

test.each(linearGalleryNames())("%s", (name) => {
  const problem = problemFromData(galleryProblem(name));
  const C = surface(problem);
  expect(check([...surfaceCertificate(C.proof())].join(""))).toMatchObject({
    status: "accepted",
    statement: { kind: "surface" },
  });
  const hash = createHash("sha256")
    .update([...json(surfaceListing(C))].join(""))
    .digest("hex");
  // A few vertices and the middles of edges and cells, by linear program.
  const linear = new PointSolver(problem, { route: "linear" });
  const value = (distortion: Rational, perception: Rational): unknown => {
    const point = linear.solve({ distortion, perception });
    return point.status === "optimal" ? point.errorRate : "infinite";
  };
  const few = exhaustive || C.pieces.length < 1000 ? 4 : 1;
  const step = Math.ceil(C.vertices.length / few);
  for (const { distortion, perception, errorRate } of C.vertices.filter((_, i) => i % step === 0)) {
    expect(value(distortion, perception)).toEqual(errorRate);
    expect(C.at({ distortion, perception })).toEqual(errorRate);
  }
  for (const { corners } of C.pieces.filter((_, k) => k % Math.ceil(C.pieces.length / few) === 0)) {
    for (const some of [corners, corners.slice(0, 2)]) {
      const mean = (pick: (corner: number) => Rational): Rational =>
        sum(some.map(pick)).times(Rational.of(1n, BigInt(some.length)));
      const [distortion, perception] = [mean((i) => C.vertices[i]!.distortion), mean((i) => C.vertices[i]!.perception)];
      expect(C.at({ distortion, perception })).toEqual(value(distortion, perception));
    }
  }
  lines.push(`${name}: ${[C.pieces, C.domain, C.vertices].map(({ length }) => String(length)).join(", ")}; ${hash}\n`);
});

afterAll(() => {
  if (lines.length === linearGalleryNames().length) expectFile("test/golden/expected/surfaces.txt", lines.join(""));
});
