/**
 * Certificates in FILE.json.gz: written small, and read by every command that reads certificates.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exactCdp, mainFile, temporaryFolder } from "../support/cli.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
folder.file("p.json", JSON.stringify(valid()));
const content = (name: string): Buffer => readFileSync(join(cwd, name));

beforeAll(async () => {
  mainFile(); // the first call bundles the sources, which takes a while
  for (const name of ["s.json", "s.json.gz"])
    expect((await exactCdp(["surface", "p.json", "--certificate", name], { cwd })).status).toBe(0);
});

const accepted = "binary-denoising: C on all of its domain: 2 pieces, 3 domain rows, 2 vertices";

describe("a surface in FILE.json.gz", () => {
  it("is a file of gzip in the second format; in FILE.json it stays text in the first", () => {
    const text = gunzipSync(content("s.json.gz")).toString();
    expect(JSON.parse(text)).toMatchObject({ format: "exact-cdp/certificate@2", statement: { kind: "surface" } });
    expect(JSON.parse(content("s.json").toString())).toMatchObject({ format: "exact-cdp/certificate@1" });
  });

  it("names neither a time nor a system", () => {
    expect([...content("s.json.gz").subarray(4, 10)]).toEqual([0, 0, 0, 0, 2, 255]);
  });

  it("is accepted by check, by check.mjs and from standard input", async () => {
    expect(await exactCdp(["check", "s.json", "s.json.gz"], { cwd })).toMatchObject({
      status: 0,
      stdout: `accepted  ${accepted}\naccepted  ${accepted}\n2 accepted, 0 rejected\n`,
    });
    const checker = join(dirname(mainFile()), "..", "check.mjs");
    expect(execFileSync("node", [checker, join(cwd, "s.json.gz")], { encoding: "utf8" })).toContain(accepted);
    const piped = await exactCdp(["check", "-"], { cwd, input: content("s.json.gz") });
    expect(piped).toMatchObject({ status: 0, stdout: `accepted  ${accepted}\n` });
  });

  it("is exported and drawn as the first format is", async () => {
    const both = async (words: (file: string, output: string) => string[]): Promise<string[]> => {
      const results: string[] = [];
      for (const file of ["s.json", "s.json.gz"]) {
        const output = `${file}.svg`;
        const { status, stdout } = await exactCdp(words(file, output), { cwd });
        expect(status).toBe(0);
        const result = stdout === "" ? content(output).toString() : stdout;
        // Potentials may differ by a constant.
        results.push(result.replaceAll(file, "s").replace(/s_cuts[^]*?s_restorers/, ""));
      }
      return results;
    };
    for (const words of [
      (file: string, output: string) => ["plot", file, "--map", "--output", output],
      (file: string) => ["export", file, "--to", "ine"],
      (file: string) => ["export", file, "--to", "coq"],
    ]) {
      const [one, other] = await both(words);
      expect(one?.length).toBeGreaterThan(200);
      expect(other).toBe(one);
    }
    const [one, other] = await both((file) => ["export", file, "--to", "smt2"]);
    expect(other?.split("\n").length).toBe(one?.split("\n").length);
  });

  it("is the certificate of theorem 1, too", async () => {
    expect((await exactCdp(["theorem", "1", "p.json", "--certificate", "t.json.gz"], { cwd })).status).toBe(0);
    expect(gunzipSync(content("t.json.gz")).equals(gunzipSync(content("s.json.gz")))).toBe(true);
  });
});

it("other certificates are compressed in the first format", async () => {
  const words = ["solve", "p.json", "--at", "3/20,1/100", "--at", "11/100,1/100", "--certificate", "points.json.gz"];
  expect((await exactCdp(words, { cwd })).status).toBe(0);
  expect(JSON.parse(gunzipSync(content("points.json.gz")).toString())).toMatchObject([
    { format: "exact-cdp/certificate@1", statement: { kind: "value" } },
    { format: "exact-cdp/certificate@1", statement: { kind: "infeasible" } },
  ]);
  expect(await exactCdp(["check", "points.json.gz"], { cwd })).toMatchObject({ status: 0 });
});

it("a damaged file, and one that is no JSON, are named with what is wrong", async () => {
  folder.file("cut.json.gz", content("s.json.gz").subarray(0, -3));
  folder.file("words.json.gz", gzipSync("no JSON"));
  expect(await exactCdp(["check", "cut.json.gz"], { cwd })).toMatchObject({
    status: 2,
    stderr: "exact-cdp: cut.json.gz: $: expected a file that gzip has compressed, found one that ends too early\n",
  });
  expect(await exactCdp(["check", "words.json.gz"], { cwd })).toMatchObject({ status: 2 });
  expect(await exactCdp(["export", "cut.json.gz", "--to", "coq"], { cwd })).toMatchObject({
    status: 2,
    stderr: "exact-cdp: cut.json.gz: expected a file that gzip has compressed, found one that ends too early\n",
  });
});
