/**
 * Writing certificates: one object, or a list with one certificate per line.
 */
import { surfaceBandCertificate } from "../../tradeoff/surface-band.js";
import { boundText, type CertificateData } from "../../certificate/data.js";
import type { SurfaceFormat } from "../../certificate/surface.js";
import { printable } from "../../exact/errors.js";
import { Root } from "../../exact/root.js";
import { convexSurfaceCertificate } from "../../theorem/theorem-1-certificate.js";
import type { Theorem1Verdict } from "../../theorem/theorem-1.js";
import { certificate, type Point } from "../../tradeoff/solve.js";
import { certificateFile, writeCertificateFile } from "./compressed-file.js";
import type { OutputFile } from "./output-file.js";
import { gathered } from "./output.js";

export function writeCertificate(file: string, point: Point): void {
  writeJson(file, certificate(point));
}

/** One certificate of any kind. */
export function writeJson(file: string, one: CertificateData): void {
  writeCertificateFile(file, [`${JSON.stringify(one, null, 1)}\n`]);
}

export function writeCertificates(file: string, points: readonly Point[]): void {
  writeCertificateList(file, points.map(certificate));
}

export function writeCertificateList(file: string, certificates: readonly CertificateData[]): void {
  writeCertificateFile(file, gathered(listOf(certificates.map((one) => [JSON.stringify(one)]))));
}

/** A list of certificates that grows: each is written at once, so that none has to be kept. */
export class CertificateList {
  private readonly file: OutputFile;
  private count = 0;
  private readonly drop = (): void => {
    this.file.close(false);
  };

  /** @throws InputError "file" where no file can be made */
  constructor(name: string) {
    this.file = certificateFile(name);
    // A closed pipe ends the process at once: no half list is left beside its place.
    process.once("exit", this.drop);
  }

  add(one: CertificateData): void {
    this.file.write(`${this.count === 0 ? "[\n" : ",\n"}${JSON.stringify(one)}`);
    this.count++;
  }

  /** Moves the list to its place, or drops it. */
  close(keep: boolean): void {
    process.off("exit", this.drop);
    if (keep) this.file.write(this.count === 0 ? "[\n]\n" : "\n]\n");
    this.file.close(keep);
  }
}

function* listOf(certificates: readonly Iterable<string>[]): Generator<string> {
  yield "[";
  for (const [i, one] of certificates.entries()) {
    yield i === 0 ? "\n" : ",\n";
    yield* one;
  }
  yield "\n]\n";
}

/** A certificate as text in parts, or the reason in words why there is none. */
export type Certified = { readonly text: Iterable<string> } | { readonly none: string };

/** Writes the list of all certificates; the reasons for missing ones go to standard error. */
export function writeCertified(file: string, all: readonly Certified[]): void {
  for (const one of all) if ("none" in one) process.stderr.write(`exact-cdp: no certificate of ${one.none}\n`);
  writeCertificateFile(file, gathered(listOf(all.flatMap((one) => ("text" in one ? [one.text] : [])))));
}

/** Writes a certificate as it is, not in a list. */
export function writeSingle(file: string, text: Iterable<string>): void {
  writeCertificateFile(file, gathered(withEnd(text)));
}

function* withEnd(text: Iterable<string>): Generator<string> {
  yield* text;
  yield "\n";
}

export function certified(one: CertificateData): Certified {
  return { text: [JSON.stringify(one)] };
}

/**
 * The certificate of a point, if its bounds are rational.
 * @param problem the one asked about: at an irrational P_min a point is that of another one
 */
export function pointCertificate(point: Point, problem = point.problem): Certified {
  const { distortion, perception } = point.bounds;
  if (!(perception instanceof Root) && point.problem === problem) return certified(certificate(point));
  const bound = perception instanceof Root ? perception.toString() : "P_min";
  return {
    none: `C(${boundText(distortion)}, ${bound}) of ${printable(problem.name)}: a certificate states a rational bound`,
  };
}

/** The certificate of a verdict of Theorem 1. @param format of a surface */
export function theorem1Certificate(verdict: Theorem1Verdict, format?: SurfaceFormat): Certified {
  if (verdict.verdict === "refuted") return { text: [`${JSON.stringify(verdict.certificate(), null, 1)}\n`] };
  const of = `theorem 1 on ${printable(verdict.problem.name)}`;
  if (verdict.verdict === "not-decided") return { none: `${of}: not decided` };
  if ("band" in verdict) return certified(surfaceBandCertificate(verdict.band));
  const { surface } = verdict;
  if (surface.problem.perception.parts.every(({ power }) => power === 1))
    return { text: convexSurfaceCertificate(surface, format) };
  return { none: `${of}: for the unsquared Wasserstein-2 there is no statement` };
}
