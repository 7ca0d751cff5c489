/**
 * The certificate of a small surface as plain data, like that of any other statement.
 *
 * The same content as the text of surface.ts, held in memory at once.
 */
import type { SparseRows } from "../exact/vector.js";
import { header, type AnyCertificate } from "./certificate.js";
import { compactPlane, type SurfaceProof } from "./surface.js";

/** Statement `surface`. */
export function surfaceCertificateData({ problem, pieces, domain, vertices }: SurfaceProof): AnyCertificate {
  const couplings = vertices.flatMap(({ coupling }) => (coupling === undefined ? [] : [massesOf(coupling())]));
  return {
    ...header(problem),
    statement: {
      kind: "surface",
      pieces: pieces.map(({ intercept, multipliers }) => ({
        intercept: intercept.toString(),
        multipliers: { distortion: multipliers.distortion.toString(), perception: multipliers.perception.toString() },
      })),
      domain: domain.map(({ distortion, perception, atLeast }) => ({ distortion: distortion.toString(), perception: perception.toString(), atLeast: atLeast.toString() })),
    },
    evidence: {
      neighbours: pieces.map(({ neighbours, rows }) => ({ pieces: [...neighbours], rows: [...rows] })),
      planes: pieces.map(({ plane }) => compactPlane(plane())),
      cuts: domain.map(({ plane }) => compactPlane(plane())),
      restorers: vertices.map(({ restorer }) => massesOf(restorer())),
      ...(couplings.length > 0 ? { couplings } : {}),
    },
  };
}

/** Each row as an object from position to mass. */
function massesOf(rows: SparseRows): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries([...row].map(([position, mass]) => [String(position), mass.toString()])));
}
