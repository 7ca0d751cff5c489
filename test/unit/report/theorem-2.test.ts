/** The verdict of Theorem 2 as data and as text. */
import { expect } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { randomProblem } from "../../../src/generate/index.js";
import { Notation } from "../../../src/report/notation.js";
import { theorem2Data, theorem2Text } from "../../../src/report/theorem-2.js";
import { theorem2 } from "../../../src/theorem/theorem-2.js";
import { property, runs } from "../../property/property.js";

property(
  "data and text have the numbers and names of the verdict, on lines of their own",
  { problem: randomProblem({ classes: 4 }) },
  runs(150, 122),
  ({ problem }) => {
    const verdict = theorem2(problem);
    const data = JSON.parse(JSON.stringify(theorem2Data(problem, verdict))) as {
      bayesRisk: { source: string; degraded: string };
      gap: string;
      equality: boolean;
      commonClass?: { output: string; class: string }[];
      violation?: { inputs: string[]; output: string };
      pairwise?: { holds: boolean; agrees: boolean };
    };
    const [source, degraded, gap] = [data.bayesRisk.source, data.bayesRisk.degraded, data.gap].map((text) =>
      Rational.parse(text),
    );
    expect(degraded!.minus(source!).equals(gap!)).toBe(true);
    expect(data.equality).toBe(gap!.isZero());
    expect([data.commonClass === undefined, data.violation === undefined]).toEqual([!data.equality, data.equality]);
    for (const one of data.commonClass ?? []) {
      expect(problem.channel.outputs.letters).toContain(one.output);
      expect(problem.source.classNames).toContain(one.class);
    }
    for (const letter of data.violation?.inputs ?? []) expect(problem.source.alphabet.letters).toContain(letter);
    expect(data.pairwise === undefined).toBe(problem.source.classNames.length < 3);
    const lines = theorem2Text(problem, verdict, new Notation({ decimals: 3 })).split("\n");
    expect(lines.find((line) => line.startsWith("  Bayes risk of X"))).toContain(data.bayesRisk.source);
    expect(lines.find((line) => line.startsWith("  Bayes risk of Y"))).toContain(data.bayesRisk.degraded);
    expect(lines.some((line) => line.startsWith(data.equality ? "ε_Y = ε_X" : "ε_Y > ε_X"))).toBe(true);
    expect(lines.some((line) => line.startsWith("  pairwise  holds"))).toBe(data.pairwise?.holds ?? false);
    // Names with line breaks do not make lines of their own.
    const rows = data.equality ? data.commonClass!.length : data.violation!.inputs.length;
    const forged = { name: "a\nb\u2028c", source: problem.source, channel: problem.channel };
    expect(theorem2Text(forged, verdict, new Notation({ decimals: 3 })).split(/[\n\u2028]/)).toHaveLength(lines.length);
    expect(lines.length).toBeGreaterThanOrEqual(Math.min(rows, 20) + 5);
  },
);
