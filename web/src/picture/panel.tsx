/** A panel of a figure: its shapes on a canvas, axes and texts as SVG above it. */
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useDark } from "../parts/media.js";
import type { AxisData, LabelData, PanelData } from "../protocol.js";
import { paint } from "./paint.js";
import { scaleOf, type Scale } from "./scale.js";

export interface PanelProps {
  readonly panel: PanelData;
  /** Height over width. */
  readonly aspect: number;
  readonly label: string;
  /** What lies above the picture and follows the point. */
  readonly children?: (scale: Scale) => ComponentChildren;
}

export function Panel({ panel, aspect, label, children }: PanelProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const dark = useDark();
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = (): void => setWidth(element.clientWidth);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // A finger needs room upwards, too.
  const height = Math.round(Math.min(width * (width < 420 ? Math.max(aspect, 0.98) : aspect), 620));
  const space = panel.axes === "space";
  const narrow = width < 420;
  // Ticks of the upright axis, with its title to the left of them.
  const texts = panel.axes === "space" ? [] : panel.axes.y.ticks.map(({ text }) => text.length);
  const left = 36 + Math.max(2, ...texts) * 7.2;
  const box = space
    ? { left: 34, top: 20, right: width - 34, bottom: height - 28 }
    : { left, top: 12, right: width - (narrow ? 12 : 20), bottom: height - 46 };
  const scale = scaleOf(panel, box);
  useLayoutEffect(() => {
    if (canvas.current !== null && width > 0) paint(canvas.current, panel, scale, { dark });
  }, [panel, width, height, dark]);
  return (
    <div class="panel" ref={frame} style={{ height: `${String(height)}px` }}>
      <canvas ref={canvas} class="picture" role="img" aria-label={label} />
      {width > 0 && (
        <svg class="overlay" width={width} height={height} viewBox={`0 0 ${String(width)} ${String(height)}`}>
          {panel.axes !== "space" && <Axes x={panel.axes.x} y={panel.axes.y} scale={scale} />}
          <Labels labels={panel.labels} scale={scale} light={space || panel.ground !== ""} />
          {children?.(scale)}
        </svg>
      )}
    </div>
  );
}

function Axes({ x, y, scale }: { readonly x: AxisData; readonly y: AxisData; readonly scale: Scale }): JSX.Element {
  const { left, top, right, bottom } = scale.box;
  return (
    <g class="axes" aria-hidden="true">
      <path d={`M${String(left)} ${String(top - 6)}V${String(bottom)}H${String(right + 6)}`} class="axis" />
      {roomy(x.ticks, scale).map((tick) => (
        <g key={tick.text}>
          <path d={`M${String(scale.shownX(tick.at))} ${String(bottom)}v5`} class="axis" />
          <text x={scale.shownX(tick.at)} y={bottom + 17} text-anchor="middle">
            {tick.text}
          </text>
        </g>
      ))}
      {y.ticks.map((tick) => (
        <g key={tick.text}>
          <path d={`M${String(left)} ${String(scale.shownY(tick.at))}h-5`} class="axis" />
          <text x={left - 8} y={scale.shownY(tick.at) + 4} text-anchor="end">
            {tick.text}
          </text>
        </g>
      ))}
      <text x={(left + right) / 2} y={bottom + 35} text-anchor="middle" class="title">
        {x.title}
      </text>
      <text transform={`translate(13 ${String((top + bottom) / 2)}) rotate(-90)`} text-anchor="middle" class="title">
        {y.title}
      </text>
    </g>
  );
}

/** Ticks whose texts do not run into each other: each one, each second one, … */
function roomy(ticks: AxisData["ticks"], { shownX }: Scale): AxisData["ticks"] {
  const [first, second] = ticks;
  if (first === undefined || second === undefined) return ticks;
  const widest = Math.max(...ticks.map(({ text }) => text.length)) * 7.2 + 10;
  const each = Math.max(1, Math.ceil(widest / (shownX(second.at) - shownX(first.at))));
  return ticks.filter((_, i) => i % each === 0);
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

/** Texts in their order; optional ones only where nothing stands yet. */
function Labels({
  labels,
  scale,
  light,
}: {
  readonly labels: readonly LabelData[];
  readonly scale: Scale;
  /** Whether they stand on cells, which are light on a dark page too. */
  readonly light: boolean;
}): JSX.Element {
  const placed: Placed[] = [];
  const { box } = scale;
  const shown = labels.flatMap((label) => {
    const place: Placed = {
      x: scale.x(label.x) + label.move[0],
      y: scale.y(label.y) + label.move[1],
      half: label.text.length * 3.4 + 3,
    };
    const free =
      !label.optional ||
      (placed.length < 60 &&
        place.x - place.half > box.left &&
        place.x + place.half < box.right &&
        place.y > box.top + 6 &&
        place.y < box.bottom - 4 &&
        placed.every(
          (other) => Math.abs(other.y - place.y) > 14 || Math.abs(other.x - place.x) > other.half + place.half,
        ));
    if (!free) return [];
    placed.push(place);
    return [{ label, place }];
  });
  return (
    <g class={light ? "labels light" : "labels"} aria-hidden="true">
      {shown.map(({ label, place }, i) => (
        <text
          key={i}
          x={place.x}
          y={place.y + (label.optional ? 4 : 0)}
          text-anchor={label.anchor}
          class={label.optional ? "halo" : ""}
        >
          {label.text}
        </text>
      ))}
    </g>
  );
}
