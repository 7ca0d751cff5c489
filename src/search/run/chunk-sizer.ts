/**
 * How many tasks a job has: as many as take about a second, whatever a task costs.
 *
 * Jobs begin with the least number and double while they are short, so that a search that ends
 * early deals out little in vain, and a long one has few jobs to count up. Near a known end they
 * become smaller again, so that no thread works alone for long. Sizes are multiples of the least.
 */

/** Milliseconds. */
const [short, long] = [500, 2000];

export class ChunkSizer {
  private size: bigint;

  /** @param least of a strategy: tasks that are best done together */
  constructor(
    private readonly least: bigint,
    private readonly workers: number,
  ) {
    this.size = least;
  }

  /** @param remaining tasks up to the end, where there is one */
  next(remaining: bigint | undefined): bigint {
    if (remaining === undefined) return this.size;
    const share = remaining / BigInt(2 * this.workers);
    const most = share - (share % this.least);
    return most < this.least ? this.least : most < this.size ? most : this.size;
  }

  /** A job of so many tasks took so many milliseconds. */
  took(tasks: bigint, milliseconds: number): void {
    if (tasks < this.size) return;
    if (milliseconds < short) this.size *= 2n;
    else if (milliseconds > long && this.size > this.least) this.size = (this.size / 2n / this.least) * this.least;
  }
}
