/**
 * The words of what was tested: the outcomes sum up, and every report prints them alike.
 */
import { describe, expect, it } from "vitest";
import { conjectureNamed } from "../../../src/conjectures/registry.js";
import { Family, usualMeasures } from "../../../src/enumeration/family.js";
import { Notation } from "../../../src/report/notation.js";
import { familyListing } from "../../../src/report/family.js";
import { summaryData, summaryText } from "../../../src/report/search.js";
import {
  endText,
  kindLines,
  outcomesOf,
  outcomesOfTally,
  sumOf,
  testedColumns,
  testedData,
  testedIn,
  testedText,
} from "../../../src/report/tested.js";
import { search } from "../../../src/search/counterexample/search.js";
import { wholePart } from "../../../src/search/grid/part.js";
import { scanOf } from "../../../src/search/statement/case-scan.js";

const outcomes = { holds: 5n, violated: 0n, "not-applicable": 2n, undecided: 1n };

describe("what was tested", () => {
  it("is the sum of its outcomes, of a search and of a family", () => {
    expect(outcomesOf({ "2-1-1-1": { holds: 3, undecided: 1 }, "2-2-1-1": { holds: 2, "not-applicable": 2 } })).toEqual(
      outcomes,
    );
    expect(outcomesOfTally({ cases: 8n, applicable: 6n, zeros: 4n, violations: 0n, undecided: 1n })).toEqual(outcomes);
    expect(testedIn(outcomes)).toBe(8n);
    expect(testedIn(sumOf([outcomes, outcomes, outcomes]))).toBe(24n);
  });

  it("always tells what holds and what is violated, and the rest where there is some", () => {
    expect(testedText({ outcomes }, "case")).toBe("8 cases tested: holds 5, violated 0, not applicable 2, undecided 1");
    const one = { holds: 0n, violated: 1n, "not-applicable": 0n, undecided: 0n };
    expect(testedText({ outcomes: one, skipped: 3n, faulty: 1n }, "instance")).toBe(
      "1 instance tested: holds 0, violated 1; skipped 3; faulty 1",
    );
    const { head, row } = testedColumns([one, outcomes]);
    expect(head).toEqual(["tested", "holds", "violated", "not applicable", "undecided"]);
    expect(row(one)).toEqual(["1", "0", "1", "0", "0"]);
    expect(testedColumns([one]).head).toEqual(["tested", "holds", "violated"]);
    expect(testedData({ outcomes, skipped: 0n })).toEqual({
      tested: "8",
      outcomes: { holds: "5", "not-applicable": "2", undecided: "1", violated: "0" },
      skipped: "0",
    });
  });

  it("ends with how the run ended and what it found", () => {
    expect(endText("budget", 0, { outcomes }, "instance")).toMatch(/^budget spent: no counterexample; 8 instances/);
    expect(endText("refuted", 1, { outcomes }, "case")).toMatch(/^refuted: a counterexample; 8 cases/);
    expect(endText("refuted", 12n, { outcomes }, "case")).toMatch(/^refuted: 12 counterexamples; /);
    expect(endText("faulty", 0, { outcomes }, "case")).toMatch(
      /^faulty: the code of the conjecture failed; no counterexample; /,
    );
  });
});

describe("search and verify-family", () => {
  const conjecture = conjectureNamed("all-three-minimal");

  it("tell of one family in the same words", async () => {
    // The exhaustive strategy begins with the same cases: one letter, one output, masses of 1.
    const family = new Family(
      { classes: 2, inputs: 1, outputs: 1, denominator: 1n, sourceDenominator: 1n },
      usualMeasures,
    );
    const tally = scanOf(conjecture).start(family).run(0n, family.size);
    const listing = familyListing({
      conjecture,
      measures: usualMeasures,
      parts: [{ ...wholePart(family), done: family.size, tally }],
      complete: true,
      command: "",
    });
    const [text] = [...listing.lines(new Notation())];
    const data = JSON.parse([...listing.data({})].join("")) as Record<string, unknown>;
    const parameters = {
      conjecture: conjecture.name,
      strategy: "exhaustive",
      seed: 0,
      steps: 500,
      all: true,
    } as const;
    const summary = await search(conjecture, { strategy: "exhaustive", cases: family.size, all: true, shrink: 1 });
    const report = { conjecture, parameters, summary, replays: { refuting: 0, of: 0 } };
    const [searched, told] = [summaryText(report), summaryData(report)];
    const end = "refuted: 2 counterexamples; 2 Xs tested: holds 0, violated 2";
    expect(text!.endsWith(end.replace("X", "case"))).toBe(true);
    expect(searched.endsWith(end.replace("X", "instance"))).toBe(true);
    for (const key of ["tested", "outcomes", "kinds"]) expect(data[key]).toEqual(told[key]);
    for (const line of kindLines(summary.kinds!)) for (const all of [text, searched]) expect(all).toContain(line);
    expect(summary.kinds).toEqual({
      distortions: { hamming: 2 },
      divergences: { "total-variation": 2 },
      classifiers: { bayes: 2 },
    });
  });

  it("what lies outside the scope is skipped, and not tested", async () => {
    const odd = {
      ...conjecture,
      scope: {
        within: ({ problem }: { problem: { source: { classNames: readonly string[] } } }) =>
          problem.source.classNames.length % 2 === 1,
      },
    };
    const summary = await search(odd, { seed: 1, cases: 40n, all: true, shrink: 1 });
    const tested = Number(testedIn(outcomesOf(summary.counts)));
    expect(tested).toBeGreaterThan(0);
    expect(summary.skipped).toBeGreaterThan(0);
    expect(tested + summary.skipped!).toBe(40);
    expect(Object.values(summary.kinds!.classifiers).reduce((a, b) => a + b)).toBe(tested);
  });

  it("a search that was stopped by a signal says so; its status in JSON stays", async () => {
    const known = conjectureNamed("theorem-2");
    const summary = await search(known, { seed: 1, cases: 20n });
    const parameters = { conjecture: known.name, strategy: "random", seed: 1, steps: 500, all: false } as const;
    const report = { conjecture: known, parameters, summary, replays: { refuting: 0, of: 0 } } as const;
    expect(summaryText(report)).toContain("budget spent: no counterexample; 20 instances");
    const stopped = { ...report, interrupted: true };
    expect(summaryText(stopped)).toContain("interrupted: no counterexample; 20 instances");
    expect(summaryData(stopped)["status"]).toBe("budget");
  });

  it("kinds are left out where they play no part", async () => {
    expect(await search(conjectureNamed("theorem-2"), { seed: 1, cases: 20n })).not.toHaveProperty("kinds");
  });
});
