/** The potentials that a certificate leaves out are the largest that its plane allows: those that the kernel takes. */
import { expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { convexCase } from "../../../src/model/case.js";
import { rowPotentials, sourcePotentials } from "../../../src/report/potentials.js";

const numbers = (...texts: string[]): Rational[] => texts.map((text) => Rational.parse(text));
const of = convexCase(problemFromData(galleryProblem("binary-denoising")));

test("s of the plane of binary-denoising at (3/20, 1/100), computed by hand in test/kernel/certificates.ts", () => {
  expect(rowPotentials(of, Rational.zero, numbers("8/29", "0"), true).map(String)).toEqual(["-1477/14500", "63/500"]);
});

test("s of its Farkas plane at (11/100, 1/100), which leaves the error out", () => {
  expect(rowPotentials(of, Rational.one, numbers("35/58", "0"), false).map(String)).toEqual([
    "-10511/29000",
    "69/1000",
  ]);
});

test("v of both", () => {
  const { divergence } = of;
  if (divergence.family !== "transport") throw new Error("total variation is a transport cost");
  const [mu, w] = [Rational.parse("8/29"), numbers("8/29", "0")];
  expect(sourcePotentials(divergence.cost, mu, w).map(String)).toEqual(["8/29", "0"]);
  expect(sourcePotentials(divergence.cost, Rational.parse("1/7"), w).map(String)).toEqual(["1/7", "0"]);
});
