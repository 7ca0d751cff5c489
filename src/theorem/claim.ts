/**
 * A claim about the tradeoff as literature prints it, and what this toolkit makes of it.
 */
export interface Claim {
  /** Such as "theorem 2". */
  readonly name: string;
  /** As printed, or as close to it as one sentence allows. */
  readonly printed: string;
  readonly source: string;
  /** What is true of it. */
  readonly truth: string;
  /** The command that decides it for a problem. */
  readonly command: string;
  /** The kinds of statements that certify a verdict, one or the other. */
  readonly certificates: readonly string[];
}
