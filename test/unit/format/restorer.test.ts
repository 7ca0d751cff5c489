/** Restorers made elsewhere: rows, counts, CSV; and what is divided by its sum. */
import { describe, expect, test } from "vitest";
import { readCsv } from "../../../src/format/csv.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { restorer, restorerFromCounts, restorerFromCsv, restorerFromData } from "../../../src/format/restorer.js";
import { solve } from "../../../src/tradeoff/solve.js";
import { refusal } from "../model/definition.js";

const problem = problemFromData(galleryProblem("binary-erasure"));
const rows = [
  ["1", "0"],
  ["1/3", "2/3"],
  ["0", "1"],
];
const shown = (given: { toArrays(): unknown[][] }): string[][] => given.toArrays().map((row) => row.map(String));

describe("the same restorer in every form", () => {
  test.each<[string, unknown]>([
    ["rows", rows],
    ["a matrix", { matrix: rows }],
    [
      "counts",
      {
        counts: [
          [5, 0],
          [1, 2],
          [0, 1],
        ],
      },
    ],
    [
      "a matrix in multiples",
      {
        matrix: [
          [2, 0],
          ["0.1", "0.2"],
          [0, 1],
        ],
        normalise: true,
      },
    ],
    ["the output of solve", { problem: "p", status: "optimal", restorer: rows }],
  ])("%s", (_, data) => {
    expect(shown(restorerFromData(problem, data).restorer)).toEqual(rows);
  });

  test("CSV with masses, counts, names", () => {
    for (const text of [
      "1,0\n1/3,2/3\n0,1",
      "5,0\n1,2\n0,1",
      "1,0\n2,1\n0,1".replaceAll(",", ";").replace("2;1", "1;2"),
      ";1;0\n1;1;0\nerased;2;1\n0;0;4",
    ])
      expect(shown(restorerFromCsv(problem, readCsv(text), "r.csv").restorer)).toEqual(rows);
  });

  test("rows and counts of a program", () => {
    expect(shown(restorer(problem, rows))).toEqual(rows);
    expect(
      shown(
        restorerFromCounts(problem, [
          [5, 0],
          [1, 2],
          [0, 1n],
        ]),
      ),
    ).toEqual(rows);
  });
});

test("rounded rows are divided by their sums when that is asked for, and only then", () => {
  const rounded = [
    ["1", "0"],
    ["0.33", "0.66"],
    ["0", "1"],
  ];
  expect(refusal(() => restorerFromData(problem, rounded)).message).toContain("sum 99/100");
  const { restorer: exact, notes } = restorerFromData(problem, rounded, true);
  expect(shown(exact)).toEqual(rows);
  expect(JSON.parse(JSON.stringify(notes))).toEqual([
    { kind: "normalised", path: "$[1]", of: 'the output "erased"', sum: "99/100" },
  ]);
  const csv = readCsv("1,0\n0.33,0.66\n0,1");
  expect(refusal(() => restorerFromCsv(problem, csv, "r.csv")).message).toContain(
    'r.csv, the output "erased": expected masses with sum 1',
  );
  expect(shown(restorerFromCsv(problem, csv, "r.csv", true).restorer)).toEqual(rows);
});

test.each<[string, () => unknown, string]>([
  [
    "too few rows",
    () => restorer(problem, rows.slice(1)),
    "$: expected 3 entries (one row per channel output), found 2",
  ],
  ["too few counts", () => restorerFromCounts(problem, [[1, 0], [1], [0, 1]]), "$.counts[1]: expected 2 entries"],
  [
    "an output that never occurred",
    () =>
      restorerFromCounts(problem, [
        [1, 0],
        [0, 0],
        [0, 1],
      ]),
    'for the output "erased", found only zeros',
  ],
  [
    "no restorer",
    () => restorerFromData(problem, "rows"),
    "$: expected a restorer, one row per channel output, a list",
  ],
])("refused: %s", (_, read, message) => {
  expect(refusal(read).message).toContain(message);
});

test("the restorer of a solution is read back as it is", () => {
  const point = solve(problem, { distortion: "1/5", perception: "1/10" });
  if (point.status !== "optimal") throw new Error("feasible");
  const data: unknown = JSON.parse(JSON.stringify({ restorer: point.restorer }));
  expect(restorerFromData(problem, data).restorer.equals(point.restorer)).toBe(true);
});
