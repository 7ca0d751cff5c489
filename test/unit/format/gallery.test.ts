/**
 * Every problem of the gallery is valid down to the last mass, and the things its
 * description says can be computed by hand are computed here.
 *
 * Notation: a(k,x) = P_k p(x|k); ε_X, ε_Y are the Bayes risks of source and observation.
 */
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { max, min, Rational, sum } from "../../../src/exact/rational.js";
import { gallery, galleryNames, galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFormat, type ProblemFile } from "../../../src/format/problem-file.js";

const numbers = (texts: readonly string[]): Rational[] => texts.map((text) => Rational.parse(text));
const { zero, one } = Rational;
const at = <T>(values: readonly T[], index: number): T => {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no entry ${String(index)}`);
  return value;
};

/** a(k,x), class by letter. */
function jointMasses({ source }: ProblemFile): Rational[][] {
  if ("classes" in source) {
    return source.classes.map(({ prior, pmf }) => numbers(pmf).map((mass) => mass.times(Rational.parse(prior))));
  }
  const counts = source.counts.map(numbers);
  const total = sum(counts.flat());
  return counts.map((row) => row.map((count) => count.over(total)));
}

const classNames = ({ source }: ProblemFile): readonly string[] =>
  "classes" in source ? source.classes.map(({ name }) => name) : source.classNames;
const restoredLetters = (problem: ProblemFile): readonly string[] =>
  problem.restored?.alphabet ?? problem.source.alphabet;
const unionLetters = (problem: ProblemFile): string[] => [
  ...new Set([...problem.source.alphabet, ...restoredLetters(problem)]),
];

/** Joint masses of class and observation. */
function observedMasses(problem: ProblemFile): Rational[][] {
  const matrix = problem.channel.matrix.map(numbers);
  return jointMasses(problem).map((row) =>
    problem.channel.outputs.map((_, y) => sum(row.map((mass, x) => mass.times(at(at(matrix, x), y))))),
  );
}

/** 1 − Σ_z max_k a(k,z). */
function bayesRisk(joint: readonly (readonly Rational[])[]): Rational {
  return one.minus(sum(at(joint, 0).map((_, z) => joint.map((row) => at(row, z)).reduce(max))));
}

function expectPmf(texts: readonly string[], length: number): void {
  const masses = numbers(texts);
  expect(masses.length).toBe(length);
  expect(masses.every((mass) => mass.sign() >= 0)).toBe(true);
  expect(sum(masses).toString()).toBe("1");
}

function expectNonNegativeMatrix(matrix: readonly (readonly string[])[], rows: number, columns: number): void {
  expect(matrix.length).toBe(rows);
  for (const row of matrix) {
    expect(row.length).toBe(columns);
    expect(numbers(row).every((value) => value.sign() >= 0)).toBe(true);
  }
}

function expectDistinct(texts: readonly string[]): void {
  expect(texts.length).toBeGreaterThan(0);
  expect(new Set(texts).size).toBe(texts.length);
}

describe("the gallery", () => {
  it("lists its names once each, in kebab case, and each problem bears its name", () => {
    expectDistinct(galleryNames());
    for (const { name, problem } of gallery) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(problem().name).toBe(name);
    }
  });

  it("gives a fresh problem each time and refuses unknown names", () => {
    expect(galleryProblem("z-channel")).toEqual(galleryProblem("z-channel"));
    expect(galleryProblem("z-channel")).not.toBe(galleryProblem("z-channel"));
    expect(() => galleryProblem("toString")).toThrow(InputError);
    expect(() => galleryProblem("toString")).toThrow(/gallery/);
  });

  it("contains the example of the format's documentation", () => {
    const { description, reference, ...example } = galleryProblem("binary-denoising");
    expect(description).toBeDefined();
    expect(reference).toBeDefined();
    expect(example).toEqual({
      format: "exact-cdp/problem@1",
      name: "binary-denoising",
      source: {
        alphabet: ["0", "1"],
        classes: [
          { name: "w1", prior: "7/10", pmf: ["9/10", "1/10"] },
          { name: "w2", prior: "3/10", pmf: ["1/5", "4/5"] },
        ],
      },
      channel: {
        outputs: ["0", "1"],
        matrix: [
          ["9/10", "1/10"],
          ["1/10", "9/10"],
        ],
      },
      restored: { alphabet: ["0", "1"] },
      classifier: ["w1", "w2"],
      distortion: "hamming",
      perception: "total-variation",
    });
  });
});

describe.each(gallery)("$name", ({ problem: build }) => {
  const problem = build();
  const letters = problem.source.alphabet;
  const restored = restoredLetters(problem);

  it("is plain JSON with a sentence and a source", () => {
    expect(JSON.parse(JSON.stringify(problem))).toEqual(problem);
    expect(problem.format).toBe(problemFormat);
    expect(problem.description).toMatch(/^[A-Z][^|\n]*\.$/);
    expect(problem.reference).toMatch(/^[A-Z][^|\n]{10,}[^.]$/);
  });

  it("has a source of mass exactly 1", () => {
    expectDistinct(letters);
    expectDistinct(classNames(problem));
    expect(classNames(problem).length).toBeGreaterThanOrEqual(2);
    const { source } = problem;
    if ("classes" in source) {
      expectPmf(
        source.classes.map(({ prior }) => prior),
        source.classes.length,
      );
      for (const { pmf } of source.classes) expectPmf(pmf, letters.length);
    } else {
      expectNonNegativeMatrix(source.counts, source.classNames.length, letters.length);
      for (const count of source.counts.flat()) expect(count).toMatch(/^(0|[1-9]\d*)$/);
    }
    expect(sum(jointMasses(problem).flat()).toString()).toBe("1");
  });

  it("has a channel whose rows are pmfs", () => {
    expectDistinct(problem.channel.outputs);
    expect(problem.channel.matrix.length).toBe(letters.length);
    for (const row of problem.channel.matrix) expectPmf(row, problem.channel.outputs.length);
  });

  it("has a classifier, a distortion and a divergence that fit its alphabets", () => {
    expectDistinct(restored);
    if (problem.classifier === "retrained") {
      expect(classNames(problem).length).toBeGreaterThanOrEqual(2);
    } else if (problem.classifier === "bayes") {
      for (const letter of restored) expect(letters).toContain(letter);
    } else {
      expect(problem.classifier.length).toBe(restored.length);
      for (const name of problem.classifier) expect(classNames(problem)).toContain(name);
    }
    const { distortion, perception } = problem;
    if (typeof distortion === "object") expectNonNegativeMatrix(distortion.matrix, letters.length, restored.length);
    if (typeof perception === "object" && "transport" in perception) {
      expectNonNegativeMatrix(perception.transport, restored.length, letters.length);
    }
    if (typeof perception === "object" && "witnesses" in perception) {
      for (const witness of perception.witnesses) expect(numbers(witness).length).toBe(unionLetters(problem).length);
    }
    if (typeof perception === "object" && "mmd-squared" in perception) {
      const kernel = perception["mmd-squared"];
      expectNonNegativeMatrix(kernel, unionLetters(problem).length, unionLetters(problem).length);
      expect(kernel[0]!.map((_, z) => kernel.map((row) => row[z]))).toEqual(kernel);
    }
    const numeric: unknown[] = [
      "squared-error",
      "absolute-error",
      "wasserstein-1",
      "wasserstein-2-squared",
      "wasserstein-2",
    ];
    if (numeric.includes(distortion) || numeric.includes(perception))
      expect(() => numbers(unionLetters(problem))).not.toThrow();
  });

  it("never has a Bayes risk that the channel lowers", () => {
    expect(bayesRisk(jointMasses(problem)).atMost(bayesRisk(observedMasses(problem)))).toBe(true);
  });
});

describe("what the problems show", () => {
  const risks = (name: string): [string, string] => {
    const problem = galleryProblem(name);
    return [bayesRisk(jointMasses(problem)).toString(), bayesRisk(observedMasses(problem)).toString()];
  };
  /** E[Δ], q and ε of a restorer, for the Hamming distortion or a given matrix of distances |x − x̂|². */
  const evaluate = (
    name: string,
    restorer: readonly (readonly string[])[],
    distance: (x: string, z: string) => Rational,
  ) => {
    const problem = galleryProblem(name);
    const { classifier } = problem;
    if (typeof classifier === "string") throw new TypeError("a listed classifier is wanted here");
    const joint = jointMasses(problem);
    const channel = problem.channel.matrix.map(numbers);
    const restored = restoredLetters(problem);
    const total = (weight: (k: number, x: number, z: number) => Rational): Rational =>
      sum(
        joint.flatMap((row, k) =>
          row.flatMap((mass, x) =>
            at(channel, x).flatMap((w, y) =>
              numbers(at(restorer, y)).map((r, z) =>
                mass
                  .times(w)
                  .times(r)
                  .times(weight(k, x, z)),
              ),
            ),
          ),
        ),
      );
    return {
      distortion: total((_, x, z) => distance(at(problem.source.alphabet, x), at(restored, z))).toString(),
      pmf: restored.map((_, letter) => total((__, ___, z) => (z === letter ? one : zero)).toString()),
      errorRate: total((k, _, z) => (at(classNames(problem), k) === at(classifier, z) ? zero : one)).toString(),
    };
  };
  const hamming = (x: string, z: string): Rational => (x === z ? zero : one);
  const squared = (x: string, z: string): Rational => {
    const difference = Rational.parse(x).minus(Rational.parse(z));
    return difference.times(difference);
  };

  it("binary-denoising: passing the bit through is best but for the pmf", () => {
    const pass = evaluate(
      "binary-denoising",
      [
        ["1", "0"],
        ["0", "1"],
      ],
      hamming,
    );
    expect(pass).toEqual({ distortion: "1/10", pmf: ["163/250", "87/250"], errorRate: "51/250" });
    for (const other of [
      ["1", "0"],
      ["0", "1"],
    ]) {
      // changing either row of the restorer raises both
      for (const restorer of [
        [other, ["0", "1"]],
        [["1", "0"], other],
      ]) {
        const { distortion, errorRate } = evaluate("binary-denoising", restorer, hamming);
        expect(Rational.parse(pass.distortion).atMost(Rational.parse(distortion))).toBe(true);
        expect(Rational.parse(pass.errorRate).atMost(Rational.parse(errorRate))).toBe(true);
      }
    }
    expect(risks("binary-denoising")[1]).toBe(pass.errorRate);
    expect(sum(jointMasses(galleryProblem("binary-denoising")).map((row) => at(row, 0))).toString()).toBe("69/100");
  });

  it("three-classes: the rarest class is the best guess for c and d", () => {
    const joint = jointMasses(galleryProblem("three-classes"));
    const best = [0, 1, 2, 3].map((x) => {
      const column = joint.map((row) => at(row, x));
      return column.findIndex((mass) => mass.equals(column.reduce(max)));
    });
    expect(best).toEqual([0, 1, 2, 2]);
  });

  it("super-resolution: 1,1 is most likely horizontal", () => {
    const problem = galleryProblem("super-resolution");
    const y = problem.channel.outputs.indexOf("1,1");
    const [vertical, horizontal] = observedMasses(problem).map((row) => at(row, y));
    expect(vertical?.compare(horizontal ?? zero)).toBe(-1);
  });

  it("no-tradeoff: passing the bit through attains the three minima", () => {
    expect(
      evaluate(
        "no-tradeoff",
        [
          ["1", "0"],
          ["0", "1"],
        ],
        hamming,
      ),
    ).toEqual({
      distortion: "1/4", // Σ_y min_x̂ δ(y,x̂) = 2·(1/2·1/4)
      pmf: ["1/2", "1/2"],
      errorRate: "1/4",
    });
    expect(risks("no-tradeoff")).toEqual(["0", "1/4"]);
  });

  it("factor-two: 1/2 at best, 1 with the source's pmf", () => {
    const best = [
      ["1", "0", "0"],
      ["0", "1", "0"],
      ["0", "0", "1"],
    ];
    const perfect = [
      ["1", "0", "0"],
      ["1/2", "0", "1/2"],
      ["0", "0", "1"],
    ];
    expect(evaluate("factor-two", best, squared)).toMatchObject({ distortion: "1/2", pmf: ["1/4", "1/2", "1/4"] });
    expect(evaluate("factor-two", perfect, squared)).toMatchObject({ distortion: "1", pmf: ["1/2", "0", "1/2"] });
  });

  it("the Bayes risks stated or implied", () => {
    expect(risks("pairwise-condition")).toEqual(["1/2", "2/3"]);
    expect(risks("useless-channel")[1]).toBe("2/5");
    const [before, after] = risks("invertible-channel");
    expect(after).toBe(before);
    expect(risks("ten-class-glyphs")[0]).toBe("1/10");
    expect(risks("noisy-typewriter")[0]).toBe("0");
    // each of the five lone vowels shares two keystrokes with consonants, and each costs min(1/52, 1/52)
    expect(risks("noisy-typewriter")[1]).toBe("5/26");
  });

  it("coarser-restored-alphabet: every letter is at least 1/2 from every restored letter", () => {
    const problem = galleryProblem("coarser-restored-alphabet");
    const nearest = problem.source.alphabet.map((x) =>
      restoredLetters(problem)
        .map((z) => Rational.parse(x).minus(Rational.parse(z)).abs())
        .reduce(min)
        .toString(),
    );
    expect(nearest).toEqual(["1/2", "1/2", "1/2", "1/2"]);
  });

  it("zero-mass: a letter, an output and a class of mass zero", () => {
    const problem = galleryProblem("zero-mass");
    const isZero = (values: readonly Rational[]): boolean => values.every((value) => value.isZero());
    const letters = jointMasses(problem);
    expect(letters.map(isZero)).toEqual([false, false, true]);
    expect([0, 1, 2].map((x) => isZero(letters.map((row) => at(row, x))))).toEqual([false, false, true]);
    const outputs = observedMasses(problem);
    expect([0, 1, 2].map((y) => isZero(outputs.map((row) => at(row, y))))).toEqual([false, false, true]);
  });

  it("witness-moments: the classes have the same mean and different spread", () => {
    const { source } = galleryProblem("witness-moments");
    if (!("classes" in source)) throw new TypeError("classes expected");
    const values = numbers(source.alphabet);
    const moment = (pmf: readonly string[], power: (x: Rational) => Rational): string =>
      sum(numbers(pmf).map((mass, i) => mass.times(power(at(values, i))))).toString();
    expect(source.classes.map(({ pmf }) => moment(pmf, (x) => x))).toEqual(["0", "0"]);
    expect(source.classes.map(({ pmf }) => moment(pmf, (x) => x.times(x)))).toEqual(["4/5", "27/10"]);
  });

  it("super-resolution and mnist-digits: deterministic many-to-one channels", () => {
    for (const name of ["super-resolution", "mnist-digits"]) {
      const { channel } = galleryProblem(name);
      expect(new Set(channel.matrix.flat())).toEqual(new Set(["0", "1"]));
      expect(channel.outputs.length).toBeLessThan(channel.matrix.length);
    }
  });
});
