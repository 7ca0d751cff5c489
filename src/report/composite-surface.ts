/**
 * The whole of C of a composite problem, for people (text), for programs (JSON), and as tables.
 *
 * C is the least of several sheets. Each sheet is a surface of its own; the regions say where it
 * is the least: C = γ − λD − μP there, or γ − λD − μP² where the divergence is a root.
 */
import type { Rational } from "../exact/rational.js";
import { printable } from "../exact/errors.js";
import { entry } from "../exact/vector.js";
import type { CompositeProblem } from "../model/problem.js";
import type { Region, CompositeSurface } from "../tradeoff/composite/surface.js";
import type { Sheet } from "../tradeoff/composite/sheets.js";
import { readable, shortened } from "./columns.js";
import { csvLines, latexLines, markdownLines, originLines, type Column, type Listing, type Origin } from "./listing.js";
import { surfaceObject } from "./surface.js";
import type { TableStyle } from "./table.js";

/** Class names of a sheet's restored letters. */
export function classifierOf({ source }: CompositeProblem, { labeling }: Sheet): string[] {
  return labeling.map((k) => entry(source.classNames, k));
}

/** What tells sheets apart: the classifier where it is re-trained, the part where there are several. */
export function sheetHead(problem: CompositeProblem, sheet: Sheet): Record<string, unknown> {
  const { parts } = problem.perception;
  return {
    ...(problem.classifier === "retrained" ? { classifier: classifierOf(problem, sheet) } : {}),
    ...(parts.length > 1 ? { divergence: sheet.part } : {}),
    ...(entry(parts, sheet.part).power === 2 ? { power: 2 } : {}),
  };
}

/** The object of `surface --json` of a composite problem, in parts: a sheet per line. */
export function* compositeSurfaceJson(surface: CompositeSurface, origin?: Origin): Generator<string> {
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
export function compositeSurfaceText(surface: CompositeSurface, decimals: number): string {
  const { problem, sheets } = surface;
  const all = "--json or --format";
  const rows = regionsOf(surface);
  const counted = (count: number, what: string): string => `${String(count)} ${count === 1 ? what : `${what}s`}`;
  const sheetRow = (sheet: Sheet, i: number): string[] => [
    String(i),
    sheetName(problem, sheet),
    counted(sheet.surface.pieces.length, "piece"),
    `least on ${counted(rows.filter((row) => row.sheet === i).length, "region")}`,
  ];
  const regionRow = ({ sheet, region }: ShownRegion): string[] => {
    const { intercept, multipliers } = entry(entry(sheets, sheet).surface.pieces, region.piece);
    return [String(sheet), formula(intercept, multipliers, surface.power(entry(sheets, sheet).part), decimals), cornersText(region, (value) => readable(value, decimals))];
  };
  return [
    `C(D,P) is the least of ${sheets.length === 1 ? "one sheet" : `${String(sheets.length)} sheets`}`,
    "",
    "sheets",
    ...shortened(sheets, sheetRow, { what: "sheets", all }),
    "",
    "regions: where which sheet is the least",
    ...shortened(rows, regionRow, { head: ["sheet", "C(D,P)", `corners (D, ${coordinate(surface)}), counter-clockwise`], what: "regions", all }),
  ].join("\n");
}

/** Prints the regions of a composite surface line by line. */
export type CompositeSurfacePrinter = (surface: CompositeSurface, origin: Origin, style: TableStyle) => Generator<string>;

export const compositeSurfaceCsv: CompositeSurfacePrinter = (surface, origin, style) => csvLines(head(surface, origin), listing(surface), style);
export const compositeSurfaceMarkdown: CompositeSurfacePrinter = (surface, origin, style) => markdownLines(head(surface, origin), listing(surface), style);
export const compositeSurfaceLatex: CompositeSurfacePrinter = (surface, origin, style) => latexLines(head(surface, origin), listing(surface), style);

interface ShownRegion {
  readonly sheet: number;
  readonly region: Region;
}

function regionsOf(surface: CompositeSurface): ShownRegion[] {
  return surface.sheets.flatMap((one, sheet) => surface.regions(one).map((region) => ({ sheet, region })));
}

function head(surface: CompositeSurface, origin: Origin): string[] {
  const { problem, sheets } = surface;
  const P = coordinate(surface);
  return originLines(origin, "C(D,P) region by region", [
    `C = intercept - distortion*D - perception*${P} on the region with these corners (D, ${P}), counter-clockwise`,
    ...sheets.map((sheet, i) => `sheet ${String(i)}: ${sheetName(problem, sheet)}`),
  ]);
}

function listing(surface: CompositeSurface): Listing {
  const column = (key: string, tex: string, title: string, kind: Column["kind"] = "number"): Column => ({ key, tex, title, kind });
  return {
    columns: [
      column("sheet", "sheet", "sheet", "text"),
      column("intercept", "$\\gamma$", "γ"),
      column("distortion", "$\\lambda$", "λ"),
      column("perception", "$\\mu$", "μ"),
      column("corners", "corners", "corners", "text"),
    ],
    rows: regionsOf(surface).map(({ sheet, region }) => {
      const { intercept, multipliers } = entry(entry(surface.sheets, sheet).surface.pieces, region.piece);
      const corners = cornersText(region, String);
      const tex = corners.replaceAll(/\([^)]*\)/g, (pair) => `$${pair}$`).replaceAll(/(\w)→∞/g, "$$$1{\\to}\\infty$$");
      return [{ text: String(sheet) }, intercept, multipliers.distortion, multipliers.perception, { text: corners.replaceAll(", ", ";"), tex }];
    }),
  };
}

/** `(1/10; 19/500) …`, and where the region goes to infinity. */
function cornersText({ corners, rays }: Region, shown: (value: Rational) => string): string {
  return [...corners.map(([D, P]) => `(${shown(D)}, ${shown(P)})`), ...rays.map(([D]) => (D.isZero() ? "P→∞" : "D→∞"))].join(" ");
}

/** `a→w1 b→w2`, and which divergence. */
export function sheetName(problem: CompositeProblem, sheet: Sheet): string {
  const { restored, perception } = problem;
  const classes = classifierOf(problem, sheet).map((name, j) => `${printable(entry(restored.letters, j))}→${printable(name)}`);
  const part = entry(perception.parts, sheet.part);
  const divergence = `${part.power === 2 ? "root of " : ""}${part.divergence.title}`;
  const words = [...(problem.classifier === "retrained" ? [classes.join(" ")] : []), ...(perception.parts.length > 1 ? [divergence] : [])];
  return words.length === 0 ? divergence : words.join(", ");
}

/** P, or P² where a divergence is a root. */
function coordinate(surface: CompositeSurface): string {
  return surface.sheets.some(({ part }) => surface.power(part) === 2) ? "P²" : "P";
}

function formula(intercept: Rational, multipliers: { readonly distortion: Rational; readonly perception: Rational }, power: 1 | 2, decimals: number): string {
  const term = (factor: Rational, name: string): string => (factor.isZero() ? "" : ` - ${factor.den === 1n && factor.num === 1n ? "" : `${readable(factor, decimals)}·`}${name}`);
  return `${readable(intercept, decimals)}${term(multipliers.distortion, "D")}${term(multipliers.perception, power === 2 ? "P²" : "P")}`;
}
