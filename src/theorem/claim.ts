/**
 * A claim about the tradeoff as the literature prints it, and what is true of it.
 */
export interface Claim {
  /** The name, such as "theorem 2". */
  readonly name: string;
  /** The claim as printed, or as close to it as one sentence allows. */
  readonly printed: string;
  readonly source: string;
  /** The part of the claim that is true, in one sentence. */
  readonly truth: string;
  /** The command that decides it for a problem. */
  readonly command: string;
  /** The kinds of statements that certify the verdicts. */
  readonly certificates: readonly string[];
}
