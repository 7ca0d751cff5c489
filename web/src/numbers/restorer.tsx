/** The restorer as a heat map; the exact entries are in its table, which screen readers read. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Explorer } from "../explorer.js";
import { useDark } from "../parts/media.js";
import { Formula } from "../parts/formula.js";
import type { MatrixView } from "../protocol.js";
import { useStore } from "../store.js";

/** Tables up to so many entries are shown as tables; larger ones are painted, with one row at a time in full. */
const mostEntries = 150;
/** Longer fractions are cut in the cells, and shown in full by their titles. */
const longest = 12;

export function Restorer({ explorer }: { readonly explorer: Explorer }): JSX.Element | null {
  const restorer = useStore(explorer.store, (state) => state.point.value?.restorer);
  return (
    <section class="card" aria-labelledby="restorer-title">
      <h2 id="restorer-title">
        The restorer <Formula name="restorer" />
      </h2>
      {restorer === undefined ? (
        <p class="absent">Where no restorer meets both bounds there is none.</p>
      ) : (
        <>
          <p class="about">
            An optimal one, in general not the only one: with which probability each output <i>y</i> (a row) is restored
            to each letter <i>x̂</i> (a column).
          </p>
          {restorer.rows.length * restorer.columns.length <= mostEntries ? (
            <Table restorer={restorer} />
          ) : (
            <Picture restorer={restorer} />
          )}
        </>
      )}
    </section>
  );
}

function Table({ restorer }: { readonly restorer: MatrixView }): JSX.Element {
  const { rows, columns, entries, shades } = restorer;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="the restorer, row by row">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">y \ x̂</th>
            {columns.map((letter, j) => (
              <th scope="col" key={j}>
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((row, i) => (
            <tr key={i}>
              <th scope="row">{rows[i]}</th>
              {row.map((entry, j) => (
                <td
                  key={j}
                  class="heated"
                  style={{ "--part": String(shades[i]?.[j] ?? 0) }}
                  title={`Q(${columns[j] ?? ""} | ${rows[i] ?? ""}) = ${entry}`}
                >
                  {entry.length <= longest ? entry : `≈${(shades[i]?.[j] ?? 0).toPrecision(4)}`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Picture({ restorer }: { readonly restorer: MatrixView }): JSX.Element {
  const { rows, columns, entries, shades } = restorer;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [row, setRow] = useState(0);
  const dark = useDark();
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (element === null || context === null || context === undefined) return;
    element.width = columns.length;
    element.height = rows.length;
    context.fillStyle = getComputedStyle(element).getPropertyValue("--accent");
    shades.forEach((values, i) => {
      values.forEach((value, j) => {
        context.globalAlpha = value;
        context.fillRect(j, i, 1, 1);
      });
    });
  }, [restorer, dark]);
  const chosen = Math.min(row, rows.length - 1);
  const present = (entries[chosen] ?? []).flatMap((entry, j) =>
    entry === "0" ? [] : [{ entry, letter: columns[j] ?? "" }],
  );
  return (
    <div>
      <canvas
        ref={canvas}
        class="heat"
        role="img"
        aria-label={`Heat map of ${String(rows.length)} outputs by ${String(columns.length)} letters`}
        onPointerDown={(event) => {
          const { top, height } = event.currentTarget.getBoundingClientRect();
          setRow(Math.floor(((event.clientY - top) / height) * rows.length));
        }}
      />
      <label class="inline">
        output <i>y</i>{" "}
        <select value={String(chosen)} onChange={(event) => setRow(Number(event.currentTarget.value))}>
          {rows.map((letter, i) => (
            <option key={i} value={String(i)}>
              {letter}
            </option>
          ))}
        </select>
      </label>
      <ul class="entries">
        {present.map(({ entry, letter }, j) => (
          <li key={j}>
            Q({letter} | {rows[chosen]}) = <span class="wrap">{entry}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
