/** Distortion measures: the identities that tell the named ones apart. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { smallRational } from "../../../src/generate/index.js";
import { distortion } from "../../../src/model/distortion.js";
import { Alphabet } from "../../../src/model/masses/alphabet.js";
import { property, runs } from "../../property/property.js";
import { refusal } from "./definition.js";

const numbers = fc.uniqueArray(smallRational(), { minLength: 1, maxLength: 4, selector: String });
const alphabet = (values: readonly Rational[]): Alphabet => Alphabet.of(values.map(String));

property(
  "squared error is the square of absolute error, which is a metric; Hamming is its sign",
  { from: numbers, to: numbers },
  runs(150, 63),
  ({ from, to }) => {
    const [squared, absolute, hamming] = (["squared-error", "absolute-error", "hamming"] as const).map(
      (name) => distortion(name, alphabet(from), alphabet(to)).matrix,
    );
    from.forEach((x, i) => {
      to.forEach((y, j) => {
        expect(absolute!.at(i, j).toString()).toBe(x.minus(y).abs().toString());
        expect(squared!.at(i, j).equals(absolute!.at(i, j).times(absolute!.at(i, j)))).toBe(true);
        expect(hamming!.at(i, j).equals(Rational.of(BigInt(absolute!.at(i, j).sign())))).toBe(true);
      });
    });
    const back = distortion("absolute-error", alphabet(to), alphabet(from)).matrix;
    from.forEach((_, i) => to.forEach((__, j) => expect(back.at(j, i).equals(absolute!.at(i, j))).toBe(true)));
  },
);

property("Hamming compares names, the others values", { value: smallRational() }, runs(30, 64), ({ value }) => {
  const [name, alias] = [
    `${String(value.num)}/${String(value.den)}`,
    `${String(2n * value.num)}/${String(2n * value.den)}`,
  ];
  const of = (kind: "hamming" | "squared-error"): string =>
    distortion(kind, Alphabet.of([name]), Alphabet.of([alias]))
      .matrix.at(0, 0)
      .toString();
  expect([of("hamming"), of("squared-error")]).toEqual(["1", "0"]);
  expect(refusal(() => distortion("squared-error", Alphabet.of([name]), Alphabet.of(["a"]))).path).toBe(
    "$.restored.alphabet[0]",
  );
});
