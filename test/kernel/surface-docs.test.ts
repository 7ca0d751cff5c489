/** The surface of docs/formats.md is accepted as it is printed there, and is all of C. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { binaryProblem, changed, rejected, sealed } from "./certificates.js";
import { referenceSurface, surfaceData } from "./surfaces.js";

const section = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8").split(
  "### Statement `surface`",
)[1]!;
const { statement, evidence } = JSON.parse(/```json\n([^]*?)```/.exec(section)![1]!);

it("is accepted", () => {
  expect(check(sealed(binaryProblem, statement, evidence))).toMatchObject({ status: "accepted", vertices: 2 });
  expect(statement).toEqual(surfaceData(referenceSurface(binaryProblem))["statement"]);
});

it("says what its corners are", () => {
  const corners = [
    ...section.matchAll(
      /\((\d+(?:\/\d+)?), (\d+(?:\/\d+)?)\), attained by the (first|second)(?: restorer)? with ε = (\d+\/\d+)/g,
    ),
  ];
  expect(corners).toHaveLength(2);
  for (const [, D, P, which, errorRate] of corners) {
    const without = changed(sealed(binaryProblem, statement, evidence), "evidence.restorers", [
      evidence.restorers[which === "first" ? 1 : 0],
    ]);
    expect(rejected(without).reason).toContain(`(E[Δ], d, ε) = (${D}, ${P}, ${errorRate})`);
    const { intercept, multipliers } = statement.pieces[1];
    expect(
      Rational.parse(intercept)
        .minus(Rational.parse(multipliers.perception).times(Rational.parse(P!)))
        .toString(),
    ).toBe(errorRate);
  }
});
