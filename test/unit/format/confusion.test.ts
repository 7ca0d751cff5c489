/** Confusion matrices: names and shape of the CSV, and the problem by hand. */
import { describe, expect, test } from "vitest";
import { confusionFromCsv, confusionProblem } from "../../../src/format/confusion.js";
import { readCsv } from "../../../src/format/csv.js";
import { problemFromData } from "../../../src/format/problem.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { refusal } from "../model/definition.js";

const read = (text: string) => {
  const { classes, counts } = confusionFromCsv(readCsv(text), "c.csv");
  return { classes, counts: counts.map((row) => row.map(String)) };
};
const counts = [
  ["8", "2"],
  ["1", "9"],
];

describe("names", () => {
  test.each([
    ["none", "8,2\n1,9", ["0", "1"]],
    ["in the first row", "on,off\n8,2\n1,9", ["on", "off"]],
    ["in the first column", "on;8;2\noff;1;9", ["on", "off"]],
    ["in both", ",on,off\non,8,2\noff,1,9", ["on", "off"]],
    ["in both, in another order", "true\\said,on,off\noff,1,9\non,8,2", ["on", "off"]],
    ["that are numbers, with an empty corner", "\t4\t9\n4\t8\t2\n9\t1\t9", ["4", "9"]],
  ])("%s", (_, text, classes) => {
    expect(read(text)).toEqual({ classes, counts });
  });
});

test("the problem: priors by rows, the channel by answers, and the answer is taken at its word", () => {
  const problem = problemFromData(confusionProblem({ name: "belts", ...read("on,off\n8,2\n1,9") }));
  expect(problem.source.marginal.toArray().map(String)).toEqual(["1/2", "1/2"]);
  expect(problem.channel.matrix.toArrays().map((row) => row.map(String))).toEqual([
    ["4/5", "1/5"],
    ["1/10", "9/10"],
  ]);
  // The classes are the letters: Hamming distortion and error rate are the same, at best 3 of 20.
  const { distortion, errorRate } = minima(problem);
  expect([distortion, errorRate].map(String)).toEqual(["3/20", "3/20"]);
});

test.each<[string, () => unknown, string]>([
  [
    "a class that never occurred",
    () => confusionProblem({ name: "x", ...read("a,b\n1,2\n0,0") }),
    'counts[1]: expected a positive count for the class "b"',
  ],
  [
    "not square",
    () => confusionProblem({ name: "x", classes: ["a"], counts: [[1, 2]] }),
    "counts: expected 1 rows of 1 counts",
  ],
  ["names that do not agree", () => read(",a,b\na,1,2\nc,3,4"), 'the name of a class, one of "a", "b", found "c"'],
  ["a decimal comma", () => read("1,5;2\n3;4"), "c.csv, line 1, cell 1: expected a number with a decimal point"],
  [
    "half a count",
    () => problemFromData(confusionProblem({ name: "x", ...read("1.5;2\n3;4") })),
    "counts[0][0]: expected a count",
  ],
])("refused: %s", (_, make, message) => {
  expect(refusal(make).message).toContain(message);
});
