/**
 * QSopt_ex as a peer: linear programs in, their exact answers out.
 *
 * `esolver -L -O solution program` reads the LP format and writes the optimum as p/q:
 * `status OPTIMAL`, then `Value = p/q`. Programs go in batches, two processes at a time
 * (xargs starts them faster than Node does). On and just beyond the boundary of what is
 * feasible esolver sometimes cycles for ever or ends as NOT_SOLVED, about one program in
 * a hundred; it is then asked again about the same program in shorter integers, without
 * scaling or with other pricing rules.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { content } from "../../src/exact/integers.js";
import { Rational } from "../../src/exact/rational.js";
import type { LinearProgram } from "../../src/lp/program.js";
import { toLpText } from "../../src/lp/text.js";
import { output } from "./process.js";

export type Answer =
  | { readonly status: "optimal"; readonly value: Rational }
  | { readonly status: "infeasible" }
  | { readonly status: "unbounded" };

/** An answer as one comparable line. */
export function show(answer: Answer): string {
  return answer.status === "optimal" ? `optimal ${String(answer.value)}` : answer.status;
}

/** Options tried in turn: -R seconds of processor time, -S no scaling, -p primal and -d dual pricing. The first one reads the text as it is. */
const attempts = [
  "-R 1",
  "-R 1 -p 3",
  "-R 1 -p 1",
  "-R 1 -S",
  "-R 2 -S -p 1",
  "-R 2 -d 6",
  "-R 4 -p 2",
  "-R 4 -S -d 9",
];

/** The optima of programs, in their order. @throws Error when a program is left without an answer */
export async function askEsolver(programs: readonly LinearProgram[]): Promise<Answer[]> {
  const answers = await askEsolverTexts(programs.map((program) => toLpText(program)));
  return answers.map((answer, i) => {
    if (answer.status !== "optimal") return answer;
    return { ...answer, value: answer.value.over(Rational.of(programs[i]!.costDenominator)) };
  });
}

/** The same for programs in LP format, or in MPS. */
export async function askEsolverTexts(texts: readonly string[], format: "lp" | "mps" = "lp"): Promise<Answer[]> {
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-esolver-"));
  try {
    texts.forEach((text, i) => {
      writeFileSync(join(folder, `${i}.${format}`), text);
    });
    const answers = new Map<number, Answer>();
    for (const [turn, options] of attempts.entries()) {
      const open = [...texts.keys()].filter((i) => !answers.has(i));
      if (open.length === 0) break;
      if (turn === 1 && format === "lp")
        for (const i of open) writeFileSync(join(folder, `${i}.lp`), shortened(texts[i]!));
      await runBatch(folder, options.split(" "), open, format);
      for (const i of open) {
        const answer = readSolution(join(folder, `${i}.sol`));
        if (answer !== undefined) answers.set(i, answer);
      }
    }
    return texts.map((text, i) => {
      const answer = answers.get(i);
      if (answer === undefined) throw new Error(`esolver gave no answer to program ${i}:\n${text}`);
      return answer;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same program with every row divided by the common divisor of its coefficients; the right-hand side becomes a fraction. */
function shortened(text: string): string {
  const row = /^( r\d+: )([^<>=]*)([<>=]+) (-?\d+)$/gm;
  return text.replace(row, (_, name: string, terms: string, relation: string, bound: string) => {
    const divisor = content((terms.match(/\d+(?= x)/g) ?? []).map(BigInt));
    if (divisor <= 1n) return `${name}${terms}${relation} ${bound}`;
    const divided = terms.replace(/\d+(?= x)/g, (digits) => String(BigInt(digits) / divisor));
    return `${name}${divided}${relation} ${String(Rational.of(BigInt(bound), divisor))}`;
  });
}

async function runBatch(
  folder: string,
  options: readonly string[],
  numbers: readonly number[],
  format: "lp" | "mps",
): Promise<void> {
  const language = format === "lp" ? ["-L"] : [];
  const esolver = ["esolver", ...language, ...options, "-O", "{}.sol", `{}.${format}`];
  // What esolver prints is long and goes nowhere: only its solution files count.
  const script = `exec xargs -P 2 -I '{}' ${esolver.map((word) => `'${word}'`).join(" ")} >printed 2>&1`;
  await output("sh", ["-c", script], numbers.join("\n"), folder);
}

/** A definite answer, or undefined: no file, or a status such as NOT_SOLVED. */
function readSolution(path: string): Answer | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  const [first, second, third] = text.split("\n").map((line) => line.trim());
  if (first === "status = INFEASIBLE") return { status: "infeasible" };
  if (first === "status = UNBOUNDED") return { status: "unbounded" };
  const value = /^Value = (\S+)$/.exec(third ?? "")?.[1];
  return second === "status OPTIMAL" && value !== undefined
    ? { status: "optimal", value: Rational.parse(value) }
    : undefined;
}
