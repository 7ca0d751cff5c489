/**
 * Programs of others that some tests call: solvers to agree with, TeX, a reader of PDF.
 *
 * A test of a program that is not installed is skipped and says so. Where everything is
 * meant to be installed (EXACT_CDP_REQUIRE_PEERS=1, set by .ci/run) its absence is a
 * failure: a suite that silently tests nothing must not look green.
 *
 *     describe.skipIf(!available("z3"))("agrees with z3", () => { … });
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Debian's package of each program, for the message. */
const packages = {
  esolver: "qsopt-ex",
  z3: "z3",
  cvc5: "cvc5",
  glpsol: "glpk-utils",
  lrs: "lrslib",
  scdd_gmp: "libcdd-tools",
  bibtex: "texlive-binaries",
  pdflatex: "texlive-latex-recommended texlive-science lmodern",
  lualatex: "texlive-luatex lmodern",
  pdftotext: "poppler-utils",
  chromium: "chromium",
  "redis-server": "redis-server",
  parallel: "parallel",
  coqc: "coq libcoq-mathcomp-ssreflect libcoq-mathcomp-algebra libcoq-mathcomp-algebra-tactics",
} as const;

export type Tool = keyof typeof packages;

/**
 * Whether a program that no package has is installed, such as viprchk: its tests skip and say so, even where
 * all packages are required.
 */
export function availableUnpackaged(program: string, from: string): boolean {
  if (isOnPath(program, process.env)) return true;
  console.warn(`skipped: ${program} is not installed (no package of Debian has it; sources: ${from})`);
  return false;
}

/** Whether the program is installed; throws when it is not and must be. */
export function available(tool: Tool, environment: NodeJS.ProcessEnv = process.env): boolean {
  if (isOnPath(tool, environment)) return true;
  missing(tool, packages[tool], environment);
  return false;
}

/**
 * The Python that has mpmath: the first on the path, or Debian's own where another one stands before it.
 * @returns its name, or undefined where there is none; throws when there is none and must be
 */
export function pythonWithMpmath(
  candidates: readonly string[] = ["python3", "/usr/bin/python3"],
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const found = candidates.find((python) => spawnSync(python, ["-c", "import mpmath"]).status === 0);
  if (found === undefined) missing("mpmath", "python3-mpmath", environment);
  return found;
}

/** Whether LaTeX has PGFPlots; throws when it has not and must. */
export function hasPgfplots(environment: NodeJS.ProcessEnv = process.env): boolean {
  const { status, stdout } = spawnSync("kpsewhich", ["pgfplots.sty"], { encoding: "utf8" });
  if (status === 0 && stdout.trim() !== "") return true;
  missing("PGFPlots", "texlive-pictures", environment);
  return false;
}

/** Says that a program is not installed, or throws where it must be. */
function missing(name: string, debian: string, environment: NodeJS.ProcessEnv): void {
  const message = `${name} is not installed (Debian: apt-get install --no-install-recommends ${debian})`;
  if (environment["EXACT_CDP_REQUIRE_PEERS"] === "1") throw new Error(message);
  console.warn(`skipped: ${message}`);
}

export function isOnPath(program: string, environment: NodeJS.ProcessEnv): boolean {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.some((folder) => isProgram(join(folder, program)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
