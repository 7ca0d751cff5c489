/** The sources of experiments/: letters, channels, problem files and readers, without the packages of experiments/. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { minima, Rational } from "exact-cdp";
import { afterAll, describe, expect, it } from "vitest";
import { seeded, seedOf, shuffled } from "../../experiments/random.js";
import { blockMeans, flips, quantisedNoise } from "../../experiments/source/channels.js";
import { cifarImages, parseCifar } from "../../experiments/source/cifar.js";
import { idxDigits } from "../../experiments/source/digits.js";
import { chosen, halved, MissingData, pixelsOf, type Images } from "../../experiments/source/images.js";
import {
  inkOfBlocks,
  patternLetters,
  patternOf,
  sampleLetters,
  squaredErrors,
} from "../../experiments/source/letters.js";
import { problemOf } from "../../experiments/source/problems.js";

const folder = mkdtempSync(join(tmpdir(), "exact-cdp-experiments-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const side = 4;
const grid = { rows: 2, columns: 2, box: { top: 0, bottom: side, left: 0, right: side } };

/** Images of 4×4 pixels in two classes. */
const someImages = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 1 }),
      fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 16 }),
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((all): Images => ({
    side,
    count: all.length,
    values: Uint8Array.from(all.flatMap(([, pixels]) => pixels)),
    labels: Uint8Array.from(all, ([label]) => label),
    classNames: ["left", "right"],
  }));

describe("letters", () => {
  it("every image is counted once, in its own class and pattern", () => {
    fc.assert(
      fc.property(someImages, (images) => {
        const letters = patternLetters(images, [0, 1], grid, 1);
        for (const [label, row] of letters.counts.entries())
          for (const [i, pattern] of letters.names.entries()) {
            const own = [...images.labels.keys()].filter(
              (image) => images.labels[image] === label && patternOf(pixelsOf(images, image), side, grid) === pattern,
            );
            expect(row[i]).toBe(own.length);
          }
        expect(letters.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(images.count);
      }),
    );
  });

  it("of two levels the second is more than the mean; of more, each is as wide and the last has all above", () => {
    fc.assert(
      fc.property(someImages, fc.integer({ min: 2, max: 9 }), (images, levels) => {
        const pixels = pixelsOf(images, 0);
        const ink = inkOfBlocks(pixels, side, grid);
        const total = ink.reduce((sum, one) => sum + one, 0);
        [...patternOf(pixels, side, grid)].forEach((level, i) => {
          expect(level).toBe(4 * (ink[i] ?? 0) > total ? "1" : "0");
        });
        // A level of a above 0: the ink, in means, is above 2a/levels; one below the last: at most 2(a + 1)/levels.
        [...patternOf(pixels, side, grid, levels)].map(Number).forEach((level, i) => {
          const own = 4 * levels * (ink[i] ?? 0);
          expect(level === 0 || own > 2 * level * total).toBe(true);
          expect(level === levels - 1 || own <= 2 * (level + 1) * total).toBe(true);
        });
      }),
    );
  });

  it("rarer letters than asked for are left out, and no others", () => {
    fc.assert(
      fc.property(someImages, (images) => {
        const all = patternLetters(images, [0, 1], grid, 1);
        const often = patternLetters(images, [0, 1], grid, 2);
        expect(often.names).toEqual(
          all.names.filter((_, i) => all.counts.reduce((sum, row) => sum + (row[i] ?? 0), 0) >= 2),
        );
      }),
    );
  });

  it("squared errors are symmetric, 0 to itself, and of whole numbers", () => {
    fc.assert(
      fc.property(someImages, (images) => {
        const errors = squaredErrors(patternLetters(images, [0, 1], grid, 1));
        errors.forEach((row, i) =>
          row.forEach((error, j) => {
            expect(error).toBe(errors[j]?.[i]);
            if (i === j) expect(error).toBe(0);
            expect(Number.isInteger(error)).toBe(true);
          }),
        );
      }),
    );
  });

  it("samples are the first images of each class, one letter each", () => {
    const images: Images = {
      side: 1,
      count: 5,
      values: Uint8Array.of(10, 20, 30, 40, 50),
      labels: Uint8Array.of(1, 0, 1, 0, 0),
      classNames: ["a", "b"],
    };
    const letters = sampleLetters(images, [0, 1], 4);
    expect(letters.images.map(([level]) => level)).toEqual([20, 40, 10, 30]);
    expect(letters.counts).toEqual([
      [1, 1, 0, 0],
      [0, 0, 1, 1],
    ]);
    expect(letters.names).toEqual(["a-1", "a-2", "b-1", "b-2"]);
    expect(() => sampleLetters(images, [0, 1], 6)).toThrow(RangeError);
  });

  it("halving takes means of 2×2 pixels, rounded down", () => {
    const images: Images = {
      side: 2,
      count: 1,
      values: Uint8Array.of(1, 2, 3, 5),
      labels: Uint8Array.of(0),
      classNames: ["a"],
    };
    expect([...halved(images).values]).toEqual([2]);
    expect(() => halved(halved(images))).toThrow(RangeError);
    expect([...chosen(images, [0, 0]).values]).toEqual([1, 2, 3, 5, 1, 2, 3, 5]);
  });
});

describe("channels", () => {
  it("rows of flips sum to 1; flipping all is likely ρⁿ", () => {
    fc.assert(
      fc.property(someImages, fc.integer({ min: 0, max: 10 }), (images, tenths) => {
        const letters = patternLetters(images, [0, 1], grid, 1);
        const rho = Rational.of(BigInt(tenths), 10n);
        const { outputs, matrix } = flips(letters, rho);
        expect(outputs).toHaveLength(16);
        matrix.forEach((row, i) => {
          expect(String(row.reduce((sum, one) => sum.plus(one), Rational.zero))).toBe("1");
          const opposite = [...(letters.names[i] ?? "")].map((bit) => (bit === "0" ? "1" : "0")).join("");
          const power = rho.times(rho).times(rho).times(rho);
          expect(String(row[outputs.indexOf(opposite)])).toBe(String(power));
        });
      }),
    );
  });

  it("additive noise: rows sum to 1, a block has the masses of the normal law, blocks are independent", () => {
    fc.assert(
      fc.property(someImages, (images) => {
        const letters = patternLetters(images, [0, 1], grid, 1, 3);
        const { outputs, matrix, seen } = quantisedNoise(letters, 3, "1/4");
        expect(outputs).toHaveLength(81);
        expect([...(seen[outputs.indexOf("0120")] ?? [])]).toEqual([0, 0.5, 1, 0]);
        // Φ(1) = 0.841…, Φ(3) = 0.998…: what is nearest to the level, one away and two away.
        const one: Record<string, number> = {
          "00": 84,
          "01": 16,
          "02": 0,
          "10": 16,
          "11": 68,
          "12": 16,
          "20": 0,
          "21": 16,
          "22": 84,
        };
        matrix.forEach((row, i) => {
          const x = letters.names[i] ?? "";
          expect(String(row.reduce((sum, mass) => sum.plus(mass), Rational.zero))).toBe("1");
          outputs.forEach((y, j) => {
            const masses = [...x].map((level, block) => one[`${level}${y[block] ?? ""}`] ?? NaN);
            const product = masses.reduce((all, mass) => all * mass, 1);
            expect(row[j]?.equals(Rational.of(BigInt(product), 100_000_000n))).toBe(true);
          });
        });
      }),
      { numRuns: 5 },
    );
  });

  it("block means are a function of the letter, and each output occurs", () => {
    fc.assert(
      fc.property(someImages, (images) => {
        const { outputs, matrix } = blockMeans(patternLetters(images, [0, 1], grid, 1), grid, 4);
        for (const row of matrix) expect(row.filter((one) => one.equals(Rational.one))).toHaveLength(1);
        outputs.forEach((_, y) => {
          expect(matrix.some((row) => row[y]?.equals(Rational.one) === true)).toBe(true);
        });
      }),
    );
  });

  it("the levels of black and of white are the first and the last", () => {
    const images: Images = {
      side,
      count: 2,
      values: Uint8Array.from({ length: 32 }, (_, i) => (i < 16 ? 0 : 255)),
      labels: Uint8Array.of(0, 1),
      classNames: ["black", "white"],
    };
    const { outputs, seen } = blockMeans(sampleLetters(images, [0, 1], 2), grid, 4);
    expect(outputs).toEqual(["0000", "3333"]);
    expect(seen.map((one) => [...one])).toEqual([
      [0, 0, 0, 0],
      [1, 1, 1, 1],
    ]);
  });
});

it("a problem without noise, whose classifier is right on one-class letters, has D = P = 0", () => {
  fc.assert(
    fc.property(someImages, (images) => {
      const letters = patternLetters(images, [0, 1], grid, 1);
      fc.pre(letters.counts.every((row) => row.some((count) => count > 0)));
      const answers = letters.names.map((_, i) => ((letters.counts[0]?.[i] ?? 0) > 0 ? "left" : "right"));
      for (const perception of ["total-variation", "transport", "reverse-kullback-leibler"] as const) {
        const problem = problemOf({
          name: "none",
          description: "no noise",
          letters,
          degradation: flips(letters, 0),
          answers,
          perception,
        });
        const least = minima(problem);
        expect([String(least.distortion), String(least.perception)]).toEqual(["0", "0"]);
      }
    }),
  );
});

describe("readers", () => {
  it("CIFAR-10: class, red, green and blue planes; grey by the luma", () => {
    const record = new Uint8Array(3073);
    record[0] = 3;
    record.fill(255, 1, 1025);
    record.set([10, 20], 1025);
    const images = parseCifar(record);
    expect([images.count, images.side, images.labels[0]]).toEqual([1, 32, 3]);
    expect([...pixelsOf(images, 0).subarray(0, 3)]).toEqual([
      Math.floor((299 * 255 + 587 * 10) / 1000),
      Math.floor((299 * 255 + 587 * 20) / 1000),
      Math.floor((299 * 255) / 1000),
    ]);
    record[0] = 10;
    expect(() => parseCifar(record)).toThrow("class");
  });

  it("CIFAR-10: files in their order, a message without them, an error for half a record", () => {
    expect(() => cifarImages(join(folder, "none"))).toThrow(MissingData);
    for (const number of [2, 1]) {
      const record = new Uint8Array(3073);
      record[0] = number;
      writeFileSync(join(folder, `data_batch_${String(number)}.bin`), record);
    }
    expect([...cifarImages(folder).labels]).toEqual([1, 2]);
    writeFileSync(join(folder, "data_batch_3.bin"), new Uint8Array(100));
    expect(() => cifarImages(folder)).toThrow("data_batch_3.bin");
  });

  it("IDX: images and labels, compressed or not; a message without them", () => {
    expect(() => idxDigits(folder)).toThrow(MissingData);
    const head = (...numbers: number[]): number[] =>
      numbers.flatMap((one) => [one >>> 24, (one >>> 16) & 255, (one >>> 8) & 255, one & 255]);
    const images = Buffer.from([...head(0x0803, 1, 28, 28), ...new Array<number>(784).fill(7)]);
    writeFileSync(join(folder, "train-images-idx3-ubyte.gz"), gzipSync(images));
    writeFileSync(join(folder, "train-labels-idx1-ubyte"), Buffer.from([...head(0x0801, 1), 9]));
    const read = idxDigits(folder);
    expect([read.count, read.labels[0], read.values[783]]).toEqual([1, 9, 7]);
    writeFileSync(join(folder, "train-images-idx3-ubyte.gz"), gzipSync(images.subarray(0, 500)));
    expect(() => idxDigits(folder)).toThrow("truncated");
  });
});

it("a shuffle is a permutation, the same for a seed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.nat(), (count, seed) => {
      const order = shuffled(count, seeded(seed));
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      expect(shuffled(count, seeded(seed))).toEqual(order);
    }),
  );
});

it("seeds of parts differ by name and number", () => {
  expect(new Set([seedOf(1, "a"), seedOf(1, "b"), seedOf(2, "a"), seedOf(1, "a", 1)]).size).toBe(4);
});
