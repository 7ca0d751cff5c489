/**
 * The map of the (D,P) plane: the cells of C, its level lines, the border of its domain and its corners;
 * of several problems the borders and the level lines over each other.
 *
 * Level lines are exact: on a cell C is affine, and a level line joins two rational points of its
 * edges. Of a band they are the parts in which C may have that value.
 */
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { colourOf, ink, nowhere, warning } from "../figure/colours.js";
import {
  plainText,
  symbols,
  text,
  type Figure,
  type LegendEntry,
  type Mark,
  type Place,
  type Stroke,
  type Text,
} from "../figure/figure.js";
import { numberText, roundNumbers } from "../figure/ticks.js";
import type { Cells } from "./cells.js";
import { planeText, shownNumber } from "./numbers.js";
import { namesOf, originOf, problemLegend, problemTitle } from "./origin.js";
import type { PlottedPoint } from "./points.js";
import { pointLegend, pointMarks, pointPlaces } from "./point-marks.js";
import { bounds, placesTable, type TablePlace } from "./table.js";
import { rampColours, tileShade } from "./shades.js";
import { heightRange, levelBand, levelLine, terrain, type Terrain, type Tile } from "./terrain.js";
import { commonPower, windowOf } from "./axes.js";

export interface MapOptions {
  /** Values of C with a level line; where they are left out, round ones. */
  readonly levels?: readonly Rational[];
  readonly points?: readonly PlottedPoint[];
  /** The command that draws the figure again. */
  readonly command?: string;
}

/** Most cells that are numbered, with their formulas in the legend. */
const mostFormulas = 6;
/** Most corners that are marked. */
const mostCorners = 60;

/** The map of one problem or several. @throws InputError "not-linear" where P and P² would share an axis */
export function mapFigure(all: readonly Cells[], { levels, points = [], command }: MapOptions = {}): Figure {
  const power = commonPower(all);
  const { window, axes } = windowOf(all, points, power);
  const terrains = all.map((one) => terrain(one, window));
  const range = heightRange(terrains);
  const shown =
    levels ??
    (range === undefined
      ? []
      : roundNumbers(range.least, range.most, 6).filter(
          (level) => range.least.lessThan(level) && level.lessThan(range.most),
        ));
  const problems = all.map(({ problem }) => problem);
  const [only] = terrains;
  const single = terrains.length === 1 && only !== undefined ? only : undefined;
  const drawn = single === undefined ? terrains.map((one, i) => overlay(one, i, shown)) : [fullMap(single, shown)];
  const placed = points.map((point) => pointMarks(point, power, ink));
  return {
    title: `C(D,P) of ${namesOf(problems)} in the (D,P) plane`,
    origin: originOf(problems, command),
    panels: [
      {
        title:
          single === undefined
            ? text("level lines of ", symbols.C, "(", symbols.D, ",", symbols.P, ")")
            : problemTitle(single.of.problem),
        axes,
        ...(single === undefined ? {} : { ground: nowhere }),
        marks: [...drawn.flatMap(({ marks }) => marks), ...placed.flat()],
      },
    ],
    legend: [
      ...(single === undefined ? problemLegend(problems) : []),
      ...drawn.flatMap(({ legend }, i) => (i === 0 ? legend : [])),
      ...pointLegend(points),
    ],
    notes: [...drawn.flatMap(({ notes }, i) => (i === 0 ? notes : [])), endNote(single === undefined)],
    table: placesTable(() => [...terrains.flatMap((one) => mapPlaces(one, shown)), ...pointPlaces(points)]),
  };
}

interface Drawn {
  readonly marks: readonly Mark[];
  readonly legend: readonly LegendEntry[];
  readonly notes: readonly Text[];
}

const levelStroke: Stroke = { colour: ink, width: 0.9, dash: [4, 2.5] };
const borderStroke: Stroke = { colour: ink, width: 1.8 };
const creaseStroke: Stroke = { colour: warning, width: 2.2 };

function edgeWidth(count: number): number {
  return count <= 60 ? 0.7 : count <= 600 ? 0.3 : 0.12;
}

/** One problem: its cells, shaded by C. */
function fullMap(one: Terrain, levels: readonly Rational[]): Drawn {
  const { of, tiles, border, creases } = one;
  const range = heightRange([one]);
  const edge: Stroke = { colour: ink, width: edgeWidth(tiles.length) };
  const shadeOf = (heights: readonly Rational[]): string => (range === undefined ? nowhere : tileShade(heights, range));
  const shades = tiles.map(({ heights }) => shadeOf(heights));
  const numbered = of.sheets.length === 1 && tiles.length <= mostFormulas && of.gap === undefined;
  const corners = cornersOf(tiles);
  return {
    marks: [
      ...tiles.map((tile, i): Mark => ({ kind: "area", corners: tile.corners, fill: entry(shades, i), edge })),
      ...levelMarks(one, levels, levelStroke),
      ...border.map((points): Mark => ({ kind: "line", points, stroke: borderStroke })),
      ...creases.map((points): Mark => ({ kind: "line", points, stroke: creaseStroke })),
      ...(corners.length > mostCorners
        ? []
        : corners.map((at): Mark => ({ kind: "dot", at, shape: "disc", colour: ink }))),
      ...(numbered
        ? tiles.map((tile): Mark => ({
            kind: "label",
            of: "area",
            text: text(String(tile.piece)),
            colour: ink,
            points: tile.corners,
          }))
        : []),
      ...(of.sheets.length > 1 ? sheetLabels(one) : []),
      ...levelLabels(one, levels, ink),
    ],
    legend: [
      ...(numbered
        ? tiles.map((tile, i): LegendEntry => ({
            sign: { kind: "area", fill: entry(shades, i), edge: { colour: ink, width: 0.7 } },
            text: pieceText(tile, of.power),
          }))
        : range === undefined || range.least.equals(range.most)
          ? []
          : [
              {
                sign: { kind: "ramp" as const, colours: rampColours },
                text: text(
                  symbols.C,
                  ` from ${shownNumber(range.least)} to ${shownNumber(range.most)} (mean in a cell)`,
                ),
              },
            ]),
      ...(levels.length === 0 ? [] : [levelLegend(of.gap)]),
      {
        sign: { kind: "area", fill: nowhere, edge: { colour: ink, width: 0.5 } },
        text:
          of.gap === undefined
            ? text(symbols.C, " = ∞: no restorer meets both bounds")
            : text("outside of the band, which says nothing here"),
      },
      ...(creases.length === 0
        ? []
        : [
            {
              sign: { kind: "line" as const, stroke: creaseStroke },
              text: text(symbols.C, " passes to another sheet and is not convex"),
            },
          ]),
    ],
    notes: [
      ...(of.sheets.length > 1 ? sheetNotes(of.sheets) : []),
      ...(of.gap === undefined
        ? []
        : [
            text(
              "Each cell shows a plane below ",
              symbols.C,
              "; ",
              symbols.C,
              ` is higher by at most ${shownNumber(of.gap)}.`,
            ),
          ]),
    ],
  };
}

/** `1: C = 311/1450 − 8/29 P`. */
function pieceText({ piece, plane }: Pick<Tile, "piece" | "plane">, power: 1 | 2): Text {
  const formula = planeText(plane, power);
  const sign = plainText(formula).startsWith("≈") ? " " : " = ";
  return [...text(`${String(piece)}: `, symbols.C, sign), ...formula];
}

/** The distinct corners of cells that are no cuts of the window. */
function cornersOf(tiles: Terrain["tiles"]): Place[] {
  const found = new Map<string, Place>();
  for (const { own } of tiles)
    for (const corner of own) found.set(`${corner[0].toString()},${corner[1].toString()}`, corner);
  return [...found.values()];
}

/** A number on the largest tile of each sheet, as far as there are few sheets. */
function sheetLabels({ of, tiles }: Terrain): Mark[] {
  if (of.sheets.length > 12) return [];
  return of.sheets.flatMap((_, sheet) => {
    const [largest] = tiles
      .filter((tile) => tile.sheet === sheet)
      .sort((a, b) => areaOf(b.corners) - areaOf(a.corners));
    return largest === undefined
      ? []
      : [
          {
            kind: "label" as const,
            of: "area" as const,
            text: text(String(sheet)),
            colour: ink,
            points: largest.corners,
          },
        ];
  });
}

function areaOf(corners: readonly Place[]): number {
  const points = corners.map(([x, y]) => [x.toNumber(), y.toNumber()] as const);
  return points.reduce((sum, [x, y], i) => {
    const [u, v] = entry(points, (i + 1) % points.length);
    return sum + x * v - u * y;
  }, 0);
}

/** Longest list of sheets that a note spells out, in characters. */
const longestSheets = 140;

function sheetNotes(sheets: readonly string[]): Text[] {
  const all = sheets.map((name, i) => `${String(i)}: ${name}`).join("; ");
  return [
    text(
      all.length <= longestSheets
        ? `Sheets: ${all}.`
        : `The least of ${String(sheets.length)} sheets, which surface lists.`,
    ),
  ];
}

/** A problem among several: its border and its level lines in its colour. */
function overlay(one: Terrain, index: number, levels: readonly Rational[]): Drawn {
  const colour = colourOf(index);
  const stroke: Stroke = { colour, width: 1, dash: [4, 2.5] };
  return {
    marks: [
      ...one.border.map((points): Mark => ({ kind: "line", points, stroke: { colour, width: 2 } })),
      ...levelMarks(one, levels, stroke),
      ...levelLabels(one, levels, colour),
    ],
    legend: [
      { sign: { kind: "line", stroke: borderStroke }, text: text("border of what is feasible") },
      ...(levels.length === 0 ? [] : [levelLegend(one.of.gap)]),
    ],
    notes: [],
  };
}

function levelLegend(gap: Rational | undefined): LegendEntry {
  return gap === undefined
    ? { sign: { kind: "line", stroke: levelStroke }, text: text("level line of ", symbols.C) }
    : {
        sign: { kind: "area", fill: bandFill, edge: { colour: ink, width: 0.4 } },
        text: text("where ", symbols.C, " may have the value that is named"),
      };
}

const bandFill = "#f4b183";

function levelMarks({ of, tiles }: Terrain, levels: readonly Rational[], stroke: Stroke): Mark[] {
  const { gap } = of;
  return levels.flatMap((level): Mark[] => {
    if (gap === undefined) return levelLine(tiles, level).map((points) => ({ kind: "line", points, stroke }));
    return levelBand(tiles, level.minus(gap), level).map((corners) => ({ kind: "area", corners, fill: bandFill }));
  });
}

/** The value of each level on its longest line, and on others that are long. */
function levelLabels({ of, tiles }: Terrain, levels: readonly Rational[], colour: string): Mark[] {
  return levels.flatMap((level): Mark[] => {
    const at = of.gap === undefined ? level : level.minus(of.gap.over(Rational.of(2n)));
    const lines = levelLine(tiles, at).map((points) => ({ points, length: lengthOf(points) }));
    const most = Math.max(...lines.map(({ length }) => length));
    return lines
      .filter(({ length }) => length >= most / 3)
      .map(({ points }) => ({
        kind: "label",
        of: "line",
        text: text(symbols.C, ` = ${numberText(level)}`),
        colour,
        points,
      }));
  });
}

function lengthOf(points: readonly Place[]): number {
  return points.slice(1).reduce((sum, [x, y], i) => {
    const [u, v] = entry(points, i);
    return sum + Math.hypot(x.minus(u).toNumber(), y.minus(v).toNumber());
  }, 0);
}

function endNote(several: boolean): Text {
  const where = several ? "Lines" : "Cells";
  return text(`${where} that reach the right or the upper end go on for ever.`);
}

function mapPlaces({ of, tiles, border, creases }: Terrain, levels: readonly Rational[]): TablePlace[] {
  const problem = of.problem.name;
  const sheet = (tile: { readonly sheet: number; readonly piece: number }): string =>
    of.sheets.length > 1 ? `sheet ${String(tile.sheet)} piece ${String(tile.piece)}` : `cell ${String(tile.piece)}`;
  const lines = (item: string, all: readonly (readonly Place[])[], errorRate?: Rational): TablePlace[] =>
    all.flatMap((points, i) =>
      points.map((point) => ({
        problem,
        item: `${item} ${String(i)}`,
        ...bounds(point, of.power),
        ...(errorRate === undefined ? {} : { errorRate }),
      })),
    );
  return [
    ...tiles.flatMap((tile) =>
      tile.corners.map((corner, i) => ({
        problem,
        item: sheet(tile),
        ...bounds(corner, of.power),
        errorRate: entry(tile.heights, i),
      })),
    ),
    ...lines("border", border),
    ...lines("crease", creases),
    ...(of.gap === undefined
      ? levels.flatMap((level) => lines(`level ${level.toString()} line`, levelLine(tiles, level), level))
      : []),
  ];
}
