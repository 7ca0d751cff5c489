/**
 * Wrong arguments that must be refused, each with a message that helps: nothing is accepted that
 * means something else than it says. (test/property/arguments.test.ts asks of all functions that they
 * throw nothing but InputError.)
 */
import { describe, expect, it } from "vitest";
import { ChannelSpace, OrbitTest, canonical, channelMatrix, inputSymmetries } from "../../src/enumeration/index.js";
import { instances, pick, placedPoint, problemWithBounds } from "../../src/generate/index.js";
import { InputError } from "../../src/exact/errors.js";
import * as root from "../../src/index.js";
import { checkStream, checkText } from "../../src/kernel/index.js";
import { linearProgram, solveLinearProgram } from "../../src/lp/index.js";
import { csv, pointText, surfaceListing } from "../../src/report/index.js";
import { conjectureNamed, instance, scanOf, search, shrink, verify } from "../../src/conjectures/index.js";
import { interruptedSurface } from "../support/surfaces.js";

const { Rational, RationalMatrix } = root;
const data = root.galleryProblem("binary-denoising");
const problem = root.problemFromData(data);
const third = Rational.parse("1/3");

/** The message of the error with which wrong arguments are refused. Callers in JavaScript know no types. */
function refusal(call: (any: (value: unknown) => never) => unknown): string {
  try {
    call((value) => value as never);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

const found =
  (expected: RegExp) =>
  (message: string): void => {
    expect(message).toMatch(expected);
  };

describe("numbers", () => {
  it.each([
    [() => refusal(() => Rational.from(0.3)), /write "0\.3" in quotes, found the number 0\.3$/],
    [() => refusal(() => Rational.from(NaN)), /^number: expected an exact number: .*, found the number NaN$/],
    [() => refusal((any) => Rational.parse(any(5))), /^number: expected a text such as "7\/10", found the number 5$/],
    [() => refusal((any) => Rational.of(any(1), 2n)), /^numerator: expected a BigInt, such as 7n, found the number 1$/],
    [() => refusal((any) => Rational.of(1n, any("2"))), /^denominator: expected a BigInt/],
    [() => refusal((any) => third.plus(any("1/3"))), /^operand: expected a Rational .*found "1\/3"$/],
    [() => refusal((any) => third.equals(any(1))), /^operand: expected a Rational/],
    [() => refusal(() => root.Root.of(Rational.of(-1n))), /^square: expected a number ≥ 0, found "-1"$/],
    [() => refusal(() => root.Enclosure.of(Rational.one, third)), /^upper: expected at least 1, the lower end/],
    [() => refusal((any) => RationalMatrix.from(any("rows"))), /^rows: expected a list, found "rows"$/],
    [() => refusal((any) => RationalMatrix.from(any([["1/2"]]))), /^rows\[0\]\[0\]: expected a Rational/],
    [
      () => refusal((any) => RationalMatrix.from([[third]]).at(any("0"), 0)),
      /^row: expected a whole number from 0 to 0/,
    ],
    [() => refusal(() => RationalMatrix.from([[third]]).at(0, 0.5)), /^column: /],
    [() => refusal((any) => RationalMatrix.over(1, 1, any([1]), 2n)), /^numerators\[0\]: expected a BigInt/],
  ])("%#", (message, expected) => {
    found(expected)(message());
  });
});

describe("problems, bounds, restorers", () => {
  it.each([
    [
      () => refusal((any) => root.solve(any("file.json"), any({}))),
      /^problem: expected a problem, .*found "file\.json"$/,
    ],
    [() => refusal((any) => root.solve(any(data), any({}))), /^problem: expected a problem, .*found an object$/],
    [() => refusal((any) => root.solve(problem, any({}))), /^distortion: expected .*found nothing$/],
    [() => refusal((any) => root.solve(problem, any({ distortion: 1 }))), /^perception: expected .*found nothing$/],
    [() => refusal((any) => root.solve(problem, any("1,1"))), /^bounds: expected the bounds, an object/],
    [() => refusal(() => root.solve(problem, { distortion: 0.3, perception: 1 })), /write "0\.3" in quotes/],
    [
      () => refusal((any) => root.solve(problem, { distortion: 1, perception: 1 }, any({ rute: "linear" }))),
      /^options\.rute: expected one of the keys route, symmetries/,
    ],
    [() => refusal((any) => root.problemFromData(any("text"))), /^\$: expected a problem, an object, found "text"$/],
    [() => refusal((any) => root.readProblem(any(data))), /^text: expected a text, found an object$/],
    [
      () => refusal(() => root.evaluate(problem, RationalMatrix.from([[Rational.one, Rational.zero]]))),
      /^restorer: expected 2 × 2/,
    ],
    [
      () =>
        refusal(() =>
          root.evaluate(
            problem,
            RationalMatrix.from([
              [third, third],
              [third, third],
            ]),
          ),
        ),
      /^restorer: row 0: expected masses ≥ 0 with sum 1.*found sum 2\/3$/,
    ],
    [
      () =>
        refusal((any) =>
          root.evaluate(
            problem,
            any([
              ["1", "0"],
              ["0", "1"],
            ]),
          ),
        ),
      /^restorer: expected a RationalMatrix/,
    ],
    [() => refusal(() => root.restorer(problem, [["1", "0"]])), /^\$: expected 2 entries/],
    [
      () => refusal((any) => root.slice(any(problem), { distortion: 1 })),
      /^surface: expected a surface, .*found an object$/,
    ],
    [() => refusal((any) => root.sliceAt(problem, any({}))), /^slice: expected one of distortion/],
    [() => refusal((any) => root.sweepAt(problem, any({ distortion: 1 }))), /^perception: /],
    [() => refusal((any) => root.certificate(any({}))), /^point\.status: expected optimal or enclosed or undecided or infeasible/],
    [() => refusal((any) => root.latex(any({}))), /^listing\.head: expected a list, found nothing$/],
    [() => refusal((any) => root.table(problem, any({}))), /^distortion: expected a list of bounds/],
    [
      () => refusal((any) => root.table(problem, any({ distortion: new Array(2), perception: "0" }))),
      /a list with a hole$/,
    ],
    [() => refusal(() => root.theorem1(interruptedSurface(problem, 1))), /^surface: expected a complete surface/],
    [
      () => refusal((any) => pointText(root.solve(problem, { distortion: 1, perception: 1 }), any(-1))),
      /^shown: expected a notation/,
    ],
    [() => refusal((any) => surfaceListing(any(problem))), /^surface: expected a surface/],
    [() => refusal((any) => csv(any([]))), /^listing: expected a listing/],
    [() => refusal((any) => checkText(any(Buffer.from("{}")))), /^content: expected a text/],
    [() => refusal((any) => checkStream(() => any("{}"))), /^open\(\): expected a list, or another source/],
  ])("%#", (message, expected) => {
    found(expected)(message());
  });

  it("a function in steps refuses before the first step", () => {
    expect(() => root.surfaceSteps("x" as never)).toThrow(InputError);
    expect(() => new root.PointSolver(problem).steps({} as never)).toThrow(InputError);
  });

  it("an iterator that gives nothing has no steps", () => {
    expect(refusal((any) => root.finish(any({ next: () => null })))).toMatch(/^steps: expected an iterator/);
  });
});

describe("enumeration, generators, searches, linear programs", () => {
  const conjecture = conjectureNamed("theorem-2");

  it.each([
    [
      () => refusal((any) => new ChannelSpace(any({ inputs: 2, outputs: 2 }))),
      /^denominator: expected a BigInt from 1n on, found nothing$/,
    ],
    [
      () => refusal((any) => new ChannelSpace({ inputs: 2, outputs: 2, denominator: 3n }).unrank(any(1))),
      /^rank: expected a BigInt/,
    ],
    [() => refusal(() => channelMatrix([[1n], [1n, 2n]])), /^rows\[1\]: expected a row as long as the first/],
    [() => refusal(() => inputSymmetries(2, [[1, 1]])), /^symmetries: expected a permutation of 0, …, 1/],
    [() => refusal(() => canonical([[1n, 2n]], inputSymmetries(2))), /^symmetries\.inputs: expected 1/],
    [
      () => refusal(() => new OrbitTest(2, 2).orbit(new Int32Array(3))),
      /^entries: expected an Int32Array of 4 entries/,
    ],
    [
      () => refusal((any) => instances(any({ kinds: ["constructor"] }))),
      /^kinds\[0\]: expected one of "total-variation"/,
    ],
    [() => refusal((any) => instances(any({ second: "worse" }))), /^second: expected one of "any", "degraded"/],
    [() => refusal((any) => problemWithBounds(any("1"))), /^count: expected a whole number/],
    [() => refusal(() => placedPoint(interruptedSurface(problem, 1))), /^surface: expected a complete surface/],
    [() => refusal(() => pick(() => 7, "name", ["a", "b"])), /^choose: expected a whole number from 0 to 1/],
    [() => refusal((any) => instance(any({ ...data }))), /^\$\.source\.classes\[0\]\.prior: expected a Rational/],
    [() => refusal((any) => scanOf(any({ name: "n" }))), /^conjecture\.statement: expected a text, found nothing$/],
    [() => refusal((any) => shrink(any(problem), conjecture.decide)), /^given\.definition: expected the definition/],
    [
      () => refusal((any) => linearProgram([], any([{ name: "x", cost: third, coefficients: { y: 1 } }]))),
      /^columns\[0\]\.coefficients\.y: expected a Rational/,
    ],
    [() => refusal((any) => solveLinearProgram(any({}))), /^program\.rows: expected a list, found nothing$/],
    [
      () => refusal(() => solveLinearProgram(linearProgram([], []), { start: [3] })),
      /^options\.start\[0\]: expected no index/,
    ],
  ])("%#", (message, expected) => {
    found(expected)(message());
  });

  it("searches answer with a promise that is rejected", async () => {
    await expect(search(conjecture, { cases: 1 as never })).rejects.toThrow(
      /^options\.cases: expected a BigInt from 0n on/,
    );
    await expect(search(conjecture, { time: Infinity })).rejects.toThrow(
      /^options\.time: expected a number of milliseconds/,
    );
    await expect(search({ ...conjecture, decide: undefined } as never)).rejects.toThrow(InputError);
    await expect(verify(conjecture, [{}] as never)).rejects.toThrow(/^parts\[0\]\.family: expected a Family/);
  });
});

describe("instances of another copy of the package", () => {
  // The query makes the runner load the file again.
  const again = async (file: string): Promise<Record<string, never>> =>
    (await import(/* @vite-ignore */ `../../src/${file}?copy`)) as Record<string, never>;

  it("numbers mix", async () => {
    const { Rational: Other } = (await again("exact/rational.ts")) as unknown as { Rational: typeof Rational };
    const foreign = Other.parse("1/6");
    expect(foreign).not.toBeInstanceOf(Rational);
    expect(String(third.plus(foreign))).toBe("1/2");
    expect(String(Rational.from(foreign))).toBe("1/6");
    expect(String(RationalMatrix.from([[foreign]]).at(0, 0))).toBe("1/6");
  });

  it("problems do not, and the message says why", async () => {
    const { problem: build } = (await again("model/problem.ts")) as unknown as {
      problem: (definition: unknown) => typeof problem;
    };
    const foreign = build({
      name: problem.name,
      source: problem.source.definition,
      channel: { outputs: problem.channel.outputs.letters, matrix: problem.channel.matrix.toArrays() },
      classifier: problem.classifier.definition,
      distortion: problem.distortion.definition,
      perception: problem.perception.definition,
    });
    expect(refusal(() => root.solve(foreign, { distortion: 1, perception: 1 }))).toMatch(
      /found a Problem of another copy of exact-cdp$/,
    );
    expect(root.problemToFile(foreign).name).toBe(problem.name);
  });
});
