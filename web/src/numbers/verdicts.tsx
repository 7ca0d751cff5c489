/** The verdicts of the theorems on the problem, in the words of the library's reports. */
import type { JSX } from "preact";
import type { Explorer } from "../explorer.js";
import { Busy } from "../parts/busy.js";
import { RefusalText } from "../parts/refusal.js";
import { useStore } from "../store.js";

const about: Readonly<Record<string, string>> = {
  "Theorem 1": "Is C non-increasing and jointly convex in (D, P)?",
  "Theorem 2": "Does the channel cost a classifier anything at all?",
  Tradeoff: "Can one restorer have the least distortion, perceptual difference and error rate at once?",
};

export function Verdicts({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { busy, value, refusal } = useStore(explorer.store, (state) => state.verdicts);
  return (
    <section class="card" aria-labelledby="verdicts-title">
      <h2 id="verdicts-title">Theorems</h2>
      {value === undefined && busy === undefined && (
        <p class="buttons">
          <button type="button" onClick={() => explorer.askVerdicts()}>
            Decide theorem 1, theorem 2 and the tradeoff
          </button>
        </p>
      )}
      <Busy text={busy} stop={() => explorer.cancel("verdicts")} />
      <RefusalText refusal={refusal} />
      {value?.map(({ title, lines }) => (
        <section key={title} class="verdict">
          <h3>{title}</h3>
          <p class="about">{about[title]}</p>
          <pre tabIndex={0}>{trimmed(lines)}</pre>
        </section>
      ))}
    </section>
  );
}

function trimmed(lines: readonly string[]): string {
  return lines.join("\n").replace(/^\n+|\n+$/g, "");
}
