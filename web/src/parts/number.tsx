/** A number: the exact fraction, with the rounded one beside it. */
import type { JSX } from "preact";
import type { Shown } from "../protocol.js";

/** Longer fractions are shown rounded, and in full where they are pointed at or copied. */
const longest = 40;

export function NumberText({ value, id }: { readonly value: Shown; readonly id?: string }): JSX.Element {
  const { exact, rounded } = value;
  const isLong = exact.length > longest;
  return (
    <span class="number" {...(id === undefined ? {} : { id, "data-exact": exact })}>
      {exact !== "" && (
        <span class={isLong ? "exact long" : "exact"} title={isLong ? exact : undefined}>
          {exact}
        </span>
      )}
      {rounded !== "" && <span class="rounded"> {rounded}</span>}
    </span>
  );
}
