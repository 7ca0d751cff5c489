/**
 * Programs of others that some tests call: solvers to agree with, TeX, a reader of PDF.
 *
 * A test of a program that is not installed is skipped and says so. Where everything is
 * meant to be installed (EXACT_CDP_REQUIRE_PEERS=1, set by .ci/run) its absence is a
 * failure: a suite that silently tests nothing must not look green.
 *
 *     describe.skipIf(!available("z3"))("agrees with z3", () => { … });
 */
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Debian's package of each program, for the message. */
const packages = {
  esolver: "qsopt-ex",
  z3: "z3",
  glpsol: "glpk-utils",
  pdflatex: "texlive-latex-recommended texlive-science lmodern",
  lualatex: "texlive-luatex lmodern",
  pdftotext: "poppler-utils",
  coqc: "coq libcoq-mathcomp-ssreflect libcoq-mathcomp-algebra",
} as const;

export type Tool = keyof typeof packages;

/** Whether the program is installed; throws when it is not and must be. */
export function available(tool: Tool, environment: NodeJS.ProcessEnv = process.env): boolean {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  if (folders.some((folder) => isProgram(join(folder, tool)))) return true;
  const message = `${tool} is not installed (Debian: apt-get install --no-install-recommends ${packages[tool]})`;
  if (environment["EXACT_CDP_REQUIRE_PEERS"] === "1") throw new Error(message);
  console.warn(`skipped: ${message}`);
  return false;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
