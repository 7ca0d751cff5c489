/**
 * Problem files that are refused: by the reader with code and place, and by the command with
 * status 2 and one line on standard error that names the file, the place and the mend.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../../src/exact/errors.js";
import { readProblem } from "../../src/format/problem.js";
import { exactCdp, inBatches, temporaryFolder, type Finished } from "../support/cli.js";
import { malformedProblems, valid, type Malformed } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);

const names = malformedProblems.map((one, i) => {
  folder.file(`${String(i)}.json`, one.text);
  return `${String(i)}.json`;
});

function refusal(text: string): InputError {
  try {
    readProblem(text);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("not refused");
}

/** One line: who speaks, where, what was expected, what was found. */
function expectLine(line: string, file: string, { place, says }: Malformed): void {
  expect(line.startsWith(`exact-cdp: ${file}: ${place === "" ? "" : `${place}: `}expected `), line).toBe(true);
  for (const words of [...says, "found "]) expect(line).toContain(words);
  // eslint-disable-next-line no-control-regex
  expect(line).not.toMatch(/[\u0000-\u001f]|\bfound undefined\b|\[object|Error:/);
  expect(line.length).toBeLessThan(1000);
}

it("the problem that the cases are made from is valid, and no two cases are the same", () => {
  expect(readProblem(JSON.stringify(valid())).name).toBe("binary-denoising");
  expect(new Set(malformedProblems.map(({ text }) => String(text))).size).toBe(malformedProblems.length);
  expect(malformedProblems.length).toBeGreaterThan(150);
});

describe("the reader refuses", () => {
  it.each(malformedProblems.filter(({ text }) => typeof text === "string"))("$what", ({ text, code, place, says }) => {
    const error = refusal(String(text));
    expect({ code: error.code, path: error.path }).toEqual({ code, path: place });
    for (const words of says) expect(error.message).toContain(words);
  });
});

describe("validate", () => {
  let text: Finished;
  let json: Finished;
  beforeAll(async () => {
    [text, json] = await Promise.all([
      exactCdp(["validate", ...names], { cwd: folder.path }),
      exactCdp(["validate", "--json", ...names], { cwd: folder.path }),
    ]);
  });

  it("refuses all of them at once, a line each", () => {
    expect(text).toMatchObject({ status: 2, stdout: "" });
    const lines = text.stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(names.length);
    lines.forEach((line, i) => {
      expectLine(line, names[i]!, malformedProblems[i]!);
    });
  });

  it("says the same in JSON, on standard output", () => {
    expect(json).toMatchObject({ status: 2, stderr: "" });
    const answers = json.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(names.length);
    answers.forEach((answer, i) => {
      const { code, place } = malformedProblems[i]!;
      expect(answer).toMatchObject({ file: names[i], valid: false, error: { code } });
      expect(answer.error.path).toBe(place === "" ? names[i] : `${names[i]!}: ${place}`);
    });
  });
});

describe("every command that reads a problem refuses one with status 2, one line, and nothing on standard output", () => {
  // A process each: every ninth case, so that all kinds of faults come by, and each command in turn.
  const chosen = malformedProblems.flatMap((one, i) =>
    i % 9 === 0 || one.place === "" ? [{ one, file: names[i]! }] : [],
  );
  const commands: readonly ((file: string) => string[])[] = [
    (file) => ["solve", file, "--at", "1/10,0"],
    (file) => ["solve", file, "-D", "inf", "-P", "inf", "--json", "--certificate", "unwritten.json"],
    (file) => ["table", file, "-D", "0:1:1/2", "-P", "0,inf"],
    (file) => ["evaluate", file, "0.json"],
    (file) => ["validate", file],
  ];

  it("in processes of their own", async () => {
    const results = await inBatches(chosen, ({ file, one }) => {
      const command = commands[malformedProblems.indexOf(one) % commands.length]!;
      return exactCdp(command(file), { cwd: folder.path });
    });
    results.forEach(({ status, stdout, stderr }, i) => {
      const { one, file } = chosen[i]!;
      expect({ what: one.what, status, stdout }).toEqual({ what: one.what, status: 2, stdout: "" });
      expect(stderr.split("\n")).toHaveLength(2);
      expectLine(stderr.trimEnd(), file, one);
    });
  });

  it("from standard input, which the line then names", async () => {
    const chosen = malformedProblems.filter((_, i) => i % 30 === 3);
    const results = await inBatches(chosen, ({ text }) => exactCdp(["solve", "-", "--at", "0,0"], { input: text }));
    results.forEach(({ status, stdout, stderr }, i) => {
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expectLine(stderr.trimEnd(), "standard input", chosen[i]!);
    });
  });
});
