/** Values and properties that are computed when they are asked for. */
import { describe, expect, it } from "vitest";
import { lazily, once } from "../../../src/exact/lazy.js";

describe("once", () => {
  it("calls its function when the value is first asked for, and never again", () => {
    let calls = 0;
    const value = once(() => ({ call: ++calls }));
    expect(calls).toBe(0);
    expect(value()).toBe(value());
    expect(value()).toEqual({ call: 1 });
    expect(calls).toBe(1);
  });

  it("keeps nothing where the function throws", () => {
    let calls = 0;
    const value = once(() => {
      if (++calls === 1) throw new RangeError("not now");
      return { call: calls };
    });
    expect(value).toThrow("not now");
    expect(value()).toEqual({ call: 2 });
  });
});

describe("lazily", () => {
  it("has properties of its own, in order, that are computed when they are asked for", () => {
    let calls = 0;
    const make = (n: number): { readonly a: number; readonly b: number; readonly c: number } =>
      lazily({ a: n }, { b: () => (calls++, 2 * n) }, { c: 3 * n });
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
