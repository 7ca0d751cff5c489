/**
 * The whole surface for the commands that need it: progress after two seconds, Ctrl-C, the certificate.
 */
import { surfaceCertificate } from "../certificate/surface.js";
import type { Problem } from "../model/problem.js";
import { SurfaceBuilder, surfaceProof, type Surface } from "../tradeoff/surface.js";
import { PartWriter } from "./output.js";
import { runOpenSteps } from "./progress.js";

/**
 * All of C, or what was confirmed before an interruption (`complete` is false).
 * @param kept what becomes of an unfinished surface, for the message
 */
export async function buildSurface(problem: Problem, kept: string): Promise<Surface> {
  const builder = new SurfaceBuilder(problem);
  const status = (): string => {
    const { vertices, confirmed, waiting } = builder.progress;
    return `${String(vertices)} vertices found, ${String(confirmed)} facets confirmed, ${String(waiting)} waiting`;
  };
  const finished = await runOpenSteps(() => builder.step(), status);
  if (!finished) process.stderr.write(`exact-cdp: interrupted: ${status()}; ${kept}\n`);
  return builder.surface();
}

/** The certificate of a complete surface, written as it is computed. @returns false after an interruption */
export async function writeSurfaceCertificate(file: string, surface: Surface): Promise<boolean> {
  const writer = new PartWriter(file, surfaceCertificate(surfaceProof(surface)));
  const status = (): string => `${(writer.written / 1e6).toFixed(1)} MB of the certificate written`;
  let finished = false;
  try {
    finished = await runOpenSteps(() => writer.step(), status);
  } finally {
    writer.close(finished);
  }
  if (!finished) process.stderr.write(`exact-cdp: interrupted: ${status()}; a part proves nothing, so the file is left empty\n`);
  return finished;
}
