/** The whole surface as text, JSON, tables and one formula. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { csv } from "../../../src/report/csv.js";
import { json } from "../../../src/report/json.js";
import { latex } from "../../../src/report/latex.js";
import type { Origin } from "../../../src/report/listing.js";
import { markdown } from "../../../src/report/markdown.js";
import { cellConditions, pieceFormula, plainScript } from "../../../src/report/surface-formula.js";
import { piecesListing, surfaceCases, type ShownSurface } from "../../../src/report/pieces.js";
import type { Piece } from "../../../src/tradeoff/convex/pieces.js";
import { r } from "../model/definition.js";
import { referenceSurface } from "../tradeoff/reference-surface.js";
import { text } from "../../../src/report/text.js";
import { shown, written } from "./written.js";

const of = (name: string): ShownSurface => {
  const problem = problemFromData(galleryProblem(name));
  return { problem, complete: true, ...referenceSurface(problem) };
};
const binary = of("binary-denoising");
const ternary = of("three-classes");
const origin: Origin = {
  problem: "small",
  sha256: "00ff",
  producer: "exact-cdp 0.0.0",
  command: "exact-cdp surface p.json",
};

describe("JSON", () => {
  test("the contract, key by key in this order", () => {
    expect(written(json(piecesListing(binary)))).toBe(`{"problem":"binary-denoising",
 "pieces":[{"intercept":"51/250","multipliers":{"distortion":"0","perception":"0"},"cell":[["1/10","19/500"]],"rays":[["1","0"],["0","1"]]},
  {"intercept":"311/1450","multipliers":{"distortion":"0","perception":"8/29"},"cell":[["1/10","19/500"],["713/5800","0"]],"rays":[["1","0"]]}],
 "domain":[{"distortion":"0","perception":"1","atLeast":"0"},
  {"distortion":"1","perception":"0","atLeast":"1/10"},
  {"distortion":"1","perception":"35/58","atLeast":"713/5800"}],
 "vertices":[{"distortion":"1/10","perception":"19/500","errorRate":"51/250"},
  {"distortion":"713/5800","perception":"0","errorRate":"311/1450"}]}
`);
  });

  test("rays only where a cell is unbounded", () => {
    const { pieces } = JSON.parse(written(json(piecesListing(ternary)))) as {
      pieces: { cell: string[][]; rays?: string[][] }[];
    };
    expect(pieces.map(({ rays }) => rays)).toEqual([
      [
        ["1", "0"],
        ["0", "1"],
      ],
      [["1", "0"]],
      [["1", "0"]],
      [["0", "1"]],
      undefined,
    ]);
    expect(pieces[4]!.cell).toEqual([
      ["789/2450", "3/250"],
      ["2004/6125", "0"],
      ["3999/12250", "3/250"],
    ]);
  });

  test("an interrupted surface says so; a whole one does not mention it", () => {
    const part = { ...binary, complete: false, pieces: binary.pieces.slice(1), domain: [] };
    expect(JSON.parse(written(json(piecesListing(part))))).toMatchObject({
      problem: "binary-denoising",
      complete: false,
      domain: [],
    });
    expect(written(json(piecesListing(binary)))).not.toContain("complete");
    expect(JSON.parse(written(json(piecesListing(binary, origin))))).toMatchObject({ ...origin, domain: [{}, {}, {}] });
    expect(JSON.parse(written(json(piecesListing({ ...part, pieces: [], vertices: [] }))))).toEqual({
      problem: "binary-denoising",
      complete: false,
      pieces: [],
      domain: [],
      vertices: [],
    });
  });

  test("in parts: no part holds more than one entry", () => {
    const pieces = Array.from({ length: 30_000 }, () => binary.pieces[1]!);
    let longest = 0;
    let count = 0;
    for (const part of json(piecesListing({ ...binary, pieces }))) {
      longest = Math.max(longest, part.length);
      count++;
    }
    expect(count).toBeGreaterThan(30_000);
    expect(longest).toBeLessThan(300);
  });
});

describe("text", () => {
  test("counts, pieces with their cells, domain, vertices", () => {
    expect(shown(piecesListing(binary), 4))
      .toBe(`C(D,P) is the greatest of the pieces where every domain row holds, ∞ elsewhere: 2 pieces, 3 domain rows, 2 vertices

pieces
     C(D,P)                                  vertices of the cell, counter-clockwise
  0  51/250             ≈0.2040              0 D→∞ P→∞
  1  311/1450 - 8/29·P  ≈0.2145 - ≈0.2759·P  0 1 D→∞

domain
  0  P ≥ 0
  1  D ≥ 1/10                D ≥ ≈0.1000
  2  D + 35/58·P ≥ 713/5800  D + ≈0.6034·P ≥ ≈0.1229

vertices
     D                  P                C(D,P)
  0  1/10      ≈0.1000  19/500  ≈0.0380  51/250    ≈0.2040
  1  713/5800  ≈0.1229  0                311/1450  ≈0.2145`);
  });

  test("of long lists the beginning, and how to see all", () => {
    const long = shown(
      piecesListing({ ...binary, vertices: Array.from({ length: 1234 }, () => binary.vertices[0]!) }),
      2,
    );
    expect(long).toContain("1234 vertices");
    expect(long.split("\n").filter((line) => line.includes("19/500"))).toHaveLength(20);
    expect(long).toContain("… and 1214 more vertices (all of them with --json or --format)");
    expect(
      shown(piecesListing({ ...binary, vertices: Array.from({ length: 24 }, () => binary.vertices[0]!) }), 2),
    ).not.toContain("more");
  });

  test("values of very many digits are shown rounded, marked, and the text says where they are exact", () => {
    const long = Rational.of(10n ** 40n + 1n, 3n * 10n ** 40n);
    const listing = piecesListing({ ...binary, vertices: [{ ...binary.vertices[0]!, distortion: long }] });
    const printed = written(text(listing, { decimals: 3 }));
    expect(printed).toContain("  0  …  ≈0.333");
    expect(printed.split("\n").slice(-3)).toEqual([
      "",
      "values of more than 24 characters are rounded (≈); all digits: --numbers exact",
      "",
    ]);
    expect(written(text(listing, { numbers: "exact" }))).toContain(`  0  ${String(long)}  `);
    const rounded = written(text(listing, { numbers: "rounded" }));
    expect(rounded).not.toMatch(/\d\/\d/);
    expect(rounded).not.toContain("values of more than");
  });

  test("one of each, and an interruption", () => {
    expect(shown(piecesListing(of("invertible-channel")), 2).split("\n")[0]).toMatch(
      /: 1 piece, 2 domain rows, 1 vertex$/,
    );
    expect(shown(piecesListing({ ...binary, complete: false }), 2).split("\n")[0]).toBe(
      "interrupted, only what is confirmed: 2 pieces, 3 domain rows, 2 vertices; C(D,P) is at least the greatest of these pieces",
    );
  });
});

describe("tables", () => {
  test("LaTeX: three tabulars, with as many columns in every row as declared", () => {
    for (const style of [{}, { decimals: 3 }]) {
      const tables = written(latex(piecesListing(ternary, origin), style)).split("\n\n");
      expect(tables).toHaveLength(3);
      for (const table of tables) {
        const declared = /\\begin\{tabular\}\{([lr]+)\}/.exec(table)![1]!.length;
        const rows = table.split("\n").filter((line) => /^\d.*\\\\$/.test(line));
        expect(new Set(rows.map((row) => row.split(" & ").length))).toEqual(new Set([declared]));
        expect(table.match(/\\(?:top|mid|bottom)rule/g)).toEqual(["\\toprule", "\\midrule", "\\bottomrule"]);
      }
    }
    expect(written(latex(piecesListing(binary, origin)))).toContain(
      "1 & $311/1450$ & $0$ & $8/29$ & 0 1 $D{\\to}\\infty$ \\\\\n",
    );
    expect(written(latex(piecesListing(binary, origin), { decimals: 2 }))).toContain(
      "0 & $1/10$ & ${\\approx}0.10$ & $19/500$ & ${\\approx}0.04$ & $51/250$ & ${\\approx}0.20$ \\\\\n",
    );
  });

  test("LaTeX: a long table runs over pages", () => {
    const long = written(
      latex(piecesListing({ ...binary, vertices: Array.from({ length: 41 }, () => binary.vertices[0]!) }, origin)),
    );
    expect(long.match(/\\(?:begin|end)\{(?:tabular|longtable)\}/g)).toEqual([
      "\\begin{tabular}",
      "\\end{tabular}",
      "\\begin{tabular}",
      "\\end{tabular}",
      "\\begin{longtable}",
      "\\end{longtable}",
    ]);
    expect(long).toContain("% needs \\usepackage{booktabs,longtable}");
  });

  test("CSV: one table, told apart by its first column", () => {
    const lines = written(csv(piecesListing(binary, origin)))
      .split("\n")
      .filter((line) => !line.startsWith("#"));
    expect(lines).toEqual([
      "kind,number,distortion,perception,intercept,atLeast,errorRate,vertices,rays",
      "piece,0,0,0,51/250,,,0,distortion perception",
      "piece,1,0,8/29,311/1450,,,0 1,distortion",
      "domain,0,0,1,,0,,,",
      "domain,1,1,0,,1/10,,,",
      "domain,2,1,35/58,,713/5800,,,",
      "vertex,0,1/10,19/500,,,51/250,,",
      "vertex,1,713/5800,0,,,311/1450,,",
      "",
    ]);
    const rounded = written(csv(piecesListing(ternary, origin), { decimals: 1 }))
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(new Set(rounded.map((line) => line.split(",").length))).toEqual(new Set([14]));
  });

  test("Markdown", () => {
    expect(written(markdown(piecesListing(binary, origin))))
      .toBe(`<!-- small: C(D,P) piece by piece, exact; exact-cdp 0.0.0 -->
<!-- problem sha256 00ff -->
<!-- regenerate: exact-cdp surface p.json -->
<!-- pieces: C = γ - λD - μP on the cell with these vertices, counter-clockwise -->

|      |        γ |    λ |    μ | vertices  |
| ---- | -------: | ---: | ---: | --------- |
| 0    |   51/250 |    0 |    0 | 0 D→∞ P→∞ |
| 1    | 311/1450 |    0 | 8/29 | 0 1 D→∞   |

<!-- domain: C is finite where λD + μP ≥ γ in every row -->

|      |        γ |    λ |     μ |
| ---- | -------: | ---: | ----: |
| 0    |        0 |    0 |     1 |
| 1    |     1/10 |    1 |     0 |
| 2    | 713/5800 |    1 | 35/58 |

<!-- vertices -->

|      |        D |      P |   C(D,P) |
| ---- | -------: | -----: | -------: |
| 0    |     1/10 | 19/500 |   51/250 |
| 1    | 713/5800 |      0 | 311/1450 |
`);
  });

  test("every format carries where it comes from, and an interruption; names stay in their place", () => {
    const awkward: Origin = {
      ...origin,
      problem: "a\nb --> \\end{tabular}",
      command: "exact-cdp surface 'a --!> b.json'",
    };
    const part = { ...binary, complete: false };
    for (const print of [latex, csv, markdown, undefined]) {
      const printed = written(print === undefined ? surfaceCases(part, awkward) : print(piecesListing(part, awkward)));
      for (const part of [
        "sha256 00ff",
        "exact-cdp 0.0.0",
        "regenerate: exact-cdp surface",
        "interrupted: only what is confirmed",
      ])
        expect(printed).toContain(part);
      expect(
        printed
          .split("\n")
          .filter((line) => line.includes("a b --"))
          .every((line) => /^(?:%|#|<!--) /.test(line)),
      ).toBe(true);
      if (print === markdown)
        for (const line of printed.split("\n").filter((one) => one.startsWith("<!--")))
          expect(line.match(/--!?>/g)).toEqual(["-->"]);
    }
  });
});

describe("one formula", () => {
  test("a case per piece, ready to paste", () => {
    expect(written(surfaceCases(binary, origin))).toBe(String.raw`% small: C(D,P) as one formula, exact; exact-cdp 0.0.0
% problem sha256 00ff
% regenerate: exact-cdp surface p.json
% needs \usepackage{amsmath}
\[
C(D,P) = \begin{cases}
  \tfrac{51}{250} & \text{if } D \ge \tfrac{1}{10},\ P \ge \tfrac{19}{500},\\
  \tfrac{311}{1450} - \tfrac{8}{29}\,P & \text{if } P \le \tfrac{19}{500},\ D + \tfrac{35}{58}\,P \ge \tfrac{713}{5800},\ P \ge 0,\\
  +\infty & \text{otherwise}.
\end{cases}
\]
`);
    expect(written(surfaceCases({ ...binary, complete: false }, origin))).toContain("  ? & \\text{otherwise}.");
  });

  test("conditions hold at the vertices of the cell and at no other vertex", () => {
    for (const surface of [binary, ternary, of("zero-mass"), of("witness-moments")]) {
      for (const piece of surface.pieces) {
        const conditions = cellConditions(piece, surface.vertices, plainScript);
        expect(conditions).toHaveLength(piece.corners.length + (piece.rays.length > 0 ? 1 : 0));
        surface.vertices.forEach(({ distortion, perception }, i) => {
          expect(conditions.every((condition) => holds(condition, distortion, perception))).toBe(
            piece.corners.includes(i),
          );
        });
      }
    }
  });

  test("signs, ones and zeros", () => {
    const piece = (intercept: string, distortion: string, perception: string): Piece => ({
      intercept: r(intercept),
      multipliers: { distortion: r(distortion), perception: r(perception) },
      corners: [],
      rays: [],
    });
    expect(pieceFormula(piece("0", "0", "0"), plainScript)).toBe("0");
    expect(pieceFormula(piece("0", "1", "2"), plainScript)).toBe("-D - 2·P");
    expect(pieceFormula(piece("1", "1", "0"), plainScript)).toBe("1 - D");
  });
});

/** Reads a condition back: `D - 1/6·P ≥ 3/10`. */
function holds(condition: string, distortion: Rational, perception: Rational): boolean {
  const [left = "", relation, right = ""] = condition.split(/ ([≥≤]) /);
  let sum = Rational.zero;
  for (const term of left.replaceAll(" - ", " + -").split(" + ")) {
    const [, number = "", variable] = /^(-?(?:[\d/]+·)?)([DP])$/.exec(term)!;
    const factor = number === "" ? "1" : number === "-" ? "-1" : number.slice(0, -1);
    sum = sum.plus(r(factor).times(variable === "D" ? distortion : perception));
  }
  return relation === "≥" ? r(right).atMost(sum) : sum.atMost(r(right));
}
