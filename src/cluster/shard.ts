/**
 * One shard of a campaign, worked through on threads of this machine.
 *
 * What is done from its beginning on is handed over now and then as pieces, the chain of its checkpoints: a
 * worker that takes the shard up later goes on after the last of them.
 */
import { run, type JobResult, type Store, type Threads } from "../search/run/run.js";
import type { Range } from "../search/run/ranges.js";
import { tasksOf, type Campaign } from "./campaign.js";
import type { Divided, Piece } from "./divided.js";

export interface ShardSettings {
  readonly shard: bigint;
  /** Pieces of its tasks that are done, which meet from the first task on. */
  readonly known: readonly Piece[];
  readonly workers: number;
  readonly threads: (workers: number, stopping: AbortSignal) => Promise<Threads<JobResult>>;
  readonly signal: AbortSignal;
  /** Takes pieces that follow on the known ones. */
  readonly save: (piece: Piece) => void;
  /** Milliseconds between two pieces, except that the first comes at once. */
  readonly pause: number;
  /** Tasks that are done, now and then. */
  readonly progress?: (tasks: bigint) => void;
}

/** What became of a shard: all of its pieces, or fewer after a signal; or why it cannot be done. */
export type ShardEnd =
  | { readonly status: "done"; readonly pieces: readonly Piece[] }
  | { readonly status: "stopped" }
  | { readonly status: "faulty"; readonly reason: string };

export async function runShard(campaign: Campaign, settings: ShardSettings): Promise<ShardEnd> {
  const { divided } = campaign;
  const range = tasksOf(campaign, settings.shard);
  const store = new PieceStore(divided, range, settings);
  await run({
    work: { ...divided.work, begin: range.from, size: range.to },
    store,
    workers: settings.workers,
    threads: settings.threads,
    signal: settings.signal,
    progress: () => settings.progress?.(store.done),
  });
  store.flush();
  if (store.fault !== undefined) return { status: "faulty", reason: store.fault };
  const pieces = divided.joined(store.pieces);
  return isWhole(divided, pieces, range) ? { status: "done", pieces } : { status: "stopped" };
}

/** Whether pieces are all tasks of a range in order, or all up to one that ends the run. */
export function isWhole(divided: Divided, pieces: readonly Piece[], { from, to }: Range): boolean {
  let reached = String(from);
  for (const piece of pieces) {
    if (piece.from !== reached) return false;
    reached = piece.to;
  }
  const last = pieces.at(-1);
  return reached === String(to) || (last !== undefined && divided.end(last) !== undefined);
}

/** The pieces of a list that meet, from a task on: what two workers did at the same time counts once. */
export function chainOf(pieces: readonly Piece[], from: bigint): Piece[] {
  let reached = String(from);
  return pieces.filter((piece) => {
    if (piece.from !== reached) return false;
    reached = piece.to;
    return true;
  });
}

class PieceStore implements Store<JobResult> {
  readonly results: JobResult[];
  readonly ranges: readonly Range[];
  readonly pieces: Piece[];
  fault: string | undefined;
  private readonly waiting = new Map<string, Piece>();
  /** Pieces that meet and were not handed over. */
  private open: Piece[] = [];
  private reached: string;
  private due = 0;

  constructor(
    private readonly divided: Divided,
    private readonly range: Range,
    private readonly settings: ShardSettings,
  ) {
    this.pieces = [...settings.known];
    this.results = this.pieces.map((piece) => divided.result(piece));
    this.reached = this.pieces.at(-1)?.to ?? String(range.from);
    this.ranges = this.pieces.map(({ from, to }) => ({ from: BigInt(from), to: BigInt(to) }));
  }

  /** Tasks that are done and follow on each other. */
  get done(): bigint {
    return BigInt(this.reached) - this.range.from;
  }

  append(result: JobResult): void {
    this.fault ??= this.divided.fault(result);
    const piece = this.divided.piece(result);
    if (piece === undefined) return;
    this.pieces.push(piece);
    this.waiting.set(piece.from, piece);
    for (let next = this.next(); next !== undefined; next = this.next()) {
      this.open.push(next);
      this.reached = next.to;
    }
    if (performance.now() >= this.due) this.flush();
  }

  /** Hands over what is done and was not handed over. */
  flush(): void {
    if (this.open.length === 0) return;
    this.due = performance.now() + this.settings.pause;
    for (const one of this.divided.joined(this.open)) this.settings.save(one);
    this.open = [];
  }

  private next(): Piece | undefined {
    const piece = this.waiting.get(this.reached);
    this.waiting.delete(this.reached);
    return piece;
  }
}
