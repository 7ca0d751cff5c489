/**
 * The paper's training loss: weights in a triangle, and the restorer that is best for them.
 *
 * A corner of the triangle is one quantity alone; weights are whole sixtieths, so that they are exact.
 */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Explorer } from "../explorer.js";
import { Busy } from "../parts/busy.js";
import { Formula } from "../parts/formula.js";
import { NumberText } from "../parts/number.js";
import { RefusalText } from "../parts/refusal.js";
import type { SweepView } from "../protocol.js";
import { useStore } from "../store.js";

const parts = 60;
const [width, height] = [320, 292];
/** Corners: distortion, perception, error rate. */
const corners = [
  [30, 262],
  [290, 262],
  [160, 36],
] as const;

type Whole = readonly [number, number, number];

export function Weights({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { busy, value, refusal } = useStore(explorer.store, (state) => state.sweep);
  const weights = useRef<Whole>([20, 20, 20]);
  const svg = useRef<SVGSVGElement>(null);
  const choose = (next: Whole): void => {
    weights.current = next;
    const text = (n: number): string => `${String(n)}/${String(parts)}`;
    explorer.askSweep({ distortion: text(next[0]), perception: text(next[1]), errorRate: text(next[2]) });
  };
  const point = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (box === undefined) return;
    choose(
      wholeOf(((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height),
    );
  };
  const press = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, Whole>> = {
      ArrowLeft: [1, -1, 0],
      ArrowRight: [-1, 1, 0],
      ArrowUp: [0, -1, 1],
      ArrowDown: [0, 1, -1],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = weights.current.map((one, i) => one + (move[i] ?? 0)) as unknown as Whole;
    if (next.every((one) => one >= 0)) choose(next);
  };
  const [x, y] = placeOf(weights.current);
  const [a, b, c] = weights.current;
  return (
    <div class="weights">
      <div>
        <p>
          Minimise <Formula name="loss" /> over all restorers. Drag the point in the triangle: each corner stands for
          one quantity alone.
        </p>
        <svg
          ref={svg}
          viewBox={`0 0 ${String(width)} ${String(height)}`}
          class="triangle"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            point(event);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
          }}
        >
          <path d={`M${corners.map((one) => one.join(" ")).join("L")}Z`} class="ground" />
          <text x="30" y="282" text-anchor="start">
            α distortion
          </text>
          <text x="290" y="282" text-anchor="end">
            β perception
          </text>
          <text x="160" y="24" text-anchor="middle">
            γ error rate
          </text>
          <g
            class="handle"
            transform={`translate(${String(x)} ${String(y)})`}
            tabindex={0}
            role="slider"
            aria-label="The weights: arrow keys move them"
            aria-valuemin={0}
            aria-valuemax={parts}
            aria-valuenow={a}
            aria-valuetext={`α ${String(a)}, β ${String(b)}, γ ${String(c)} of ${String(parts)}`}
            onKeyDown={press}
          >
            <circle r="8" class="ring" />
            <circle r="3" class="dot" />
          </g>
        </svg>
      </div>
      <div>
        <Busy text={busy} />
        <RefusalText refusal={refusal} />
        {value !== undefined && <Optimum explorer={explorer} value={value} />}
      </div>
    </div>
  );
}

function Optimum({ explorer, value }: { readonly explorer: Explorer; readonly value: SweepView }): JSX.Element {
  const { weights, achieved } = value;
  return (
    <>
      <dl class="details" id="sweep">
        <Row name="α, β, γ">{`${weights.distortion}, ${weights.perception}, ${weights.errorRate}`}</Row>
        <Row name="least sum">
          <NumberText value={value.value} id="sweep-value" />
        </Row>
        <Row name="distortion">
          <NumberText value={achieved.distortion} />
        </Row>
        <Row name="perceptual difference">
          <NumberText value={achieved.perception} />
        </Row>
        <Row name="error rate">
          <NumberText value={achieved.errorRate} />
        </Row>
      </dl>
      <p class="buttons">
        <button
          type="button"
          onClick={() => {
            explorer.moveTo(value.at);
            explorer.show("map");
          }}
        >
          Move the point there
        </button>
      </p>
    </>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: JSX.Element | string }): JSX.Element {
  return (
    <div class="row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function placeOf([a, b, c]: Whole): readonly [number, number] {
  const [p, q, r] = corners;
  return [(a * p[0] + b * q[0] + c * r[0]) / parts, (a * p[1] + b * q[1] + c * r[1]) / parts];
}

/** The nearest weights: whole numbers ≥ 0 that sum to `parts`. */
function wholeOf(x: number, y: number): Whole {
  const [p, q, r] = corners;
  const up = (p[1] - y) / (p[1] - r[1]);
  const c = Math.round(Math.min(Math.max(up, 0), 1) * parts);
  const left = p[0] + ((r[0] - p[0]) * c) / parts;
  const right = q[0] + ((r[0] - q[0]) * c) / parts;
  const along = right > left ? (x - left) / (right - left) : 0;
  const b = Math.round(Math.min(Math.max(along, 0), 1) * (parts - c));
  return [parts - c - b, b, c];
}
