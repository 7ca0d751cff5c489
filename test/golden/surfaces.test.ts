/**
 * The surface of every problem of the gallery: frozen, and proved.
 *
 * expected/surfaces.txt holds how many pieces, domain rows and vertices there are and the
 * hash of `surface --json`, which is canonical: any way of computing it must print it. That it
 * is the surface is proved by its certificate, piece by piece.
 */
import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { surfaceCertificate } from "../../src/certificate/surface.js";
import { galleryNames, galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { surfaceJson } from "../../src/report/surface.js";
import { surface, surfaceProof } from "../../src/tradeoff/surface.js";
import { expectFile } from "./golden.js";

const lines: string[] = [];

test.each(galleryNames())("%s", (name) => {
  const C = surface(problemFromData(galleryProblem(name)));
  expect(check([...surfaceCertificate(surfaceProof(C))].join(""))).toMatchObject({ status: "accepted", statement: { kind: "surface" } });
  const hash = createHash("sha256").update([...surfaceJson(C)].join("")).digest("hex");
  lines.push(`${name}: ${[C.pieces, C.domain, C.vertices].map(({ length }) => String(length)).join(", ")}; ${hash}\n`);
});

afterAll(() => {
  if (lines.length === galleryNames().length) expectFile("test/golden/expected/surfaces.txt", lines.join(""));
});
