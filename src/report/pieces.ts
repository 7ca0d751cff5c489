/**
 * A convex surface for people (text), for programs (the JSON of `surface --json`), and as tables.
 *
 * Pieces, domain rows and vertices are numbered from 0 in the order of the JSON lists. LaTeX and
 * Markdown have a table for each of the three. CSV has one table whose first column says which of
 * the three a row is; columns that do not apply are empty. An interrupted surface lists its confirmed
 * part.
 */
import type { Rational } from "../exact/rational.js";
import type { Problem } from "../model/problem.js";
import type { DomainRow, Piece, Pieces, Ray, Vertex } from "../tradeoff/surface.js";
import {
  joined,
  numberColumn,
  originLines,
  textColumn,
  words,
  type Column,
  type Entry,
  type Listing,
  type Origin,
  type Table,
} from "./listing.js";
import { cellConditions, pieceFormula, plainScript, rowFormula, texScript, type Script } from "./surface-formula.js";
import { isInteger, type Notation, type Style } from "./notation.js";
import { counted, shortened } from "./text.js";

/** A convex surface, or its confirmed part. */
export interface ShownSurface extends Pieces {
  readonly problem: Problem;
  /** False after an interruption. */
  readonly complete: boolean;
}

/** The listing of a convex surface. @param origin left out: the JSON has the name of the problem instead */
export function piecesListing(surface: ShownSurface, origin?: Origin): Listing {
  const [pieces, domain, vertices] = [
    piecesTable(surface.pieces),
    domainTable(surface.domain),
    verticesTable(surface.vertices),
  ];
  return {
    head: headLines(surface, origin, "C(D,P) piece by piece"),
    tables: [pieces, domain, vertices],
    flat: flatTable(surface),
    data: (style) => surfaceData(surface, origin, style),
    lines: (shown) => surfaceLines(surface, shown),
  };
}

function headLines({ complete }: ShownSurface, origin: Origin | undefined, title: string): string[] {
  if (origin === undefined) return [];
  return originLines(
    origin,
    title,
    complete ? [] : ["interrupted: only what is confirmed; C is at least the greatest of these pieces"],
  );
}

/** C(D,P) = … as one formula in LaTeX, a case per piece: for convex surfaces of few pieces. */
export function* surfaceCases(surface: ShownSurface, origin: Origin): Generator<string> {
  for (const line of headLines(surface, origin, "C(D,P) as one formula")) yield `% ${line}\n`;
  yield "% needs \\usepackage{amsmath}\n\\[\nC(D,P) = \\begin{cases}\n";
  for (const piece of surface.pieces) {
    yield `  ${pieceFormula(piece, texScript)} & \\text{if } ${cellConditions(piece, surface.vertices, texScript).join(",\\ ")},\\\\\n`;
  }
  yield `  ${surface.complete ? "+\\infty" : "?"} & \\text{otherwise}.\n\\end{cases}\n\\]\n`;
}

const numbering = textColumn("number", "");
/** The columns of a plane: number, γ, λ, μ. */
export const planeColumns: readonly Column[] = [
  numberColumn("intercept", "$\\gamma$", "γ"),
  numberColumn("distortion", "$\\lambda$", "λ"),
  numberColumn("perception", "$\\mu$", "μ"),
];

function piecesTable(pieces: readonly Piece[]): Table {
  return {
    note: "pieces: C = γ - λD - μP on the cell with these vertices, counter-clockwise",
    columns: [numbering, ...planeColumns, textColumn("vertices")],
    rows: pieces.map((piece, k) => [
      words(k),
      piece.intercept,
      piece.multipliers.distortion,
      piece.multipliers.perception,
      cornersEntry(cornersText(piece)),
    ]),
  };
}

function domainTable(domain: readonly DomainRow[]): Table {
  return {
    note: "domain: C is finite where λD + μP ≥ γ in every row",
    columns: [numbering, ...planeColumns],
    rows: domain.map(({ distortion, perception, atLeast }, j) => [words(j), atLeast, distortion, perception]),
  };
}

function verticesTable(vertices: readonly Vertex[]): Table {
  return {
    note: "vertices",
    columns: [
      numbering,
      numberColumn("distortion", "$D$", "D"),
      numberColumn("perception", "$P$", "P"),
      numberColumn("errorRate", "$C(D,P)$", "C(D,P)"),
    ],
    rows: vertices.map(({ distortion, perception, errorRate }, i) => [words(i), distortion, perception, errorRate]),
  };
}

function flatTable({ pieces, domain, vertices }: Pieces): Table {
  const numbers = ["distortion", "perception", "intercept", "atLeast", "errorRate"].map((key) =>
    numberColumn(key, key, key),
  );
  return {
    columns: [textColumn("kind"), textColumn("number"), ...numbers, textColumn("vertices"), textColumn("rays")],
    rows: [
      ...pieces.map(({ intercept, multipliers, corners, rays }, k): Entry[] => [
        words("piece"),
        words(k),
        multipliers.distortion,
        multipliers.perception,
        intercept,
        undefined,
        undefined,
        words(corners.join(" ")),
        words(rays.join(" ")),
      ]),
      ...domain.map(({ distortion, perception, atLeast }, j): Entry[] => [
        words("domain"),
        words(j),
        distortion,
        perception,
        undefined,
        atLeast,
      ]),
      ...vertices.map(({ distortion, perception, errorRate }, i): Entry[] => [
        words("vertex"),
        words(i),
        distortion,
        perception,
        undefined,
        undefined,
        errorRate,
      ]),
    ],
    note: "piece: C = intercept - distortion*D - perception*P on the cell with these vertices; domain: distortion*D + perception*P >= atLeast; vertex: C(distortion, perception) = errorRate",
  };
}

/** The entry of a list of corners, given as numbers or pairs; directions are mathematics in LaTeX. */
export function cornersEntry(text: string): Entry {
  return {
    text: text.replaceAll(", ", ";"),
    tex: text.replaceAll(/\([^)]*\)/g, (pair) => `$${pair}$`).replaceAll(/(\w)→∞/g, "$$$1{\\to}\\infty$$"),
  };
}

/** The corners of a cell as vertex numbers, and the directions in which it is unbounded. */
function cornersText({ corners, rays }: Piece): string {
  return [...corners.map(String), ...rays.map((ray) => (ray === "distortion" ? "D→∞" : "P→∞"))].join(" ");
}

const rayData: Readonly<Record<Ray, readonly [string, string]>> = { distortion: ["1", "0"], perception: ["0", "1"] };

/** The object of `surface --json`, in parts: one entry of a list per line. */
function* surfaceData(
  { problem, complete, pieces, domain, vertices }: ShownSurface,
  origin: Origin | undefined,
  style: Style,
): Generator<string> {
  yield JSON.stringify({ ...(origin ?? { problem: problem.name }), ...(complete ? {} : { complete }) }).slice(0, -1);
  const lists = {
    pieces: joined(pieces, (piece) => pieceData(piece, vertices), style),
    domain: joined(domain, rowData, style),
    vertices: joined(vertices, vertexData, style),
  };
  for (const [key, entries] of Object.entries(lists)) {
    yield `,\n "${key}":[`;
    yield* entries;
    yield "]";
  }
  yield "}\n";
}

/** The same lists as one object, for a surface inside another JSON object. */
export function surfaceObject({ pieces, domain, vertices }: Pieces): Record<string, unknown> {
  return {
    pieces: pieces.map((piece) => pieceData(piece, vertices)),
    domain: domain.map(rowData),
    vertices: vertices.map(vertexData),
  };
}

function pieceData(piece: Piece, vertices: readonly Vertex[]): object {
  return {
    intercept: piece.intercept,
    multipliers: { distortion: piece.multipliers.distortion, perception: piece.multipliers.perception },
    cell: piece.corners.map((index) => [vertices[index]?.distortion, vertices[index]?.perception]),
    ...(piece.rays.length === 0 ? {} : { rays: piece.rays.map((ray) => rayData[ray]) }),
  };
}

function rowData({ distortion, perception, atLeast }: DomainRow): object {
  return { distortion, perception, atLeast };
}

function vertexData({ distortion, perception, errorRate }: Vertex): object {
  return { distortion, perception, errorRate };
}

function surfaceLines(surface: ShownSurface, shown: Notation): string[] {
  const { complete, pieces, domain, vertices } = surface;
  const all = "--json or --format";
  const rounded = roundedScript(shown);
  /** A formula exactly, then rounded, as far as both are wanted; of long numbers only rounded. */
  const two = (numbers: readonly Rational[], formula: (script: Script) => string): [string, string] => {
    if (numbers.every(isInteger) || shown.numbers === "exact") return [formula(plainScript), ""];
    if (shown.numbers === "rounded") return [formula(rounded), ""];
    const long = numbers.filter((value) => !shown.fits(value));
    return [long.length === 0 ? formula(plainScript) : "…", formula(rounded)];
  };
  const pieceRow = (piece: Piece, k: number): string[] => {
    const { distortion, perception } = piece.multipliers;
    const numbers = [piece.intercept, distortion, perception];
    return [String(k), ...two(numbers, (script) => pieceFormula(piece, script)), cornersText(piece)];
  };
  const domainRow = (row: DomainRow, j: number): string[] => [
    String(j),
    ...two([row.distortion, row.perception, row.atLeast], (script) => rowFormula(row, script)),
  ];
  const vertexRow = ({ distortion, perception, errorRate }: Vertex, i: number): string[] => [
    String(i),
    ...[distortion, perception, errorRate].flatMap((value) => two([value], ({ number }) => number(value))),
  ];
  const counts = [
    counted(pieces.length, "piece"),
    counted(domain.length, "domain row"),
    counted(vertices.length, "vertex", "vertices"),
  ].join(", ");
  return [
    complete
      ? `C(D,P) is the greatest of the pieces where every domain row holds, ∞ elsewhere: ${counts}`
      : `interrupted, only what is confirmed: ${counts}; C(D,P) is at least the greatest of these pieces`,
    "",
    "pieces",
    ...shortened(pieces, pieceRow, {
      head: ["", "C(D,P)", "", "vertices of the cell, counter-clockwise"],
      what: "pieces",
      all,
    }),
    "",
    "domain",
    ...shortened(domain, domainRow, { what: "domain rows", all }),
    "",
    "vertices",
    ...shortened(vertices, vertexRow, { head: ["", "D", "", "P", "", "C(D,P)"], what: "vertices", all }),
  ];
}

/** Every rounded number keeps its mark. */
function roundedScript(shown: Notation): Script {
  return { ...plainScript, number: (value) => (isInteger(value) ? value.toString() : shown.rounded(value)) };
}
