/**
 * The kernel and the extracted checker (`check --verified`) say the same of every certificate: of all kinds,
 * about the problems of the gallery, and with one thing changed. What the extracted checker has not read is
 * never accepted by it, and only kinds that it does not cover are not read.
 *
 * Five mutants of each certificate; with EXACT_CDP_EXHAUSTIVE=1 forty, 12 000 in all.
 */
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { check } from "../../src/kernel/index.js";
import { verifiedVerdicts } from "../../src/verified/index.js";
import { mutants } from "../kernel/mutants.js";
import { exhaustive } from "../support/exhaustive.js";
import { type Certified, orders, points, verdicts } from "./corpus.js";

const perCertificate = exhaustive ? 40 : 5;
/** Longer ones have so many mutants that making them takes longer than checking them. */
const longest = 60_000;

function compared(text: string): { readonly ours: string; readonly theirs: string } {
  const verified = verifiedVerdicts(text);
  expect(verified).toHaveLength(1);
  const [own, other] = [check(text), verified[0]!];
  if (own.status === "accepted" && other.status === "accepted")
    expect(other).toMatchObject({ kind: own.statement.kind, problem: own.problem, sha256: own.sha256 });
  return { ours: own.status, theirs: other.status };
}

async function agree(all: Iterable<Certified>, seen: Record<string, number>): Promise<void> {
  for (const { what, certificate } of all) {
    // The runner takes a worker that says nothing for a minute for one that hangs.
    await setImmediate();
    const text = JSON.stringify(certificate);
    const { ours, theirs } = compared(text);
    expect(`${what}: ${ours}`).toBe(`${what}: accepted`);
    if (theirs !== "not-read") expect(`${what}: ${theirs}`).toBe(`${what}: accepted`);
    seen[theirs] = (seen[theirs] ?? 0) + 1;
    if (text.length > longest || theirs === "not-read") continue;
    for (const mutant of mutants(certificate, perCertificate)) {
      await setImmediate();
      const verdict = compared(JSON.stringify(mutant.certificate));
      if (verdict.theirs === "not-read") continue;
      expect(`${what}, ${mutant.what}: ${verdict.theirs}`).toBe(`${what}, ${mutant.what}: ${verdict.ours}`);
      seen[verdict.theirs] = (seen[verdict.theirs] ?? 0) + 1;
    }
  }
}

describe("the kernel and the extracted checker", () => {
  const seen: Record<string, number> = {};
  test("points", async () => {
    await agree(points(), seen);
  });
  test("channels compared", async () => {
    await agree(orders(), seen);
  });
  test("verdicts and surfaces", async () => {
    await agree(verdicts(20), seen);
  });
  test("there were enough of both", () => {
    expect(seen["accepted"]).toBeGreaterThan(300);
    expect(seen["rejected"]).toBeGreaterThan(300);
  });
});
