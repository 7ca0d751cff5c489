/** `exact-cdp order`: is one channel a degradation of another? */
import { orderData, orderText } from "../../report/order.js";
import { degradationCertificate } from "../../theorem/certificates.js";
import { channelOf, degradation, degradationHint } from "../../theorem/degradation.js";
import { writeCertificateList } from "../certificates.js";
import { decimalsOption, loadProblem, requireOneStandardInput, requireWritable } from "../input.js";

interface Options {
  readonly decimals: string;
  readonly json?: true;
  readonly certificate?: string;
}

export async function run(file: string, other: string, options: Options): Promise<void> {
  const decimals = decimalsOption(options.decimals);
  requireOneStandardInput([file, other]);
  const [first, second] = [loadProblem(file), loadProblem(other)];
  requireWritable(options.certificate, file, other);
  const [channel, of] = [channelOf(first), channelOf(second)];
  const [forward, backward] = [degradation(channel, of, await degradationHint(channel, of)), degradation(of, channel, await degradationHint(of, channel))];
  const order = { channel, of, forward, backward };
  process.stdout.write(options.json === true ? `${JSON.stringify(orderData(order))}\n` : `${orderText(order, decimals)}\n`);
  if (options.certificate !== undefined) {
    writeCertificateList(options.certificate, [degradationCertificate(first, of, order.forward), degradationCertificate(second, channel, order.backward)]);
  }
}
