/**
 * Options that are given more than once: what makes sense of several values takes them all, everything
 * else refuses a second one.
 */
import { afterAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/program.js";
import { isSingle } from "../../src/cli/declared/single.js";
import { exactCdp, temporaryFolder } from "../support/cli.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
folder.file("p.json", JSON.stringify(valid()));

const options = build().commands.flatMap((command) =>
  command.options.map((option) => ({ command: command.name(), option, long: option.long ?? "" })),
);
const printed = async (...words: string[]): Promise<string> => {
  const { status, stdout, stderr } = await exactCdp(words, { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
};

describe("an option with one value", () => {
  it.each(options.filter(({ option }) => isSingle(option) && !option.negate))(
    "$command $long is refused when it is given twice, whatever it is called",
    async ({ command, option, long }) => {
      for (const [first, second] of [
        [long, long],
        [option.short ?? long, long],
      ] as const) {
        const { status, stdout, stderr } = await exactCdp([command, first, "1", `${second}=2`], { cwd });
        expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
        expect(stderr).toBe(`exact-cdp: ${long}: expected one value (give the option once), found "1" and "2"\n`);
      }
    },
  );

  it("its negation beside it is refused", async () => {
    const { status, stderr } = await exactCdp(["search", "theorem-2", "--corpus", "d", "--no-corpus"], { cwd });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'exact-cdp: --no-corpus: expected one value (give the option once), found "d" and --no-corpus\n',
    });
  });

  it("a flag may be repeated: it says the same again", async () => {
    expect(await printed("gallery", "--json", "--json")).toBe(await printed("gallery", "--json"));
  });
});

it("only these take several values", () => {
  const several = options
    .filter(({ option }) => (option.required || option.optional) && !isSingle(option))
    .map(({ command, long }) => `${command} ${long}`);
  expect(several).toEqual([
    "solve --distortion",
    "solve --perception",
    "solve --at",
    "audit --weights",
    "table --distortion",
    "table --perception",
    "slice --perception",
    "slice --distortion",
    "slice --error-rate",
    "sweep --weights",
    "gaussian --settle",
    "plot --perception",
    "plot --distortion",
    "plot --error-rate",
    "plot --sweep",
    "plot --points",
    "plot --view",
    "enumerate --input-symmetry",
    "verify-family --classes",
    "verify-family --inputs",
    "verify-family --outputs",
    "verify-family --denominator",
    "verify-family --source-denominator",
    "verify-family --merge",
    "search --merge",
    "cluster --classes",
    "cluster --inputs",
    "cluster --outputs",
    "cluster --denominator",
    "cluster --source-denominator",
  ]);
});

describe("several bounds", () => {
  it("solve: every D with every P, a line each; a list of certificates", async () => {
    const points = await printed("solve", "p.json", "-D", "3/20,inf", "-P", "0", "-P", "1/100", "--json");
    const at = ["3/20,0", "3/20,1/100", "inf,0", "inf,1/100"].flatMap((point) => ["--at", point]);
    expect(points).toBe(await printed("solve", "p.json", ...at, "--json"));
    expect(points.trimEnd().split("\n")).toHaveLength(4);
    await printed("solve", "p.json", "-D", "3/20", "-P", "0:1/50:1/100", "--certificate", "points.json");
    expect(await printed("check", "points.json")).toContain("3 accepted, 0 rejected");
  });

  it("solve: no more than 10000 points", async () => {
    const { status, stderr } = await exactCdp(["solve", "p.json", "-D", "0:1:1/100", "-P", "0:1:1/100"], { cwd });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        "exact-cdp: --distortion and --perception: expected at most 10000 points (table takes grids of any size), found more\n",
    });
  });

  it("table and verify-family: a repeated option is a longer list", async () => {
    const rows = (text: string): string => text.replace(/.*regenerate.*\n/, "");
    const one = await printed("table", "p.json", "-D", "3/20", "-D", "inf", "-P", "0,1/10");
    expect(rows(one)).toBe(rows(await printed("table", "p.json", "-D", "3/20,inf", "-P", "0,1/10")));
    const shape = ["verify-family", "theorem-2", "-n", "1", "-N", "1", "-M", "2"];
    expect(await printed(...shape, "-m", "1", "-m", "2")).toBe(await printed(...shape, "-m", "1:2"));
  });

  it("slice: one after the other as text and JSON", async () => {
    const each = ["0", "1/100", "inf"].map((P) => printed("slice", "p.json", "-P", P, "--json"));
    const json = (await Promise.all(each)).join("");
    expect(await printed("slice", "p.json", "-P", "0,1/100", "-P", "inf", "--json")).toBe(json);
    const text = await printed("slice", "p.json", "-P", "0,1/100");
    const [head, first, second, ...more] = text.split("\n\n");
    expect(head).toContain("least distortion");
    expect([first!.split("\n")[0], second!.split("\n")[0], more]).toEqual([
      "C(D, 0) as a function of D",
      "C(D, 1/100) as a function of D",
      [],
    ]);
  });

  it("slice: one table with a column for the bound, in every format", async () => {
    const csv = await printed("slice", "p.json", "-E", "21/100,1/5,1", "--format", "csv");
    expect(csv).toContain(
      "error rate at most 1/5: infinite everywhere: every restorer has error rate at least 51/250\n",
    );
    const [keys, ...rows] = csv
      .trimEnd()
      .split("\n")
      .filter((line) => !line.startsWith("#"));
    expect(keys).toBe("errorRate,from,to,intercept,slope,valueAtFrom");
    expect([...new Set(rows.map((row) => row.split(",")[0]))]).toEqual(["21/100", "1"]);
    for (const [format, head] of [
      ["markdown", "|      C |"],
      ["latex", "$C$ & $P \\ge$"],
    ])
      expect(await printed("slice", "p.json", "-E", "21/100,1", "--format", format!)).toContain(head);
    const objects = (await printed("slice", "p.json", "-D", "3/20,inf", "--format", "json")).trimEnd().split("\n");
    expect(objects.map((line) => JSON.parse(line).fixed)).toEqual([{ distortion: "3/20" }, { distortion: "inf" }]);
  });
});
