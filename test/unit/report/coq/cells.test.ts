/** Cells for Coq: the corners of each piece in their order, and edges on the rows and pieces that meet there. */
import { expect } from "vitest";
import { certificatesFromData, type ReadSurface } from "../../../../src/certificate/reader.js";
import { parseJson } from "../../../../src/exact/json.js";
import { randomProblem } from "../../../../src/generate/index.js";
import { cellsTerm } from "../../../../src/report/coq/cells.js";
import { surface } from "../../../../src/tradeoff/surface.js";
import { property, runs } from "../../../property/property.js";

interface Cell {
  readonly generators: readonly string[];
  readonly edges: readonly string[];
}

function cellsOf(term: string): Cell[] {
  const list = (text: string): string[] => (text === "" ? [] : text.split("; "));
  return [...term.matchAll(/c_generators := \[::\s?(.*?)\]; c_edges := \[::\s?(.*?)\] \|\}/g)].map(
    ([, generators = "", edges = ""]) => ({ generators: list(generators), edges: list(edges) }),
  );
}

const turned = <T>(values: readonly T[]): T[][] => values.map((_, i) => [...values.slice(i), ...values.slice(0, i)]);

property(
  "with neighbours or without, a cell has the corners and directions of its piece, counter-clockwise",
  { problem: randomProblem() },
  runs(80, 173),
  ({ problem }) => {
    const C = surface(problem);
    const statement = certificatesFromData(parseJson(C.certificate()))[0]!.statement as ReadSurface;
    const { neighbours, ...all } = statement;
    expect(neighbours).toHaveLength(C.pieces.length);
    for (const given of [statement, all]) {
      const cells = cellsOf(cellsTerm(given, C.vertices));
      expect(cells).toHaveLength(C.pieces.length);
      C.pieces.forEach(({ corners, rays }, k) => {
        const { generators, edges } = cells[k]!;
        const expected = [
          ...corners.map((corner) => `Corner ${String(corner)}%N`),
          ...rays.map((ray) => (ray === "distortion" ? "Direction (1 # 1) (0 # 1)" : "Direction (0 # 1) (1 # 1)")),
        ];
        expect(turned(expected).map(String)).toContain(String(generators));
        expect(edges).toHaveLength(generators.length);
        edges.forEach((edge, i) => {
          const ends = [generators[i]!, generators[(i + 1) % generators.length]!];
          if (edge === "AtInfinity") expect(ends.every((end) => end.startsWith("Direction"))).toBe(true);
          for (const end of ends) {
            const corner = /^Corner (\d+)%N$/.exec(end)?.[1];
            if (corner === undefined) continue;
            const { distortion, perception, errorRate } = C.vertices[Number(corner)]!;
            const [, kind = "", index = ""] = /^(Row|Piece) (\d+)%N$/.exec(edge) ?? [];
            if (kind === "Row") {
              const row = C.domain[Number(index)]!;
              expect(row.distortion.times(distortion).plus(row.perception.times(perception)).equals(row.atLeast)).toBe(
                true,
              );
            } else {
              expect(kind).toBe("Piece");
              const { intercept, multipliers } = C.pieces[Number(index)]!;
              expect(
                intercept
                  .minus(multipliers.distortion.times(distortion))
                  .minus(multipliers.perception.times(perception))
                  .equals(errorRate),
              ).toBe(true);
            }
          }
        });
      });
    }
  },
);
