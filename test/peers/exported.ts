/** Certificates of every kind that export can put into SMT-LIB, and what solvers say of their scripts. */
import { readFileSync } from "node:fs";
import { smtScript } from "../../src/report/smt/certificates.js";
import { InputError } from "../../src/exact/errors.js";
import { galleryNames, galleryProblem } from "../../src/format/gallery/index.js";
import { check } from "../../src/kernel/index.js";
import { binaryProblem, sealed, type Data } from "../kernel/certificates.js";
import { repositoryFile } from "../golden/golden.js";
import { output } from "./process.js";

/** A certificate, and how to find it. */
export interface Start {
  readonly what: string;
  readonly certificate: Data;
}

/** The frozen points of the gallery. */
export function goldenStarts(): Start[] {
  return galleryNames().flatMap((name) => {
    const text = readFileSync(repositoryFile(`test/golden/expected/${name}.certificates.json`), "utf8");
    return (JSON.parse(text) as Data[]).map((certificate, i) => ({ what: `${name} ${i}`, certificate }));
  });
}

/** Problems that the examples of docs/formats.md are about. */
const problems: readonly Data[] = [
  binaryProblem,
  ...[
    "wasserstein-2",
    "kullback-leibler",
    "squared-hellinger",
    {
      "mmd-squared": [
        ["1", "0"],
        ["0", "1"],
      ],
    },
  ].map((perception) => ({ ...binaryProblem, perception })),
  ...["missed-alarm", "lesser-divergence"].map((name) => galleryProblem(name) as unknown as Data),
];

/** Every example of evidence in docs/formats.md, with the first problem for which the kernel accepts it. */
export function documentedStarts(): Start[] {
  const text = readFileSync(repositoryFile("docs/formats.md"), "utf8");
  const examples = [...text.matchAll(/^```json\n([^]*?)^```/gm)].flatMap(([, block]) => {
    try {
      const data = JSON.parse(block!) as Data;
      return "statement" in data && "evidence" in data && !("format" in data) ? [data] : [];
    } catch {
      return [];
    }
  });
  return examples.flatMap(({ statement, evidence }, i) => {
    const found = problems
      .map((problem) => sealed(problem, statement, evidence))
      .find((certificate) => check(certificate).status === "accepted");
    return found === undefined ? [] : [{ what: `docs/formats.md ${i}: ${String(statement.kind)}`, certificate: found }];
  });
}

/** The script of a certificate; the message where it is refused. */
export function scriptOf(certificate: Data): { readonly script: string } | { readonly refused: string } {
  try {
    return { script: [...smtScript(certificate, "a test")].join("") };
  } catch (error) {
    if (error instanceof InputError) return { refused: error.message };
    throw error;
  }
}

/** Solvers of SMT-LIB and how they read it from standard input. */
export const solvers = { z3: ["-in", "-smt2"], cvc5: ["--lang", "smt2", "-"] } as const;
export type Solver = keyof typeof solvers;

/** What a solver says of each script: "sat", "unsat", or whatever else it prints. */
export async function answersOf(solver: Solver, scripts: readonly string[]): Promise<string[]> {
  // A status that a mutant does not have makes z3 print an error beside its answer.
  const input = scripts
    .map((script) => `${script.replaceAll(/^\(set-info :status \w+\)\n/gm, "")}(echo "--")\n(reset)\n`)
    .join("");
  const printed = await output(solver, solvers[solver], input);
  const answers = printed.split(/^"?--"?$/m).map((part) => part.trim());
  answers.pop();
  if (answers.length !== scripts.length)
    throw new Error(`${solver} gave ${answers.length} answers to ${scripts.length} scripts: ${printed.slice(-500)}`);
  return answers;
}
