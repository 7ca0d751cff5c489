/**
 * Writing certificates: one object, or a list with one certificate per line.
 */
import type { AnyCertificate } from "../certificate/certificate.js";
import { surfaceCertificate } from "../certificate/surface.js";
import { convexSurfaceCertificate } from "../theorem/theorem-1-certificate.js";
import type { Theorem1Verdict } from "../theorem/theorem-1.js";
import { certificate, type AnyPoint } from "../tradeoff/solve.js";
import { surfaceProof } from "../tradeoff/surface.js";
import { writeText } from "./input.js";
import { PartWriter } from "./output.js";

export function writeCertificate(file: string, point: AnyPoint): void {
  writeJson(file, certificate(point));
}

/** One certificate of any kind. */
export function writeJson(file: string, one: AnyCertificate): void {
  writeText(file, `${JSON.stringify(one, null, 1)}\n`);
}

export function writeCertificates(file: string, points: readonly AnyPoint[]): void {
  writeCertificateList(file, points.map(certificate));
}

export function writeCertificateList(file: string, certificates: readonly AnyCertificate[]): void {
  writeText(file, `[${certificates.map((one) => `\n${JSON.stringify(one)}`).join(",")}\n]\n`);
}

/** A list of certificates that come as text in parts. */
export function writeCertificateTexts(file: string, certificates: readonly Iterable<string>[]): void {
  const writer = new PartWriter(file, listOf(certificates));
  let finished = false;
  try {
    while (writer.step()) {
      /* part by part */
    }
    finished = true;
  } finally {
    writer.close(finished);
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

/** The certificate of a verdict of Theorem 1 as text in parts; none where there is none. */
export function theorem1Certificate(verdict: Theorem1Verdict): Iterable<string>[] {
  if (verdict.verdict === "refuted") return [[JSON.stringify(verdict.certificate())]];
  if (verdict.verdict === "not-decided") return [];
  const { surface } = verdict;
  if (!("sheets" in surface)) return [surfaceCertificate(surfaceProof(surface))];
  // C as a function of P² has no statement of its own.
  return surface.sheets.some(({ part }) => surface.power(part) === 2) ? [] : [convexSurfaceCertificate(surface)];
}
