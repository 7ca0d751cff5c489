/** `check --verified`: what the extracted checker found, beside the kernel, in lines, JSON and the exit status. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { verifiedVerdicts } from "../../src/verified/index.js";
import { binaryInfeasible, binaryValue, changed } from "../kernel/certificates.js";
import { inProcess, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const json = (value: unknown): string => JSON.stringify(value);

folder.file("both.json", json([binaryValue, binaryInfeasible]));
folder.file("wrong.json", json(changed(binaryValue, "statement.errorRate", "1/5")));
folder.file("second.json", json(changed(binaryValue, "format", "exact-cdp/certificate@2")));
folder.file("text.json", "{");

describe("check --verified", () => {
  test("accepted by both: status 0, the problem's hash, a count of both", async () => {
    const { status, stdout } = await inProcess(["check", "--verified", "both.json"], { cwd });
    expect(status).toBe(0);
    const hash = String(binaryValue["sha256"]).slice(0, 12);
    expect(stdout.match(new RegExp(`^ +verified checker: accepted, problem ${hash}…$`, "gm"))).toHaveLength(2);
    expect(stdout).toContain("kernel: 2 accepted, 0 rejected; verified checker: 2 accepted, 0 rejected, 0 not read");
  });

  test("rejected by both: status 1, the reasons of both", async () => {
    const { status, stdout } = await inProcess(["check", "--verified", "wrong.json"], { cwd });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^rejected {2}wrong\.json: \$\.evidence\.restorer: expected the stated error rate/);
    expect(stdout).toContain("verified checker: rejected, $.evidence: not met: a restorer within the bounds");
  });

  test("JSON: a verdict inside of a verdict", async () => {
    const { status, stdout } = await inProcess(["check", "--verified", "--json", "both.json", "wrong.json"], { cwd });
    expect(status).toBe(1);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { verified: { status: string } });
    expect(lines.map(({ verified }) => verified.status)).toEqual(["accepted", "accepted", "rejected"]);
    expect(lines[0]).toMatchObject({ status: "accepted", verified: { kind: "value", sha256: binaryValue["sha256"] } });
  });

  test("a file that is no JSON: status 2, as without", async () => {
    const { status, stdout, stderr } = await inProcess(["check", "--verified", "text.json"], { cwd });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("text.json");
  });

  test("what it does not read is not verified: status 1 where the kernel accepts", async () => {
    const slice = /### Statement `slice`[^]*?```json\n([^]*?)```/.exec(
      readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8"),
    )![1]!;
    folder.file("slice.json", json({ ...binaryValue, ...(JSON.parse(slice) as object) }));
    const { status, stdout } = await inProcess(["check", "--verified", "slice.json"], { cwd });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^accepted {2}binary-denoising: C\(3\/20, P\)/);
    expect(stdout).toMatch(/^ +verified checker: not read, so not verified: /m);
  });
});

describe("verifiedVerdicts", () => {
  test("text and bytes, one certificate and a list", () => {
    const text = json(binaryValue);
    const accepted = { status: "accepted", kind: "value", problem: "binary-denoising", sha256: binaryValue["sha256"] };
    expect(verifiedVerdicts(text)).toEqual([accepted]);
    expect(verifiedVerdicts(new TextEncoder().encode(`[${text}]`))).toEqual([accepted]);
    expect(verifiedVerdicts("[]")).toEqual([]);
  });

  test("a text that is no JSON, or too deep, is rejected and never an exception", () => {
    for (const text of ["", "{", "nul", "[".repeat(200_000), `"\\ud800`, "\u0000"])
      expect(verifiedVerdicts(text)).toMatchObject([{ status: "rejected", where: "$" }]);
  });

  test("what is neither text nor bytes is refused", () => {
    expect(() => verifiedVerdicts(7 as never)).toThrow("content");
  });
});
