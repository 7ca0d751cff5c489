/** `exact-cdp export`: certificates as Coq files, from certificate files and from problems; what cannot be exported is refused. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { exactCdp, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;

async function run(...words: string[]): Promise<{ stdout: string; stderr: string; status: number | null }> {
  return exactCdp(words, { cwd });
}

describe("export --to coq", () => {
  it("writes a theorem per certificate, and every problem once", async () => {
    await run(
      "solve",
      "gallery:binary-denoising",
      "--at",
      "3/20,1/100",
      "--at",
      "11/100,1/100",
      "--certificate",
      "points.json",
    );
    const { status, stdout, stderr } = await run("export", "points.json", "--to", "coq");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n")[0]).toBe("(* Made by: exact-cdp export points.json --to coq *)");
    expect(stdout.match(/^Definition problem_\d+/gm)).toEqual(["Definition problem_1"]);
    expect(stdout).toContain(
      "(* C(3/20, 1/100) = 307/1450 *)\nTheorem certified_1 : value_is problem_1 (Some (3 # 20)) (Some (1 # 100)) (307 # 1450).",
    );
    expect(stdout).toContain(
      "(* nothing is feasible at (11/100, 1/100) *)\nTheorem certified_2 : infeasible_at problem_1 (Some (11 # 100)) (Some (1 # 100)).",
    );
  });

  it("writes to a file, which it does not take for its input", async () => {
    const { stdout } = await run("export", "points.json", "--to", "coq");
    const { status, stdout: nothing } = await run("export", "points.json", "--to", "coq", "--output", "points.v");
    expect({ status, nothing }).toEqual({ status: 0, nothing: "" });
    expect(readFileSync(folder.file("points.v"), "utf8")).toBe(stdout);
    expect(await run("export", "points.json", "--to", "coq", "--output", "points.json")).toMatchObject({
      status: 2,
      stdout: "",
    });
  });

  it("exports the whole surface of a problem, the same as from its certificate", async () => {
    await run("surface", "gallery:three-classes", "--certificate", "surface.json");
    await run("gallery", "three-classes").then(({ stdout }) => folder.file("problem.json", stdout));
    const texts = await Promise.all(
      ["surface.json", "problem.json", "gallery:three-classes"].map(async (file) =>
        (await run("export", file, "--to", "coq")).stdout.split("\n").slice(1).join("\n"),
      ),
    );
    expect(texts[0]).toContain("Theorem certified_1 : surface_is problem_1 pieces_1 domain_1.");
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
  });

  it.each([
    ["another language", ["points.json", "--to", "lean"], "--to: expected coq, found"],
    ["a composite problem", ["gallery:missed-alarm", "--to", "coq"], "classifier"],
    ["a file that is not there", ["nowhere.json", "--to", "coq"], "nowhere.json: expected a file that can be read"],
    ["an empty list", ["empty.json", "--to", "coq"], "at least one certificate"],
    [
      "another statement",
      ["theorem.json", "--to", "coq"],
      `theorem.json: $.statement.kind: expected "value", "infeasible" or "surface"`,
    ],
    [
      "a restorer with a row missing",
      ["short.json", "--to", "coq"],
      "short.json: $[0].evidence.restorer: expected 2 rows, found 1",
    ],
    [
      "a sparse row with a mass 0",
      ["sparse.json", "--to", "coq"],
      "sparse.json: $[0].evidence.restorer[0].1: expected a mass > 0",
    ],
    ["potentials with one too few", ["potentials.json", "--to", "coq"], "a potential per restored letter: 2, found 1"],
    ["what is no certificate", ["number.json", "--to", "coq"], "a certificate"],
    ["no JSON", ["text.json", "--to", "coq"], "text.json: "],
  ])("refuses %s in one line", async (_, words, message) => {
    await run("theorem", "2", "gallery:binary-denoising", "--certificate", "theorem.json");
    folder.file("empty.json", "[]");
    folder.file("number.json", "3");
    folder.file("text.json", "no JSON");
    const points = JSON.parse(readFileSync(folder.file("points.json"), "utf8")) as {
      evidence: { restorer?: unknown[]; plane: { cut: { transport: { restored: unknown[] } } } };
    }[];
    const rows = points[0]!.evidence.restorer!;
    points[0]!.evidence.restorer = [{ 0: "1", 1: "0" }, rows[1]];
    folder.file("sparse.json", JSON.stringify(points));
    points[0]!.evidence.restorer = rows.slice(0, 1);
    folder.file("short.json", JSON.stringify(points));
    points[1]!.evidence.plane.cut.transport.restored.pop();
    folder.file("potentials.json", JSON.stringify(points.slice(1)));
    const { status, stdout, stderr } = await run("export", ...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
