/** `exact-cdp theorem`: the verdict of a theorem on a problem. */
import { InputError, describe } from "../../exact/errors.js";
import { theorem1Data, theorem1Text } from "../../report/theorem-1.js";
import { theorem2Data, theorem2Text } from "../../report/theorem-2.js";
import { bayesRisksCertificate } from "../../certificate/verdicts.js";
import { theorem1, type Theorem1Verdict } from "../../theorem/theorem-1.js";
import { theorem2 } from "../../theorem/theorem-2.js";
import type { Problem } from "../../model/problem.js";
import { theorem1Certificate, writeJson } from "../io/certificates.js";
import { surfaceFormat } from "../io/compressed-file.js";
import { loadProblem } from "../io/load-problem.js";
import { Interrupted } from "../io/interrupted.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";
import { isConvex, isSmooth } from "../../model/case.js";
import { defaultSurfaceTolerance, requireOneCase } from "../../tradeoff/surface-band.js";
import { buildSurface, buildSurfaceBand, writeCertificateParts } from "../io/surfaces.js";

interface Options extends ReportOptions {
  readonly certificate?: string;
}

/** The function of each theorem; a new theorem is a function and a line here. */
const theorems: ReadonlyMap<string, (file: string, options: Options) => void | Promise<void>> = new Map([
  ["1", first],
  ["2", second],
]);

export async function run(which: string, file: string, options: Options): Promise<void> {
  const theorem = theorems.get(which);
  if (theorem === undefined) {
    throw new InputError({
      code: "usage",
      path: "theorem",
      expected: `one of the theorems ${[...theorems.keys()].join(", ")}`,
      found: describe(which),
    });
  }
  await theorem(file, options);
}

async function first(file: string, options: Options): Promise<void> {
  const report = new Reporting(options);
  const problem = await loadProblem(file);
  const verdict = await firstVerdict(problem);
  // A refutation sets the exit status, although the command itself did not fail: scripts that rely on the theorem must notice.
  if (verdict.verdict === "refuted") process.exitCode = 1;
  report.printResult(
    () => theorem1Data(verdict),
    (shown) => theorem1Text(verdict, shown),
  );
  if (options.certificate === undefined) return;
  const certified = theorem1Certificate(verdict, surfaceFormat(options.certificate));
  if ("none" in certified)
    throw new InputError({
      code: "not-yet",
      path: "--certificate",
      expected: "a verdict with a certificate",
      found: `none of ${certified.none}`,
    });
  if (!(await writeCertificateParts(options.certificate, certified.text))) throw new Interrupted();
}

async function firstVerdict(problem: Problem): Promise<Theorem1Verdict> {
  // Says what exists instead.
  requireOneCase(problem);
  if (isSmooth(problem) && isConvex(problem)) return theorem1(await buildSurfaceBand(problem, defaultSurfaceTolerance));
  const surface = await buildSurface(problem, "nothing is decided by a part of the surface");
  if (!surface.complete) throw new Interrupted();
  return theorem1(surface);
}

async function second(file: string, options: Options): Promise<void> {
  const report = new Reporting(options);
  const problem = await loadProblem(file);
  const verdict = theorem2(problem);
  report.printResult(
    () => theorem2Data(problem, verdict),
    (shown) => theorem2Text(problem, verdict, shown),
  );
  if (options.certificate !== undefined) writeJson(options.certificate, bayesRisksCertificate(problem, verdict));
}
