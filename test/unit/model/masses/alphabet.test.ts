/** Alphabets: order, places, union, letters as numbers. */
import { describe, expect, test } from "vitest";
import { Alphabet } from "../../../../src/model/masses/alphabet.js";
import { refusal } from "../definition.js";

describe("Alphabet", () => {
  test("keeps letters in order, knows their places", () => {
    const letters = Alphabet.of(["b", "a", "", "__proto__"]);
    expect(letters.size).toBe(4);
    expect(letters.letters).toEqual(["b", "a", "", "__proto__"]);
    expect(["b", "a", "", "__proto__", "toString", "B"].map((letter) => letters.position(letter))).toEqual([
      0,
      1,
      2,
      3,
      undefined,
      undefined,
    ]);
  });

  test("does not change when the list it was made from does", () => {
    const given = ["a"];
    const letters = Alphabet.of(given);
    given.push("b");
    expect(letters.letters).toEqual(["a"]);
  });

  test("union: its own letters, then the new ones", () => {
    const union = Alphabet.of(["c", "a"]).union(Alphabet.of(["b", "a", "d"]));
    expect(union.letters).toEqual(["c", "a", "b", "d"]);
    expect(union.position("d")).toBe(3);
  });

  test("letters that look alike are different letters", () => {
    expect(Alphabet.of(["1", "1.0", "2/2", "é", "e\u0301"]).size).toBe(5);
  });

  test("numbers", () => {
    expect(
      Alphabet.of(["1/2", "-3", "0.25", "1e2"])
        .numericValues(() => "letters")
        ?.map(String),
    ).toEqual(["1/2", "-3", "1/4", "100"]);
    expect(Alphabet.of(["1", "x"]).numericValues(() => "letters")).toBeUndefined();
    expect(Alphabet.of(["1", "2"]).values("$.source.alphabet", "squared error").map(String)).toEqual(["1", "2"]);
  });

  test("a number too large to read is refused, not taken for a name", () => {
    expect(refusal(() => Alphabet.of(["1", "1e99999"]).numericValues(() => "$.restored.alphabet"))).toMatchObject({
      code: "too-large",
      path: "$.restored.alphabet",
    });
    expect(refusal(() => Alphabet.of(["1", "1e99999"]).values("$.restored.alphabet", "squared error"))).toMatchObject({
      code: "too-large",
      path: "$.restored.alphabet[1]",
    });
  });

  test.each([
    [() => Alphabet.of([]), "$: expected at least one letter, found an empty list"],
    [
      () => Alphabet.of(["a", "b", "a"], "$.source.alphabet"),
      `$.source.alphabet[2]: expected letters that differ, found "a" again (already at $.source.alphabet[0])`,
    ],
    [
      () => Alphabet.of(["1", "x"]).values("$.source.alphabet", "squared error"),
      `$.source.alphabet[1]: expected a letter that is a rational, which squared error needs, found "x"`,
    ],
  ])("refusal %#", (run, message) => {
    expect(refusal(run).message).toBe(message);
  });
});
