/** Classifiers: the class of every restored letter. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { sourceByCounts } from "../../../src/generate/index.js";
import { classifier, free } from "../../../src/model/classifier.js";
import { Alphabet } from "../../../src/model/masses/alphabet.js";
import { source } from "../../../src/model/source.js";
import { property, runs } from "../../property/property.js";
import { refusal } from "./definition.js";

const letters = ["a", "b", "c", "d"];
const sources = sourceByCounts(letters, { least: 2, most: 4 }, { ties: true }).map((definition) => source(definition));
const some = fc.shuffledSubarray(letters, { minLength: 1 });

property(
  `"bayes" errs least on every restored letter, ties to the first class`,
  { src: sources, restored: some },
  runs(150, 61),
  ({ src, restored }) => {
    const { classOf } = classifier("bayes", src, Alphabet.of(restored));
    restored.forEach((letter, j) => {
      const x = letters.indexOf(letter);
      const masses = src.classNames.map((_, k) => src.joint.at(k, x));
      const own = masses[classOf[j]!]!;
      masses.forEach((mass, k) => {
        expect(mass.lessThan(own) || (mass.equals(own) && k >= classOf[j]!)).toBe(true);
      });
    });
  },
);

property(
  "names are read back",
  { src: sources, choice: fc.array(fc.nat(1), { minLength: 3, maxLength: 3 }) },
  runs(50, 62),
  ({ src, choice }) => {
    const names = choice.map((k) => src.classNames[k]!);
    const read = classifier(names, src, Alphabet.of(["x", "y", "z"]));
    expect(read).toEqual({ definition: names, classOf: choice });
  },
);

test("a re-trained classifier leaves every letter free", () => {
  const src = source({ alphabet: ["a"], classNames: ["1", "2"], counts: [[1n], [1n]] });
  expect(classifier("retrained", src, Alphabet.of(["x", "y"])).classOf).toEqual([free, free]);
});

test("what is refused, and where", () => {
  const src = source({ alphabet: ["a"], classNames: ["1", "2"], counts: [[1n], [1n]] });
  const at = (
    definition: Parameters<typeof classifier>[0],
    restored: readonly string[],
  ): { code: string; path: string } => {
    const { code, path } = refusal(() => classifier(definition, src, Alphabet.of(restored)));
    return { code, path };
  };
  expect(at("bayes", ["a", "z"])).toEqual({ code: "unknown-name", path: "$.restored.alphabet[1]" });
  expect(at(["1"], ["a", "b"])).toEqual({ code: "wrong-length", path: "$.classifier" });
  expect(at(["1", "3"], ["a", "b"])).toEqual({ code: "unknown-name", path: "$.classifier[1]" });
});
