/**
 * Writing certificates: one object, or a list with one certificate per line.
 */
import { certificate, type AnyPoint } from "../tradeoff/solve.js";
import { writeText } from "./input.js";

export function writeCertificate(file: string, point: AnyPoint): void {
  writeText(file, `${JSON.stringify(certificate(point), null, 1)}\n`);
}

export function writeCertificates(file: string, points: readonly AnyPoint[]): void {
  writeText(file, `[${points.map((point) => `\n${JSON.stringify(certificate(point))}`).join(",")}\n]\n`);
}
