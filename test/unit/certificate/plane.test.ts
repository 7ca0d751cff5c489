/** Planes times a number: every inequality that a plane proves is multiplied, and nothing else changes. */
import { expect, test } from "vitest";
import { scaled, type Plane } from "../../../src/certificate/plane.js";
import { list, r } from "../model/definition.js";

const head = { multipliers: { distortion: r("1/3"), perception: r("2") }, rows: list("1/2 -1 0") };

test("multipliers, row potentials and potentials of both alphabets", () => {
  const plane: Plane = { ...head, cut: { kind: "transport", source: list("1 -2"), restored: list("0 1/7") } };
  expect(scaled(plane, r("3/2"))).toEqual({
    multipliers: { distortion: r("1/2"), perception: r("3") },
    rows: list("3/4 -3/2 0"),
    cut: { kind: "transport", source: list("3/2 -3"), restored: list("0 3/14") },
  });
  expect(scaled(scaled(plane, r("3/2")), r("2/3"))).toEqual(plane);
});

test("weights of witnesses", () => {
  const plane: Plane = { ...head, cut: { kind: "witnesses", weights: list("0 1/2 1") } };
  expect(scaled(plane, r("4")).cut).toEqual({ kind: "witnesses", weights: list("0 2 4") });
});
