/** The linear program of a point: names, order and size of rows and columns, for every kind. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import type { Bounds } from "../../../../src/certificate/plane.js";
import { coefficient, type LinearProgram } from "../../../../src/lp/program.js";
import { convexCase } from "../../../../src/model/case.js";
import { problem, type ProblemDefinition } from "../../../../src/model/problem.js";
import { errorOnly, RestorerProgram, type ProgramShape } from "../../../../src/tradeoff/formulation/program.js";
import { base, r, rows } from "../../model/definition.js";

const both: ProgramShape = { distortion: "bounded", perception: "bounded" };
const at = { distortion: r("1/2"), perception: r("1/7") };

function programOf(perception: ProblemDefinition["perception"], shape = both, bounds: Bounds = at): LinearProgram {
  return new RestorerProgram(convexCase(problem({ ...base, perception })), shape).at(errorOnly, bounds);
}

const rowText = ({ rows: all }: LinearProgram): string[] =>
  all.map(({ name, relation, bound }) => `${name} ${relation} ${String(bound)}`);

// p_X = (3/8, 5/8) on "0", "1"; π = (5/16, 11/16, 0); restored letters "1", "2".
const outputs = ["restorer at u = 5/16", "restorer at v = 11/16"];

describe("rows", () => {
  test("without bounds: one per output of positive mass", () => {
    expect(
      rowText(
        programOf(
          "total-variation",
          { distortion: "free", perception: "free" },
          { distortion: "inf", perception: "inf" },
        ),
      ),
    ).toEqual(outputs);
  });

  test("with a distortion bound alone", () => {
    const program = programOf(
      "total-variation",
      { distortion: "bounded", perception: "free" },
      { ...at, perception: "inf" },
    );
    expect(rowText(program)).toEqual([...outputs, "distortion <= 1/2"]);
    expect(program.columns.map(({ name }) => name)).toEqual(["Q(1|u)", "Q(2|u)", "Q(1|v)", "Q(2|v)"]);
    expect([0, 1, 2, 3].map((j) => coefficient(program, 2, j).toString())).toEqual(["3/16", "7/8", "3/16", "5/4"]);
    expect([0, 1, 2, 3].map((j) => coefficient(program, j < 2 ? 0 : 1, j).toString())).toEqual([
      "5/16",
      "5/16",
      "11/16",
      "11/16",
    ]);
    expect(program.columns.map(({ cost }) => Rational.of(cost, program.costDenominator).toString())).toEqual([
      "9/40",
      "7/80",
      "21/40",
      "13/80",
    ]);
  });

  test("total variation: one per common letter; the mass of lost letters moves to the bound", () => {
    expect(rowText(programOf("total-variation"))).toEqual([
      ...outputs,
      "distortion <= 1/2",
      "mass of 1 >= 5/8",
      "perception <= -13/56",
    ]);
  });

  test("Wasserstein-1: a balance at every point of the line but the last", () => {
    const program = programOf("wasserstein-1");
    expect(rowText(program)).toEqual([
      ...outputs,
      "distortion <= 1/2",
      "balance at 0 = 3/8",
      "balance at 1 = 5/8",
      "perception <= 1/7",
    ]);
    expect(program.columns.slice(4).map(({ name }) => name)).toEqual([
      "flow right between 0 and 1",
      "flow left between 0 and 1",
      "flow right between 1 and 2",
      "flow left between 1 and 2",
    ]);
  });

  test("a transport cost: a coupling with both marginals", () => {
    for (const perception of ["wasserstein-2-squared", { transport: rows("0 1 | 2 0") }] as const) {
      const program = programOf(perception);
      expect(rowText(program)).toEqual([
        ...outputs,
        "distortion <= 1/2",
        "mass of 0 = 3/8",
        "mass of 1 = 5/8",
        "restored mass of 1 = 0",
        "restored mass of 2 = 0",
        "perception <= 1/7",
      ]);
      expect(program.columns.slice(4).map(({ name }) => name)).toEqual([
        "from 1 to 0",
        "from 2 to 0",
        "from 1 to 1",
        "from 2 to 1",
      ]);
    }
  });

  test("witnesses: g·q ≥ g·p − P, and 0 ≥ −P", () => {
    expect(rowText(programOf({ witnesses: rows("1 2 3") }))).toEqual([
      ...outputs,
      "distortion <= 1/2",
      "restored mass of 1 = 0",
      "restored mass of 2 = 0",
      "witness 0 >= 83/56",
      "perception >= -1/7",
    ]);
    expect(programOf("chebyshev").rows).toHaveLength(3 + 2 + 6 + 1);
    expect(programOf("kolmogorov-smirnov").rows).toHaveLength(3 + 2 + 4 + 1);
  });

  test("source letters of mass zero have no rows of their own", () => {
    const source = {
      alphabet: ["0", "1"],
      classNames: ["a", "b"],
      counts: [
        [0n, 1n],
        [0n, 3n],
      ],
    };
    const program = new RestorerProgram(
      convexCase(problem({ ...base, source, perception: "wasserstein-2-squared" })),
      both,
    ).at(errorOnly, at);
    expect(program.rows.map(({ name }) => name)).not.toContain("mass of 0");
    expect(program.columns.map(({ name }) => name)).not.toContain("from 1 to 0");
  });
});

test("a finite row needs a finite bound", () => {
  const program = new RestorerProgram(convexCase(problem(base)), both);
  expect(() => program.at(errorOnly, { distortion: "inf", perception: r("0") })).toThrow(RangeError);
  expect(() => program.at(errorOnly, { distortion: r("0"), perception: "inf" })).toThrow(RangeError);
});
