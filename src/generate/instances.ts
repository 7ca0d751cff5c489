/**
 * Random instances (instance.ts), for conjectures.
 *
 * A problem of any kind and, for conjectures about two channels, a second channel from the same
 * source letters: any one, or one that is a degradation of the first, V = W·T by construction.
 */
import type fc from "fast-check";
import { oneOf } from "../exact/arguments.js";
import { built, instanceData, type Instance } from "./instance/instance.js";
import { channelOf, composed } from "./channels.js";
import { arbitrary, type Choose } from "./choices.js";
import { definitionOf, resolved, type Resolved } from "./definition.js";
import { compositionOf, printable, printedAs } from "./problem.js";
import { contains, type InstanceOptions } from "./scope.js";
import { howMany } from "./sizes.js";

/** An instance, with its source by counts. @example instances({ kinds: ["total-variation"], second: "degraded" }) */
export function instances(options: InstanceOptions = {}): fc.Arbitrary<Instance> {
  const [all, composition] = [resolved(options), compositionOf(options)];
  const { second } = options;
  if (second !== undefined) secondArgument(second, "second");
  return arbitrary(
    (choose) => {
      const definition = definitionOf(choose, all, composition);
      const one = built(
        second === undefined
          ? definition
          : { ...definition, other: secondOf(choose, definition.channel.matrix, second, all) },
      );
      printable(one.problem);
      if (one.other !== undefined) printable(one.other);
      return printedAs(one, () => JSON.stringify(instanceData(one)));
    },
    (value): value is Instance => isInstance(value) && contains(options, value),
  );
}

const secondArgument = oneOf(["any", "degraded"]);

function isInstance(value: unknown): value is Instance {
  return typeof value === "object" && value !== null && "definition" in value && "problem" in value;
}

type Matrix = NonNullable<Instance["definition"]["other"]>["matrix"];

function secondOf(
  choose: Choose,
  W: Matrix,
  second: "any" | "degraded",
  { sizes, channels, masses }: Resolved,
): NonNullable<Instance["definition"]["other"]> {
  const size = howMany(choose, "second", sizes.outputs, ["z"]);
  const draw = (name: string, from: string, inputs: number): Matrix =>
    channelOf(choose, { name, from, to: "z" }, inputs, size, channels, masses.heaviest);
  const matrix = second === "any" ? draw("V", "x", W.length) : composed(W, draw("T", "y", W[0]?.length ?? 0));
  return { outputs: Array.from({ length: size }, (_, z) => `z${String(z)}`), matrix };
}
