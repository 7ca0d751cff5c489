/** The verdict on the three minima as data and as text. */
import { expect } from "vitest";
import { randomAnyProblem } from "../../../src/generate/index.js";
import { Notation } from "../../../src/report/notation.js";
import { tradeoffData, tradeoffText } from "../../../src/report/tradeoff.js";
import { tradeoff } from "../../../src/theorem/tradeoff.js";
import { evaluate } from "../../../src/tradeoff/evaluate.js";
import { restorer } from "../../../src/format/restorer.js";
import { property, runs } from "../../property/property.js";

const problems = randomAnyProblem({
  divergence: "any",
  retrained: "either",
  classes: 2,
  sizes: { source: 2, outputs: 2, restored: 2 },
});
type Data = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any
const plain = (value: unknown): Data => JSON.parse(JSON.stringify(value)) as Data;
const pairs = ["distortionPerception", "distortionErrorRate", "perceptionErrorRate"] as const;

property(
  "numbers, restorer and pairs are those of the verdict; text says the same",
  { problem: problems },
  runs(80, 123),
  ({ problem }) => {
    const verdict = tradeoff(problem);
    const data = plain(tradeoffData(verdict));
    expect(data["minima"]).toEqual(plain(verdict.minima));
    expect(data["simultaneous"]).toBe(verdict.simultaneous.attained);
    const lines = tradeoffText(verdict, new Notation({ decimals: 3 })).split("\n");
    expect(lines.some((line) => line.startsWith("no tradeoff"))).toBe(verdict.simultaneous.attained);
    if (verdict.simultaneous.attained) {
      const achieved = evaluate(problem, restorer(problem, data["restorer"] as string[][]));
      expect(plain({ ...achieved, labeling: undefined })).toEqual(data["minima"]);
    }
    const table = lines.slice(lines.indexOf("two of them at once") + 1);
    for (const [i, name] of [
      "distortion + perception",
      "distortion + error rate",
      "perception + error rate",
    ].entries()) {
      const pair = pairs[i]!;
      expect(data["pairs"][pair].attained).toBe(verdict.pairs[pair].attained);
      expect(table.find((line) => line.startsWith(`  ${name}`))).toMatch(
        verdict.pairs[pair].attained ? / yes {2}/ : / no {2,}/,
      );
    }
  },
);
