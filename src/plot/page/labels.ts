/**
 * Labels put where nothing else stands.
 *
 * A label tries places one by one: along its line, inside its area, around its dot. Where all are
 * taken it goes to the nearest free place, and a thin line leads from it to what it names. This is
 * layout in doubles; it decides nothing about C.
 */
import { entry } from "../../exact/vector.js";
import type { Label } from "../figure/figure.js";
import { sizes, type Box, type PlacedText } from "./page.js";
import type { Typeface } from "./typeface.js";

type Spot = readonly [x: number, y: number];

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The box of a text around its middle. */
function boxAround([x, y]: Spot, width: number, size: number): Box {
  const [w, h] = [width / 2 + 1.5, size * 0.58];
  return { left: x - w, right: x + w, top: y - h, bottom: y + h };
}

function isWithin(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left + 1 &&
    box.right <= frame.right - 1 &&
    box.top >= frame.top + 1 &&
    box.bottom <= frame.bottom - 1
  );
}

/**
 * Places the labels of a panel in their order.
 * @param spotsOf the points of a label in units
 * @param taken boxes that labels must not cover; those of placed labels join them
 * @param avoided boxes that labels of areas and dots do not cover as long as there are other places
 */
export function placeLabels(
  labels: readonly Label[],
  spotsOf: (label: Label) => readonly Spot[],
  frame: Box,
  taken: Box[],
  avoided: readonly Box[],
  face: Typeface,
): (PlacedText | undefined)[] {
  return labels.map((label) => {
    const text = face.drawable(label.text);
    const width = face.width(text, sizes.small);
    const spots = spotsOf(label);
    const isFree = (box: Box): boolean => isWithin(box, frame) && !taken.some((other) => overlaps(other, box));
    const good = candidates(label.of, spots, width).filter((spot) => {
      const box = boxAround(spot, width, sizes.small);
      return isFree(box) && (label.of !== "area" || cornersOf(box).every((corner) => isInside(corner, spots)));
    });
    const isClear = (spot: Spot): boolean =>
      !avoided.some((other) => overlaps(other, boxAround(spot, width, sizes.small)));
    const clear = label.of === "line" ? undefined : good.find(isClear);
    const anchor = anchorOf(label.of, spots);
    const isClearBox = (box: Box): boolean => isFree(box) && !avoided.some((other) => overlaps(other, box));
    const free = (): Spot | undefined => nearestFree(anchor, frame, width, isClearBox);
    // A dot has a name beside it, or else one that leads to it; the others one on them.
    const near = clear ?? (label.of === "dot" && free() !== undefined ? undefined : good[0]);
    const spot = near ?? free() ?? nearestFree(anchor, frame, width, isFree);
    if (spot === undefined) return undefined;
    const box = boxAround(spot, width, sizes.small);
    taken.push(box);
    return {
      text,
      size: sizes.small,
      x: spot[0],
      y: spot[1] + sizes.small * 0.36,
      anchor: "middle",
      colour: label.colour,
      ...(label.of === "area" && near !== undefined && isClear(near) ? {} : { halo: box }),
      ...(near === undefined ? { leader: leaderOf(box, anchor) } : {}),
    };
  });
}

function candidates(of: Label["of"], spots: readonly Spot[], width: number): Spot[] {
  if (of === "line") return along(spots, width);
  if (of === "area") return inside(spots);
  const [x, y] = entry(spots, 0);
  const [across, up] = [width / 2 + 6, 9];
  return [
    [x + across, y],
    [x, y - up],
    [x - across, y],
    [x, y + up],
    [x + across, y - up],
    [x + across, y + up],
    [x - across, y - up],
    [x - across, y + up],
  ];
}

const shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9] as const;

/** Places along a line: on its straight parts, then from its middle on. */
function along(spots: readonly Spot[], width: number): Spot[] {
  const lengths = spots.slice(1).map(([x, y], i) => Math.hypot(x - entry(spots, i)[0], y - entry(spots, i)[1]));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  // A label about as long as its line would hide it.
  if (total < width * 1.5) return [];
  const places = shares.map((share): Spot => {
    let rest = share * total;
    for (const [i, length] of lengths.entries()) {
      const [x, y] = entry(spots, i);
      const [u, v] = entry(spots, i + 1);
      if (rest <= length && length > 0) return [x + ((u - x) * rest) / length, y + ((v - y) * rest) / length];
      rest -= length;
    }
    return entry(spots, spots.length - 1);
  });
  // On straight parts first, where a label hides no bend.
  return [
    ...middles(spots)
      .filter(({ length }) => length >= width * 1.2)
      .map(({ spot }) => spot),
    ...places,
  ];
}

/** The middles of the straight parts of a line, the longest part first. */
function middles(spots: readonly Spot[]): { readonly spot: Spot; readonly length: number }[] {
  return spots
    .slice(1)
    .map(([x, y], i) => {
      const [u, v] = entry(spots, i);
      return { spot: [(x + u) / 2, (y + v) / 2] as Spot, length: Math.hypot(x - u, y - v) };
    })
    .sort((a, b) => b.length - a.length);
}

/** Places inside a polygon: its middle, then a lattice. */
function inside(spots: readonly Spot[]): Spot[] {
  const middle = middleOf(spots);
  const xs = spots.map(([x]) => x);
  const ys = spots.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [stepX, stepY] = [(Math.max(...xs) - left) / 12, (Math.max(...ys) - top) / 12];
  const lattice: Spot[] = [];
  for (let i = 1; i < 12; i++) for (let j = 1; j < 12; j++) lattice.push([left + i * stepX, top + j * stepY]);
  const far = ([x, y]: Spot): number => Math.hypot(x - middle[0], y - middle[1]);
  return [middle, ...lattice.filter((spot) => isInside(spot, spots)).sort((a, b) => far(a) - far(b))];
}

/** The mean of the corners. */
function middleOf(spots: readonly Spot[]): Spot {
  const [x, y] = spots.reduce(([u, v], [a, b]) => [u + a, v + b], [0, 0]);
  return [x / spots.length, y / spots.length];
}

/** Where a leader ends. */
function anchorOf(of: Label["of"], spots: readonly Spot[]): Spot {
  if (of === "line") return middles(spots)[0]?.spot ?? entry(spots, 0);
  return of === "area" ? middleOf(spots) : entry(spots, 0);
}

function cornersOf({ left, right, top, bottom }: Box): Spot[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** Whether a place lies in a convex polygon, whichever way round that is. */
function isInside([x, y]: Spot, spots: readonly Spot[]): boolean {
  const sides = spots.map(([a, b], i) => {
    const [c, d] = entry(spots, (i + 1) % spots.length);
    return (c - a) * (y - b) - (d - b) * (x - a);
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

/** The free place nearest to an anchor, though not on it. */
function nearestFree([x, y]: Spot, frame: Box, width: number, isFree: (box: Box) => boolean): Spot | undefined {
  const lattice: { readonly spot: Spot; readonly far: number }[] = [];
  for (let u = frame.left; u <= frame.right; u += 5)
    for (let v = frame.top; v <= frame.bottom; v += 5) {
      const far = Math.hypot(Math.max(0, Math.abs(u - x) - width / 2), v - y);
      if (far >= 11) lattice.push({ spot: [u, v], far });
    }
  lattice.sort((a, b) => a.far - b.far);
  return lattice.find(({ spot }) => isFree(boxAround(spot, width, sizes.small)))?.spot;
}

/** From the side of the box that faces the anchor. */
function leaderOf({ left, right, top, bottom }: Box, [x, y]: Spot): readonly [number, number, number, number] {
  const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
  return [clamp(x, left, right), clamp(y, top, bottom), x, y];
}

/** Heights at least `gap` apart: moved down where one is too close to that above it, then up from the bottom. @param heights ascending */
export function apart(heights: readonly number[], gap: number, top: number, bottom: number): number[] {
  const moved = [...heights];
  for (let i = 0; i < moved.length; i++)
    moved[i] = Math.max(entry(moved, i), i === 0 ? top : entry(moved, i - 1) + gap);
  for (let i = moved.length - 1; i >= 0; i--)
    moved[i] = Math.min(entry(moved, i), i === moved.length - 1 ? bottom : entry(moved, i + 1) - gap);
  return moved;
}
