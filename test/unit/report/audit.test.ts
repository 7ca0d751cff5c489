/** Audits as text, JSON and tables. */
import { describe, expect, test } from "vitest";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { restorer } from "../../../src/format/restorer.js";
import type { Problem } from "../../../src/model/problem.js";
import { auditListing, auditText, type AuditRow } from "../../../src/report/audit.js";
import { csv } from "../../../src/report/csv.js";
import { latex } from "../../../src/report/latex.js";
import type { Origin } from "../../../src/report/listing.js";
import { markdown } from "../../../src/report/markdown.js";
import { Notation } from "../../../src/report/notation.js";
import { audit } from "../../../src/tradeoff/audit/audit.js";
import { solve } from "../../../src/tradeoff/solve.js";
import { parsed, written } from "./written.js";

const gallery = (name: string): Problem => problemFromData(galleryProblem(name));
const binary = gallery("binary-denoising");
const origin: Origin = { problem: "small", sha256: "00ff", producer: "exact-cdp 0.0.0" };
const half = [
  ["1", "0"],
  ["1/2", "1/2"],
];
const weights = [{ distortion: 1, perception: "1/2", errorRate: 2 }];
const row = (name: string, rows: readonly (readonly string[])[], problem = binary): AuditRow => ({
  name,
  audit: audit(problem, restorer(problem, rows), { weights }),
});
const shown = (): Notation => new Notation({ decimals: 3 });

test("JSON of several: one object with its origin", () => {
  expect(parsed(auditListing([row("a", half)], origin, ["interrupted after 1 of 2 restorers"]))).toMatchObject({
    ...origin,
    complete: false,
    audits: [{ name: "a", distortion: "41/200", gaps: { errorRate: "6/125" }, losses: [{ excess: "1/4" }] }],
  });
  expect(parsed(auditListing([], origin))).toEqual({ ...origin, audits: [] });
});

test("names are written so that no table takes them for anything else", () => {
  const evil = row('=1+1,"x"|y_&\n', half);
  expect(written(csv(auditListing([evil], origin)))).toContain(`\n"'=1+1,""x""|y_&\n",41/200,`);
  expect(written(markdown(auditListing([evil], origin)))).toContain("\\|y");
  expect(written(latex(auditListing([evil], origin)))).toContain("\\_\\&");
  expect(auditText(evil, shown()).split("\n")[0]).toBe('=1+1,"x"|y_&\\n');
});

test("rows with other weights than the first are refused", () => {
  const other = { name: "b", audit: audit(binary, restorer(binary, half)) };
  expect(() => auditListing([row("a", half), other], origin)).toThrow(/one list of weights/);
});

describe("verdicts", () => {
  test.each([
    ["not optimal", row("a", half)],
    [
      "Pareto-optimal",
      row("a", [
        ["1", "0"],
        ["0", "1"],
      ]),
    ],
  ])("%s", (says, one) => {
    expect(written(markdown(auditListing([one], origin)))).toContain(`| ${says}`);
    expect(auditText(one, shown())).toContain(`  ${says}: `);
  });

  test("optimal at its D and P, with distortion to spare", () => {
    const one = row(
      "a",
      [
        ["1", "0", "0"],
        ["1", "0", "0"],
        ["0", "0", "1"],
      ],
      gallery("factor-two"),
    );
    const text = auditText(one, shown());
    expect(text).toContain("  optimal: no restorer");
    expect(text).toContain("  not Pareto-optimal: a restorer is as good");
    expect(text).toContain("  better in the distortion: distortion 1/2 ≈0.500,");
    expect(written(markdown(auditListing([one], origin)))).toContain("| optimal at its D and P |");
  });

  test("what an enclosure leaves open is said", () => {
    const problem = gallery("denoising-kullback-leibler");
    const point = solve(problem, { distortion: "inf", perception: "1/1000" }, { tolerance: "1e-6" });
    if (point.status !== "enclosed") throw new Error("enclosed");
    const found = audit(problem, point.restorer, { tolerance: "1e-3" });
    expect(found).toMatchObject({ optimal: undefined, paretoOptimal: undefined });
    const text = auditText({ name: "a", audit: found }, shown());
    expect(text).toContain("  optimal, or nearly so: ");
    expect(text).toContain("  Pareto-optimal, or nearly so: ");
    expect(written(csv(auditListing([{ name: "a", audit: found }], origin)))).toMatch(/,,\n$/);
  });
});
