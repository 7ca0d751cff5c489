/** The three curves through the point: C along D, C along P, and the least D along P with the same C. */
import type { JSX } from "preact";
import type { Explorer } from "../explorer.js";
import type { PanelData, SliceView } from "../protocol.js";
import { useStore } from "../store.js";
import { Panel } from "./panel.js";
import { roundText, stepOf, type Scale } from "./scale.js";

const titles: Readonly<Record<SliceView["fixed"], string>> = {
  perception: "C along D, with P as it is",
  distortion: "C along P, with D as it is",
  errorRate: "D along P, with C as it is",
};

export function Slices({
  explorer,
  slices,
}: {
  readonly explorer: Explorer;
  readonly slices: readonly SliceView[];
}): JSX.Element {
  return (
    <div class="slices">
      {slices.map((slice) => (
        <figure key={slice.fixed}>
          <figcaption>{titles[slice.fixed]}</figcaption>
          {slice.panel === undefined ? (
            <p class="absent">{slice.absent}</p>
          ) : (
            <Panel panel={slice.panel} aspect={0.62} label={titles[slice.fixed]}>
              {(scale) => <Cursor explorer={explorer} slice={slice} scale={scale} panel={slice.panel} />}
            </Panel>
          )}
        </figure>
      ))}
    </div>
  );
}

interface CursorProps {
  readonly explorer: Explorer;
  readonly slice: SliceView;
  readonly scale: Scale;
  readonly panel: PanelData | undefined;
}

/** How near a breakpoint catches the point, in pixels. */
const reach = 9;

/** The line at the point; a press moves the point along the curve, to a breakpoint where one is near. */
function Cursor({ explorer, slice, scale, panel }: CursorProps): JSX.Element | null {
  const place = useStore(explorer.store, (state) => state.place);
  const snap = useStore(explorer.store, (state) => state.snap);
  if (panel === undefined || panel.axes === "space") return null;
  const { box } = scale;
  // With C fixed the curve shows D from left to right and P upwards, as the map does.
  const along: "distortion" | "perception" = slice.fixed === "distortion" ? "perception" : "distortion";
  const value = along === "distortion" ? place.x : place.y;
  const { axes } = panel;
  const x = scale.shownX(value);
  // Beyond the end of the curve, which is constant from there on, there is nothing to point at.
  const shown = value >= axes.x.from && value <= axes.x.to;
  const move = (event: PointerEvent, target: SVGElement): void => {
    if (slice.fixed === "errorRate") return;
    const pixel = event.clientX - (target.ownerSVGElement?.getBoundingClientRect().left ?? 0);
    const caught = snap ? slice.breakpoints.find(({ at }) => Math.abs(scale.shownX(at) - pixel) < reach) : undefined;
    const text =
      caught?.exact ?? roundText(Math.min(Math.max(scale.backX(pixel), axes.x.from), axes.x.to), stepOf(axes.x));
    const shownAt = caught?.at ?? Number(text);
    const { at, place: now } = explorer.store.get();
    explorer.moveTo({ ...at, [along]: text }, along === "distortion" ? { ...now, x: shownAt } : { ...now, y: shownAt });
  };
  return (
    <g>
      <rect
        class={slice.fixed === "errorRate" ? "" : "ground"}
        x={box.left}
        y={box.top}
        width={Math.max(0, box.right - box.left)}
        height={Math.max(0, box.bottom - box.top)}
        fill="transparent"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          move(event, event.currentTarget);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) move(event, event.currentTarget);
        }}
      />
      {shown && <path d={`M${String(x)} ${String(box.top)}V${String(box.bottom)}`} class="guide" />}
      {shown && slice.fixed === "errorRate" && place.y <= axes.y.to && (
        <circle cx={x} cy={scale.shownY(place.y)} r="4" class="ring" />
      )}
    </g>
  );
}
