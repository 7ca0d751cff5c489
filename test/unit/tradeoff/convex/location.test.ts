/** C at places of a known surface: what the greatest of all pieces says, wherever the climb began. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bound } from "../../../../src/certificate/plane.js";
import { Rational, max } from "../../../../src/exact/rational.js";
import { randomProblem } from "../../../../src/generate/index.js";
import { convexCase } from "../../../../src/model/case.js";
import { OuterApproximation } from "../../../../src/tradeoff/convex/approximation.js";
import { Locator } from "../../../../src/tradeoff/convex/location.js";
import { merge, type Merged } from "../../../../src/tradeoff/convex/merge.js";
import type { Piece, Vertex } from "../../../../src/tradeoff/convex/pieces.js";
import { property, runs } from "../../../property/property.js";
import { r, refusal } from "../../model/definition.js";

const surfaces = randomProblem({ sizes: { source: 3, outputs: 3, restored: 3 } }).map((problem) => {
  const approximation = OuterApproximation.of(convexCase(problem));
  const waiting = [...approximation.hull.facets()];
  while (approximation.advance(waiting));
  return merge(approximation);
});
const coordinate: fc.Arbitrary<Bound> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -1, max: 24 }).map((n) => Rational.of(BigInt(n), 8n)) },
  { weight: 1, arbitrary: fc.constant("inf" as const) },
);

const heightOf = ({ intercept, multipliers }: Piece, D: Rational, P: Rational): Rational =>
  intercept.minus(multipliers.distortion.times(D)).minus(multipliers.perception.times(P));

property(
  "the greatest of all pieces on the domain, from every start",
  {
    merged: surfaces,
    places: fc.array(fc.record({ distortion: coordinate, perception: coordinate }), { minLength: 2, maxLength: 6 }),
  },
  runs(14, 1161),
  ({ merged, places }) => {
    const { pieces, domain, vertices } = merged;
    const far = vertices.flatMap(({ distortion, perception }) => [distortion, perception]).reduce(max, Rational.one);
    const walking = new Locator(merged);
    for (const at of places) {
      const [D, P] = [at.distortion === "inf" ? far : at.distortion, at.perception === "inf" ? far : at.perception];
      const outside = domain.some((row) => row.distortion.times(D).plus(row.perception.times(P)).lessThan(row.atLeast));
      const expected = outside
        ? "infinite"
        : pieces
            .map((piece) => heightOf(piece, D, P))
            .reduce(max)
            .toString();
      expect(String(walking.at(at))).toBe(expected);
      expect(String(new Locator(merged).at(at))).toBe(expected);
    }
  },
);

/** Strips side by side: C = max(3 − 3D, 2 − D, 1 − D/4, 0) on D, P ≥ 0, with the pieces that were read and visited. */
function strips(): { readonly merged: Merged; readonly read: number[]; readonly visited: number[] } {
  const read: number[] = [];
  const planes = [
    ["3", "3"],
    ["2", "1"],
    ["4/3", "1/3"],
    ["0", "0"],
  ] as const;
  const vertices = (["0", "1/2", "1", "4"] as const).map((D): Vertex => ({
    distortion: r(D),
    perception: r("0"),
    errorRate: planes.map(([g, slope]) => r(g).minus(r(slope).times(r(D)))).reduce(max),
  }));
  const pieces = planes.map(([gamma, slope], i): Piece => ({
    get intercept() {
      read.push(i);
      return r(gamma);
    },
    multipliers: { distortion: r(slope), perception: r("0") },
    corners: i === 3 ? [3] : [i, i + 1],
    rays: i === 3 ? ["distortion", "perception"] : ["perception"],
  }));
  const domain = (
    [
      ["0", "1"],
      ["1", "0"],
    ] as const
  ).map(([distortion, perception]) => ({ distortion: r(distortion), perception: r(perception), atLeast: r("0") }));
  const visited: number[] = [];
  const neighbours = new Proxy([[1], [0, 2], [1, 3], [2]], {
    get(all, key, receiver) {
      if (typeof key === "string" && /^\d+$/.test(key)) visited.push(Number(key));
      return Reflect.get(all, key, receiver) as unknown;
    },
  });
  const proof = (): ReturnType<Merged["proof"]> => ({ pieces: [], domain: [], vertices: [] });
  return { merged: { pieces, domain, vertices, neighbours, proof }, read, visited };
}

describe("the climb", () => {
  test("passes from neighbour to neighbour, and starts where the last one ended", () => {
    const { merged, read, visited } = strips();
    const locator = new Locator(merged);
    expect(String(locator.at({ distortion: "1/4", perception: "0" }))).toBe("9/4");
    expect(read).toEqual([0, 1]);
    expect(visited).toEqual([0]);
    expect(String(locator.at({ distortion: 2, perception: 5 }))).toBe("2/3");
    // Each piece is read once.
    expect(read).toEqual([0, 1, 2, 3]);
    expect(visited).toEqual([0, 0, 1, 2]);
    expect(String(locator.at({ distortion: 3, perception: 5 }))).toBe("1/3");
    expect(read).toEqual([0, 1, 2, 3]);
    expect(visited).toEqual([0, 0, 1, 2, 2]);
  });

  test("no bound is a bound beyond every corner of the cells without end", () => {
    const { merged } = strips();
    const locator = new Locator(merged);
    expect(String(locator.at({ distortion: "inf", perception: "inf" }))).toBe("0");
    expect(String(locator.at({ distortion: "1/2", perception: "inf" }))).toBe("3/2");
    expect(String(locator.at({ distortion: "inf", perception: "-1/100" }))).toBe("infinite");
    expect(String(locator.at({ distortion: "-1/100", perception: "inf" }))).toBe("infinite");
  });

  test("what is no number is refused with its name", () => {
    const locator = new Locator(strips().merged);
    expect(refusal(() => locator.at({ distortion: "x", perception: 0 }))).toMatchObject({ path: "distortion" });
    expect(refusal(() => locator.at({ distortion: 0, perception: 0.5 }))).toMatchObject({ path: "perception" });
  });
});
