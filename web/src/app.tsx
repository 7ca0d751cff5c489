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
import { useMedia } from "./parts/media.js";
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
        <p class="tagline">
          How rarely can a classifier err on what was restored, if the distortion is at most <i>D</i> and the perceptual
          difference at most <i>P</i>? Choose a problem, drag the point, read <i>C</i>(<i>D</i>, <i>P</i>).
        </p>
        <details class="what">
          <summary>What is this?</summary>
          <div>
            <p>
              A signal X of several classes is degraded to Y, and restored to X̂: <Formula name="chain" />. A good
              restorer keeps the distortion small, looks like the source, and lets a classifier recognise the class. All
              three at once is impossible in general. This page computes how small the error rate ε of the classifier
              can be within bounds D on the distortion and P on the perceptual difference:
            </p>
            <p class="formulas" tabIndex={0}>
              <Formula name="definition" />
            </p>
            <p>
              Choose a problem, drag the point (D, P), and read C. Fractions are exact; ≈ marks what is rounded for
              reading. All is computed in this page; nothing is sent anywhere.
            </p>
          </div>
        </details>
      </header>
      <Columns explorer={explorer} />
    </div>
  );
}

/** Three columns, or one in the order in which it is read. */
function Columns({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const narrow = useMedia("(max-width: 760px)");
  const [problem, middle, numbers, restorer] = [
    <ProblemPanel explorer={explorer} />,
    <Middle explorer={explorer} />,
    <Numbers explorer={explorer} />,
    <Restorer explorer={explorer} />,
  ];
  const [check, verdicts, files] = [
    <Check explorer={explorer} />,
    <Verdicts explorer={explorer} />,
    <Export explorer={explorer} />,
  ];
  if (narrow) {
    return (
      <main>
        <div>
          {problem}
          {middle}
          {numbers}
          {restorer}
          {check}
          {verdicts}
          {files}
        </div>
      </main>
    );
  }
  return (
    <main>
      <div class="left">{problem}</div>
      <div class="centre">
        {middle}
        {restorer}
        {verdicts}
      </div>
      <div class="right">
        {numbers}
        {check}
        {files}
      </div>
    </main>
  );
}
