/**
 * From the numbers of a panel to pixels and back, in doubles: for painting and pointing only.
 *
 * Along an axis of power 2 the shapes of a panel hold squares of what the axis shows.
 */
import type { AxisData, PanelData } from "../protocol.js";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Scale {
  readonly box: Box;
  /** From the coordinates of shapes. */
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** From the numbers that the axes show. */
  readonly shownX: (value: number) => number;
  readonly shownY: (value: number) => number;
  /** From pixels to the numbers that the axes show. */
  readonly backX: (pixel: number) => number;
  readonly backY: (pixel: number) => number;
  readonly curved: boolean;
}

const linear =
  ({ from, to }: AxisData, low: number, high: number) =>
  (value: number): number =>
    low + ((value - from) / (to - from || 1)) * (high - low);

/** The scale of a panel in a box: with axes, or in space with equal lengths. */
export function scaleOf(panel: PanelData, box: Box): Scale {
  return panel.axes === "space" ? spaceScale(panel, box) : axesScale(panel.axes, box);
}

function axesScale({ x, y }: Exclude<PanelData["axes"], "space">, box: Box): Scale {
  const shownX = linear(x, box.left, box.right);
  const shownY = linear(y, box.bottom, box.top);
  const root =
    (axis: AxisData, shown: (value: number) => number) =>
    (value: number): number =>
      shown(axis.power === 2 ? Math.sqrt(Math.max(0, value)) : value);
  return {
    box,
    x: root(x, shownX),
    y: root(y, shownY),
    shownX,
    shownY,
    backX: (pixel) => x.from + ((pixel - box.left) / (box.right - box.left)) * (x.to - x.from),
    backY: (pixel) => y.from + ((pixel - box.bottom) / (box.top - box.bottom)) * (y.to - y.from),
    curved: x.power === 2 || y.power === 2,
  };
}

function spaceScale(panel: PanelData, box: Box): Scale {
  const xs = panel.shapes.flatMap(({ points }) => points.filter((_, i) => i % 2 === 0));
  const ys = panel.shapes.flatMap(({ points }) => points.filter((_, i) => i % 2 === 1));
  const range = (values: readonly number[]): readonly [number, number] => [
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const [[left, right], [low, high]] = [range(xs), range(ys)];
  const size = Math.min((box.right - box.left) / (right - left || 1), (box.bottom - box.top) / (high - low || 1));
  const [midX, midY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const x = (value: number): number => midX + (value - (left + right) / 2) * size;
  const y = (value: number): number => midY - (value - (low + high) / 2) * size;
  const none = (): number => NaN;
  return { box, x, y, shownX: x, shownY: y, backX: none, backY: none, curved: false };
}

/** The step of the point along an axis: 1, 2 or 5 times a power of ten, 250 or more of them along the axis. */
export function stepOf({ from, to }: AxisData): { readonly step: number; readonly places: number } {
  const most = (to - from) / 250;
  const unit = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].map((factor) => factor * unit).find((one) => one <= most * (1 + 1e-9)) ?? unit;
  return { step, places: Math.max(0, Math.round(-Math.log10(unit))) };
}

/** A multiple of the step as decimal text, which the library reads exactly. */
export function roundText(value: number, { step, places }: { readonly step: number; readonly places: number }): string {
  const text = (Math.max(0, Math.round(value / step)) * step).toFixed(places);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
