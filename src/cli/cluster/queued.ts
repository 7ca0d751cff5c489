/** The queue that options name, and the campaign in it. */
import { InputError } from "../../exact/errors.js";
import * as registry from "../../conjectures/registry.js";
import { neededBy, parseCampaign, type Campaign } from "../../cluster/campaign.js";
import { placeOf } from "../../cluster/place.js";
import { CampaignQueue } from "../../cluster/queue.js";
import { loadConjecture } from "../../search/run/load.js";

export interface QueueOptions {
  readonly queue?: string;
  readonly name?: string;
}

const usualName = "exact-cdp";

/** Opens the queue, hands it over, and closes it. @param lasting whether to wait for a server that goes away */
export async function withQueue<T>(
  options: QueueOptions,
  lasting: boolean,
  use: (queue: CampaignQueue) => Promise<T>,
): Promise<T> {
  // A URL may hold a password, which others see on a command line.
  const url = options.queue ?? process.env["EXACT_CDP_QUEUE"];
  if (url === undefined)
    throw new InputError({
      code: "usage",
      path: "--queue",
      expected: "the URL of a Redis server (or EXACT_CDP_QUEUE in the environment)",
      found: "none",
    });
  const queue = await CampaignQueue.open(placeOf(url, options.name ?? usualName), lasting, (reason) => {
    process.stderr.write(
      `exact-cdp: ${reason === undefined ? "the queue is there again" : `the queue is gone (${reason}); waiting for it`}\n`,
    );
  });
  try {
    return await use(queue);
  } finally {
    await queue.close();
  }
}

/**
 * The campaign in a queue.
 * @param module the module that it is about, where that is not built in
 * @throws InputError "usage" where there is none, or one of another version or another module
 */
export async function campaignIn(queue: CampaignQueue, module: string | undefined): Promise<Campaign> {
  const text = await queue.campaign();
  if (text === undefined)
    throw new InputError({
      code: "usage",
      path: "--queue",
      expected: "a queue with a campaign (cluster submit makes one)",
      found: `none at ${queue.shown}`,
    });
  const { conjecture, sha256 } = neededBy(text, queue.shown);
  if (sha256 === undefined && module !== undefined)
    throw new InputError({
      code: "usage",
      path: "CONJECTURE",
      expected: "none (the campaign names it), unless it is a module",
      found: module,
    });
  if (sha256 !== undefined && module === undefined)
    throw new InputError({
      code: "usage",
      path: "CONJECTURE",
      expected: `the module of ${conjecture.replace(/^.*[/\\]/, "")}, whose SHA-256 is ${sha256}`,
      found: "none",
    });
  return parseCampaign(text, await loadConjecture(module ?? conjecture, registry, "CONJECTURE"), queue.shown);
}
