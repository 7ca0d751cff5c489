/**
 * `completion`: the script for bash completes, those for zsh and fish are at least well-formed, and
 * every one knows every command and option. Where a shell is missing its tests skip, saying so.
 */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shells } from "../../src/cli/completion/shells.js";
import { argumentValues, valuesOf } from "../../src/cli/completion/values.js";
import { build } from "../../src/cli/program.js";
import { exactCdp, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
folder.file("problem.json", "");
folder.file("two words.json", "");

const program = build();
const scripts = new Map<string, string>();
beforeAll(async () => {
  for (const shell of shells) {
    const { status, stdout } = await exactCdp(["completion", shell]);
    expect(status).toBe(0);
    folder.file(`script.${shell}`, stdout);
    scripts.set(shell, stdout);
  }
});

/** Whether a shell is there; says so where it is not. */
function installed(shell: string): boolean {
  if (spawnSync(shell, ["-c", "true"]).status === 0) return true;
  console.warn(`skipped: ${shell} is not installed`);
  return false;
}

/** Runs a shell in the folder. */
function output(shell: string, words: readonly string[]): { readonly status: number | null; readonly lines: string[] } {
  const { status, stdout, stderr } = spawnSync(shell, words, { cwd: folder.path, encoding: "utf8" });
  expect(stderr).toBe("");
  return { status, lines: stdout.split("\n").filter((line) => line !== "") };
}

it.each(shells)("the script for %s names every command and every option", (shell) => {
  for (const command of program.commands) {
    expect(scripts.get(shell)).toContain(command.name());
    for (const { long } of command.options)
      expect(scripts.get(shell)).toContain(shell === "fish" ? long!.slice(2) : long);
  }
});

it("another shell is refused", async () => {
  const { status, stdout, stderr } = await exactCdp(["completion", "tcsh"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toBe('exact-cdp: completion: expected one of bash, zsh, fish, found "tcsh"\n');
});

it("the formats and languages that are offered stand in the help", () => {
  for (const command of program.commands)
    for (const option of command.options.filter(({ long }) => ["--format", "--to", "--strategy"].includes(long!)))
      for (const word of valuesOf(command, option)!.words) expect(option.description).toContain(word);
});

it("every argument has known values", () => {
  for (const command of program.commands)
    for (const argument of command.registeredArguments) {
      const { words, files } = argumentValues(command, argument);
      expect(files || words.length > 0, `${command.name()} ${argument.name()}`).toBe(true);
    }
});

describe.skipIf(!installed("bash"))("bash", () => {
  /** Reads how many words there are and the words, a line each; answers with what is offered and a line of one dot. */
  const answering = `source script.bash
while read -r count; do
  COMP_WORDS=() COMPREPLY=() COMP_CWORD=$((count - 1))
  for ((i = 0; i < count; i++)); do IFS= read -r word; COMP_WORDS+=("$word"); done
  _exact_cdp
  printf '%s\\n' "\${COMPREPLY[@]}" .
done`;
  // One shell for all questions: to start one beside a large process takes longer than to ask.
  let bash: ChildProcessWithoutNullStreams;
  let answers: AsyncIterator<string>;
  let complaints = "";
  beforeAll(() => {
    bash = spawn("bash", ["-c", answering], { cwd: folder.path });
    bash.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
    answers = createInterface(bash.stdout)[Symbol.asyncIterator]();
  });
  afterAll(async () => {
    bash.stdin.end();
    expect(await new Promise((resolve) => bash.on("close", resolve))).toBe(0);
    expect(complaints).toBe("");
  });

  /** What bash offers for the last of these words. */
  const offered = async (...words: string[]): Promise<string[]> => {
    bash.stdin.write(`${String(words.length + 1)}\n${["exact-cdp", ...words].join("\n")}\n`);
    const lines: string[] = [];
    for (;;) {
      const { value, done } = await answers.next();
      if (done === true) throw new Error(`bash ended: ${complaints}`);
      if (value === ".") return lines.filter((line) => line !== "").sort();
      lines.push(value);
    }
  };

  it.each<[words: string[], offers: string[]]>([
    [["sl"], ["slice"]],
    [["help", "so"], ["solve"]],
    [["solve", "pro"], ["problem.json"]],
    [["solve", "two"], ["two words.json"]],
    [["evaluate", "problem.json", "tw"], ["two words.json"]],
    [["solve", "problem.json", "--dist"], ["--distortion"]],
    [["solve", "problem.json", "-D", "1/10", "-P", ""], []],
    // Bash breaks words at the colon and at the equals sign.
    [["solve", "gallery", ":", "z-"], ["z-channel"]],
    [["table", "problem.json", "--format", "=", "l"], ["latex"]],
    [
      ["table", "problem.json", "--format", ""],
      ["csv", "json", "latex", "markdown"],
    ],
    [["surface", "problem.json", "--format", "latex-"], ["latex-cases"]],
    [
      ["search", "--strategy", ""],
      ["climb", "exhaustive", "random"],
    ],
    [
      ["search", "--expect", ""],
      ["none", "some"],
    ],
    [["search", "--seed", "1", "theorem-2-"], ["theorem-2-pairwise"]],
    [["verify-family", "theorem-2", "--perception", "wasserstein-1"], ["wasserstein-1"]],
    [["verify-family", "--merge", "problem.json", "pro"], ["problem.json"]],
    [["verify-family", "--merge", "problem.json", "--rec"], ["--record"]],
    [
      ["theorem", ""],
      ["1", "2"],
    ],
    [["theorem", "1", "pro"], ["problem.json"]],
    [["check", "a", "b", "pro"], ["problem.json"]],
    [["gallery", "z-"], ["z-channel"]],
    [["gallery", "z-channel", ""], []],
    [
      ["completion", ""],
      ["bash", "fish", "zsh"],
    ],
    [
      ["export", "--to", ""],
      ["coq", "ext", "ine", "lp", "mps", "smt2", "vipr"],
    ],
  ])("%j", async (words, offers) => {
    expect(await offered(...words)).toEqual(offers);
  });

  it("the first word is a command", async () => {
    expect(await offered("")).toEqual(["help", ...program.commands.map((one) => one.name())].sort());
  });

  it.each(program.commands.map((one) => one.name()))("offers the options of %s", async (name) => {
    const command = program.commands.find((one) => one.name() === name)!;
    const flags = command.options.flatMap(({ short, long }) => [short, long]).filter((flag) => flag !== undefined);
    expect(await offered(name, "-")).toEqual([...flags, "-h", "--help"].sort());
  });
});

describe.skipIf(!installed("zsh"))("zsh", () => {
  it("reads the script", () => {
    expect(output("zsh", ["-n", "script.zsh"]).status).toBe(0);
  });
});

describe.skipIf(!installed("fish"))("fish", () => {
  const offered = (line: string): string[] =>
    output("fish", ["--no-config", "-c", `source script.fish; complete -C ${JSON.stringify(line)}`])
      .lines.map((one) => one.replace(/\t.*/, ""))
      .sort();

  it("reads the script", () => {
    expect(output("fish", ["-n", "script.fish"]).status).toBe(0);
  });

  it.each<[line: string, offers: string[]]>([
    ["exact-cdp sl", ["slice"]],
    ["exact-cdp solve gallery:z-", ["gallery:z-channel"]],
    ["exact-cdp table p.json --format ", ["csv", "json", "latex", "markdown"]],
    ["exact-cdp solve pro", ["problem.json"]],
    ["exact-cdp search --strategy ", ["climb", "exhaustive", "random"]],
  ])("%s", (line, offers) => {
    expect(offered(line)).toEqual(offers);
  });
});
