/** Lists with holes: `map` and `forEach` pass over them, so that they must be refused where data enter. */
import { expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { check } from "../../../src/kernel/index.js";
import { certificate, evaluate, problemFromData, restorer, solve } from "../../../src/index.js";

const data = {
  format: "exact-cdp/problem@1",
  name: "holes",
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "k", prior: "1/2", pmf: ["1/2", "1/2"] },
      { name: "l", prior: "1/2", pmf: ["1/4", "3/4"] },
    ],
  },
  channel: {
    outputs: ["a", "b"],
    matrix: [
      ["1", "0"],
      ["0", "1"],
    ],
  },
  restored: { alphabet: ["0", "1"] },
  classifier: ["k", "l"],
  distortion: "hamming",
  perception: "total-variation",
};

const byCounts = {
  ...data,
  source: {
    alphabet: ["0", "1"],
    classNames: ["k", "l"],
    counts: [
      ["1", "1"],
      ["1", "2"],
    ],
  },
};
const square = [
  ["0", "1"],
  ["1", "0"],
];

type Keys = readonly (string | number)[];

/** A copy of data without the entry at a place. */
function without(whole: unknown, [key, ...rest]: Keys): unknown {
  const copy: unknown = Array.isArray(whole) ? [...(whole as unknown[])] : { ...(whole as object) };
  const part = copy as Record<string | number, unknown>;
  if (key === undefined) return copy;
  // Deleting an entry of a list leaves a hole.
  if (rest.length === 0) Reflect.deleteProperty(part, key);
  else part[key] = without(part[key], rest);
  return copy;
}

function pathOf(keys: Keys): string {
  return `$${keys.map((key) => (typeof key === "number" ? `[${String(key)}]` : `.${key}`)).join("")}`;
}

it.each<[string, unknown, Keys]>([
  ["an alphabet", data, ["source", "alphabet", 0]],
  ["classes", data, ["source", "classes", 0]],
  ["a pmf", data, ["source", "classes", 0, "pmf", 0]],
  ["counts", byCounts, ["source", "counts", 0, 0]],
  ["rows of counts", byCounts, ["source", "counts", 1]],
  ["class names", byCounts, ["source", "classNames", 1]],
  ["outputs", data, ["channel", "outputs", 0]],
  ["rows of a channel", data, ["channel", "matrix", 0]],
  ["a row of a channel", data, ["channel", "matrix", 0, 1]],
  ["restored letters", data, ["restored", "alphabet", 1]],
  ["a classifier", data, ["classifier", 0]],
  ["rows of a distortion", { ...data, distortion: { matrix: square } }, ["distortion", "matrix", 0]],
  ["a row of a distortion", { ...data, distortion: { matrix: square } }, ["distortion", "matrix", 0, 1]],
  ["a row of transport costs", { ...data, perception: { transport: square } }, ["perception", "transport", 0, 1]],
  ["witnesses", { ...data, perception: { witnesses: square } }, ["perception", "witnesses", 0]],
  ["a witness", { ...data, perception: { witnesses: square } }, ["perception", "witnesses", 0, 1]],
  ["a minimum", { ...data, perception: { minimum: ["total-variation", "chebyshev"] } }, ["perception", "minimum", 0]],
])("a hole in %s is refused at its place", (_, whole, keys) => {
  expect(() => problemFromData(whole)).not.toThrow();
  const fault = { code: "wrong-type", path: pathOf(keys), found: "nothing" };
  expect(() => problemFromData(without(whole, keys))).toThrow(expect.objectContaining(fault));
  expect(() => problemFromData(without(whole, keys))).toThrow(InputError);
});

const problem = problemFromData(data);
const rows = [
  ["1", "0"],
  ["0", "1"],
];

it.each<[string, Keys]>([
  ["the rows of a restorer", [0]],
  ["a row of a restorer", [0, 1]],
])("a hole in %s is refused at its place", (_, keys) => {
  expect(() => restorer(problem, without(rows, keys) as string[][])).toThrow(
    expect.objectContaining({ name: "InputError", path: pathOf(keys), found: "nothing" }),
  );
  expect(() => evaluate(problem, without(rows, keys) as never)).toThrow(InputError);
});

it.each<Keys>([
  ["evidence", "restorer", 0],
  ["evidence", "restorer", 0, 1],
  ["problem", "source", "classes", 0, "pmf", 0],
  ["evidence", "plane", "rows", 0],
  ["evidence", "plane", "cut", "transport", "restored", 0],
])("the kernel rejects a certificate with a hole: %s", (...keys) => {
  const written: unknown = JSON.parse(
    JSON.stringify(certificate(solve(problem, { distortion: "inf", perception: 0 }))),
  );
  expect(check(written)).toMatchObject({ status: "accepted" });
  expect(check(without(written, keys))).toMatchObject({ status: "rejected", where: pathOf(keys) });
});

it("a divergence that contains itself is refused", () => {
  const minimum: unknown[] = ["total-variation"];
  const divergence = { minimum };
  minimum.push(divergence);
  expect(() => problemFromData({ ...data, perception: divergence })).toThrow(
    expect.objectContaining({ name: "InputError", code: "too-large", path: "$.perception" }),
  );
});
