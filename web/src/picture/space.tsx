/** The surface in space, turned by dragging or by the arrow keys; loaded when it is asked for. */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Explorer } from "../explorer.js";
import type { FigureData, View3 } from "../protocol.js";
import { useStore } from "../store.js";
import { Legend } from "./legend.js";
import { Panel } from "./panel.js";

const limit = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to);

/** A view nearby; azimuths go round. */
function turned({ azimuth, elevation }: View3, right: number, up: number): View3 {
  return {
    azimuth: ((Math.round(azimuth + right) + 540) % 360) - 180,
    elevation: limit(Math.round(elevation + up), 5, 90),
  };
}

export default function Space({
  explorer,
  figure,
}: {
  readonly explorer: Explorer;
  readonly figure: FigureData;
}): JSX.Element | null {
  const view = useStore(explorer.store, (state) => state.view);
  const last = useRef<{ x: number; y: number; view: View3 } | undefined>(undefined);
  const [panel] = figure.panels;
  if (panel === undefined) return null;
  const press = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-5, 0],
      ArrowRight: [5, 0],
      ArrowUp: [0, 5],
      ArrowDown: [0, -5],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    explorer.turn(turned(view, ...move));
  };
  return (
    <>
      <div
        class="turning"
        tabIndex={0}
        role="slider"
        aria-label="The surface C(D,P): arrow keys turn it"
        aria-valuemin={-180}
        aria-valuemax={180}
        aria-valuenow={view.azimuth}
        aria-valuetext={`azimuth ${String(view.azimuth)} degrees, elevation ${String(view.elevation)} degrees`}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = { x: event.clientX, y: event.clientY, view };
        }}
        onPointerMove={(event) => {
          const from = last.current;
          if (from === undefined) return;
          const next = turned(from.view, (from.x - event.clientX) / 3, (event.clientY - from.y) / 4);
          const now = explorer.store.get().view;
          if (next.azimuth !== now.azimuth || next.elevation !== now.elevation) explorer.turn(next);
        }}
        onPointerUp={() => (last.current = undefined)}
        onPointerCancel={() => (last.current = undefined)}
      >
        <Panel panel={panel} aspect={0.8} label={figure.title} />
      </div>
      <p class="about">
        Drag the picture, or press arrow keys, to turn it: azimuth {view.azimuth}°, elevation {view.elevation}°.
      </p>
      <Legend figure={figure} />
    </>
  );
}
