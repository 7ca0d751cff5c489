/** `exact-cdp tradeoff`: can all three be minimal at once? */
import { isComposite } from "../../model/problem.js";
import { compositeTradeoffData, compositeTradeoffText } from "../../report/tradeoff-composite.js";
import { tradeoffData, tradeoffText } from "../../report/tradeoff.js";
import { tradeoffCertificate } from "../../certificate/verdicts.js";
import { tradeoff } from "../../theorem/tradeoff.js";
import { hintFor, pointSolverFor } from "../../tradeoff/prepare.js";
import { certificate } from "../../tradeoff/solve.js";
import { pointCertificate, writeCertificateList, writeCertified } from "../certificates.js";
import { decimalsOption, loadProblem, requireWritable } from "../input.js";
import { solveCompositeTradeoff } from "../points.js";
import { announce } from "../progress.js";

interface Options {
  readonly decimals: string;
  readonly json?: true;
  readonly certificate?: string;
}

export async function run(file: string, options: Options): Promise<void> {
  const decimals = decimalsOption(options.decimals);
  const problem = loadProblem(file);
  requireWritable(options.certificate, file);
  announce(problem);
  if (isComposite(problem)) {
    const verdict = await solveCompositeTradeoff(problem);
    process.stdout.write(options.json === true ? `${JSON.stringify(compositeTradeoffData(verdict))}\n` : `${compositeTradeoffText(verdict, decimals)}\n`);
    if (options.certificate !== undefined) writeCertified(options.certificate, verdict.points.map(pointCertificate));
    return;
  }
  const verdict = tradeoff(problem, await pointSolverFor(problem), await hintFor(problem));
  process.stdout.write(options.json === true ? `${JSON.stringify(tradeoffData(verdict))}\n` : `${tradeoffText(verdict, decimals)}\n`);
  if (options.certificate !== undefined) writeCertificateList(options.certificate, [tradeoffCertificate(verdict), ...verdict.points.map(certificate)]);
}
