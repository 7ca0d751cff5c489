/** What is computed once per object, and objects whose properties are computed when they are asked for. */
import { describe, expect, it } from "vitest";
import { OncePer } from "../../../src/model/memo.js";
import { lazily } from "../../../src/exact/lazy.js";

describe("once per object", () => {
  it("is computed the first time, for every object by itself and every kind by itself", () => {
    let calls = 0;
    const [sizes, names] = [new OncePer<number>(), new OncePer<string>()];
    const [a, b] = [{ x: 1 }, { x: 1 }];
    const size = (): number => ++calls;
    expect([sizes.of(a, size), sizes.of(a, size), sizes.of(b, size), sizes.of(a, size)]).toEqual([1, 1, 2, 1]);
    expect(names.of(a, () => "a")).toBe("a");
    expect(sizes.of(a, size)).toBe(1);
  });

  it("cannot be seen, is not copied, and works for frozen objects", () => {
    const values = new OncePer<number>();
    const given = Object.freeze({ x: 1 });
    expect(values.of(given, () => 7)).toBe(7);
    expect(Reflect.ownKeys(given)).toEqual(["x"]);
    expect(values.of({ ...given }, () => 8)).toBe(8);
    expect(values.of(given, () => 9)).toBe(7);
  });

  it("is not kept where the computation throws", () => {
    const values = new OncePer<number>();
    const given = {};
    expect(() => values.of(given, () => { throw new RangeError("not now"); })).toThrow("not now");
    expect(values.of(given, () => 1)).toBe(1);
  });
});

describe("lazily", () => {
  it("has properties of its own, in order, that are computed when they are asked for", () => {
    let calls = 0;
    const make = (n: number): { readonly a: number; readonly b: number; readonly c: number } => lazily({ a: n }, { b: () => (calls++, 2 * n) }, { c: 3 * n });
    const [one, two] = [make(1), make(2)];
    expect(calls).toBe(0);
    expect([one.b, two.b]).toEqual([2, 4]);
    expect(calls).toBe(2);
    expect(Object.keys(one)).toEqual(["a", "b", "c"]);
    expect({ ...two }).toEqual({ a: 2, b: 4, c: 6 });
    expect(JSON.stringify(one)).toBe('{"a":1,"b":2,"c":3}');
    // One getter for all: a getter of its own would give every object a hidden class of its own.
    expect(Object.getOwnPropertyDescriptor(one, "b")).toEqual(Object.getOwnPropertyDescriptor(two, "b"));
  });
});
