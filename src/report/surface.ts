/**
 * The whole surface for people (text) and for programs (the JSON of `surface --json`).
 *
 * Pieces, domain rows and vertices are numbered from 0, in the order of the JSON lists.
 * An interrupted surface lists what is confirmed: C is at least its greatest piece.
 */
import { approximate } from "../exact/decimal.js";
import type { Rational } from "../exact/rational.js";
import type { Problem } from "../model/problem.js";
import type { DomainRow, Piece, Pieces, Ray, Vertex } from "../tradeoff/surface.js";
import { isLong, shortened } from "./columns.js";
import type { Origin } from "./listing.js";
import { pieceFormula, plainScript, rowFormula, type Script } from "./surface-formula.js";

/** What is printed of a surface. */
export interface ShownSurface extends Pieces {
  readonly problem: Problem;
  /** False after an interruption. */
  readonly complete: boolean;
}

const rayData: Readonly<Record<Ray, readonly [string, string]>> = { distortion: ["1", "0"], perception: ["0", "1"] };

/**
 * The object of `surface --json`, in parts: one entry of a list per line.
 * @param origin adds where it comes from
 */
export function* surfaceJson(surface: ShownSurface, origin?: Origin): Generator<string> {
  const { problem, complete, pieces, domain, vertices } = surface;
  const head = { ...(origin ?? { problem: problem.name }), ...(complete ? {} : { complete }) };
  yield JSON.stringify(head).slice(0, -1);
  yield* list("pieces", pieces, (piece) => pieceData(piece, vertices));
  yield* list("domain", domain, rowData);
  yield* list("vertices", vertices, vertexData);
  yield "}\n";
}

/** The same lists as one object, for a surface that is part of something. */
export function surfaceObject({ pieces, domain, vertices }: Pieces): Record<string, unknown> {
  return { pieces: pieces.map((piece) => pieceData(piece, vertices)), domain: domain.map(rowData), vertices: vertices.map(vertexData) };
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

function* list<T>(key: string, entries: readonly T[], data: (entry: T) => object): Generator<string> {
  yield `,\n "${key}":[`;
  let separator = "";
  for (const entry of entries) {
    yield `${separator}${JSON.stringify(data(entry))}`;
    separator = ",\n  ";
  }
  yield "]";
}

/** Several lines of text; of long lists the beginning. @param decimals of the rounded values, marked ≈ */
export function surfaceText(surface: ShownSurface, decimals: number): string {
  const { complete, pieces, domain, vertices } = surface;
  const all = "--json or --format";
  // Exact values of very many digits give way to their rounded values, beside which they would stand.
  const hidden: Rational[] = [];
  const orDots = (values: readonly Rational[], text: () => string): string => {
    const long = values.filter(isLong);
    hidden.push(...long);
    return long.length === 0 ? text() : "…";
  };
  const pieceRow = (piece: Piece, k: number): string[] => {
    const { intercept, multipliers: { distortion, perception } } = piece;
    const numbers = [intercept, distortion, perception];
    const rounded = numbers.every(isInteger) ? "" : pieceFormula(piece, roundedScript(decimals));
    return [String(k), orDots(numbers, () => pieceFormula(piece, plainScript)), rounded, cornersText(piece)];
  };
  const domainRow = (row: DomainRow, j: number): string[] => {
    const numbers = [row.distortion, row.perception, row.atLeast];
    return [String(j), orDots(numbers, () => rowFormula(row, plainScript)), numbers.every(isInteger) ? "" : rowFormula(row, roundedScript(decimals))];
  };
  const vertexRow = ({ distortion, perception, errorRate }: Vertex, i: number): string[] => [
    String(i),
    ...[distortion, perception, errorRate].flatMap((value) => [orDots([value], () => value.toString()), isInteger(value) ? "" : approximate(value, decimals)]),
  ];
  const counts = [counted(pieces.length, "piece"), counted(domain.length, "domain row"), counted(vertices.length, "vertex", "vertices")].join(", ");
  const lines = [
    complete
      ? `C(D,P) is the greatest of the pieces where every domain row holds, ∞ elsewhere: ${counts}`
      : `interrupted, only what is confirmed: ${counts}; C(D,P) is at least the greatest of these pieces`,
    "",
    "pieces",
    ...shortened(pieces, pieceRow, { head: ["", "C(D,P)", "", "vertices of the cell, counter-clockwise"], what: "pieces", all }),
    "",
    "domain",
    ...shortened(domain, domainRow, { what: "domain rows", all }),
    "",
    "vertices",
    ...shortened(vertices, vertexRow, { head: ["", "D", "", "P", "", "C(D,P)"], what: "vertices", all }),
  ];
  return [...lines, ...(hidden.length === 0 ? [] : ["", `… stands for exact values of very many digits (in full with ${all})`])].join("\n");
}

/** The corners of a cell as vertex numbers, and where it goes to infinity. */
export function cornersText({ corners, rays }: Piece): string {
  return [...corners.map(String), ...rays.map((ray) => (ray === "distortion" ? "D→∞" : "P→∞"))].join(" ");
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

function isInteger({ den }: Rational): boolean {
  return den === 1n;
}

/** Every rounded number keeps its mark. */
function roundedScript(decimals: number): Script {
  return { ...plainScript, number: (value) => (isInteger(value) ? value.toString() : approximate(value, decimals)) };
}
