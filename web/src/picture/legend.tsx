/** What the signs of a picture mean. */
import type { JSX } from "preact";
import type { FigureData, LegendData } from "../protocol.js";
import { tinted } from "./paint.js";
import { useDark } from "../parts/media.js";

export function Legend({ figure }: { readonly figure: FigureData }): JSX.Element {
  return (
    <div class="legend">
      <ul>
        {figure.legend.map((entry, i) => (
          <li key={i}>
            <Sign entry={entry} /> <span>{entry.text}</span>
          </li>
        ))}
      </ul>
      {figure.notes.map((note, i) => (
        <p key={i}>{note}</p>
      ))}
    </div>
  );
}

function Sign({ entry }: { readonly entry: LegendData }): JSX.Element | null {
  const dark = useDark();
  const [first = "none", second = "none"] = entry.colours;
  switch (entry.kind) {
    case "area":
      return (
        <svg width="22" height="14" aria-hidden="true">
          <rect x="1" y="1" width="20" height="12" fill={tinted(first, { dark }, "fill")} stroke={second} />
        </svg>
      );
    case "line":
      return (
        <svg width="22" height="14" aria-hidden="true" class="line-sign">
          <path
            d="M1 7h20"
            stroke={first === "#222222" ? "currentColor" : first}
            stroke-width="2"
            stroke-dasharray={entry.dash?.join(" ")}
          />
        </svg>
      );
    case "dot":
      return (
        <svg width="22" height="14" aria-hidden="true">
          <circle cx="11" cy="7" r="4" fill={first} />
        </svg>
      );
    case "ramp":
      return (
        <svg width="60" height="14" aria-hidden="true">
          {entry.colours.map((colour, i) => (
            <rect
              key={i}
              x={i * (60 / entry.colours.length)}
              y="1"
              width={60 / entry.colours.length + 0.5}
              height="12"
              fill={colour}
            />
          ))}
        </svg>
      );
    case "text":
      return null;
  }
}
