/**
 * Writing certificates: one object, or a list with one certificate per line.
 */
import type { AnyCertificate } from "../certificate/certificate.js";
import type { Point } from "../tradeoff/point.js";
import { certificate } from "../tradeoff/point.js";
import { writeText } from "./input.js";

export function writeCertificate(file: string, point: Point): void {
  writeJson(file, certificate(point));
}

/** One certificate of any kind. */
export function writeJson(file: string, one: AnyCertificate): void {
  writeText(file, `${JSON.stringify(one, null, 1)}\n`);
}

export function writeCertificates(file: string, points: readonly Point[]): void {
  writeCertificateList(file, points.map(certificate));
}

export function writeCertificateList(file: string, certificates: readonly AnyCertificate[]): void {
  writeText(file, `[${certificates.map((one) => `\n${JSON.stringify(one)}`).join(",")}\n]\n`);
}
