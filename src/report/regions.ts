/**
 * The least of several case surfaces, for people (text), for programs (JSON), and as a table.
 *
 * Each case surface is a sheet of the graph. On its regions it is the least:
 * C = γ − λD − μP there, or γ − λD − μP² where the divergence is a root. Where there are divergences
 * of both kinds, sheets in P are compared with sheets in P only, and sheets in P² with sheets in P².
 * Each kind then has its own regions, and C is the lower of the two values.
 */
import { distinguishable } from "../exact/names.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { classesOf, isRetrained, type Case } from "../model/case.js";
import type { CaseSurface, Piece, Surface } from "../tradeoff/surface.js";
import { listData, originLines, textColumn, words, type Listing, type Origin, type Table } from "./listing.js";
import { cornersEntry, planeColumns, surfaceObject } from "./pieces.js";
import type { Notation } from "./notation.js";
import { counted, shortened } from "./text.js";

type Region = ReturnType<Surface["regions"]>[number];

interface ShownRegion {
  readonly sheet: number;
  readonly own: CaseSurface;
  readonly region: Region;
}

/** The listing of a surface that is the least of several. */
export function regionsListing(surface: Surface, origin?: Origin): Listing {
  const { problem, cases } = surface;
  const shown = cases.flatMap((own, sheet) =>
    surface.regions(own).map((region): ShownRegion => ({ sheet, own, region })),
  );
  return {
    head: origin === undefined ? [] : originLines(origin, "C(D,P) region by region", meaning(cases)),
    tables: [regionsTable(shown, isMixed(cases))],
    data: (style) => {
      const sheet = (own: CaseSurface): object => {
        const regions = surface
          .regions(own)
          .map(({ piece, corners, rays }) => ({ piece, corners, ...(rays.length === 0 ? {} : { rays }) }));
        return { ...caseData(own.of), ...surfaceObject(own), regions };
      };
      return listData(origin ?? { problem: problem.name }, "sheets", cases, sheet, style);
    },
    lines: (notation) => regionLines(cases, shown, notation),
  };
}

/** The keys that tell cases apart: the classifier where it is re-trained, the part where there are several. */
export function caseData({ problem, labeling, part, power }: Case): Record<string, unknown> {
  return {
    ...(isRetrained(problem) ? { classifier: classesOf(problem, labeling) } : {}),
    ...(problem.perception.parts.length > 1 ? { divergence: part } : {}),
    ...(power === 2 ? { power: 2 } : {}),
  };
}

/** `sheet 0: a→w1 b→w2, total variation`, a line for each case. */
export function caseLines(cases: readonly CaseSurface[]): string[] {
  return cases.map(({ of }, i) => `sheet ${String(i)}: ${caseName(of)}`);
}

/** The classes of a re-trained classifier, the part of the divergence, or both. */
export function caseName({ problem, labeling, restored, divergence, power }: Case): string {
  const title = `${power === 2 ? "root of " : ""}${divergence.title}`;
  const letterName = distinguishable(restored.letters);
  const className = distinguishable(problem.source.classNames);
  const classes = (): string =>
    classesOf(problem, labeling)
      .map((name, j) => `${letterName(entry(restored.letters, j))}→${className(name)}`)
      .join(" ");
  const names = [...(isRetrained(problem) ? [classes()] : []), ...(problem.perception.parts.length > 1 ? [title] : [])];
  return names.length === 0 ? title : names.join(", ");
}

function meaning(cases: readonly CaseSurface[]): string[] {
  const plane = (P: string): string =>
    `intercept - distortion*D - perception*${P} on the region with these corners (D, ${P}), counter-clockwise`;
  const read = isMixed(cases)
    ? [
        `a sheet with power 1 is ${plane("P")}, the least of the sheets with power 1`,
        `a sheet with power 2 is ${plane("P²")}, the least of the sheets with power 2`,
        "C is the lower of both values",
      ]
    : [`C = ${plane(coordinate(cases[0]))}`];
  return [...read, ...caseLines(cases)];
}

function regionsTable(shown: readonly ShownRegion[], mixed: boolean): Table {
  return {
    columns: [textColumn("sheet"), ...(mixed ? [textColumn("power")] : []), ...planeColumns, textColumn("corners")],
    rows: shown.map(({ sheet, own, region }) => {
      const { intercept, multipliers } = entry(own.pieces, region.piece);
      const corners = cornersEntry(cornersText(region, String));
      return [
        words(sheet),
        ...(mixed ? [words(own.of.power)] : []),
        intercept,
        multipliers.distortion,
        multipliers.perception,
        corners,
      ];
    }),
  };
}

function regionLines(cases: readonly CaseSurface[], shown: readonly ShownRegion[], notation: Notation): string[] {
  const all = "--json or --format";
  const mixed = isMixed(cases);
  const sheetRow = (own: CaseSurface, i: number): string[] => [
    String(i),
    caseName(own.of),
    counted(own.pieces.length, "piece"),
    `least ${mixed ? `of those in ${coordinate(own)} ` : ""}on ${counted(shown.filter(({ sheet }) => sheet === i).length, "region")}`,
  ];
  const regionRow = ({ sheet, own, region }: ShownRegion): string[] => {
    const P = coordinate(own);
    return [
      String(sheet),
      formula(entry(own.pieces, region.piece), P, notation),
      ...(mixed ? [`(D, ${P})`] : []),
      cornersText(region, (value) => notation.one(value)),
    ];
  };
  const [title, head] = mixed
    ? [
        "regions: where which sheet is the least of those in P, or of those in P²; C is the lower of both values",
        ["sheet", "value", "in", "corners, counter-clockwise"],
      ]
    : [
        "regions: where which sheet is the least",
        ["sheet", "C(D,P)", `corners (D, ${coordinate(cases[0])}), counter-clockwise`],
      ];
  return [
    `C(D,P) is the least of ${cases.length === 1 ? "one sheet" : `${String(cases.length)} sheets`}`,
    "",
    "sheets",
    ...shortened(cases, sheetRow, { what: "sheets", all }),
    "",
    title,
    ...shortened(shown, regionRow, { head, what: "regions", all }),
  ];
}

/** The corners of a region, as in `(1/10, 19/500) …`, and the directions in which it is unbounded. */
function cornersText({ corners, rays }: Region, shown: (value: Rational) => string): string {
  return [
    ...corners.map(([D, P]) => `(${shown(D)}, ${shown(P)})`),
    ...rays.map(([D]) => (D.isZero() ? "P→∞" : "D→∞")),
  ].join(" ");
}

/** The name of the perception axis: P, or P² where the divergence of the case is a root. */
function coordinate(own: CaseSurface | undefined): string {
  return own?.of.power === 2 ? "P²" : "P";
}

/** Whether there are sheets in P and sheets in P². */
function isMixed(cases: readonly CaseSurface[]): boolean {
  return new Set(cases.map(({ of }) => of.power)).size > 1;
}

function formula({ intercept, multipliers }: Piece, P: string, shown: Notation): string {
  const term = (factor: Rational, name: string): string =>
    factor.isZero() ? "" : ` - ${factor.den === 1n && factor.num === 1n ? "" : `${shown.one(factor)}·`}${name}`;
  return `${shown.one(intercept)}${term(multipliers.distortion, "D")}${term(multipliers.perception, P)}`;
}
