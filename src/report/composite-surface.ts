/**
 * The whole of C of a composite problem, for people (text), for programs (JSON), and as tables.
 *
 * C is the least of several sheets. Each sheet is a surface of its own; the regions say where it
 * is the least: C = γ − λD − μP there, or γ − λD − μP² where the divergence is a root. Where
 * divergences of both kinds meet, sheets in P are compared with those in P only, sheets in P²
 * with those in P²: a region is then that of the lower value of its kind, and C the lower of both.
 */
import type { Rational } from "../exact/rational.js";
import { printable } from "../exact/errors.js";
import { entry } from "../exact/vector.js";
import { classesOf, type Problem } from "../model/problem.js";
import type { Region, Surface, Sheet } from "../tradeoff/surface.js";
import { readable, shortened } from "./columns.js";
import { csvLines, latexLines, markdownLines, originLines, type Column, type Listing, type Origin } from "./listing.js";
import { surfaceObject } from "./surface.js";
import type { TableStyle } from "./table.js";

/** What tells sheets apart: the classifier where it is re-trained, the part where there are several. */
export function sheetHead(problem: Problem, sheet: Sheet): Record<string, unknown> {
  const { parts } = problem.perception;
  return {
    ...(problem.classifier === "retrained" ? { classifier: classesOf(problem, sheet.labeling) } : {}),
    ...(parts.length > 1 ? { divergence: sheet.part } : {}),
    ...(entry(parts, sheet.part).power === 2 ? { power: 2 } : {}),
  };
}

/** The object of `surface --json` of a composite problem, in parts: a sheet per line. */
export function* compositeSurfaceJson(surface: Surface, origin?: Origin): Generator<string> {
  const { problem, sheets } = surface;
  yield `${JSON.stringify(origin ?? { problem: problem.name }).slice(0, -1)},\n "sheets":[`;
  let separator = "";
  for (const sheet of sheets) {
    const regions = surface.regions(sheet).map(({ piece, corners, rays }) => ({ piece, corners, ...(rays.length === 0 ? {} : { rays }) }));
    yield `${separator}${JSON.stringify({ ...sheetHead(problem, sheet), ...surfaceObject(sheet.surface), regions })}`;
    separator = ",\n  ";
  }
  yield "]}\n";
}

/** Several lines of text; of long lists the beginning. @param decimals of the rounded values, marked ≈ */
export function compositeSurfaceText(surface: Surface, decimals: number): string {
  const { problem, sheets } = surface;
  const all = "--json or --format";
  const rows = regionsOf(surface);
  const mixed = isMixed(surface);
  const counted = (count: number, what: string): string => `${String(count)} ${count === 1 ? what : `${what}s`}`;
  const sheetRow = (sheet: Sheet, i: number): string[] => [
    String(i),
    sheetName(problem, sheet),
    counted(sheet.surface.pieces.length, "piece"),
    `least ${mixed ? `of those in ${coordinate(surface, sheet)} ` : ""}on ${counted(rows.filter((row) => row.sheet === i).length, "region")}`,
  ];
  const regionRow = ({ sheet, region }: ShownRegion): string[] => {
    const P = coordinate(surface, entry(sheets, sheet));
    const { intercept, multipliers } = entry(entry(sheets, sheet).surface.pieces, region.piece);
    return [String(sheet), formula(intercept, multipliers, P, decimals), ...(mixed ? [`(D, ${P})`] : []), cornersText(region, (value) => readable(value, decimals))];
  };
  return [
    `C(D,P) is the least of ${sheets.length === 1 ? "one sheet" : `${String(sheets.length)} sheets`}`,
    "",
    "sheets",
    ...shortened(sheets, sheetRow, { what: "sheets", all }),
    "",
    ...(mixed
      ? [
          "regions: where which sheet is the least of those in P, or of those in P²; C is the lower of both values",
          ...shortened(rows, regionRow, { head: ["sheet", "value", "in", "corners, counter-clockwise"], what: "regions", all }),
        ]
      : [
          "regions: where which sheet is the least",
          ...shortened(rows, regionRow, { head: ["sheet", "C(D,P)", `corners (D, ${coordinate(surface, sheets[0])}), counter-clockwise`], what: "regions", all }),
        ]),
  ].join("\n");
}

/** Prints the regions of a composite surface line by line. */
export type CompositeSurfacePrinter = (surface: Surface, origin: Origin, style: TableStyle) => Generator<string>;

export const compositeSurfaceCsv: CompositeSurfacePrinter = (surface, origin, style) => csvLines(head(surface, origin), listing(surface), style);
export const compositeSurfaceMarkdown: CompositeSurfacePrinter = (surface, origin, style) => markdownLines(head(surface, origin), listing(surface), style);
export const compositeSurfaceLatex: CompositeSurfacePrinter = (surface, origin, style) => latexLines(head(surface, origin), listing(surface), style);

interface ShownRegion {
  readonly sheet: number;
  readonly region: Region;
}

function regionsOf(surface: Surface): ShownRegion[] {
  return surface.sheets.flatMap((one, sheet) => surface.regions(one).map((region) => ({ sheet, region })));
}

function head(surface: Surface, origin: Origin): string[] {
  const { problem, sheets } = surface;
  const plane = (P: string): string => `intercept - distortion*D - perception*${P} on the region with these corners (D, ${P}), counter-clockwise`;
  const meaning = isMixed(surface)
    ? [
        `a sheet with power 1 is ${plane("P")}, the least of the sheets with power 1`,
        `a sheet with power 2 is ${plane("P²")}, the least of the sheets with power 2`,
        "C is the lower of both values",
      ]
    : [`C = ${plane(coordinate(surface, sheets[0]))}`];
  return originLines(origin, "C(D,P) region by region", [...meaning, ...sheets.map((sheet, i) => `sheet ${String(i)}: ${sheetName(problem, sheet)}`)]);
}

function listing(surface: Surface): Listing {
  const column = (key: string, tex: string, title: string, kind: Column["kind"] = "number"): Column => ({ key, tex, title, kind });
  const mixed = isMixed(surface);
  return {
    columns: [
      column("sheet", "sheet", "sheet", "text"),
      ...(mixed ? [column("power", "power", "power", "text")] : []),
      column("intercept", "$\\gamma$", "γ"),
      column("distortion", "$\\lambda$", "λ"),
      column("perception", "$\\mu$", "μ"),
      column("corners", "corners", "corners", "text"),
    ],
    rows: regionsOf(surface).map(({ sheet, region }) => {
      const { surface: own, part } = entry(surface.sheets, sheet);
      const { intercept, multipliers } = entry(own.pieces, region.piece);
      const corners = cornersText(region, String);
      const tex = corners.replaceAll(/\([^)]*\)/g, (pair) => `$${pair}$`).replaceAll(/(\w)→∞/g, "$$$1{\\to}\\infty$$");
      return [{ text: String(sheet) }, ...(mixed ? [{ text: String(surface.power(part)) }] : []), intercept, multipliers.distortion, multipliers.perception, { text: corners.replaceAll(", ", ";"), tex }];
    }),
  };
}

/** `(1/10; 19/500) …`, and where the region goes to infinity. */
function cornersText({ corners, rays }: Region, shown: (value: Rational) => string): string {
  return [...corners.map(([D, P]) => `(${shown(D)}, ${shown(P)})`), ...rays.map(([D]) => (D.isZero() ? "P→∞" : "D→∞"))].join(" ");
}

/** `a→w1 b→w2`, and which divergence. */
export function sheetName(problem: Problem, sheet: Sheet): string {
  const { restored, perception } = problem;
  const classes = classesOf(problem, sheet.labeling).map((name, j) => `${printable(entry(restored.letters, j))}→${printable(name)}`);
  const part = entry(perception.parts, sheet.part);
  const divergence = `${part.power === 2 ? "root of " : ""}${part.divergence.title}`;
  const words = [...(problem.classifier === "retrained" ? [classes.join(" ")] : []), ...(perception.parts.length > 1 ? [divergence] : [])];
  return words.length === 0 ? divergence : words.join(", ");
}

/** P, or P² where the divergence of the sheet is a root. */
function coordinate(surface: Surface, sheet: Sheet | undefined): string {
  return sheet !== undefined && surface.power(sheet.part) === 2 ? "P²" : "P";
}

/** Whether there are sheets in P and sheets in P². */
function isMixed(surface: Surface): boolean {
  return new Set(surface.sheets.map(({ part }) => surface.power(part))).size > 1;
}

function formula(intercept: Rational, multipliers: { readonly distortion: Rational; readonly perception: Rational }, P: string, decimals: number): string {
  const term = (factor: Rational, name: string): string => (factor.isZero() ? "" : ` - ${factor.den === 1n && factor.num === 1n ? "" : `${readable(factor, decimals)}·`}${name}`);
  return `${readable(intercept, decimals)}${term(multipliers.distortion, "D")}${term(multipliers.perception, P)}`;
}
