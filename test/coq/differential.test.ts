/**
 * The kernel and the Coq checker say the same of every certificate: random ones of every kind of
 * divergence and statement, and the same with one thing changed.
 *
 * The two share the contract and nothing else: the kernel clips polygons over integers, the Coq
 * checker, which is proved sound, adds rationals and follows the corners of a cell.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { surfaceCertificateData } from "../../src/certificate/surface.js";
import { InputError } from "../../src/exact/errors.js";
import { parseJson } from "../../src/exact/json.js";
import { certificatesFromData, type ReadCertificate } from "../../src/certificate/reader.js";
import { check } from "../../src/kernel/index.js";
import { perceptionKinds, problemWithBounds } from "../../src/generate/index.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import type { Data } from "../kernel/certificates.js";
import { mutants } from "../kernel/mutants.js";
import { available } from "../support/tools.js";
import { coqVerdicts } from "./coq.js";

const sizes = { source: 3, outputs: 3, restored: 3 };
const problemsPerKind = 4;
const mutantsPerCertificate = 2;

interface Case {
  readonly what: string;
  readonly certificate: Data;
  readonly read: ReadCertificate;
}

/** The certificate as the exporter reads it; undefined where it is none. */
function readable(data: Data): ReadCertificate | undefined {
  try {
    return certificatesFromData(parseJson(JSON.stringify(data)))[0];
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Points and surfaces of random problems, and mutants of their statements and evidence. */
function cases(kind: (typeof perceptionKinds)[number], seed: number): Case[] {
  const found: Case[] = [];
  const samples = fc.sample(problemWithBounds(2, { kinds: [kind], sizes }), { numRuns: problemsPerKind, seed });
  samples.forEach(({ problem, bounds }, i) => {
    const data = [
      ...bounds.map((one) => certificate(solve(problem, one))),
      surfaceCertificateData(surface(problem).proof()),
    ].map((one) => JSON.parse(JSON.stringify(one)) as Data);
    for (const start of data) {
      const what = `${kind} ${String(i)} ${String((start["statement"] as Data)["kind"])}`;
      found.push({ what, certificate: start, read: readable(start)! });
      const changed = [...mutants(start)]
        .filter(({ what: place }) => /^\$\.(statement|evidence)\./.test(place))
        .flatMap((mutant) => {
          const read = readable(mutant.certificate);
          return read === undefined ? [] : [{ what: `${what}: ${mutant.what}`, certificate: mutant.certificate, read }];
        });
      if (changed.length === 0) continue;
      found.push(...fc.sample(fc.constantFrom(...changed), { numRuns: mutantsPerCertificate, seed: seed + i }));
    }
  });
  return found;
}

describe.skipIf(!available("coqc"))("the kernel and the verified checker agree", () => {
  const seen = { accepted: 0, rejected: 0 };

  test.each(perceptionKinds.map((kind, i) => ({ kind, seed: 4000 + 100 * i })))("$kind", async ({ kind, seed }) => {
    const all = cases(kind, seed);
    const coq = await coqVerdicts(all.map(({ read }) => read));
    const ours = all.map((one) => check(JSON.stringify(one.certificate)).status === "accepted");
    const said = (verdicts: readonly boolean[]): string[] =>
      all.map(({ what }, i) => `${what}: ${verdicts[i] === true ? "accepted" : "rejected"}`);
    expect(said(coq)).toEqual(said(ours));
    for (const verdict of ours) seen[verdict ? "accepted" : "rejected"]++;
  });

  test("there were enough of both", () => {
    expect(seen.accepted).toBeGreaterThanOrEqual(50);
    expect(seen.rejected).toBeGreaterThanOrEqual(50);
  });
});
