/** Counts, CSV files and "normalise": the same problem as the one written out, and notes of what was done. */
import { describe, expect, test } from "vitest";
import { problemHash } from "../../../src/certificate/data.js";
import { readCsv } from "../../../src/format/csv.js";
import type { ProblemData } from "../../../src/format/problem-data.js";
import { problemFromData, problemInput, problemToFile, readProblem } from "../../../src/format/problem.js";
import { refusal } from "../model/definition.js";

const written = {
  format: "exact-cdp/problem@1",
  name: "written",
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "k", prior: "3/10", pmf: ["2/3", "1/3"] },
      { name: "l", prior: "7/10", pmf: ["1/7", "6/7"] },
    ],
  },
  channel: {
    outputs: ["u", "v", "w"],
    matrix: [
      ["1/6", "1/3", "1/2"],
      ["1/4", "3/4", 0],
    ],
  },
  classifier: ["k", "l"],
  distortion: {
    matrix: [
      [0, 3],
      [1, 0],
    ],
  },
  perception: {
    transport: [
      [0, 2],
      [5, 0],
    ],
  },
} as const satisfies ProblemData;

const files: Readonly<Record<string, string>> = {
  "channel-counts.csv": "1,2,3\n10,30,0\n",
  "channel-masses.csv": ";w;v;u\n1;0;3/4;0.25\n0;1/2;1/3;1/6\n",
  "source-counts.csv": "0,1\n20,10\n10,60\n",
  "source-masses.csv": "l,0.1,0.6\nk,0.2,0.1\n",
  "rounded.csv": "0.17,0.33,0.5\n0.25,0.75,0",
  "pmf.csv": "0,1\n4,2\n",
  "distortion.csv": "0,3\n1,0\n",
  "cost.csv": ",0,1\n0,0,2\n1,5,0\n",
};
const readTable = (file: string) => readCsv(files[file] ?? "", file);
const same = (data: unknown): void => {
  expect(problemHash(problemFromData(data, { readTable }))).toBe(problemHash(problemFromData(written)));
};
const { outputs } = written.channel;
const { alphabet } = written.source;
const [k, l] = written.source.classes;

describe("every form is the problem that is written out", () => {
  test.each<[string, object]>([
    [
      "channel by counts",
      {
        channel: {
          outputs,
          counts: [
            ["1", 2, 3n],
            [1, 3, 0],
          ],
        },
      },
    ],
    ["channel in a file of counts", { channel: { outputs, file: "channel-counts.csv" } }],
    ["channel in a file of masses, with names in another order", { channel: { outputs, file: "channel-masses.csv" } }],
    [
      "channel in multiples",
      {
        channel: {
          outputs,
          matrix: [
            ["1/2", 1, "3/2"],
            [1, 3, 0],
          ],
          normalise: true,
        },
      },
    ],
    ["normalise: false", { channel: { ...written.channel, normalise: false } }],
    ["a pmf by counts", { source: { alphabet, classes: [{ name: "k", prior: "3/10", counts: [2, 1] }, l] } }],
    ["a pmf in a file", { source: { alphabet, classes: [{ name: "k", prior: "3/10", file: "pmf.csv" }, l] } }],
    ["a pmf in multiples", { source: { alphabet, classes: [{ ...k, pmf: ["0.4", "0.2"], normalise: true }, l] } }],
    [
      "priors in multiples",
      {
        source: {
          alphabet,
          classes: [
            { ...k, prior: 3 },
            { ...l, prior: 7 },
          ],
          normalise: true,
        },
      },
    ],
    [
      "distortion by whole numbers",
      {
        distortion: {
          counts: [
            [0, 3],
            [1, 0],
          ],
        },
      },
    ],
    ["distortion in a file", { distortion: { file: "distortion.csv" } }],
    [
      "costs by whole numbers",
      {
        perception: {
          transport: {
            counts: [
              [0, 2],
              [5, 0],
            ],
          },
        },
      },
    ],
    [
      "costs as a matrix in an object",
      {
        perception: {
          transport: {
            matrix: [
              [0, 2],
              [5, 0],
            ],
          },
        },
      },
    ],
    ["costs in a file", { perception: { transport: { file: "cost.csv" } } }],
  ])("%s", (_, change) => {
    same({ ...written, ...change });
  });

  test("a source in a file, by counts or joint masses", () => {
    const classNames = ["k", "l"];
    const table = {
      ...written,
      source: {
        alphabet,
        classNames,
        counts: [
          [20, 10],
          [10, 60],
        ],
      },
    };
    for (const source of [
      { alphabet, classNames, file: "source-counts.csv" },
      { alphabet, classNames, file: "source-masses.csv" },
      { alphabet, classNames, file: "source-counts.csv", normalise: true },
    ]) {
      const problem = problemFromData({ ...written, source }, { readTable });
      expect(problem.source.joint.equals(problemFromData(table).source.joint)).toBe(true);
      expect(problem.source.joint.equals(problemFromData(written).source.joint)).toBe(true);
    }
  });

  test("a file written back holds the exact numbers, and no names of files", () => {
    const { problem } = problemInput({ ...written, channel: { outputs, file: "channel-counts.csv" } }, { readTable });
    expect(problemToFile(problem).channel).toEqual({
      outputs,
      matrix: written.channel.matrix.map((row) => row.map(String)),
    });
  });
});

describe("notes", () => {
  test("every sum that was not 1, and every file", () => {
    const { notes } = problemInput(
      {
        ...written,
        source: {
          alphabet,
          classes: [
            { name: "k", prior: "3/10", counts: [2, 1] },
            { ...l, normalise: true },
          ],
        },
        channel: { outputs, file: "rounded.csv", normalise: true },
        distortion: { file: "distortion.csv" },
      },
      { readTable },
    );
    expect(JSON.parse(JSON.stringify(notes))).toEqual([
      { kind: "normalised", path: "$.source.classes[0].counts", of: 'the class "k"', sum: "3" },
      {
        kind: "file",
        path: "$.channel",
        file: "rounded.csv",
        rows: 2,
        columns: 3,
        numbers: "masses",
        named: { rows: false, columns: false },
      },
      {
        kind: "file",
        path: "$.distortion",
        file: "distortion.csv",
        rows: 2,
        columns: 2,
        numbers: "values",
        named: { rows: false, columns: false },
      },
    ]);
    const rounded = problemInput({
      ...written,
      channel: {
        outputs,
        matrix: [
          ["0.17", "0.33", "0.51"],
          ["0.25", "0.75", 0],
        ],
        normalise: true,
      },
    });
    expect(JSON.parse(JSON.stringify(rounded.notes))).toEqual([
      { kind: "normalised", path: "$.channel.matrix[0]", of: 'the source letter "0"', sum: "101/100" },
    ]);
  });

  test("nothing is noted of what is exact as it stands", () => {
    expect(problemInput(written).notes).toEqual([]);
  });
});

describe("refusals", () => {
  const channel = (more: object) => () => problemFromData({ ...written, channel: { outputs, ...more } }, { readTable });
  test.each<[string, () => unknown, string]>([
    [
      "a file of another shape",
      channel({ file: "pmf.csv" }),
      "$.channel.file: pmf.csv, line 1: expected 2 rows of 3 numbers",
    ],
    [
      "half a count",
      channel({
        counts: [
          ["1/2", 1, 1],
          [1, 1, 1],
        ],
      }),
      "$.channel.counts[0][0]: expected a count",
    ],
    [
      "a negative mass",
      channel({
        matrix: [
          [-1, 1, 1],
          [1, 1, 1],
        ],
        normalise: true,
      }),
      "$.channel.matrix[0][0]: expected a number that is at least 0, found -1",
    ],
    [
      "only zeros",
      channel({
        counts: [
          [0, 0, 0],
          [1, 1, 1],
        ],
      }),
      '$.channel.counts[0]: expected a positive number for the source letter "0", found only zeros',
    ],
    [
      "counts as masses",
      channel({
        matrix: [
          [1, 2, 3],
          [1, 1, 1],
        ],
      }),
      "found sum 6",
    ],
    [
      "a file and a matrix",
      channel({ matrix: [], file: "a.csv" }),
      '$.channel: expected one of "matrix", "counts", "file"',
    ],
    [
      "normalise beside costs",
      () => problemFromData({ ...written, distortion: { file: "distortion.csv", normalise: true } }, { readTable }),
      "$.distortion.normalise",
    ],
    ["a file that is no text", channel({ file: 3 }), "$.channel.file: expected the name of a CSV file, a string"],
    [
      "a file of nothing",
      channel({ file: "nothing.csv" }),
      "$.channel.file: nothing.csv: expected at least one row, found none",
    ],
    ["one class as a pmf", () => problemFromData({ ...written, source: { alphabet, pmf: [1, 0] } }), "one is enough"],
  ])("%s", (_, read, message) => {
    expect(refusal(read).message).toContain(message);
  });

  test("a file is named, and nobody reads it", () => {
    const text = JSON.stringify({ ...written, channel: { outputs, file: "channel-counts.csv" } });
    const error = refusal(() => readProblem(text));
    expect(error).toMatchObject({ code: "file", path: "$.channel.file" });
  });

  test("masses in a file that do not sum to 1 say how they can be given", () => {
    const error = refusal(() =>
      problemFromData(
        { ...written, channel: { outputs: ["u", "v"], file: "half.csv" } },
        { readTable: () => readCsv("0.5,0.4\n1,0") },
      ),
    );
    expect(error.message).toBe(
      '$.channel.file: half.csv, the source letter "0": expected masses with sum 1 ("normalise": true beside them divides by the sum), found sum 9/10',
    );
  });
});
