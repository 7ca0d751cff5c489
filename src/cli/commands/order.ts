/** `exact-cdp order`: is one channel a degradation of another? */
import { orderData, orderText } from "../../report/order.js";
import { degradationCertificate } from "../../certificate/verdicts.js";
import { channelOf, degradation, prepareDegradation } from "../../theorem/degradation.js";
import { writeCertificateList } from "../io/certificates.js";
import { fileName, requireOneStandardInput } from "../io/input.js";
import { loadProblem } from "../io/load-problem.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";

interface Options extends ReportOptions {
  readonly certificate?: string;
}

export async function run(file: string, other: string, options: Options): Promise<void> {
  const report = new Reporting(options);
  requireOneStandardInput([file, other]);
  const [first, second] = [await loadProblem(file), await loadProblem(other)];
  const [channel, of] = [channelOf(first), channelOf(second)];
  await prepareDegradation(channel, of);
  await prepareDegradation(of, channel);
  const [forward, backward] = [degradation(channel, of), degradation(of, channel)];
  const order = { channel, of, forward, backward };
  const [name, otherName] = namesOf([first.name, second.name], [file, other].map(fileName));
  report.printResult(
    () => orderData(order),
    (shown) => orderText({ ...order, channel: { ...channel, name }, of: { ...of, name: otherName } }, shown),
  );
  if (options.certificate !== undefined) {
    writeCertificateList(options.certificate, [
      degradationCertificate(first, of, order.forward),
      degradationCertificate(second, channel, order.backward),
    ]);
  }
}

/** Two problems may have one name; sentences about them tell them apart by their files, or as first and second. */
function namesOf(
  [first, second]: readonly [string, string],
  [file = "", other = ""]: readonly string[],
): readonly [string, string] {
  if (first !== second) return [first, second];
  return file === other ? [`${first} (first)`, `${second} (second)`] : [`${first} (${file})`, `${second} (${other})`];
}
