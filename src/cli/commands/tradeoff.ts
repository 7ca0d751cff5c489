/** `exact-cdp tradeoff`: can all three be minimal at once? */
import { tradeoffCertificate } from "../../certificate/verdicts.js";
import { tradeoffData, tradeoffText } from "../../report/tradeoff.js";
import { certificate } from "../../tradeoff/solve.js";
import { pointCertificate, writeCertificateList, writeCertified } from "../io/certificates.js";
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
  const points = verdict.points.filter((point) => point !== undefined);
  if (verdict.convex === undefined) writeCertified(options.certificate, points.map(pointCertificate));
  else writeCertificateList(options.certificate, [tradeoffCertificate(verdict.convex), ...points.map(certificate)]);
}
