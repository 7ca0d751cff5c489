/** What was refused, in the reader's words: always text, never markup. */
import type { JSX } from "preact";
import type { Refusal } from "../protocol.js";

export function RefusalText({
  refusal,
  id,
}: {
  readonly refusal: Refusal | undefined;
  readonly id?: string;
}): JSX.Element | null {
  if (refusal === undefined) return null;
  return (
    <p class="refusal" role="alert" {...(id === undefined ? {} : { id })}>
      {refusal.message}
    </p>
  );
}
