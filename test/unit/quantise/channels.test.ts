/** Textbook channels: their rows by hand, and as channels of a problem. */
import { describe, expect, test } from "vitest";
import { problemFromData } from "../../../src/format/problem.js";
import {
  additiveNoiseChannel,
  erasureChannel,
  manyToOneChannel,
  quantisedNoiseChannel,
  symmetricChannel,
  zChannel,
  type BuiltChannel,
} from "../../../src/quantise/channels.js";
import { normal } from "../../../src/quantise/law.js";
import { evenGrid } from "../../../src/quantise/quantise.js";

const rows = ({ matrix }: BuiltChannel): string[][] => matrix.map((row) => row.map(String));

describe("rows by hand", () => {
  test("symmetric", () => {
    expect(rows(symmetricChannel(["a", "b", "c"], "1/5"))).toEqual([
      ["4/5", "1/10", "1/10"],
      ["1/10", "4/5", "1/10"],
      ["1/10", "1/10", "4/5"],
    ]);
    expect(rows(symmetricChannel(["a"], 0))).toEqual([["1"]]);
  });

  test("erasure", () => {
    const channel = erasureChannel(["0", "1"], "1/4", "?");
    expect(channel.outputs).toEqual(["0", "1", "?"]);
    expect(rows(channel)).toEqual([
      ["3/4", "0", "1/4"],
      ["0", "3/4", "1/4"],
    ]);
  });

  test("Z, many-to-one", () => {
    expect(rows(zChannel(["0", "1"], "1/3"))).toEqual([
      ["1", "0"],
      ["1/3", "2/3"],
    ]);
    const blocks = manyToOneChannel(["00", "01", "11"], ["dark", "mixed", "dark"]);
    expect(blocks.outputs).toEqual(["dark", "mixed"]);
    expect(rows(blocks)).toEqual([
      ["1", "0"],
      ["0", "1"],
      ["1", "0"],
    ]);
  });

  test("additive noise: equal values add up, outputs ascend by value", () => {
    const channel = additiveNoiseChannel(
      ["1/2", 10],
      [
        ["-1/2", "1/4"],
        [0, "1/2"],
        ["-0.5", "1/4"],
      ],
    );
    expect(channel.outputs).toEqual(["0", "1/2", "19/2", "10"]);
    expect(rows(channel)).toEqual([
      ["1/2", "1/2", "0", "0"],
      ["0", "0", "1/2", "1/2"],
    ]);
  });
});

test("every built channel is the channel of a problem, and prints as one", () => {
  const letters = ["-1", "1"];
  const problem = (channel: BuiltChannel) => ({
    format: "exact-cdp/problem@1" as const,
    name: "built",
    source: { alphabet: letters, classes: [{ name: "any", prior: 1, pmf: ["1/3", "2/3"] }] },
    channel,
    classifier: "bayes" as const,
    distortion: "squared-error" as const,
    perception: "wasserstein-1" as const,
  });
  for (const channel of [
    symmetricChannel(letters, "1/7"),
    erasureChannel(letters, 1),
    zChannel(["-1", "1"], 0),
    manyToOneChannel(letters, ["y", "y"]),
    additiveNoiseChannel(letters, [[0, 1]]),
    quantisedNoiseChannel(letters, normal(0, 1), evenGrid(0, 1, 5), 100),
  ]) {
    const built = problemFromData(problem(channel));
    const written = problemFromData(JSON.parse(JSON.stringify(problem(channel))));
    expect(built.channel.matrix.equals(written.channel.matrix)).toBe(true);
  }
});

describe("refusals name the argument", () => {
  test.each([
    [() => symmetricChannel(["a", "b"], "3/2"), "error: expected a number from 0 to 1, found 3/2"],
    [() => symmetricChannel(["a"], "1/2"), "error: expected 0, where there is one letter, found 1/2"],
    [() => erasureChannel(["erased"], 0), 'symbol: expected none of the letters, found "erased"'],
    [() => zChannel(["a", "b", "c"], 0), "letters: expected two letters, found 3"],
    [() => manyToOneChannel(["a", "b"], ["y"]), "images: expected 2 images (one per letter), found 1"],
    [() => additiveNoiseChannel([0], [[1, "1/2"]]), "noise: expected masses with sum 1, found sum 1/2"],
    [() => additiveNoiseChannel(["a"], [[1, 1]]), "letters[0]: expected a number"],
  ])("%#", (build, message) => {
    expect(build).toThrow(message);
  });
});
