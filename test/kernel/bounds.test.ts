/** What a check takes is bounded before it is done: reading, the matrices of a problem, a part of the evidence. */
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/exact/json.js";
import { Rational } from "../../src/exact/rational.js";
import { chargePart, charged } from "../../src/kernel/bounds.js";
import { onlyCase } from "../../src/kernel/cases.js";
import { coefficientsOf } from "../../src/kernel/coefficients.js";
import { limits } from "../../src/kernel/index.js";
import { type Letters, unite, values, valuesIfNumeric } from "../../src/kernel/letters.js";
import { Meter } from "../../src/kernel/limits.js";
import { readProblem } from "../../src/kernel/problem.js";
import { Rejection, Where } from "../../src/kernel/rejection.js";
import { scale } from "../../src/kernel/scaled.js";
import { slice } from "../../src/kernel/slice.js";
import { readSurfaceStatement } from "../../src/kernel/statements.js";
import { SurfaceCheck } from "../../src/kernel/surface.js";
import { binaryProblem, binaryValue, changed, oneOutputProblem, rejected } from "./certificates.js";

describe("reading", () => {
  const read = (value: string, steps = Infinity, bits = Infinity): unknown =>
    charged(parseJson(value), new Meter(steps, bits), Where.root);

  it("numbers count with their lengths, wherever they stand, as strings or not", () => {
    for (const text of [`"1/3"`, `0.3`, `[["1/3"]]`, `{"a":{"b":"1/3"}}`]) {
      expect(() => read(text, 0)).toThrow(Rejection);
      expect(() => read(text, Infinity, 3)).toThrow(Rejection);
      expect(read(text, 1000, 20)).toEqual(parseJson(text));
    }
  });

  it("names do not, nor do true, false and null", () => {
    const text = `["${"x".repeat(100_000)}",true,false,null,{"9":"inf"}]`;
    expect(read(text, 0, 0)).toEqual(parseJson(text));
  });

  it("an exponent is as long as the digits it stands for, and no longer than the largest", () => {
    expect(() => read(`"1e-9999"`, Infinity, 33_000)).toThrow(Rejection);
    for (const text of [`"1e-9999"`, `"1E+99999999"`]) expect(read(text, Infinity, 34_000)).toBeDefined();
  });

  it("of exponents a small certificate cannot hold more than of digits", () => {
    const restorer = [new Array<string>(40_000).fill("1e9999"), ["1"]];
    expect(rejected(changed(binaryValue, "evidence.restorer", restorer)).reason).toBe(
      `expected numbers of at most ${String(limits.numberBits)} bits in all, found more up to here`,
    );
  });
});

describe("a part of the evidence", () => {
  it("the slopes of a slice are charged before they are computed", () => {
    const long = 10n ** 2000n;
    const breakpoints = [3n, 2n, 1n].map((left, i) => ({
      at: String(i),
      value: `${String(left * left * long + 1n)}/${String(long)}`,
    }));
    const statement = JSON.stringify({ kind: "slice", fixed: { distortion: "inf" }, breakpoints });
    const read = (steps: number): unknown => slice.read(parseJson(statement), Where.root, new Meter(steps));
    expect(read(200_000_000)).toMatchObject({ kind: "slice" });
    expect(() => read(1_000_000)).toThrow(Rejection);
  });

  const part = (steps: number, operations: number, ...factors: Parameters<typeof chargePart>[1]): void => {
    chargePart(operations, factors, new Meter(steps), Where.root);
  };
  const long = Rational.of(1n, 1n << 100_000n);

  it("costs the square of the length of all its factors, for each operation", () => {
    const square = (200_000 / 64 / 2) ** 2;
    expect(() => part(4000 * square, 1000, long, long)).toThrow(Rejection);
    expect(() => part(5000 * square, 1000, long, long)).not.toThrow();
    expect(() => part(4000 * square, 1000, long)).not.toThrow();
  });

  it("has factors of every form: numerators count, and what is left out does not", () => {
    const numerators = scale([Rational.of(1n << 100_000n), Rational.one], new Meter(), Where.root);
    for (const factor of [
      long,
      numerators,
      { rows: [[1n], [-1n << 100_000n]], denominator: 1n },
      1n << 100_000n,
      100_000,
    ]) {
      expect(() => part(2 ** 20, 100, factor)).toThrow(Rejection);
    }
    expect(() => part(2 ** 20, 100, undefined)).not.toThrow();
  });
});

it("long integers in a divergence count, whatever their denominator", () => {
  const bits = (perception: unknown, alphabet = ["0", "1", "2"]): number | undefined => {
    const problem = readProblem(
      parseJson(JSON.stringify(oneOutputProblem(perception, alphabet))),
      Where.root,
      new Meter(),
    );
    const [divergence] = problem.divergences;
    if (divergence === undefined || divergence.form === "smooth") return undefined;
    return "byCoupling" in divergence.distance ? undefined : divergence.distance.bits;
  };
  const long = `1${"0".repeat(1000)}`;
  expect(bits({ witnesses: [["0", long, "1"]] })).toBe(3322);
  expect(bits("wasserstein-1", ["0", long, "1"])).toBe(3323);
  expect(bits("wasserstein-2-squared", ["0", long, "1"])).toBe(6646);
  expect(bits("total-variation")).toBe(1);
  expect(bits("chebyshev")).toBe(1);
});

it("matrices that are named are charged together, before the first is read", () => {
  const named = {
    ...binaryProblem,
    distortion: "squared-error",
    perception: { minimum: ["total-variation", "wasserstein-1"] },
  };
  const read = (left: number): unknown => {
    const meter = new Meter();
    meter.deriving(1, limits.derivedBits - left - 256, Where.root);
    return readProblem(parseJson(JSON.stringify(named)), Where.root, meter);
  };
  // Six matrices of four entries: the pmfs, the joint masses and the channel are read, then Δ and two ρ are charged.
  expect(read(6 * 4 * 300)).toMatchObject({ name: "binary-denoising" });
  expect(() => read(5 * 4 * 256)).toThrow(expect.objectContaining({ where: "$" }));
});

it.each([
  ["numbers", ["0", "1/2"]],
  ["names", ["0", "1/2", "x"]],
])("letters that are %s are read once, however many divergences ask for their values", (_, alphabet) => {
  let reads = 0;
  const letters = unite(alphabet, alphabet, Where.root);
  const counted: Letters = {
    ...letters,
    get union() {
      reads++;
      return letters.union;
    },
  };
  const found = [1, 2, 3].map(() => valuesIfNumeric(counted, new Meter()));
  expect(reads).toBe(1);
  expect(found).toEqual(new Array(3).fill(found[0]));
  if (found[0] === undefined)
    expect(() => values(counted, new Meter())).toThrow(expect.objectContaining({ where: "$.source.alphabet[2]" }));
});

it("the hints of a surface are kept, and count", () => {
  const data = parseJson(JSON.stringify(binaryProblem));
  const problem = readProblem(data, Where.root, new Meter());
  const text = {
    kind: "surface",
    pieces: [{ intercept: "1", multipliers: { distortion: "0", perception: "0" } }],
    domain: [
      { distortion: "1", perception: "0", atLeast: "0" },
      { distortion: "0", perception: "1", atLeast: "0" },
    ],
  };
  const statement = readSurfaceStatement(parseJson(JSON.stringify(text)), Where.root);
  const meter = new Meter(limits.steps, 64_000);
  const instance = { problem, coefficients: coefficientsOf(problem, meter, Where.root), meter };
  const hint = parseJson(JSON.stringify({ pieces: new Array(1000).fill(0), rows: [0, 1] }));
  expect(() =>
    new SurfaceCheck(
      statement,
      onlyCase(problem)!,
      { statement: Where.root, evidence: Where.root },
      instance,
    ).neighbours([hint]),
  ).toThrow(Rejection);
});
