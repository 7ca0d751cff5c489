/** The page: left the problem, in the middle the picture, right the numbers. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Explorer } from "./explorer.js";
import { Check } from "./numbers/check.js";
import { Export } from "./numbers/export.js";
import { Numbers } from "./numbers/numbers.js";
import { Restorer } from "./numbers/restorer.js";
import { Verdicts } from "./numbers/verdicts.js";
import { Formula } from "./parts/formula.js";
import { Middle } from "./picture/middle.js";
import { ProblemPanel } from "./problem/panel.js";

export function App({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const look = (): void => void explorer.openLink(location.hash);
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return (
    <div
      class={over ? "page over" : "page"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files.item(0);
        if (file !== null && file !== undefined) void explorer.openFile("main", file);
      }}
    >
      <header>
        <h1>exact-cdp explorer</h1>
        <details class="what">
          <summary>What is this?</summary>
          <div>
            <p>
              A signal X of several classes is degraded to Y, and restored to X̂: <Formula name="chain" />. A good
              restorer keeps the distortion small, looks like the source, and lets a classifier recognise the class. All
              three at once is impossible in general. This page computes how small the error rate ε of the classifier
              can be within bounds D on the distortion and P on the perceptual difference:
            </p>
            <p class="formulas">
              <Formula name="definition" />
            </p>
            <p>
              Choose a problem, drag the point (D, P), and read C. Fractions are exact; ≈ marks what is rounded for
              reading. All is computed in this page; nothing is sent anywhere.
            </p>
          </div>
        </details>
      </header>
      <main>
        <div class="left">
          <ProblemPanel explorer={explorer} />
        </div>
        <div class="centre">
          <Middle explorer={explorer} />
          <Restorer explorer={explorer} />
        </div>
        <div class="right">
          <Numbers explorer={explorer} />
          <Check explorer={explorer} />
          <Verdicts explorer={explorer} />
          <Export explorer={explorer} />
        </div>
      </main>
    </div>
  );
}
