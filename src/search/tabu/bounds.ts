/** How large a climb may let an instance become. What begins larger may stay, but does not grow. */
export interface ClimbBounds {
  readonly classes: number;
  readonly source: number;
  /** Of either channel. */
  readonly outputs: number;
  readonly restored: number;
  /** M. */
  readonly sourceDenominator: bigint;
  /** N, of either channel. */
  readonly channelDenominator: bigint;
  /** Of entries of matrices, and of letters that are numbers. */
  readonly entryDenominator: bigint;
  /** The same: largest magnitude. */
  readonly entrySize: bigint;
}

export const usualBounds: ClimbBounds = {
  classes: 3,
  source: 4,
  outputs: 4,
  restored: 4,
  sourceDenominator: 24n,
  channelDenominator: 12n,
  entryDenominator: 4n,
  entrySize: 8n,
};
