/** The extracted checker in the form that workers can read: fewer calls inside each other, the same program. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { shallow } from "../../../scripts/shallow.mjs";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { certificate, solve } from "../../../src/tradeoff/solve.js";

const file = new URL("../../../proofs/extraction/checker.cjs", import.meta.url);

const chain = (name: string, count: number, inside: string): string =>
  `${`${name}(`.repeat(count)}${inside}${")".repeat(count)}`;

it("makes a loop of a long chain of equal calls, in the same order", () => {
  const text = `var n=0;function a(x){n++;return x*2%97+1}var r=${chain("a", 150, "7")};[n,r]`;
  const loop = shallow(text);
  expect(loop).not.toContain("a(a(");
  expect(runInNewContext(loop)).toEqual(runInNewContext(text));
});

it("leaves alone what is no such chain", () => {
  for (const text of [chain("a", 99, "0"), chain("a", 150, "x"), `${"a(".repeat(150)}0)`, chain("b.a", 150, "0")])
    expect(shallow(text)).toBe(text);
});

it("is the checker, with the chain of its largest number in one loop", () => {
  const text = readFileSync(file, "utf8");
  const program = shallow(text);
  expect(program).not.toMatch(/([\w$]+)\((?:\1\(){99}/);
  expect(program.length).toBeLessThan(text.length);
  const made: { exports: { check?: (bytes: Uint8Array) => string } } = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- A program that a test has made is run.
  new Function("module", "exports", "require", program)(made, made.exports, createRequire(import.meta.url));
  const original = createRequire(import.meta.url)(file.pathname) as { check(bytes: Uint8Array): string };
  const point = solve(problemFromData(galleryProblem("z-channel")), { distortion: "1/5", perception: "1/10" });
  const bytes = new TextEncoder().encode(JSON.stringify(certificate(point)));
  expect(made.exports.check?.(bytes)).toBe(original.check(bytes));
  expect(original.check(bytes)).toContain("accepted");
});
