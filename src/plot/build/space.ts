/**
 * The surface in space: tiles painted from far to near, level lines on them, the box with ticks, and
 * points above the plane. P stands for P² where the divergence is a root, so that tiles are flat.
 */
import { Rational, min } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { faint, ink, nowhere, paper } from "../figure/colours.js";
import {
  symbols,
  text,
  type Caption,
  type Figure,
  type LegendEntry,
  type Mark,
  type Panel,
  type Place,
  type Run,
  type Stroke,
} from "../figure/figure.js";
import { numberText, roundNumbers } from "../figure/ticks.js";
import { valuesRange, type Range, type Window } from "../figure/window.js";
import { heightAt, type Cells } from "./cells.js";
import { byPlace, bySlope } from "./depth.js";
import { commonPower, windowOf } from "./axes.js";
import type { MapOptions } from "./map.js";
import { pointLegend, pointPlaces } from "./point-marks.js";
import { rampColours, tileShade } from "./shades.js";
import { shownNumber } from "./numbers.js";
import { namesOf, originOf, problemTitle } from "./origin.js";
import { perceptionEnds, type PlottedPoint } from "./points.js";
import { bounds, placesTable, type TablePlace } from "./table.js";
import { groundOf, heightRange, levelLine, terrain, type Terrain, type Tile } from "./terrain.js";
import { projection, usualView, type Projection, type View } from "./view.js";

export interface SpaceOptions extends MapOptions {
  /** A panel for each. */
  readonly views?: readonly View[];
}

/** The surfaces of problems, each in panels of its own, all in one box. @throws InputError "not-linear" */
export function spaceFigure(
  all: readonly Cells[],
  { levels, points = [], views = [usualView], command }: SpaceOptions = {},
): Figure {
  const power = commonPower(all);
  const { window } = windowOf(all, points, power);
  const terrains = all.map((one) => terrain(one, window));
  const range = heightRange(terrains) ?? { least: Rational.zero, most: Rational.one };
  const z = heights([range.least, range.most, ...points.map(({ errorRate }) => errorRate)]);
  const shown =
    levels ??
    roundNumbers(range.least, range.most, 6).filter(
      (level) => range.least.lessThan(level) && level.lessThan(range.most),
    );
  const box: Box = { window, z, power };
  const problems = all.map(({ problem }) => problem);
  return {
    title: `The surface C(D,P) of ${namesOf(problems)}`,
    origin: originOf(problems, command),
    panels: terrains.flatMap((one) =>
      views.map((view): Panel => {
        const angle = `, azimuth ${String(view.azimuth)}°, elevation ${String(view.elevation)}°`;
        const own = points.filter(({ problem }) => problem === one.of.problem);
        return {
          title: views.length > 1 ? text(one.of.problem.name, angle) : problemTitle(one.of.problem),
          axes: "space",
          marks: marksOf(one, box, range, shown, own, view),
        };
      }),
    ),
    legend: [
      ...(range.least.equals(range.most)
        ? []
        : [
            {
              sign: { kind: "ramp" as const, colours: rampColours },
              text: text(symbols.C, ` from ${shownNumber(range.least)} to ${shownNumber(range.most)} (mean in a cell)`),
            },
          ]),
      ...(shown.length === 0 ? [] : [levelEntry(shown)]),
      {
        sign: { kind: "area", fill: nowhere, edge: { colour: faint, width: 0.5 } },
        text: text("on the floor: ", symbols.C, " = ∞"),
      },
      ...pointLegend(points),
    ],
    notes: [
      ...(points.length === 0
        ? []
        : [text("Points are drawn in front of the surface; lines lead from restorers down to ", symbols.C, ".")]),
      ...all.flatMap(({ gap }) =>
        gap === undefined
          ? []
          : [text("Planes below ", symbols.C, ", which is higher by at most ", shownNumber(gap), ".")],
      ),
      text("The surface goes on for ever to the sides of large ", symbols.D, " and ", symbols.P, "."),
    ],
    table: placesTable(() => [...terrains.flatMap((one) => spacePlaces(one, shown)), ...pointPlaces(points)]),
  };
}

/** From the least value, so that what is constant there lies on the floor. */
function heights(values: readonly Rational[]): Range {
  const range = valuesRange(values);
  const least = values.reduce(min);
  return values.every((value) => value.equals(least)) ? range : { from: least, to: range.to };
}

function levelEntry(levels: readonly Rational[]): LegendEntry {
  return {
    sign: { kind: "line", stroke: levelStroke },
    text: text("level lines, ", symbols.C, ` = ${levels.map(numberText).join(", ")}`),
  };
}

interface Box {
  readonly window: Window;
  readonly z: Range;
  readonly power: 1 | 2;
}

/** Solid: dashes would begin anew on every tile. */
const levelStroke: Stroke = { colour: ink, width: 1.1 };
const gridStroke: Stroke = { colour: "#c4c4c4", width: 0.5 };

function marksOf(
  one: Terrain,
  box: Box,
  range: { readonly least: Rational; readonly most: Rational },
  levels: readonly Rational[],
  points: readonly PlottedPoint[],
  view: View,
): Mark[] {
  const seen = projection(view);
  const at = placer(box, seen);
  const edge: Stroke = { colour: ink, width: one.tiles.length <= 60 ? 0.6 : one.tiles.length <= 600 ? 0.3 : 0.12 };
  const tiles = inOrder(one, box, seen);
  const surface = tiles.flatMap((tile): Mark[] => [
    {
      kind: "area",
      corners: tile.corners.map((corner, i) => at(corner, entry(tile.heights, i))),
      fill: tileShade(tile.heights, range),
      edge,
    },
    ...levels.flatMap((level) =>
      levelLine([tile], level).map((line): Mark => ({
        kind: "line",
        points: line.map((place) => at(place, level)),
        stroke: levelStroke,
      })),
    ),
  ]);
  const ground = groundOf(one, box.window).map((corners): Mark => ({
    kind: "area",
    corners: corners.map((place) => at(place, box.z.from)),
    fill: paper,
  }));
  return [
    ...boxMarks(box, seen, at, ground),
    ...surface,
    ...points.flatMap((point) => spacePoint(point, one, box, at)),
  ];
}

type Placer = (place: Place, height: Rational) => Place;

/**
 * From (D, P^power) and C to the page. Order and cuts have been decided exactly; the page takes shares of
 * the window, rounded to 2⁻⁶⁰ of it, because fractions of a large surface are long.
 */
function placer({ window: { x, y }, z }: Box, { place }: Projection): Placer {
  const [sx, sy, sz] = [shareOf(x), shareOf(y), shareOf(z)];
  return ([D, P], height) => place([sx(D), sy(P), sz(height)]);
}

const fine = 1n << 60n;

/** The share of a range that lies before a value, as a multiple of 2⁻⁶⁰. */
function shareOf({ from, to }: Range): (value: Rational) => Rational {
  const length = to.minus(from);
  const known = new WeakMap<Rational, Rational>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const above = (value.num * from.den - from.num * value.den) * length.den * fine;
    const share = Rational.of(above / (value.den * from.den * length.num), fine);
    known.set(value, share);
    return share;
  };
}

function inOrder({ of, tiles }: Terrain, { window: { x, y } }: Box, { towards: [a, b] }: Projection): readonly Tile[] {
  // In the box lengths are shares of the window.
  const [width, depth] = [x.to.minus(x.from), y.to.minus(y.from)];
  if (of.sheets.length === 1) {
    const [dx, dy] = [a.times(width), b.times(depth)];
    return bySlope(tiles, ({ plane: { multipliers } }) =>
      multipliers.distortion.times(dx).plus(multipliers.perception.times(dy)).negated(),
    );
  }
  const direction: Place = [a.times(width), b.times(depth)];
  // Lines towards the viewer have this direction in the plane of D and P.
  return byPlace(tiles, direction);
}

/** Floor, walls at the back, ticks along the edges that are seen from outside. */
function boxMarks(box: Box, { towards, place }: Projection, at: Placer, feasible: readonly Mark[]): Mark[] {
  const { window, z, power } = box;
  const [zero, one] = [Rational.zero, Rational.one];
  // The corner nearest to the viewer.
  const near = { x: towards[0].sign() >= 0 ? one : zero, y: towards[1].sign() >= 0 ? one : zero };
  const far = { x: one.minus(near.x), y: one.minus(near.y) };
  const corner = (x: Rational, y: Rational, up: Rational): Place => place([x, y, up]);
  const floor = [corner(zero, zero, zero), corner(one, zero, zero), corner(one, one, zero), corner(zero, one, zero)];
  const outline = (points: readonly Place[]): Mark => ({ kind: "line", points, stroke: gridStroke });
  const walls = [
    outline([
      corner(far.x, near.y, zero),
      corner(far.x, near.y, one),
      corner(far.x, far.y, one),
      corner(near.x, far.y, one),
      corner(near.x, far.y, zero),
    ]),
    outline([corner(far.x, far.y, zero), corner(far.x, far.y, one)]),
  ];
  const edges = { x: near.x.isZero() ? window.x.from : window.x.to, y: near.y.isZero() ? window.y.from : window.y.to };
  const ticksX = roundNumbers(window.x.from, window.x.to, 4);
  const ticksY = roundNumbers(window.y.from, window.y.to, 4);
  const ticksZ = roundNumbers(z.from, z.to, 4);
  const ground = (x: Rational, y: Rational): Place => at([x, y], z.from);
  // The upright edge that is farthest to the left on the page.
  const [left] = [
    [near.x, far.y],
    [far.x, near.y],
  ].sort(([a = zero, b = zero], [c = zero, d = zero]) => corner(a, b, zero)[0].compare(corner(c, d, zero)[0]));
  const [leftX = zero, leftY = zero] = left ?? [];
  const upright = (value: Rational): Place => {
    const [x, y] = [leftX.isZero() ? window.x.from : window.x.to, leftY.isZero() ? window.y.from : window.y.to];
    return at([x, y], value);
  };
  const sideX = outward(corner(near.x, far.y, zero), corner(near.x, near.y, zero));
  const sideY = outward(corner(far.x, near.y, zero), corner(near.x, near.y, zero));
  return [
    { kind: "area", corners: floor, fill: nowhere, edge: gridStroke },
    ...feasible,
    outline([...floor, ...floor.slice(0, 1)]),
    ...walls,
    ...ticksX.map((value) => outline([ground(value, window.y.from), ground(value, window.y.to)])),
    ...ticksY.map((value) => outline([ground(window.x.from, value), ground(window.x.to, value)])),
    outline([corner(leftX, leftY, zero), corner(leftX, leftY, one)]),
    ...ticksX.map((value) => caption(ground(value, edges.y), value, sideX, 9)),
    ...ticksY.map((value) => caption(ground(edges.x, value), value, sideY, 9)),
    ...ticksZ.flatMap((value): Caption[] => [
      { kind: "caption", at: upright(value), text: text("–"), move: [-1, 0], anchor: "end" },
      // Near the floor the numbers of the floor are near, too.
      {
        kind: "caption",
        at: upright(value),
        text: text(numberText(value)),
        move: [-8, value.minus(z.from).times(Rational.of(10n)).lessThan(z.to.minus(z.from)) ? -4 : 0],
        anchor: "end",
      },
    ]),
    axisName(symbols.D, ground(middle(window.x), edges.y), sideX),
    axisName(power === 2 ? { ...symbols.P, text: "P²" } : symbols.P, ground(edges.x, middle(window.y)), sideY),
    { kind: "caption", at: upright(z.to), text: text(symbols.C), move: [-4, -9], anchor: "middle" },
  ];
}

/** The way on the page from the far end of a side to its near end, of length 1. */
function outward([x, y]: Place, [u, v]: Place): readonly [right: number, down: number] {
  const [a, b] = [u.minus(x).toNumber(), y.minus(v).toNumber()];
  const length = Math.hypot(a, b);
  return length === 0 ? [0, 1] : [a / length, b / length];
}

function caption(at: Place, value: Rational, [right, down]: readonly [number, number], far: number): Caption {
  return {
    kind: "caption",
    at,
    text: text(numberText(value)),
    move: [right * far, Math.max(8, down * far)],
    anchor: anchorOf(right),
  };
}

function axisName(symbol: Run, at: Place, [right, down]: readonly [number, number]): Caption {
  return { kind: "caption", at, text: text(symbol), move: [right * 42, Math.max(14, down * 31)], anchor: "middle" };
}

function anchorOf(right: number): Caption["anchor"] {
  return right > 0.35 ? "start" : right < -0.35 ? "end" : "middle";
}

function middle({ from, to }: Range): Rational {
  return from.plus(to).over(Rational.of(2n));
}

/** A point, its name, and the line from it down to C. */
function spacePoint(point: PlottedPoint, one: Terrain, { power }: Box, at: Placer): Mark[] {
  const place: Place = [point.distortion, entry(perceptionEnds(point, power), 0)];
  const spot = at(place, point.errorRate);
  const below = heightAbove(one, place);
  const isOn = below === undefined || below.equals(point.errorRate);
  return [
    ...(isOn ? [] : [{ kind: "line" as const, points: [spot, at(place, below)], stroke: { colour: ink, width: 0.9 } }]),
    { kind: "dot", at: spot, shape: point.kind === "restorer" ? "diamond" : "triangle", colour: ink },
    ...(point.kind === "restorer"
      ? [{ kind: "label" as const, of: "dot" as const, text: text(point.name), colour: ink, points: [spot] }]
      : []),
  ];
}

/** The height of the tile over a place. */
function heightAbove({ tiles }: Terrain, [x, y]: Place): Rational | undefined {
  const tile = tiles.find(({ corners }) =>
    corners.every(([a, b], i) => {
      const [c, d] = entry(corners, (i + 1) % corners.length);
      return (
        c
          .minus(a)
          .times(y.minus(b))
          .minus(d.minus(b).times(x.minus(a)))
          .sign() >= 0
      );
    }),
  );
  return tile === undefined ? undefined : heightAt(tile.plane, [x, y]);
}

function spacePlaces({ of, tiles }: Terrain, levels: readonly Rational[]): TablePlace[] {
  const problem = of.problem.name;
  const item = (tile: Tile): string =>
    of.sheets.length > 1 ? `sheet ${String(tile.sheet)} piece ${String(tile.piece)}` : `cell ${String(tile.piece)}`;
  return [
    ...tiles.flatMap((tile) =>
      tile.corners.map((corner, i) => ({
        problem,
        item: item(tile),
        ...bounds(corner, of.power),
        errorRate: entry(tile.heights, i),
      })),
    ),
    ...levels.flatMap((level) =>
      levelLine(tiles, level).flatMap((line, i) =>
        line.map((place) => ({
          problem,
          item: `level ${level.toString()} line ${String(i)}`,
          ...bounds(place, of.power),
          errorRate: level,
        })),
      ),
    ),
  ];
}
