/**
 * Whether a channel is a degradation of another, for people and for programs (`order --json`).
 */
import { matrixData } from "../certificate/data.js";
import { printable } from "../exact/errors.js";
import type { DegradationVerdict, NamedChannel } from "../theorem/degradation.js";
import { decimalsArgument, orderArgument } from "./argument.js";
import { readableBoth } from "./text.js";
import { matrixLines } from "./matrix.js";

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
    ...(forward.degradation
      ? { through: matrixData(forward.through) }
      : { payoff: matrixData(forward.payoff), value: forward.value }),
    reverse: backward.degradation,
    relation: relationOf(order),
  };
}

/** The verdicts as lines of text. @param decimals of the rounded values, marked ≈ */
export function orderText(order: Order, decimals: number): string {
  orderArgument(order, "order");
  decimalsArgument(decimals, "decimals");
  const { channel, of, forward, backward } = order;
  const [first, second] = [channel, of].map(({ name }) => printable(name));
  return [
    ...directionText(channel, of, forward, decimals),
    "",
    ...directionText(of, channel, backward, decimals),
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
  decimals: number,
): string[] {
  const [name, other] = [printable(channel.name), printable(of.name)];
  if (verdict.degradation) {
    const lines = matrixLines(
      verdict.through,
      { name: "T(z|y)", corner: "y \\ z", rows: of.outputs, columns: channel.outputs },
      "--json or --certificate",
    );
    return [`${name} is a degradation of ${other}`, ...beside("  through    ", lines)];
  }
  const lines = matrixLines(
    verdict.payoff,
    { name: "G(x,z)", corner: "x \\ z", rows: channel.inputs, columns: channel.outputs },
    "--json or --certificate",
  );
  return [
    `${name} is no degradation of ${other}`,
    ...beside("  payoff     ", lines),
    `  value      ${readableBoth(verdict.value.channel, decimals)} for z the output of ${name}, summed over the letters x,`,
    `             at most ${readableBoth(verdict.value.of, decimals)} for any choice of z by the output of ${other}`,
  ];
}

function beside(title: string, lines: readonly string[]): string[] {
  return lines.map((line, i) => `${i === 0 ? title : " ".repeat(title.length)}${line}`);
}
