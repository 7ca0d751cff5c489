/** `exact-cdp export`: certificates and problems in every language; what cannot be exported is refused in one line. */
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
    ["another language", ["points.json", "--to", "lean"], "--to: expected coq, smt2, lp, mps, ine, ext, vipr, found"],
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

describe("export of problems at a point", () => {
  const point = ["-D", "3/20", "-P", "1/100"];

  it.each([
    [
      "lp",
      "\\ Made by: exact-cdp export gallery:binary-denoising --to lp -D 3/20 -P 1/100",
      "r2: + 31 x0 + 621 x1 + 279 x2 + 69 x3 <= 150",
    ],
    ["mps", "* Made by: exact-cdp export gallery:binary-denoising --to mps -D 3/20 -P 1/100", " x1 r2 621"],
    ["smt2", "; Made by: exact-cdp export gallery:binary-denoising --to smt2 -D 3/20 -P 1/100", "(/ 307.0 1450.0)"],
    [
      "vipr",
      "% Made by: exact-cdp export gallery:binary-denoising --to vipr -D 3/20 -P 1/100",
      "RTP range 307/1450 307/1450",
    ],
  ])("%s", async (language, first, content) => {
    const { status, stdout, stderr } = await run("export", "gallery:binary-denoising", "--to", language, ...point);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n")[0]).toBe(first);
    expect(stdout).toContain(content);
  });

  it("vipr says the same of a problem and of its certificate", async () => {
    await run("solve", "gallery:binary-denoising", ...point, "--certificate", "point.json");
    const [own, written] = await Promise.all([
      run("export", "gallery:binary-denoising", "--to", "vipr", ...point),
      run("export", "point.json", "--to", "vipr"),
    ]);
    expect(written.stdout.split("\n").slice(1)).toEqual(own.stdout.split("\n").slice(1));
  });

  it("asks of a point where nothing is feasible for any restorer at all", async () => {
    const { stdout } = await run("export", "gallery:binary-denoising", "--to", "smt2", "-D", "11/100", "-P", "1/100");
    expect(stdout).toContain("is there a restorer with E[Delta] <= 11/100 and d(p_X,q) <= 1/100?");
    expect(stdout).not.toContain("(< ");
  });

  it.each([
    ["lp", [], "--to: expected a point for lp: --distortion D and --perception P (inf for no bound), found none"],
    ["vipr", [], "--to: expected a point for vipr"],
    [
      "mps",
      ["-D", "1/2"],
      "--perception: expected both --distortion D and --perception P (inf for no bound), or neither",
    ],
    ["lp", ["-D", "half", "-P", "0"], "--distortion: expected a number such as"],
    ["lp", ["-D", "0,1/2", "-P", "0"], "--distortion: expected a number such as"],
    ["ine", point, "ine, which takes the whole surface: leave out -D and -P"],
    ["coq", point, "coq, which takes the whole surface: leave out -D and -P"],
  ])("refuses %s with %j", async (language, words, message) => {
    const { status, stdout, stderr } = await run("export", "gallery:binary-denoising", "--to", language, ...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it.each([
    ["missed-alarm", "lp", "retrained"],
    ["unsquared-wasserstein", "mps", "wasserstein-2"],
    ["lesser-divergence", "vipr", "minimum"],
    ["denoising-kullback-leibler", "lp", "Kullback"],
    ["denoising-kullback-leibler", "vipr", "Kullback"],
    ["denoising-kullback-leibler", "smt2", "Kullback"],
  ])("refuses %s as %s", async (name, language, message) => {
    const { status, stdout, stderr } = await run("export", `gallery:${name}`, "--to", language, "-D", "1", "-P", "1/2");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("export of certificates and surfaces", () => {
  it("ine and ext of a problem and of the certificate of its surface", async () => {
    await run("surface", "gallery:binary-denoising", "--certificate", "whole.json");
    for (const language of ["ine", "ext"]) {
      const [own, written] = await Promise.all([
        run("export", "gallery:binary-denoising", "--to", language),
        run("export", "whole.json", "--to", language),
      ]);
      expect(written.stdout.replace("whole.json", "gallery:binary-denoising")).toBe(own.stdout);
    }
    const { stdout } = await run("export", "whole.json", "--to", "ext");
    expect(stdout.split("\n").slice(2)).toEqual([
      "V-representation",
      "begin",
      " 5 4 rational",
      " 1 1/10 19/500 51/250",
      " 1 713/5800 0 311/1450",
      " 0 1 0 0",
      " 0 0 1 0",
      " 0 0 0 1",
      "end",
      "",
    ]);
  });

  it("smt2 of a list has a script for each", async () => {
    await run("tradeoff", "gallery:z-channel", "--certificate", "tradeoff.json");
    const { stdout } = await run("export", "tradeoff.json", "--to", "smt2");
    expect(stdout.match(/^\(check-sat\)$/gm)).toHaveLength(4);
    expect(stdout.match(/^\(reset\)$/gm)).toHaveLength(3);
    expect(stdout.match(/^\(set-info :status unsat\)$/gm)).toHaveLength(4);
  });

  it.each([
    [
      "a point of a certificate",
      ["tradeoff.json", "--to", "smt2", "-D", "1", "-P", "1"],
      "a certificate has its own bounds",
    ],
    [
      "a certificate as a program",
      ["tradeoff.json", "--to", "lp"],
      "a problem, with -D and -P, for --to lp, found a certificate",
    ],
    [
      "several certificates as VIPR",
      ["two.json", "--to", "vipr"],
      "one certificate, because a VIPR file is about one program, found 2",
    ],
    [
      "a surface as VIPR",
      ["whole.json", "--to", "vipr"],
      `"value" or "infeasible", because VIPR is about one linear program`,
    ],
    [
      "points as half-spaces",
      ["two.json", "--to", "ine"],
      "the certificate of one surface, for --to ine, found 2 certificates",
    ],
    ["a surface of several cases", ["gallery:missed-alarm", "--to", "ine"], "retrained"],
    [
      "an unknown statement",
      ["unknown.json", "--to", "smt2"],
      "$.statement.kind: expected value, infeasible, enclosure",
    ],
    ["evidence without a plane", ["bare.json", "--to", "smt2"], `$[0].evidence.plane: expected the key "plane"`],
    ["logarithms", ["logarithms.json", "--to", "smt2"], "a divergence without logarithms, for SMT-LIB, found"],
  ])("refuses %s in one line", async (_, words, message) => {
    await run("tradeoff", "gallery:z-channel", "--certificate", "tradeoff.json");
    await run("surface", "gallery:binary-denoising", "--certificate", "whole.json");
    await run("solve", "gallery:binary-denoising", "--at", "3/20,1/100", "--at", "1,1", "--certificate", "two.json");
    await run("solve", "gallery:denoising-kullback-leibler", "--at", "3/20,1/100", "--certificate", "logarithms.json");
    const two = JSON.parse(readFileSync(folder.file("two.json"), "utf8")) as {
      statement: Record<string, unknown>;
      evidence: Record<string, unknown>;
    }[];
    folder.file("unknown.json", JSON.stringify({ ...two[0], statement: { kind: "belief" } }));
    delete two[0]!.evidence["plane"];
    folder.file("bare.json", JSON.stringify(two));
    const { status, stdout, stderr } = await run("export", ...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
