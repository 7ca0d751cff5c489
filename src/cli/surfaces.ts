/**
 * The whole surface for the commands that need it: progress after two seconds, Ctrl-C, the certificate.
 */
import { surfaceCertificate } from "../certificate/surface.js";
import type { Problem } from "../model/problem.js";
import { SheetBuilder, Surface, SurfaceBuilder, surfaceProof } from "../tradeoff/surface.js";
import { PartWriter } from "./output.js";
import { Interrupted } from "./interrupted.js";
import { runOpenSteps } from "./progress.js";
import { countOf } from "./words.js";

/**
 * All of C, or what was confirmed before an interruption (`complete` is false).
 * @param kept what becomes of an unfinished surface, for the message
 */
export async function buildSurface(problem: Problem, kept: string): Promise<Surface> {
  const builder = new SurfaceBuilder(problem);
  const status = (): string => {
    const { vertices, confirmed, waiting } = builder.progress;
    return `${countOf(vertices, "vertex", "vertices")} found, ${countOf(confirmed, "facet")} confirmed, ${String(waiting)} waiting`;
  };
  const finished = await runOpenSteps(() => builder.step(), status);
  if (!finished) process.stderr.write(`exact-cdp: interrupted: ${status()}; ${kept}\n`);
  return builder.surface();
}

/** All of C of a composite problem. @param kept what becomes of an unfinished one, for the message @throws Interrupted */
export async function buildCompositeSurface(problem: Problem, kept: string): Promise<Surface> {
  const builder = new SheetBuilder(problem);
  const status = (): string => {
    const { surfaces, sheets, waiting } = builder.progress;
    return `${countOf(surfaces, "surface")} computed, ${String(sheets)} needed so far, ${countOf(waiting, "labeling")} waiting`;
  };
  if (!(await runOpenSteps(() => builder.step(), status))) {
    process.stderr.write(`exact-cdp: interrupted: ${status()}; ${kept}\n`);
    throw new Interrupted();
  }
  return new Surface(problem, builder.sheets());
}

/** The certificate of a complete surface, written as it is computed. @returns false after an interruption */
export async function writeSurfaceCertificate(file: string, surface: Surface): Promise<boolean> {
  return writeCertificateParts(file, surfaceCertificate(surfaceProof(surface)));
}

/** A certificate that comes in parts. @returns false after an interruption */
export async function writeCertificateParts(file: string, parts: Iterable<string>): Promise<boolean> {
  const writer = new PartWriter(file, parts);
  const status = (): string => `${(writer.written / 1e6).toFixed(1)} MB of the certificate written`;
  let finished = false;
  try {
    finished = await runOpenSteps(() => writer.step(), status);
  } finally {
    writer.close(finished);
  }
  if (!finished) process.stderr.write(`exact-cdp: interrupted: ${status()}; a part proves nothing, so nothing of it is kept\n`);
  return finished;
}
