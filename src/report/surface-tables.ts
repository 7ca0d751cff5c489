/**
 * The surface as tables in LaTeX, CSV and Markdown, and as one formula in LaTeX.
 *
 * LaTeX and Markdown: three tables, of the pieces, the domain rows and the vertices. CSV:
 * one table whose first column says which of the three a row is, with the columns that do
 * not apply left empty. Numbers of pieces, rows and vertices count from 0 as in the JSON.
 */
import type { Piece } from "../tradeoff/surface.js";
import { csvLines, latexLines, markdownLines, originLines, type Column, type Entry, type Listing, type Origin } from "./listing.js";
import { cellConditions, pieceFormula, texScript } from "./surface-formula.js";
import { cornersText, type ShownSurface } from "./surface.js";
import type { TableStyle } from "./table.js";

/** Prints a surface line by line. */
export type SurfacePrinter = (surface: ShownSurface, origin: Origin, style: TableStyle) => Generator<string>;

const title = "C(D,P) piece by piece";

export function* surfaceCsv(surface: ShownSurface, origin: Origin, style: TableStyle): Generator<string> {
  const words = (...keys: string[]): Column[] => keys.map((key) => column(key, key, key, "text"));
  const numbers = (...keys: string[]): Column[] => keys.map((key) => column(key, key, key));
  const columns = [...words("kind", "number"), ...numbers("distortion", "perception", "intercept", "atLeast", "errorRate"), ...words("vertices", "rays")];
  const rows: Entry[][] = [
    ...surface.pieces.map(({ intercept, multipliers, corners, rays }, k) => [
      word("piece"), word(k), multipliers.distortion, multipliers.perception, intercept, undefined, undefined, word(corners.join(" ")), word(rays.join(" ")),
    ]),
    ...surface.domain.map(({ distortion, perception, atLeast }, j) => [word("domain"), word(j), distortion, perception, undefined, atLeast]),
    ...surface.vertices.map(({ distortion, perception, errorRate }, i) => [word("vertex"), word(i), distortion, perception, undefined, undefined, errorRate]),
  ];
  const notes = [
    ...interruption(surface),
    "piece: C = intercept - distortion*D - perception*P on the cell with these vertices; domain: distortion*D + perception*P >= atLeast; vertex: C(distortion, perception) = errorRate",
  ];
  yield* csvLines(originLines(origin, title, notes), { columns, rows }, style);
}

export function* surfaceMarkdown(surface: ShownSurface, origin: Origin, style: TableStyle): Generator<string> {
  const [pieces, domain, vertices] = listings(surface);
  yield* markdownLines([...originLines(origin, title, interruption(surface)), pieces.note], pieces, style);
  for (const listing of [domain, vertices]) {
    yield "\n";
    yield* markdownLines([listing.note], listing, style);
  }
}

export function* surfaceLatex(surface: ShownSurface, origin: Origin, style: TableStyle): Generator<string> {
  const [pieces, domain, vertices] = listings(surface);
  yield* latexLines([...originLines(origin, title, interruption(surface)), pieces.note], pieces, style);
  for (const listing of [domain, vertices]) {
    yield "\n";
    yield* latexLines([listing.note], listing, style);
  }
}

/** C(D,P) = … as one formula, a case per piece: for surfaces of few pieces. */
export function* surfaceCases(surface: ShownSurface, origin: Origin): Generator<string> {
  for (const line of originLines(origin, "C(D,P) as one formula", interruption(surface))) yield `% ${line}\n`;
  yield "% needs \\usepackage{amsmath}\n\\[\nC(D,P) = \\begin{cases}\n";
  for (const piece of surface.pieces) {
    yield `  ${pieceFormula(piece, texScript)} & \\text{if } ${cellConditions(piece, surface.vertices, texScript).join(",\\ ")},\\\\\n`;
  }
  yield `  ${surface.complete ? "+\\infty" : "?"} & \\text{otherwise}.\n\\end{cases}\n\\]\n`;
}

interface Noted extends Listing {
  readonly note: string;
}

/** The tables of pieces, domain rows and vertices. */
function listings({ pieces, domain, vertices }: ShownSurface): [Noted, Noted, Noted] {
  return [
    {
      note: "pieces: C = γ - λD - μP on the cell with these vertices, counter-clockwise",
      columns: [...planeColumns, column("vertices", "vertices", "vertices", "text")],
      rows: pieces.map((piece, k) => [word(k), piece.intercept, piece.multipliers.distortion, piece.multipliers.perception, cornersEntry(piece)]),
    },
    {
      note: "domain: C is finite where λD + μP ≥ γ in every row",
      columns: planeColumns,
      rows: domain.map(({ distortion, perception, atLeast }, j) => [word(j), atLeast, distortion, perception]),
    },
    {
      note: "vertices",
      columns: [numbering, column("distortion", "$D$", "D"), column("perception", "$P$", "P"), column("errorRate", "$C(D,P)$", "C(D,P)")],
      rows: vertices.map(({ distortion, perception, errorRate }, i) => [word(i), distortion, perception, errorRate]),
    },
  ];
}

const numbering = column("number", "", "", "text");
const planeColumns = [numbering, column("intercept", "$\\gamma$", "γ"), column("distortion", "$\\lambda$", "λ"), column("perception", "$\\mu$", "μ")];

function column(key: string, tex: string, title: string, kind: Column["kind"] = "number"): Column {
  return { key, tex, title, kind };
}

function word(text: string | number): Entry {
  return { text: String(text) };
}

function cornersEntry(piece: Piece): Entry {
  const text = cornersText(piece);
  return { text, tex: text.replace(/(\w)→∞/g, "$$$1{\\to}\\infty$$") };
}

function interruption({ complete }: ShownSurface): string[] {
  return complete ? [] : ["interrupted: only what is confirmed; C is at least the greatest of these pieces"];
}
