/** `exact-cdp cluster submit`: plans a campaign and queues its shards. */
import { InputError } from "../../exact/errors.js";
import { counted } from "../../exact/words.js";
import { campaignText } from "../../cluster/campaign.js";
import { print } from "../io/output.js";
import { watched } from "../io/progress.js";
import { plannedOption, type DecidedOptions } from "./decided.js";
import { withQueue, type QueueOptions } from "./queued.js";
import { durationText } from "./words.js";

export interface SubmitOptions extends DecidedOptions, QueueOptions {
  readonly json?: true;
}

export async function submit(name: string | undefined, options: SubmitOptions): Promise<void> {
  await withQueue(options, false, async (queue) => {
    // A wrong URL is told before seconds are spent on a sample.
    const before = await queue.campaign();
    const { campaign, timed } = await plannedOption(name, options, false);
    const text = campaignText(campaign);
    const { shards, id, loaded } = campaign;
    let queued = 0;
    const ours =
      (before === undefined || before === text) &&
      (await watched(
        () => queue.submit(text, id, shards, (count) => (queued = count)),
        () => `${String(queued)} of ${counted(shards, "shard")} queued`,
      ));
    if (!ours)
      throw new InputError({
        code: "usage",
        path: "--queue",
        expected:
          "a queue without another campaign (cluster collect --remove ends it, --name NAME takes another queue)",
        found: `one at ${queue.shown}`,
      });
    if (options.json === true)
      print(`${JSON.stringify({ conjecture: loaded.conjecture.name, campaign: id, shards: String(shards) })}\n`);
    else
      print(
        `${loaded.conjecture.name}: ${counted(shards, "shard")} queued${timed === undefined ? "" : `, ${durationText(timed.seconds)} of one core in all`}\n`,
      );
  });
}
