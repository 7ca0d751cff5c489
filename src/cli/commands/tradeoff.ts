/** `exact-cdp tradeoff`: can all three be minimal at once? */
import { tradeoffCertificate } from "../../certificate/verdicts.js";
import { tradeoffData, tradeoffText } from "../../report/tradeoff.js";
import { certified, pointCertificate, writeCertified } from "../io/certificates.js";
import { loadProblem } from "../io/load-problem.js";
import { decideTradeoff } from "../io/points.js";
import { announce } from "../io/progress.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";

interface Options extends ReportOptions {
  readonly certificate?: string;
}

export async function run(file: string, options: Options): Promise<void> {
  const report = new Reporting(options);
  const problem = await loadProblem(file);
  announce(problem);
  const verdict = await decideTradeoff(problem);
  report.printResult(
    () => tradeoffData(verdict),
    (shown) => tradeoffText(verdict, shown),
  );
  if (options.certificate === undefined) return;
  writeCertified(options.certificate, [
    ...(verdict.proof === undefined ? [] : [certified(tradeoffCertificate(verdict.proof))]),
    ...verdict.points.flatMap((point) => (point === undefined ? [] : [pointCertificate(point, problem)])),
  ]);
}
