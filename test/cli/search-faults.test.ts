/**
 * `search` on modules that misbehave, journals that were damaged, files that are not its own: one
 * line that says what and where, what was found before is kept, and nothing hangs.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProblem } from "../../src/format/problem.js";
import { exhaustive } from "../support/exhaustive.js";
import { exactCdp, finished, inBatches, inProcess, mainFile, said, start, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const library = (): string => JSON.stringify(new URL(`file://${join(mainFile(), "../../generate/index.js")}`).href);

/** A module with this decision, and more keys. */
function module(name: string, decide: string, more = ""): string {
  const text = `import { instances } from ${library()};
let n = 0;
export default { name: "mine-x", statement: "s", source: "ours", instances: instances({ kinds: ["total-variation"] }), decide: ${decide}, ${more} };
`;
  folder.file(`${name}.mjs`, text);
  return `./${name}.mjs`;
}

beforeAll(() => {
  mainFile();
});

const violated = `() => ({ status: "violated", evidence: {} })`;

/** What a module does, how, and what the one line says of it. */
const misbehaving: readonly (readonly [name: string, decide: string, says: string, more?: string])[] = [
  [
    "throws",
    `() => { throw new Error("boom\\nline two"); }`,
    "decide throws Error: boom line two (task 0; the instance is saved as",
  ],
  ["throws-text", `() => { throw "boom"; }`, 'decide throws "boom"'],
  ["throws-nothing", `() => { throw undefined; }`, "decide throws nothing"],
  ["undefined", `() => undefined`, "decide gives nothing, expected an outcome"],
  ["text", `() => "holds"`, 'decide gives "holds", expected an outcome'],
  ["null", `() => null`, "decide gives null, expected an outcome"],
  ["list", `() => ["holds"]`, "decide gives the status nothing"],
  ["promise", `async () => ({ status: "holds" })`, "decide gives a promise, expected an outcome at once"],
  ["status", `() => ({ status: "maybe" })`, 'decide gives the status "maybe", expected one of holds'],
  ["score-text", `() => ({ status: "holds", score: "NaN" })`, 'decide gives the score "NaN", expected a Rational'],
  ["score-double", `() => ({ status: "holds", score: 0.5 })`, "decide gives the score 0.5, expected a Rational"],
  ["measure", `() => ({ status: "holds", measure: null })`, "decide gives the measure null, expected a Rational"],
  ["no-evidence", `() => ({ status: "violated" })`, 'decide gives "violated" with no evidence'],
  ["evidence-text", `() => ({ status: "violated", evidence: "so" })`, 'decide gives "violated" with the evidence "so"'],
  [
    "circular",
    `() => { const a = {}; a.a = a; return { status: "violated", evidence: a }; }`,
    "decide gives evidence that JSON cannot hold",
  ],
  ["big", `() => ({ status: "violated", evidence: { n: 1n } })`, "decide gives evidence that JSON cannot hold"],
  ["adapted", violated, "adapted gives null, expected a definition", "adapted: () => null"],
  ["adapted-throws", violated, "adapted throws TypeError", "adapted: (d) => d.no.such"],
  ["later", `() => (++n > 30 ? { status: 7 } : { status: "holds" })`, "decide gives the status 7"],
  ["recursion", `function f(i) { return f(i); }`, "decide throws RangeError"],
];

describe("a module that misbehaves", () => {
  it.each(misbehaving.map(([name, decide, says, more = ""]) => ({ name, decide, says, more })))(
    "$name",
    async ({ name, decide, says, more }) => {
      const file = module(name, decide, more);
      const { status, stdout, stderr } = await exactCdp(
        ["search", file, "--cases", "40", "--seed", "1", "--shrink", "30", "--corpus", `corpus-${name}`, "--json"],
        { cwd },
      );
      expect({ status, lines: stderr.split("\n").length }).toEqual({ status: 3, lines: 2 });
      expect(stderr).toContain(`exact-cdp: ${name}.mjs: ${says}`);
      expect(JSON.parse(stdout.trimEnd().split("\n").at(-1)!)).toMatchObject({
        status: "faulty",
        tested: name === "later" ? "30" : "0",
      });
      const [, saved] = /saved as (\S+?)\)/.exec(stderr) ?? [];
      if (!name.startsWith("adapted")) expect(readProblem(readFileSync(join(cwd, saved!), "utf8")).name).toBe("random");
    },
  );

  it.each([
    ["throws", "() => { throw new Error('c'); }", "certificates throws Error: c"],
    ["no list", "() => 'c'", 'certificates gives "c", expected a list'],
    ["no certificate", `() => [{ format: "x" }]`, "certificates gives one that the checker rejects: $.format"],
    ["nonsense", "() => [undefined]", "certificates gives one that the checker rejects"],
  ])("its certificates: %s; the find is printed and kept all the same", async (what, certificates, says) => {
    const name = `certificates-${what.replaceAll(" ", "-")}`;
    const file = module(name, violated, `certificates: ${certificates}`);
    const { status, stdout, stderr } = await exactCdp(
      ["search", file, "--cases", "4", "--seed", "1", "--shrink", "30", "--corpus", name],
      { cwd },
    );
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringContaining(`exact-cdp: ${name}.mjs: ${says}`) as unknown,
    });
    expect(stdout).toContain("counterexample, task 0");
    expect(readdirSync(join(cwd, name, "mine-x"))).toHaveLength(1);
  });

  it("one that ends its thread, and one that is never loaded", async () => {
    const exits = module("exits", "() => process.exit(0)");
    folder.file("never.mjs", "await new Promise(() => {}); export default {};");
    const [one, other] = await inBatches([exits, "./never.mjs"], (file) =>
      inProcess(["search", file, "--cases", "20", "--seed", "1", "--instance-time", "1", "--corpus", "exits"], { cwd }),
    );
    expect(one).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(
        /^exact-cdp: exits\.mjs: decide ends its thread \(process\.exit, perhaps\) \(task 0; the instance is saved as exits\S+\)\n$/,
      ) as unknown,
    });
    expect(one!.stdout).toContain("faulty: the code of the conjecture failed");
    expect(other).toMatchObject({
      status: 3,
      stdout: "",
      stderr: "exact-cdp: the module is not loaded after 1 seconds\n",
    });
  });
});

describe("a decision that does not end", () => {
  /** Without end for four classes on one letter behind one output, which is seldom. */
  const hang = (forever: string): string =>
    `({ problem }) => { if (problem.source.classNames.length === 4 && problem.source.alphabet.size === 1 && problem.channel.outputs.size === 1) ${forever}; return { status: "holds" }; }`;
  /** Keeps the processor busy. */
  const busy = "for (;;)";
  /** Leaves the processor to others. */
  const asleep = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)";

  it("is undecided and saved, and the search goes on", async () => {
    const file = module("hang", hang(busy));
    const { status, stdout, stderr } = await inProcess(
      [
        "search",
        file,
        "--cases",
        "8",
        "--seed",
        "1",
        "--instance-time",
        "1",
        "--corpus",
        "hang",
        "--json",
        "--record",
        "hang.jl",
      ],
      { cwd },
    );
    expect(status).toBe(0);
    const { outcomes, tested } = JSON.parse(stdout.trimEnd().split("\n").at(-1)!);
    expect(tested).toBe("8");
    expect(Number(outcomes.undecided)).toBeGreaterThan(0);
    expect(Number(outcomes.holds) + Number(outcomes.undecided)).toBe(8);
    const saved = readdirSync(join(cwd, "hang", "mine-x.undecided"));
    expect(saved.length).toBeGreaterThan(0);
    for (const name of saved) {
      const problem = readProblem(readFileSync(join(cwd, "hang", "mine-x.undecided", name), "utf8"));
      expect([problem.source.classNames.length, problem.source.alphabet.size]).toEqual([4, 1]);
    }
    expect(stderr.match(/took longer than 1 seconds: undecided, saved as/g)).toHaveLength(Number(outcomes.undecided));
    const again = await exactCdp(["search", "--resume", "hang.jl", "--corpus", "hang", "--json"], { cwd });
    expect(again.stdout).toBe(stdout);
  });

  // Twenty of each with EXACT_CDP_EXHAUSTIVE=1.
  it("killed and interrupted at random moments, it ends as if it had not been", async () => {
    const file = module("disturbed", hang(asleep));
    const words = [
      "search",
      file,
      "--cases",
      exhaustive ? "150" : "8",
      "--seed",
      "1",
      "--instance-time",
      "1",
      "--no-corpus",
      "--json",
    ];
    const undisturbed = await inProcess(words, { cwd });
    expect(undisturbed.status).toBe(0);
    // On a busy machine a process may be killed before it has begun its journal.
    const goOn = (): string[] => {
      const begun = existsSync(folder.file("d.jl")) && readFileSync(folder.file("d.jl"), "utf8").includes("\n");
      const more = ["--instance-time", "1", "--no-corpus", "--json"];
      return begun ? ["search", "--resume", "d.jl", ...more] : [...words, "--record", "d.jl"];
    };
    for (let i = 0; i < (exhaustive ? 40 : 2); i++) {
      const child = start(goOn(), { cwd });
      const end = finished(child);
      await Promise.race([
        end,
        new Promise((resolve) => setTimeout(resolve, 300 + ((i * 977) % (exhaustive ? 3000 : 1000)))),
      ]);
      child.kill(i % 2 === 0 ? "SIGKILL" : "SIGINT");
      expect([null, 130, 0]).toContain((await end).status);
    }
    const resumed = await inProcess(goOn(), { cwd });
    expect(resumed.stdout).toBe(undisturbed.stdout);
    expect(readdirSync(cwd).filter((name) => name.startsWith("d.jl."))).toEqual([]);
  });

  it("Ctrl-C ends the search without waiting for its decision, with status 130", async () => {
    const file = module("forever", "() => { for (;;); }");
    const child = start(["search", file, "--seed", "1", "--no-corpus"], { cwd, progress: "soon" });
    const end = finished(child);
    await said(child, /0 instances/);
    child.kill("SIGINT");
    const { status, stderr } = await end;
    expect(status).toBe(130);
    expect(stderr).toContain("exact-cdp: interrupted\n");
    expect(stderr).not.toContain("took longer");
  });
});

describe("journals", () => {
  const words = ["search", "theorem-2", "--seed", "9", "--cases", "200", "--no-corpus"];
  const resume = (file: string): ReturnType<typeof exactCdp> =>
    exactCdp(["search", "--resume", file, "--no-corpus"], { cwd });

  it("are locked, and the lock of a dead process is taken over", async () => {
    await exactCdp([...words, "--record", "locked.jl"], { cwd });
    expect(existsSync(folder.file("locked.jl.lock"))).toBe(false);
    const { stdout: host } = await inProcess(["--version"], { cwd });
    expect(host).toMatch(/\d/);
    const name = (await import("node:os")).hostname();
    writeFileSync(folder.file("locked.jl.lock"), `${process.pid} ${name}\n`);
    expect(await resume("locked.jl")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("expected a file that no other process writes") as unknown,
    });
    writeFileSync(folder.file("locked.jl.lock"), "mine");
    expect(await resume("locked.jl")).toMatchObject({ status: 2 });
    expect(readFileSync(folder.file("locked.jl.lock"), "utf8")).toBe("mine");
    writeFileSync(folder.file("locked.jl.lock"), `999999999 ${name}\n`);
    expect(await resume("locked.jl")).toMatchObject({ status: 0 });
    expect(existsSync(folder.file("locked.jl.lock"))).toBe(false);
  });

  it("with a line changed are refused by its number", async () => {
    await exactCdp(
      [
        "search",
        "error-doubling",
        "--seed",
        "3",
        "--cases",
        "90",
        "--no-corpus",
        "--shrink",
        "40",
        "--record",
        "good.jl",
      ],
      { cwd },
    );
    const [head, ...rest] = readFileSync(folder.file("good.jl"), "utf8").trimEnd().split("\n");
    const line = JSON.parse(rest.at(-1)!);
    const header = JSON.parse(head!);
    const shape = Object.keys(line.counts)[0]!;
    const bad: readonly (readonly [what: string, text: string, says: string])[] = [
      ["a key missing in the head", JSON.stringify({ ...header, all: undefined }), "line 1: all"],
      ["no seed", JSON.stringify({ ...header, seed: undefined }), "line 1: seed"],
      ["a key more in the head", JSON.stringify({ ...header, more: 1 }), "line 1: more"],
      ["no JSON", "{", `line 2`],
      ["null", "null", "line 2: $"],
      ["no range", JSON.stringify({ ...line, from: undefined }), "line 2: $"],
      ["a range that runs down", JSON.stringify({ ...line, from: line.to, to: line.from }), "line 2: $.to"],
      ["a huge range", JSON.stringify({ ...line, to: "9".repeat(30) }), "line 2: $.to"],
      ["no counts", JSON.stringify({ ...line, counts: null }), "line 2: $.counts"],
      ["counts of nothing", JSON.stringify({ ...line, counts: { x: "y" } }), "line 2: $.counts.x"],
      [
        "a count that is none",
        JSON.stringify({ ...line, counts: { ...line.counts, [shape]: { holds: -1 } } }),
        `line 2: $.counts.${shape}.holds`,
      ],
      [
        "more instances than tasks",
        JSON.stringify({ ...line, counts: { ...line.counts, "2-2-2-2": { holds: 500 } } }),
        "line 2: $.counts",
      ],
      ["finds that are none", JSON.stringify({ ...line, finds: [{ a: 1 }] }), "line 2: $.finds[0]"],
      [
        "a find that is not counted",
        JSON.stringify({ ...line, finds: [...(line.finds ?? []), ...(line.finds ?? [{}])] }),
        "line 2: $.",
      ],
      ["a key more", JSON.stringify({ ...line, more: 1 }), "line 2: $.more"],
    ];
    for (const [what, text, says] of bad) {
      folder.file("bad.jl", `${says.startsWith("line 1") ? text : `${head!}\n${text}`}\n`);
      const { status, stdout, stderr } = await resume("bad.jl");
      expect({ what, status, stdout, lines: stderr.split("\n").length }).toEqual({
        what,
        status: 2,
        stdout: "",
        lines: 2,
      });
      expect(stderr, what).toContain(`bad.jl: ${says}`);
    }
    folder.file("bad.jl", `${[head, ...rest, rest[0]].join("\n")}\n`);
    expect((await resume("bad.jl")).stderr).toContain(
      `bad.jl: line ${rest.length + 2}: $.from: expected tasks that no line before has`,
    );
  });

  it("leave files alone that are called like checkpoints and are none", async () => {
    folder.file("data.part-0", "a user's own file");
    const { status, stderr } = await exactCdp([...words, "--record", "data"], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain("data.part-0: expected no such file");
    expect(readFileSync(folder.file("data.part-0"), "utf8")).toBe("a user's own file");
    expect(existsSync(folder.file("data"))).toBe(false);
  });
});

it("outputs are tried before the work, the corpus included", async () => {
  folder.file("no-folder", "");
  for (const place of ["/proc/nope", "no-folder/corpus"]) {
    const { status, stdout, stderr } = await exactCdp(["search", "theorem-2", "--cases", "5", "--corpus", place], {
      cwd,
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`${place}: expected a folder that can be written`);
  }
});
