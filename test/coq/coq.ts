/**
 * Coq on text: what the verified checker says of certificates, and whether a file is accepted. Coq takes up to
 * minutes, and the runner takes a worker that says nothing for one minute for one that hangs: so all of it waits.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReadCertificate } from "../../src/certificate/reader.js";
import { coqEvaluation } from "../../src/report/coq/certificates.js";
import { repositoryFile } from "../golden/golden.js";
import { finished, type Finished } from "../support/process.js";

/** Longest run of Coq, in milliseconds. */
const patience = 1_200_000;
const proofs = repositoryFile("proofs");
const paths = ["theories", "checker", "reader"].flatMap((folder) => ["-Q", folder, `ExactCdp.${folder}`]);

/** Compiles the checker and what it needs, unless that has been done. */
export function buildChecker(): void {
  for (const command of [
    "coq_makefile -f _CoqProject -o Makefile",
    "make --no-print-directory -s checker/certify.vo",
  ]) {
    const { status, stderr } = spawnSync("sh", ["-c", command], { cwd: proofs, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command}\n${stderr}`);
  }
}

/** Runs a program that reads nothing to its end, which may take Coq as long as the suite allows. */
export function execute(program: string, words: readonly string[], cwd: string): Promise<Finished> {
  return finished(spawn(program, words, { cwd, stdio: ["ignore", "pipe", "pipe"] }), patience);
}

/** Compiles a file. @returns what Coq prints, or its error */
export async function compile(text: string): Promise<{ readonly accepted: boolean; readonly output: string }> {
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-coq-"));
  try {
    const file = join(folder, "file.v");
    writeFileSync(file, text);
    const { status, stdout, stderr } = await execute("coqc", ["-w", "none", ...paths, file], proofs);
    return { accepted: status === 0, output: status === 0 ? stdout : stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether the checker accepts each of the certificates. */
export async function coqVerdicts(certificates: readonly ReadCertificate[]): Promise<boolean[]> {
  const { accepted, output } = await compile(coqEvaluation(certificates));
  if (!accepted) throw new Error(output);
  const verdicts = [...output.matchAll(/^\s*= (true|false)$/gm)].map(([, verdict]) => verdict === "true");
  if (verdicts.length !== certificates.length)
    throw new Error(`${String(certificates.length)} certificates, ${String(verdicts.length)} verdicts\n${output}`);
  return verdicts;
}
