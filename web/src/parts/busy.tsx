/** Progress of long work, with a way to stop it. */
import type { JSX } from "preact";

export function Busy({
  text,
  stop,
}: {
  readonly text: string | undefined;
  readonly stop?: () => void;
}): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <p class="busy" role="status">
      <span class="spinner" aria-hidden="true" /> <span class="words">{text} …</span>
      {stop !== undefined && (
        <button type="button" class="quiet" onClick={stop}>
          Stop
        </button>
      )}
    </p>
  );
}
