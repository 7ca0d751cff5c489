/** The reference solver: what all bases say, on programs whose vertices can be drawn. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mostBases, solveByVertices } from "../../../src/lp/vertices.js";
import { program } from "../../conformance/programs.js";
import { property, runs } from "../../property/property.js";
import { r, refusal } from "../model/definition.js";

const columns = (...costs: readonly string[]): [string][] => costs.map((cost) => [cost]);

describe("small programs", () => {
  test("a square has four vertices, also where two edges are stated twice", () => {
    const square = ["1 0", "0 1", "2 0", "0 3"].map((row, i) => [row, "<=", ["1", "1", "2", "3"][i]!] as const);
    for (const rows of [square.slice(0, 2), square])
      expect(solveByVertices(program(rows, columns("-1", "-2")))).toEqual({
        status: "optimal",
        value: r("-3"),
        vertices: 4,
      });
  });

  test("a pyramid: four planes meet in one vertex, which counts once", () => {
    const rows = ["1 0 1", "0 1 1", "-1 0 1", "0 -1 1"].map((row, i) => [row, "<=", i < 2 ? "2" : "0"] as const);
    // Its base lies on z = 0 between (0,0) and (2,2), its top at (1,1,1).
    expect(solveByVertices(program(rows, columns("0", "0", "-1")))).toEqual({
      status: "optimal",
      value: r("-1"),
      vertices: 5,
    });
  });

  test("nothing feasible, and no least cost", () => {
    expect(solveByVertices(program([["1 1", "<=", "-1"]], columns("1", "1")))).toEqual({ status: "infeasible" });
    expect(solveByVertices(program([["1 -1", "<=", "1"]], columns("-1", "0")))).toEqual({ status: "unbounded" });
    // The same set with a cost that is bounded on it.
    expect(solveByVertices(program([["1 -1", "<=", "1"]], columns("-1", "1")))).toMatchObject({ value: r("-1") });
  });

  test("redundant and contradictory equations", () => {
    const twice = ["1 1", "2 2"].map((row, i) => [row, "=", ["1", "2"][i]!] as const);
    expect(solveByVertices(program(twice, columns("1", "3")))).toEqual({
      status: "optimal",
      value: r("1"),
      vertices: 2,
    });
    expect(
      solveByVertices(
        program(
          [
            ["1 1", "=", "1"],
            ["2 2", "=", "3"],
          ],
          columns("1", "3"),
        ),
      ),
    ).toEqual({
      status: "infeasible",
    });
  });

  test("free columns and columns with two bounds", () => {
    const rows = [["1 1", ">=", "-4"]] as const;
    expect(
      solveByVertices(
        program(rows, [
          ["1", null],
          ["1", "-1", "2"],
        ]),
      ),
    ).toMatchObject({ value: r("-4") });
    expect(
      solveByVertices(
        program(rows, [
          ["0", null],
          ["1", "-1", "2"],
        ]),
      ),
    ).toMatchObject({ value: r("-1") });
  });

  test("too many bases are refused before any is tried", () => {
    const wide = Array.from({ length: 12 }, () => Array.from({ length: 24 }, () => "1").join(" "));
    const given = program(
      wide.map((row) => [row, "<=", "1"] as const),
      columns(...wide.flatMap(() => ["1", "1"])),
    );
    const found = refusal(() => solveByVertices(given));
    expect(found).toMatchObject({ code: "too-large" });
    expect(found.message).toContain(`at most ${String(mostBases)} bases, found C(36, 12)`);
  });
});

property(
  "the least over a simplex with weights is the least of its corners",
  {
    costs: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 6 }),
    sides: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }),
  },
  runs(60, 1191),
  ({ costs, sides }) => {
    // Σ side·x = 1: corner j has x_j = 1/side_j.
    const row = costs.map((_, j) => String(sides[j]!)).join(" ");
    const outcome = solveByVertices(program([[row, "=", "1"]], columns(...costs.map(String))));
    const corners = costs.map((cost, j) => r(`${String(cost)}/${String(sides[j]!)}`));
    expect(outcome).toEqual({
      status: "optimal",
      value: corners.reduce((a, b) => (b.lessThan(a) ? b : a)),
      vertices: costs.length,
    });
  },
);
