/** The JSON of results: with decimals it says the same, and more. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Enclosure } from "../../../src/exact/enclosure.js";
import { Root } from "../../../src/exact/root.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { dataText } from "../../../src/report/data.js";
import { rational } from "../exact/arbitraries.js";
import { r } from "../model/definition.js";

test("exact numbers have rounded ones beside them, where they stand", () => {
  const data = {
    name: 'a "name"',
    value: r("2/3"),
    root: Root.of(r("2")),
    between: Enclosure.of(r("1/3"), r("1/2")),
    open: Enclosure.of(r("1/3"), "inf"),
    bound: "inf",
    left: undefined,
    matrix: RationalMatrix.from([[r("1/4"), r("3/4")]]),
    corners: [[r("0"), r("1/8")]],
    mixed: [r("1"), "inf"],
    count: 3,
    none: null,
    inner: { list: [{ gap: r("1/1000000") }, { word: "1/2" }] },
  };
  expect(dataText(data)).toBe(JSON.stringify(data));
  expect(dataText(data, { decimals: 3 })).toBe(
    '{"name":"a \\"name\\"","value":"2/3","root":"sqrt(2)","between":{"lower":"1/3","upper":"1/2"},' +
      '"open":{"lower":"1/3","upper":"inf"},"bound":"inf","matrix":[["1/4","3/4"]],"corners":[["0","1/8"]],' +
      '"mixed":["1","inf"],"count":3,"none":null,' +
      '"inner":{"list":[{"gap":"1/1000000","decimal":{"gap":1.00e-6}},{"word":"1/2"}]},' +
      '"decimal":{"value":0.667,"root":1.414,"between":{"lower":0.333,"upper":0.500},' +
      '"open":{"lower":0.333,"upper":null},"matrix":[[0.250,0.750]],"corners":[[0.000,0.125]]}}',
  );
});

test("more digits than a double has are written all the same", () => {
  expect(dataText({ third: r("1/3") }, { decimals: 40 })).toBe(
    `{"third":"1/3","decimal":{"third":0.${"3".repeat(40)}}}`,
  );
  expect(() => dataText({ third: r("1/3") }, { decimals: -1 })).toThrow(RangeError);
});

test("any JSON without exact numbers is what JSON.stringify makes of it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(dataText(value, { decimals: 3 }))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("each rounded number is that of its exact one", () => {
  fc.assert(
    fc.property(fc.array(rational(60), { minLength: 1, maxLength: 5 }), (values) => {
      const text = dataText({ values }, { decimals: 6 });
      const { decimal } = JSON.parse(text) as { decimal: { values: number[] } };
      decimal.values.forEach((rounded, i) => {
        const exact = values[i]!.toNumber();
        expect(Math.abs(rounded - exact)).toBeLessThanOrEqual(1e-6 + Math.abs(exact) * 1e-15);
      });
    }),
  );
});
