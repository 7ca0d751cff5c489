/** A number: the exact fraction, with the rounded one beside it. */
import type { JSX } from "preact";
import type { Shown } from "../protocol.js";

export interface NumberProps {
  readonly value: Shown;
  readonly id?: string;
  /** Longer fractions are shown rounded, and in full when they are asked for. */
  readonly longest?: number;
}

export function NumberText({ value, id, longest = 40 }: NumberProps): JSX.Element {
  const { exact, rounded } = value;
  const named = id === undefined ? {} : { id, "data-exact": exact };
  if (exact.length > longest && rounded !== "") {
    return (
      <span class="number" {...named}>
        <span class="rounded">{rounded}</span>
        <details class="digits">
          <summary>the fraction, {exact.length} characters</summary>
          <span class="exact wrap">{exact}</span>
        </details>
      </span>
    );
  }
  return (
    <span class="number" {...named}>
      {exact !== "" && <span class="exact">{exact}</span>}
      {rounded !== "" && <span class="rounded"> {rounded}</span>}
    </span>
  );
}
