/** What a conjecture says of one instance. */
import type { Rational } from "../../exact/rational.js";

export type Outcome = (
  | { readonly status: "holds"; readonly measure?: Rational }
  /** Evidence: data that JSON.stringify prints exactly. */
  | { readonly status: "violated"; readonly evidence: Readonly<Record<string, unknown>>; readonly measure?: Rational }
  /** The statement says nothing about such an instance. */
  | { readonly status: "not-applicable" }
  /** It says something, but whether it is true was not found out: counted by itself, never as "holds". */
  | { readonly status: "undecided" }
) & {
  /** How near it comes to a violation, larger is nearer: for climbing. */
  readonly score?: Rational;
};

export type Status = Outcome["status"];
export const statuses: readonly Status[] = ["holds", "not-applicable", "undecided", "violated"];
