/**
 * Surfaces and slices for the commands that need them: progress after two seconds, Ctrl-C, the certificate.
 */
import { surfaceCertificate } from "../../certificate/surface.js";
import { approximate } from "../../exact/decimal.js";
import type { Rational } from "../../exact/rational.js";
import type { Problem } from "../../model/problem.js";
import { sliceSteps, type Slice, type SliceAt } from "../../tradeoff/slice.js";
import { sliceBandSteps, type BandProgress, type SliceBand } from "../../tradeoff/slice-band.js";
import { surfaceBandSteps, type SurfaceBand, type SurfaceBandProgress } from "../../tradeoff/surface-band.js";
import { Surface, surfaceSteps, type SurfaceProgress } from "../../tradeoff/surface.js";
import { certificateFile, surfaceFormat } from "./compressed-file.js";
import { Interrupted } from "./interrupted.js";
import { gathered } from "./output.js";
import { follow, runOpenSteps } from "./progress.js";
import { counted } from "../../exact/words.js";

/** A report asks for the same ones several times. */
const surfaces = new WeakMap<Problem, Surface>();
const bands = new WeakMap<Problem, SurfaceBand>();

/**
 * All of C. After an interruption, a convex problem gives the part that was confirmed (`complete` is false).
 * @param kept what the command does with an unfinished convex surface, for the message
 * @throws Interrupted where C is the least of several surfaces, because a surface not known yet may lower any part of C
 */
export async function buildSurface(problem: Problem, kept: string): Promise<Surface> {
  const known = surfaces.get(problem);
  if (known !== undefined) return known;
  const followed = await follow(surfaceSteps(problem), surfaceStatus);
  if (followed.finished) {
    surfaces.set(problem, followed.result);
    return followed.result;
  }
  const { progress } = followed;
  if ("partial" in progress) {
    process.stderr.write(`exact-cdp: interrupted: ${surfaceStatus(progress)}; ${kept}\n`);
    return new Surface(problem, [progress.partial()]);
  }
  process.stderr.write(
    `exact-cdp: interrupted: ${surfaceStatus(progress)}; nothing is written, because any sheet may be lowered by one that is not known yet\n`,
  );
  throw new Interrupted();
}

/** The slice. @throws Interrupted */
export async function buildSlice(problem: Problem, at: SliceAt): Promise<Slice> {
  const status = (
    progress: Parameters<typeof surfaceStatus>[0] | { readonly vertices: number; readonly confirmed: number },
  ): string => ("waiting" in progress ? surfaceStatus(progress) : facetStatus(progress));
  const followed = await follow(sliceSteps(problem, at), status);
  if (followed.finished) return followed.result;
  process.stderr.write(
    `exact-cdp: interrupted: ${status(followed.progress)}; a slice needs all facets that it meets, so nothing of it is written\n`,
  );
  throw new Interrupted();
}

/** A slice with a smooth divergence. @throws Interrupted */
export async function buildBand(problem: Problem, at: SliceAt, tolerance: Rational): Promise<SliceBand> {
  const status = ({ samples, gap }: BandProgress): string =>
    `${counted(samples, "sample")}, gap ${approximate(gap, 6)} so far`;
  const followed = await follow(sliceBandSteps(problem, at, { tolerance }), status);
  if (followed.finished) return followed.result;
  process.stderr.write(
    `exact-cdp: interrupted: ${status(followed.progress)}; a wider --tolerance ends sooner; nothing is written\n`,
  );
  throw new Interrupted();
}

/** C on a region with a smooth divergence. @throws Interrupted */
export async function buildSurfaceBand(problem: Problem, tolerance: Rational): Promise<SurfaceBand> {
  const status = ({ pieces, points, gap }: SurfaceBandProgress): string =>
    `${counted(pieces, "piece")}, ${counted(points, "point")}, gap ${approximate(gap, 6)} so far`;
  const known = bands.get(problem);
  if (known?.tolerance.equals(tolerance) === true) return known;
  const followed = await follow(surfaceBandSteps(problem, { tolerance }), status);
  if (followed.finished) {
    bands.set(problem, followed.result);
    return followed.result;
  }
  process.stderr.write(
    `exact-cdp: interrupted: ${status(followed.progress)}; a wider --tolerance ends sooner; nothing is written\n`,
  );
  throw new Interrupted();
}

function surfaceStatus(progress: SurfaceProgress): string {
  if ("partial" in progress) return `${facetStatus(progress)}, ${String(progress.waiting)} waiting`;
  const { surfaces, needed, waiting } = progress;
  return `${counted(surfaces, "surface")} computed, ${String(needed)} needed so far, ${counted(waiting, "labeling")} waiting`;
}

function facetStatus({ vertices, confirmed }: { readonly vertices: number; readonly confirmed: number }): string {
  return `${counted(vertices, "vertex", "vertices")} found, ${counted(confirmed, "facet")} confirmed`;
}

/** The certificate of a complete surface, written as it is computed. @returns false after an interruption */
export async function writeSurfaceCertificate(file: string, surface: Surface): Promise<boolean> {
  return writeCertificateParts(file, surfaceCertificate(surface.proof(), { format: surfaceFormat(file) }));
}

/** Writes a certificate that comes in parts. @returns false after an interruption */
export async function writeCertificateParts(file: string, parts: Iterable<string>): Promise<boolean> {
  const writer = certificateFile(file);
  const waiting = gathered(parts)[Symbol.iterator]();
  const advance = (): boolean => {
    const next = waiting.next();
    if (next.done !== true) writer.write(next.value);
    return next.done !== true;
  };
  const status = (): string => `${(writer.written / 1e6).toFixed(1)} MB of the certificate written`;
  let finished = false;
  try {
    finished = await runOpenSteps(advance, status);
  } finally {
    writer.close(finished);
  }
  if (!finished)
    process.stderr.write(`exact-cdp: interrupted: ${status()}; a part proves nothing, so nothing of it is kept\n`);
  return finished;
}
