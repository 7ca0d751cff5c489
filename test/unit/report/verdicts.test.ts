/** The table of all verdicts against its JSON. */
import { expect } from "vitest";
import { parseJson } from "../../../src/exact/json.js";
import { Rational } from "../../../src/exact/rational.js";
import { randomAnyProblem } from "../../../src/generate/index.js";
import type { Problem } from "../../../src/model/problem.js";
import { csv } from "../../../src/report/csv.js";
import { json } from "../../../src/report/json.js";
import { verdictsListing, type VerdictRow } from "../../../src/report/verdicts.js";
import { theorem1 } from "../../../src/theorem/theorem-1.js";
import { theorem2 } from "../../../src/theorem/theorem-2.js";
import { tradeoff } from "../../../src/theorem/tradeoff.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { property, runs } from "../../property/property.js";
import { csvRecords } from "./readers.js";

const problems = randomAnyProblem({
  divergence: "any",
  retrained: "either",
  classes: 2,
  sizes: { source: 2, outputs: 2, restored: 2 },
});
type Data = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any
const plain = (value: unknown): Data => JSON.parse(JSON.stringify(value)) as Data;
const pairs = ["distortionPerception", "distortionErrorRate", "perceptionErrorRate"] as const;

function rowOf(problem: Problem): VerdictRow {
  return { problem, theorem1: theorem1(surface(problem)), theorem2: theorem2(problem), tradeoff: tradeoff(problem) };
}

property("a row of the table of verdicts is its JSON in short", { problem: problems }, runs(40, 124), ({ problem }) => {
  const listing = verdictsListing([rowOf(problem), rowOf(problem)], "exact-cdp verdicts", ["interrupted"], false);
  const data = parseJson([...json(listing)].join("")) as unknown as Data;
  expect(data["complete"]).toBe(false);
  expect(data["verdicts"]).toHaveLength(2);
  const [first] = plain(data["verdicts"]) as unknown as Data[];
  const [head, row, again] = csvRecords([...csv(listing)].join(""));
  expect(row).toEqual(again);
  const cell = (key: string): string => row![head!.indexOf(key)]!;
  const yesOrNo = (value: unknown): string => (value === true ? "yes" : "no");
  expect(
    [cell("gap"), cell("bayesRiskOfX"), cell("bayesRiskOfY")].map((text) => Rational.parse(text).toString()),
  ).toEqual([first!["theorem2"].gap, first!["theorem2"].bayesRisk.source, first!["theorem2"].bayesRisk.degraded]);
  expect(cell("equality")).toBe(yesOrNo(first!["theorem2"].equality));
  expect(cell("allThree")).toBe(yesOrNo(first!["tradeoff"].simultaneous));
  for (const pair of pairs) expect(cell(pair)).toBe(yesOrNo(first!["tradeoff"].pairs[pair].attained));
  expect(listing.head.some((line) => line === "interrupted")).toBe(true);
});
