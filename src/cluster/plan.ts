/** How many shards a campaign should have: a sample of its tasks is timed. */
import { alone } from "../search/run/run.js";
import { ConjectureFault } from "../search/statement/guard.js";
import { mostShards } from "./campaign.js";
import type { Divided } from "./divided.js";

/** Milliseconds of a sample, and of what goes before, in which the code becomes fast. */
const [sample, warming] = [3000, 500];
/** The golden ratio less one: multiples of it, without their whole parts, lie evenly between 0 and 1. */
const golden = (Math.sqrt(5) - 1) / 2;
const scale = 2 ** 40;

export interface Timed {
  readonly tasks: bigint;
  /** Tasks that a core decides in a second, as far as the sample tells. */
  readonly rate: number;
  /** Seconds that all tasks would take one core. */
  readonly seconds: number;
}

/** Times tasks from all over a campaign; yields between steps. @throws ConjectureFault where a module of one's own fails */
export function* timed({ work, grains, sample: length, fault }: Divided): Generator<void, Timed, void> {
  const tasks = grains.start(grains.count) - grains.start(0n);
  let [decided, spent, seen] = [0, 0, 0];
  const begin = performance.now();
  const end = begin + warming + sample;
  // What is done in less time than a sample takes needs none.
  for (let i = 0; decided === 0 || (performance.now() < end && seen < Number(tasks)); i++) {
    const grain = (grains.count * BigInt(Math.floor(((i * golden) % 1) * scale))) / BigInt(scale);
    const [from, next] = [grains.start(grain), grains.start(grain + 1n)];
    const to = from + length < next ? from + length : next;
    const start = performance.now();
    const steps = work.work(
      { from, to },
      alone(() => performance.now() > end),
    );
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield;
    const reason = fault(step.value);
    if (reason !== undefined) throw new ConjectureFault(reason);
    const now = performance.now();
    const more = Math.max(1, Number(BigInt(step.value.to) - from));
    seen += more;
    if (start < begin + warming && now < end && seen < Number(tasks)) continue;
    decided += more;
    spent += now - start;
  }
  const rate = (1000 * decided) / spent;
  return { tasks, rate, seconds: Number(tasks) / rate };
}

/** Shards of so many seconds of one core each: at least one, and no more than there are grains. */
export function shardsFor({ seconds }: Timed, { grains: { count } }: Divided, each: number): bigint {
  const most = count < mostShards ? count : mostShards;
  const wanted = Math.ceil(seconds / each);
  return wanted >= Number(most) ? most : BigInt(Math.max(1, wanted));
}
