/** Slices as text, JSON and tables of their segments. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import type { Origin } from "../../../src/report/listing.js";
import { sliceCsv, sliceData, sliceLatex, sliceMarkdown, sliceText, sliceTitle } from "../../../src/report/slice.js";
import { slice, type SliceAt } from "../../../src/tradeoff/slice.js";
import { referenceSurface } from "../tradeoff/reference-surface.js";

const pieces = referenceSurface(problemFromData(galleryProblem("binary-denoising")));
const origin: Origin = { problem: "small", sha256: "00ff", producer: "exact-cdp 0.0.0", command: "exact-cdp slice p.json" };
const at = (fixed: SliceAt): ReturnType<typeof slice> => slice(pieces, fixed);
const text = (parts: Iterable<string>): string => [...parts].join("");

describe("JSON", () => {
  test("a slice, in this order", () => {
    expect(JSON.stringify(sliceData(at({ distortion: "3/20" }), { problem: "small" }))).toBe(
      '{"problem":"small","variable":"perception","value":"errorRate","fixed":{"distortion":"3/20"},"domain":{"from":"0"},' +
        '"segments":[{"from":"0","to":"19/500","intercept":"311/1450","slope":"-8/29"},{"from":"19/500","to":"inf","intercept":"51/250","slope":"0"}],' +
        '"breakpoints":[{"at":"0","value":"311/1450"},{"at":"19/500","value":"51/250"}]}',
    );
  });

  test("an empty slice says what the least value is", () => {
    expect(JSON.stringify(sliceData(at({ errorRate: "1/5" }), { problem: "small" }))).toBe(
      '{"problem":"small","variable":"perception","value":"distortion","fixed":{"errorRate":"1/5"},"domain":null,"least":"51/250","segments":[],"breakpoints":[]}',
    );
    expect(sliceData(at({ perception: "inf" }), origin)).toMatchObject({ ...origin, variable: "distortion", fixed: { perception: "inf" } });
  });
});

describe("text", () => {
  test("segments with their lines", () => {
    expect(sliceText(at({ distortion: "3/20" }), 4)).toBe(`C(3/20, P) as a function of P
  ∞ for P < 0
                      C                  C at the left end
  0 ≤ P ≤ 19/500      311/1450 - 8/29·P  311/1450 ≈0.2145
  19/500 ≈0.0380 ≤ P  51/250             51/250 ≈0.2040`);
  });

  test("an empty slice and why", () => {
    expect(sliceText(at({ distortion: "1/11" }), 2)).toBe("C(1/11, P) as a function of P\n  ∞ everywhere: every restorer has distortion at least 1/10 ≈0.10");
    expect(sliceText(at({ errorRate: 0 }), 2)).toContain("every restorer has error rate at least 51/250 ≈0.20");
  });

  test("titles", () => {
    expect(sliceTitle(at({ perception: "inf" }))).toBe("C(D, ∞) as a function of D");
    expect(sliceTitle(at({ errorRate: "21/100" }))).toBe("least D as a function of P, error rate at most 21/100");
    expect(sliceTitle(at({ errorRate: "inf" }))).toBe("least D as a function of P, whatever the error rate");
  });

  test("values of very many digits are rounded and marked", () => {
    const cut = at({ distortion: "3/20" });
    const long = Rational.of(10n ** 40n + 1n, 3n * 10n ** 40n);
    expect(sliceText({ ...cut, segments: [{ ...cut.segments[0]!, to: long, intercept: long }] }, 3)).toContain("0 ≤ P ≤ ≈0.333  ≈0.333 - 8/29·P  ≈0.333");
  });
});

describe("tables", () => {
  test("CSV", () => {
    expect(text(sliceCsv(at({ distortion: "3/20" }), origin, {}))).toBe(`# small: C(3/20, P) as a function of P, exact; exact-cdp 0.0.0
# problem sha256 00ff
# regenerate: exact-cdp slice p.json
from,to,intercept,slope,valueAtFrom
0,19/500,311/1450,-8/29,311/1450
19/500,inf,51/250,0,51/250
`);
    expect(text(sliceCsv(at({ distortion: "1/11" }), origin, {}))).toContain("# infinite everywhere: every restorer has distortion at least 1/10\n");
  });

  test("LaTeX", () => {
    expect(text(sliceLatex(at({ errorRate: "21/100" }), origin, { decimals: 2 }))).toBe(String.raw`% small: least D as a function of P, error rate at most 21/100, exact; exact-cdp 0.0.0
% problem sha256 00ff
% regenerate: exact-cdp slice p.json
% needs \usepackage{booktabs}
\begin{tabular}{rrrrrrrrrr}
\toprule
\multicolumn{2}{c}{$P \ge$} & \multicolumn{2}{c}{$P \le$} & \multicolumn{2}{c}{intercept} & \multicolumn{2}{c}{slope} & \multicolumn{2}{c}{$D$ at the left end} \\
\midrule
$13/800$ & ${"$"}{\approx}0.02$ & $19/500$ & ${"$"}{\approx}0.04$ & $713/5800$ & ${"$"}{\approx}0.12$ & $-35/58$ & ${"$"}{\approx}-0.60$ & $181/1600$ & ${"$"}{\approx}0.11$ \\
$19/500$ & ${"$"}{\approx}0.04$ & $\infty$ &  & $1/10$ & ${"$"}{\approx}0.10$ & $0$ & ${"$"}{\approx}0.00$ & $1/10$ & ${"$"}{\approx}0.10$ \\
\bottomrule
\end{tabular}
`);
  });

  test("Markdown", () => {
    expect(text(sliceMarkdown(at({ perception: 1 }), { problem: "small", sha256: "00ff", producer: "exact-cdp 0.0.0" }, {}))).toBe(`<!-- small: C(D, 1) as a function of D, exact; exact-cdp 0.0.0 -->
<!-- problem sha256 00ff -->

|  D ≥ |  D ≤ | intercept | slope | C at the left end |
| ---: | ---: | --------: | ----: | ----------------: |
| 1/10 |    ∞ |    51/250 |     0 |            51/250 |
`);
  });
});
