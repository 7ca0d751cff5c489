/**
 * Random instances (instance.ts), for conjectures.
 *
 * A problem of any kind and, for conjectures about two channels, a second channel from the same
 * source letters: any one, or one that is a degradation of the first, V = W·T by construction.
 */
import type fc from "fast-check";
import { instance, instanceData, type Instance } from "./instance/instance.js";
import { channelOf, composed } from "./channels.js";
import { arbitrary, type Choose } from "./choices.js";
import { definitionOf, resolved, type Resolved } from "./definition.js";
import { compositionOf, printable, printedAs, type AnyProblemOptions } from "./problem.js";
import { howMany } from "./sizes.js";

export interface InstanceOptions extends AnyProblemOptions {
  /** A second channel V(z|x), as many outputs at most as the first may have. Default: none. */
  readonly second?: "any" | "degraded";
}

/** An instance, with its source by counts. @example instances({ kinds: ["total-variation"], second: "degraded" }) */
export function instances(options: InstanceOptions = {}): fc.Arbitrary<Instance> {
  const [all, composition] = [resolved(options), compositionOf(options)];
  const { second } = options;
  return arbitrary((choose) => {
    const definition = definitionOf(choose, all, composition);
    const built = instance(second === undefined ? definition : { ...definition, other: secondOf(choose, definition.channel.matrix, second, all) });
    printable(built.problem);
    if (built.other !== undefined) printable(built.other);
    return printedAs(built, () => JSON.stringify(instanceData(built)));
  });
}

type Matrix = NonNullable<Instance["definition"]["other"]>["matrix"];

function secondOf(choose: Choose, W: Matrix, second: "any" | "degraded", { sizes, channels, masses }: Resolved): NonNullable<Instance["definition"]["other"]> {
  const size = howMany(choose, "second", sizes.outputs, ["z"]);
  const draw = (name: string, from: string, inputs: number): Matrix => channelOf(choose, { name, from, to: "z" }, inputs, size, channels, masses.heaviest);
  const matrix = second === "any" ? draw("V", "x", W.length) : composed(W, draw("T", "y", W[0]?.length ?? 0));
  return { outputs: Array.from({ length: size }, (_, z) => `z${String(z)}`), matrix };
}
