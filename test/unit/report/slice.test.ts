/** Slices as text, JSON and tables of their segments. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { csv } from "../../../src/report/csv.js";
import { json } from "../../../src/report/json.js";
import { latex } from "../../../src/report/latex.js";
import type { Origin } from "../../../src/report/listing.js";
import { markdown } from "../../../src/report/markdown.js";
import { sliceListing } from "../../../src/report/slice.js";
import { slice, type SliceAt } from "../../../src/tradeoff/slice.js";
import { surface, type Surface } from "../../../src/tradeoff/surface.js";
import { compositeProblem } from "../../support/composite.js";
import { asSurface, referenceSurface } from "../tradeoff/reference-surface.js";
import { parsed, shown, written } from "./written.js";

const problem = problemFromData({ ...galleryProblem("binary-denoising"), name: "small" });
const pieces = asSurface(problem, referenceSurface(problem));
const origin: Origin = {
  problem: "small",
  sha256: "00ff",
  producer: "exact-cdp 0.0.0",
  command: "exact-cdp slice p.json",
};
const at = (fixed: SliceAt): ReturnType<typeof slice> => slice(pieces, fixed);
const title = (fixed: SliceAt): string | undefined => sliceListing(at(fixed), origin).head[0];

describe("JSON", () => {
  test("a slice, in this order", () => {
    expect(written(json(sliceListing(at({ distortion: "3/20" }))))).toBe(
      '{"problem":"small","variable":"perception","value":"errorRate","fixed":{"distortion":"3/20"},"domain":{"from":"0"},' +
        '"segments":[{"from":"0","to":"19/500","intercept":"311/1450","slope":"-8/29"},{"from":"19/500","to":"inf","intercept":"51/250","slope":"0"}],' +
        '"breakpoints":[{"at":"0","value":"311/1450"},{"at":"19/500","value":"51/250"}]}\n',
    );
  });

  test("an empty slice says what the least value is", () => {
    expect(written(json(sliceListing(at({ errorRate: "1/5" }))))).toBe(
      '{"problem":"small","variable":"perception","value":"distortion","fixed":{"errorRate":"1/5"},"domain":null,"least":"51/250","segments":[],"breakpoints":[]}\n',
    );
    expect(parsed(sliceListing(at({ perception: "inf" }), origin))).toMatchObject({
      ...origin,
      variable: "distortion",
      fixed: { perception: "inf" },
    });
  });
});

describe("text", () => {
  test("segments with their lines", () => {
    expect(shown(sliceListing(at({ distortion: "3/20" })), 4)).toBe(`C(3/20, P) as a function of P
  ∞ for P < 0
                          C                  C at the left end
  0 ≤ P ≤ 19/500 ≈0.0380  311/1450 - 8/29·P  311/1450 ≈0.2145
  19/500 ≈0.0380 ≤ P      51/250             51/250 ≈0.2040`);
  });

  test("an empty slice and why", () => {
    expect(shown(sliceListing(at({ distortion: "1/11" })), 2)).toBe(
      "C(1/11, P) as a function of P\n  ∞ everywhere: every restorer has distortion at least 1/10 ≈0.10",
    );
    expect(shown(sliceListing(at({ errorRate: 0 })), 2)).toContain(
      "every restorer has error rate at least 51/250 ≈0.20",
    );
  });

  test("titles", () => {
    expect(title({ perception: "inf" })).toBe("small: C(D, ∞) as a function of D, exact; exact-cdp 0.0.0");
    expect(title({ errorRate: "21/100" })).toBe(
      "small: least D as a function of P, error rate at most 21/100, exact; exact-cdp 0.0.0",
    );
    expect(title({ errorRate: "inf" })).toBe(
      "small: least D as a function of P, whatever the error rate, exact; exact-cdp 0.0.0",
    );
  });

  test("values of very many digits are rounded and marked", () => {
    const cut = at({ distortion: "3/20" });
    const long = Rational.of(10n ** 40n + 1n, 3n * 10n ** 40n);
    expect(
      shown(sliceListing({ ...cut, segments: [{ ...cut.segments[0]!, to: long, intercept: long }] }), 3),
    ).toContain("0 ≤ P ≤ ≈0.333  ≈0.333 - 8/29·P  ≈0.333");
  });
});

describe("tables", () => {
  test("CSV", () => {
    expect(written(csv(sliceListing(at({ distortion: "3/20" }), origin))))
      .toBe(`# small: C(3/20, P) as a function of P, exact; exact-cdp 0.0.0
# problem sha256 00ff
# regenerate: exact-cdp slice p.json
from,to,intercept,slope,valueAtFrom
0,19/500,311/1450,-8/29,311/1450
19/500,inf,51/250,0,51/250
`);
    expect(written(csv(sliceListing(at({ distortion: "1/11" }), origin)))).toContain(
      "# infinite everywhere: every restorer has distortion at least 1/10\n",
    );
  });

  test("LaTeX", () => {
    expect(written(latex(sliceListing(at({ errorRate: "21/100" }), origin), { decimals: 2 })))
      .toBe(String.raw`% small: least D as a function of P, error rate at most 21/100, exact; exact-cdp 0.0.0
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
    expect(
      written(
        markdown(
          sliceListing(at({ perception: 1 }), { problem: "small", sha256: "00ff", producer: "exact-cdp 0.0.0" }),
        ),
      ),
    ).toBe(`<!-- small: C(D, 1) as a function of D, exact; exact-cdp 0.0.0 -->
<!-- problem sha256 00ff -->

|  D ≥ |  D ≤ | intercept | slope | C at the left end |
| ---: | ---: | --------: | ----: | ----------------: |
| 1/10 |    ∞ |    51/250 |     0 |            51/250 |
`);
  });
});

/** What is said, in the three formats, of a slice that is infinite everywhere. */
function least(
  C: Surface,
  at: SliceAt,
): { readonly json: unknown; readonly text: string; readonly csv: string | undefined } {
  const cut = slice(C, at);
  return {
    json: (parsed(sliceListing(cut, origin)) as { least?: unknown }).least,
    text: shown(sliceListing(cut), 2).split("∞ everywhere: ")[1] ?? "",
    csv: written(csv(sliceListing(cut, origin)))
      .split("\n")
      .find((line) => line.includes("infinite everywhere")),
  };
}

describe("of several cases, the least value of the fixed quantity", () => {
  // All mass goes from 0 and 1 to 2: W₂² = 4/5·4 + 1/5·1, E[Δ] the same.
  const W2 = surface(
    compositeProblem({
      ...galleryProblem("unsquared-wasserstein"),
      restored: { alphabet: ["2"] },
      classifier: ["calm"],
      distortion: "squared-error",
    }),
  );

  test("of P, the root of that of the sheet in P²", () => {
    expect(least(W2, { perception: "1" })).toEqual({
      json: "sqrt(17/5)",
      text: "every restorer has perception at least sqrt(17/5) ≈1.84",
      csv: "# infinite everywhere: every restorer has perception at least sqrt(17/5)",
    });
  });

  test("of D as it is", () => {
    expect(least(W2, { distortion: "1/100" })).toMatchObject({
      json: "17/5",
      text: "every restorer has distortion at least 17/5 ≈3.40",
    });
  });

  test("of P, of parts of both powers the least after taking roots", () => {
    const both = surface(
      compositeProblem({
        ...galleryProblem("unsquared-wasserstein"),
        restored: { alphabet: ["1/2"] },
        classifier: ["calm"],
        distortion: "squared-error",
        perception: { minimum: ["wasserstein-2", { transport: [["3/10", "3/10"]] }] },
      }),
    );
    // W₂ = 1/2, with the square 1/4 < 3/10; the transport costs 3/10 < 1/2.
    expect(both.at({ distortion: "inf", perception: "27/100" })).toBe("infinite");
    expect(least(both, { perception: "27/100" })).toMatchObject({ json: "3/10" });
    expect(both.at({ distortion: "inf", perception: "3/10" })).toEqual(Rational.parse("1/5"));
  });
});
