/** `exact-cdp validate`: are these problem files valid, and what was done to their data? */
import { problemHash } from "../../certificate/data.js";
import { InputError, describe, printable } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import type { ProblemInput } from "../../format/problem.js";
import type { Note } from "../../format/reading.js";
import { warnings } from "../../format/warnings.js";
import { counted } from "../../report/text.js";
import { fileName, requireOneStandardInput } from "../io/input.js";
import { loadInput } from "../io/load-problem.js";
import { print } from "../io/output.js";

export async function run(files: readonly string[], options: { readonly json?: true }): Promise<void> {
  requireOneStandardInput(files);
  for (const file of files) {
    try {
      const input = await loadInput(file);
      const alike = warnings(input.problem);
      const more = alike.length === 0 ? {} : { warnings: alike };
      print(
        options.json === true
          ? `${JSON.stringify({ file, ...inputData(input), ...more })}\n`
          : `${inputLines(input).join("\n")}\n`,
      );
      for (const warning of alike) process.stderr.write(`exact-cdp: warning: ${fileName(file)}: ${warning}\n`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      process.exitCode = 2;
      const { code, path, expected, found } = error;
      if (options.json === true)
        print(`${JSON.stringify({ file, valid: false, error: { code, path, expected, found } })}\n`);
      else process.stderr.write(`exact-cdp: ${error.message}\n`);
    }
  }
}

function inputData({ problem, notes }: ProblemInput): Record<string, unknown> {
  const { source, channel, restored } = problem;
  const sizes = {
    source: source.alphabet.size,
    outputs: channel.outputs.size,
    restored: restored.size,
    classes: source.classNames.length,
  };
  const without = (note: Note): object => Object.fromEntries(Object.entries(note).filter(([key]) => key !== "kind"));
  const [normalised, files] = (["normalised", "file"] as const).map((kind) =>
    notes.filter((note) => note.kind === kind).map(without),
  );
  return { valid: true, problem: problem.name, sizes, sha256: problemHash(problem), normalised, files };
}

function inputLines({ problem, notes }: ProblemInput): string[] {
  const { source, channel, restored, perception } = problem;
  return [
    `valid  ${printable(problem.name)}: ${counted(source.classNames.length, "class", "classes")}, |X| = ${String(source.alphabet.size)}, ` +
      `|Y| = ${String(channel.outputs.size)}, |X̂| = ${String(restored.size)}, ${perception.title}, sha256 ${problemHash(problem)}`,
    ...notes.map((note) => `       ${printable(noteText(note))}`),
  ];
}

function noteText(note: Note): string {
  if (note.kind === "normalised") return `normalised  ${note.path}: ${note.of}, sum ${sumText(note.sum)}`;
  const { rows, columns } = note.named;
  const named =
    rows && columns
      ? "rows and columns by name"
      : rows
        ? "rows by name"
        : columns
          ? "columns by name"
          : "without names";
  return `read        ${describe(note.file)} at ${note.path}: ${String(note.rows)} × ${String(note.columns)} ${note.numbers}, ${named}`;
}

/** A sum; near 1 by its distance from it. */
function sumText(sum: Rational): string {
  const more = sum.minus(Rational.one);
  if (sum.den === 1n || !more.abs().lessThan(Rational.of(1n, 10n))) return sum.toString();
  return `1 ${more.sign() < 0 ? "−" : "+"} ${more.abs().toString()}`;
}
