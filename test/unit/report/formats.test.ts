/** Tables as LaTeX, CSV, Markdown and JSON: exact strings. */
import { describe, expect, test } from "vitest";
import { csv as csvOf, json as jsonOf, latex as latexOf, markdown as markdownOf } from "../../../src/report/index.js";
import type { Listing } from "../../../src/report/listing.js";
import type { Style } from "../../../src/report/notation.js";
import { interrupted, named, small } from "./tables.js";
import { written } from "./written.js";

const csv = (listing: Listing, style?: Style): string => written(csvOf(listing, style));
const json = (listing: Listing, style?: Style): string => written(jsonOf(listing, style));
const latex = (listing: Listing, style?: Style): string => written(latexOf(listing, style));
const markdown = (listing: Listing, style?: Style): string => written(markdownOf(listing, style));

describe("LaTeX", () => {
  test("exact values", () => {
    expect(latex(small)).toBe(String.raw`% C(D,P) of small, exact; exact-cdp 0.0.0
% problem sha256 00ff
% needs \usepackage{booktabs}
\begin{tabular}{rrrr}
\toprule
 & \multicolumn{3}{c}{$P$} \\
\cmidrule(lr){2-4}
$D$ & $0$ & $1/20$ & $\infty$ \\
\midrule
$0$ & $\infty$ & $307/1450$ & $1/3$ \\
$\infty$ & $1/2$ & $1$ & $0$ \\
\bottomrule
\end{tabular}
`);
  });

  test("with decimals: two columns per bound, the second one marked", () => {
    expect(latex(small, { decimals: 4 })).toBe(String.raw`% C(D,P) of small, exact; exact-cdp 0.0.0
% problem sha256 00ff
% needs \usepackage{booktabs}
\begin{tabular}{rrrrrrr}
\toprule
 & \multicolumn{6}{c}{$P$} \\
\cmidrule(lr){2-7}
$D$ & \multicolumn{2}{c}{$0$} & \multicolumn{2}{c}{$1/20$} & \multicolumn{2}{c}{$\infty$} \\
\midrule
$0$ & $\infty$ &  & $307/1450$ & ${"$"}{\approx}0.2117$ & $1/3$ & ${"$"}{\approx}0.3333$ \\
$\infty$ & $1/2$ & ${"$"}{\approx}0.5000$ & $1$ & ${"$"}{\approx}1.0000$ & $0$ & ${"$"}{\approx}0.0000$ \\
\bottomrule
\end{tabular}
`);
  });

  test("one column, a cell that was not computed, the command", () => {
    expect(latex(interrupted, { decimals: 0 })).toBe(String.raw`% C(D,P) of small, exact; exact-cdp 0.0.0
% problem sha256 00ff
% regenerate: exact-cdp table p.json --distortion 0,1/2
% interrupted: cells marked ? were not computed
% needs \usepackage{booktabs}
\begin{tabular}{rrr}
\toprule
 & \multicolumn{2}{c}{$P$} \\
\cmidrule(lr){2-3}
$D$ & \multicolumn{2}{c}{$-1$} \\
\midrule
$0$ & $2/3$ & ${"$"}{\approx}1$ \\
$1/2$ & $?$ &  \\
\bottomrule
\end{tabular}
`);
  });
});

describe("CSV", () => {
  test("exact values", () => {
    expect(csv(small)).toBe(`# C(D,P) of small, exact; exact-cdp 0.0.0
# problem sha256 00ff
distortion,perception,status,errorRate
0,0,infeasible,
0,1/20,optimal,307/1450
0,inf,optimal,1/3
inf,0,optimal,1/2
inf,1/20,optimal,1
inf,inf,optimal,0
`);
  });

  test("with decimals", () => {
    expect(csv(interrupted, { decimals: 3 })).toBe(`# C(D,P) of small, exact; exact-cdp 0.0.0
# problem sha256 00ff
# regenerate: exact-cdp table p.json --distortion 0,1/2
# interrupted: cells marked ? were not computed
distortion,distortion_decimal,perception,perception_decimal,status,errorRate,errorRate_decimal
0,0.000,-1,-1.000,optimal,2/3,0.667
1/2,0.500,-1,-1.000,not-computed,,
`);
  });
});

describe("Markdown", () => {
  test("exact values", () => {
    expect(markdown(small)).toBe(String.raw`<!-- C(D,P) of small, exact; exact-cdp 0.0.0 -->
<!-- problem sha256 00ff -->

| D \ P |    0 |     1/20 |    ∞ |
| ----: | ---: | -------: | ---: |
|     0 |    ∞ | 307/1450 |  1/3 |
|     ∞ |  1/2 |        1 |    0 |
`);
  });

  test("with decimals", () => {
    expect(markdown(interrupted, { decimals: 2 })).toBe(String.raw`<!-- C(D,P) of small, exact; exact-cdp 0.0.0 -->
<!-- problem sha256 00ff -->
<!-- regenerate: exact-cdp table p.json --distortion 0,1/2 -->
<!-- interrupted: cells marked ? were not computed -->

| D \ P |        -1 |
| ----: | --------: |
|     0 | 2/3 ≈0.67 |
|   1/2 |         ? |
`);
  });
});

describe("JSON", () => {
  test("exact values", () => {
    expect(json(named("small"))).toBe(
      `{"problem":"small","sha256":"00ff","producer":"exact-cdp 0.0.0","points":[{"bounds":{"distortion":"0","perception":"0"},"status":"infeasible"}]}\n`,
    );
    const { points } = JSON.parse(json(small)) as { points: unknown[] };
    expect(points).toHaveLength(6);
    expect(points[2]).toEqual({ bounds: { distortion: "0", perception: "inf" }, status: "optimal", errorRate: "1/3" });
  });

  test("with decimals", () => {
    expect(JSON.parse(json(interrupted, { decimals: 2 }))).toEqual({
      problem: "small",
      sha256: "00ff",
      producer: "exact-cdp 0.0.0",
      command: "exact-cdp table p.json --distortion 0,1/2",
      points: [
        {
          bounds: { distortion: "0", perception: "-1", decimal: { distortion: 0, perception: -1 } },
          status: "optimal",
          errorRate: "2/3",
          approximately: "≈0.67",
          decimal: { errorRate: 0.67 },
        },
        {
          bounds: { distortion: "1/2", perception: "-1", decimal: { distortion: 0.5, perception: -1 } },
          status: "not-computed",
        },
      ],
    });
  });
});

const nasty = 'a\nb\r\u2028% --> | \\end{tabular} " $x_1$ é 𝔛';

describe("names cannot leave their place", () => {
  test("LaTeX, CSV: every line of a name stays in the comment", () => {
    for (const [mark, text] of [
      ["%", latex(named(nasty, nasty))],
      ["#", csv(named(nasty, nasty))],
    ] as const) {
      const lines = text.split(/[\n\r\u2028\u2029]/).filter((line) => line.includes("𝔛"));
      expect(lines).toHaveLength(2);
      for (const line of lines) expect(line.startsWith(`${mark} `)).toBe(true);
    }
    expect(
      latex(named(nasty))
        .split("\n")
        .filter((line) => line.startsWith("\\end{tabular}")),
    ).toHaveLength(1);
  });

  test("Markdown: one comment per line, which the name does not close", () => {
    const lines = markdown(named(nasty, nasty))
      .split("\n")
      .filter((line) => line.includes("𝔛"));
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line.startsWith("<!-- ")).toBe(true);
      expect(line.indexOf("-->")).toBe(line.length - 3);
    }
  });

  test.each(["--!> shown", "<!-- nested -->", "ends with -", "ends with --", "-->", "->", "--->", "----->"])(
    "Markdown: %s",
    (name) => {
      // The end of a comment in HTML: --> or --!>; and a comment does not begin with > or ->.
      const [comment = ""] = markdown(named(name)).split("\n");
      const inside = comment.slice("<!-- ".length, -" -->".length);
      expect(comment.endsWith(" -->")).toBe(true);
      expect(inside).not.toMatch(/--!?>/);
    },
  );

  test("JSON: as it is", () => {
    expect(JSON.parse(json(named(nasty, nasty))) as { problem: string; command: string }).toMatchObject({
      problem: nasty,
      command: nasty,
    });
    expect(json(named(nasty)).split("\n")).toHaveLength(2);
  });
});
