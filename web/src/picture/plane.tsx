/**
 * The (D,P) plane with the point in it: dragged by mouse or finger, moved by the arrow keys.
 *
 * The picture beneath is painted once; while the point is dragged only the overlay changes, at most once a
 * frame.
 */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Explorer, State } from "../explorer.js";
import type { Corner, MapView, PointView } from "../protocol.js";
import { useStore } from "../store.js";
import { Panel } from "./panel.js";
import { roundText, stepOf, type Scale } from "./scale.js";

/** How near a corner catches the point, in pixels. */
const reach = 11;

interface Spot {
  readonly at: State["at"];
  readonly place: State["place"];
}

export function Plane({ explorer, map }: { readonly explorer: Explorer; readonly map: MapView }): JSX.Element | null {
  const [panel] = map.figure.panels;
  if (panel === undefined) return null;
  return (
    <div data-pieces={map.pieces}>
      <Panel panel={panel} aspect={0.78} label={map.figure.title}>
        {(scale) => <Handle explorer={explorer} map={map} scale={scale} />}
      </Panel>
    </div>
  );
}

interface HandleProps {
  readonly explorer: Explorer;
  readonly map: MapView;
  readonly scale: Scale;
}

function Handle({ explorer, map, scale }: HandleProps): JSX.Element | null {
  const { store } = explorer;
  const place = useStore(store, (state) => state.place);
  const at = useStore(store, (state) => state.at);
  const point = useStore(store, (state) => state.point.value);
  const snap = useStore(store, (state) => state.snap);
  const frame = useRef<number | undefined>(undefined);
  const dragging = useRef(false);
  const handle = useRef<SVGGElement>(null);
  const [panel] = map.figure.panels;
  if (panel === undefined || panel.axes === "space") return null;
  const { axes } = panel;
  const steps = { x: stepOf(axes.x), y: stepOf(axes.y) };
  const { box } = scale;

  const spotAt = (x: number, y: number): Spot => {
    const corner = snap ? nearest(map.corners, scale, x, y) : undefined;
    if (corner !== undefined) return { at: corner.at, place: { x: corner.x, y: corner.y } };
    const distortion = roundText(clamp(scale.backX(x), axes.x.from, axes.x.to), steps.x);
    const perception = roundText(clamp(scale.backY(y), axes.y.from, axes.y.to), steps.y);
    return { at: { distortion, perception }, place: { x: Number(distortion), y: Number(perception) } };
  };

  const drag = (event: PointerEvent, target: SVGElement): void => {
    const { left, top } = target.ownerSVGElement?.getBoundingClientRect() ?? target.getBoundingClientRect();
    const spot = spotAt(event.clientX - left, event.clientY - top);
    if (frame.current !== undefined) cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const now = store.get().at;
      if (now.distortion !== spot.at.distortion || now.perception !== spot.at.perception)
        explorer.moveTo(spot.at, spot.place);
    });
  };

  const press = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
      PageUp: [0, 10],
      PageDown: [0, -10],
      Home: [-10, 0],
      End: [10, 0],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const many = event.shiftKey ? 10 : 1;
    const from = { x: Math.min(place.x, axes.x.to), y: Math.min(place.y, axes.y.to) };
    const along = (which: "x" | "y", count: number, text: string): string =>
      count === 0
        ? text
        : roundText(
            clamp(from[which] + count * many * steps[which].step, axes[which].from, axes[which].to),
            steps[which],
          );
    const next = {
      distortion: along("x", move[0], at.distortion),
      perception: along("y", move[1], at.perception),
    };
    explorer.moveTo(next, {
      x: move[0] === 0 ? place.x : Number(next.distortion),
      y: move[1] === 0 ? place.y : Number(next.perception),
    });
  };

  const [x, y] = [
    Math.min(scale.shownX(Number.isFinite(place.x) ? place.x : axes.x.to), box.right),
    Math.max(scale.shownY(Number.isFinite(place.y) ? place.y : axes.y.to), box.top),
  ];
  const inside = x >= box.left - 1 && y <= box.bottom + 1;
  return (
    <g>
      <rect
        class="ground"
        x={box.left}
        y={box.top}
        width={Math.max(0, box.right - box.left)}
        height={Math.max(0, box.bottom - box.top)}
        fill="transparent"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          dragging.current = true;
          // Arrow keys go on where the mouse stops.
          handle.current?.focus({ preventScroll: true });
          drag(event, event.currentTarget);
        }}
        onPointerMove={(event) => {
          if (dragging.current) drag(event, event.currentTarget);
        }}
        onPointerUp={() => (dragging.current = false)}
        onPointerCancel={() => (dragging.current = false)}
      />
      {inside && (
        <g class="point" pointer-events="none">
          <path d={`M${String(box.left)} ${String(y)}H${String(x)}V${String(box.bottom)}`} class="guide" />
        </g>
      )}
      <g
        ref={handle}
        class="handle"
        transform={`translate(${String(clamp(x, box.left, box.right))} ${String(clamp(y, box.top, box.bottom))})`}
        tabindex={0}
        role="slider"
        aria-label="The point (D, P): arrow keys move it"
        aria-valuemin={axes.x.from}
        aria-valuemax={axes.x.to}
        aria-valuenow={Number.isFinite(place.x) ? place.x : axes.x.to}
        aria-valuetext={spoken(at, point)}
        pointer-events="none"
        onKeyDown={press}
      >
        <circle r="8" class="ring" />
        <circle r="3" class="dot" />
      </g>
    </g>
  );
}

/** What a screen reader says of the point. */
function spoken(at: State["at"], point: PointView | undefined): string {
  const place = `D = ${at.distortion}, P = ${at.perception}`;
  if (point === undefined) return place;
  if (point.status === "infeasible") return `${place}: infeasible`;
  return `${place}: C = ${point.value.exact === "" ? point.value.rounded : point.value.exact}`;
}

function nearest(corners: readonly Corner[], scale: Scale, x: number, y: number): Corner | undefined {
  let best: Corner | undefined;
  let least = reach;
  for (const corner of corners) {
    const distance = Math.hypot(scale.shownX(corner.x) - x, scale.shownY(corner.y) - y);
    if (distance < least) [best, least] = [corner, distance];
  }
  return best;
}

function clamp(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), to);
}
