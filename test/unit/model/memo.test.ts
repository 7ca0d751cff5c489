/** What is computed once per object, and lives in it. */
import { expect, it } from "vitest";
import { Memo, Owner } from "../../../src/model/memo.js";

class Thing extends Owner {
  constructor(readonly x: number) {
    super();
  }
}

it("is computed the first time, for every object by itself and every kind by itself", () => {
  let calls = 0;
  const [sizes, names] = [new Memo<number>(), new Memo<string>()];
  const [a, b] = [new Thing(1), new Thing(1)];
  const size = (): number => ++calls;
  expect([sizes.of(a, size), sizes.of(a, size), sizes.of(b, size), sizes.of(a, size)]).toEqual([1, 1, 2, 1]);
  expect(names.of(a, () => "a")).toBe("a");
  expect(sizes.of(a, size)).toBe(1);
});

it("cannot be seen, is not copied, and works for frozen objects", () => {
  const values = new Memo<number>();
  const given = new Thing(1);
  Object.freeze(given);
  expect(values.of(given, () => 7)).toBe(7);
  expect(Reflect.ownKeys(given)).toEqual(["x"]);
  expect(JSON.stringify(given)).toBe('{"x":1}');
  expect(given).toEqual(new Thing(1));
  // A copy with its prototype has no private field: nothing that was computed of the original can be taken for the copy's.
  const copy = Object.assign(Object.create(Thing.prototype) as Thing, given);
  expect(() => values.of(copy, () => 8)).toThrow(TypeError);
  expect(values.of(new Thing(1), () => 8)).toBe(8);
  expect(values.of(given, () => 9)).toBe(7);
});

it("is not kept where the computation throws", () => {
  const values = new Memo<number>();
  const given = new Thing(1);
  expect(() =>
    values.of(given, () => {
      throw new RangeError("not now");
    }),
  ).toThrow("not now");
  expect(values.of(given, () => 1)).toBe(1);
});
