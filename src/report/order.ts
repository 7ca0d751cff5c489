/**
 * Whether a channel is a degradation of another, for people and for programs (`order --json`).
 */
import { printable } from "../exact/errors.js";
import type { DegradationVerdict, NamedChannel } from "../theorem/degradation.js";
import { notationArgument, orderArgument } from "./argument.js";
import { matrixLines } from "./matrix.js";
import { Notation } from "./notation.js";

/** Two channels with the verdicts of both directions. */
export interface Order {
  readonly channel: NamedChannel;
  readonly of: NamedChannel;
  /** Whether `channel` is a degradation of `of`. */
  readonly forward: DegradationVerdict;
  /** Whether `of` is a degradation of `channel`. */
  readonly backward: DegradationVerdict;
}

/** The relation of `channel` to `of`. */
type Relation = "equivalent" | "degraded" | "better" | "incomparable";

function relationOf({ forward, backward }: Order): Relation {
  if (forward.degradation) return backward.degradation ? "equivalent" : "degraded";
  return backward.degradation ? "better" : "incomparable";
}

/** The object of `order --json`. */
export function orderData(order: Order): Record<string, unknown> {
  orderArgument(order, "order");
  const { channel, of, forward, backward } = order;
  return {
    channel: channel.name,
    of: of.name,
    degradation: forward.degradation,
    ...(forward.degradation ? { through: forward.through } : { payoff: forward.payoff, value: forward.value }),
    reverse: backward.degradation,
    relation: relationOf(order),
  };
}

/** The verdicts as lines of text. @param shown the notation of its numbers */
export function orderText(order: Order, shown: Notation = new Notation()): string {
  orderArgument(order, "order");
  notationArgument(shown, "shown");
  const { channel, of, forward, backward } = order;
  const [first, second] = [channel, of].map(({ name }) => printable(name));
  return [
    ...directionText(channel, of, forward, shown),
    "",
    ...directionText(of, channel, backward, shown),
    "",
    {
      equivalent: `the two channels are equivalent: C(D,P) is the same behind either`,
      degraded: `${second ?? ""} is the better channel: C(D,P) is nowhere higher behind it, whatever the classes and the measures`,
      better: `${first ?? ""} is the better channel: C(D,P) is nowhere higher behind it, whatever the classes and the measures`,
      incomparable: "the two channels are incomparable: each is better for some purpose",
    }[relationOf(order)],
  ].join("\n");
}

function directionText(
  channel: NamedChannel,
  of: NamedChannel,
  verdict: DegradationVerdict,
  shown: Notation,
): string[] {
  const [name, other] = [printable(channel.name), printable(of.name)];
  if (verdict.degradation) {
    const lines = matrixLines(
      verdict.through,
      { name: "T(z|y)", corner: "y \\ z", rows: of.outputs, columns: channel.outputs },
      { full: "--json or --certificate", shown },
    );
    return [`${name} is a degradation of ${other}`, ...beside("  through    ", lines)];
  }
  const lines = matrixLines(
    verdict.payoff,
    { name: "G(x,z)", corner: "x \\ z", rows: channel.inputs, columns: channel.outputs },
    { full: "--json or --certificate", shown },
  );
  return [
    `${name} is no degradation of ${other}`,
    ...beside("  payoff     ", lines),
    `  value      ${shown.both(verdict.value.channel)} for z the output of ${name}, summed over the letters x,`,
    `             at most ${shown.both(verdict.value.of)} for any choice of z by the output of ${other}`,
  ];
}

function beside(title: string, lines: readonly string[]): string[] {
  return lines.map((line, i) => `${i === 0 ? title : " ".repeat(title.length)}${line}`);
}
