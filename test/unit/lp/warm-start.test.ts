/** Which floating-point solver suggests a start: HiGHS for large programs, once somebody has loaded it. */
import { expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { floatHint } from "../../../src/lp/float-hint.js";
import { loadHighsHint } from "../../../src/lp/highs-hint.js";
import { standardForm, type StandardForm } from "../../../src/lp/standard.js";
import type * as module from "../../../src/lp/warm-start.js";
import { randomProblem } from "../../bench/families.js";
import { programAt } from "../../support/programs.js";

/** The module as it is in a process where nothing has been loaded. */
async function fresh(name: string): Promise<typeof module> {
  return (await import(/* @vite-ignore */ `../../../src/lp/warm-start.js?${name}`)) as typeof module;
}

function formOf(size: number): StandardForm {
  return standardForm(
    programAt(randomProblem({ size, seed: 1, perception: "total-variation" }), {
      distortion: Rational.of(4n),
      perception: Rational.of(1n, 20n),
    }),
  );
}

const form = formOf(8);
const byHighs = (await loadHighsHint())(form);
const byFloats = floatHint(form);

it("the two can be told apart here", () => {
  expect(byHighs).not.toEqual(byFloats);
});

it("without HiGHS the small solver serves all programs", async () => {
  const { warmStart, warmStartFrom } = await fresh("unprepared");
  expect(warmStart(form)).toEqual(byFloats);
  expect(warmStartFrom(1)(form)).toEqual(byFloats);
});

it("HiGHS is not loaded for small programs", async () => {
  const { prepareFor, warmStartFrom } = await fresh("small");
  await prepareFor(499);
  await prepareFor(74, 150);
  expect(warmStartFrom(1)(form)).toEqual(byFloats);
});

it.each([
  [500, 1000],
  [75, 150],
])(
  "HiGHS is loaded for %i columns where it is faster from %i on, and suggests for those alone",
  async (columns, from) => {
    const { prepareFor, warmStart, warmStartFrom } = await fresh(`large-${String(columns)}`);
    await prepareFor(columns, from);
    expect(warmStartFrom(form.structural)(form)).toEqual(byHighs);
    expect(warmStartFrom(form.structural + 1)(form)).toEqual(byFloats);
    expect(warmStart(form)).toEqual(byFloats);
  },
);
