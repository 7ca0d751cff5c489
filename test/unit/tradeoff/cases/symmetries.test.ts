/** How symmetries of composite problems are found, and how long it takes. */
import { expect, it } from "vitest";
import { permutations } from "../../../../src/exact/permutations.js";
import { symmetriesOf } from "../../../../src/tradeoff/cases/symmetries.js";
import { compositeProblem } from "../../../support/composite.js";
import { effort } from "../../../support/effort.js";

const ring = [...Array(8).keys()];
const distance = (x: number, y: number): number => Math.min((x - y + 8) % 8, (y - x + 8) % 8);
const matrix = ring.map((x) => ring.map((y) => String(distance(x, y))));

/** Eight letters, all equally likely in each of the classes, behind a channel. */
function uniform(
  classes: number,
  channel: readonly (readonly string[])[],
  distortion: unknown,
  restored: readonly string[] = ring.map(String),
): ReturnType<typeof compositeProblem> {
  return compositeProblem({
    format: "exact-cdp/problem@1",
    name: "uniform",
    source: {
      alphabet: ring.map(String),
      classes: Array.from({ length: classes }, (_, k) => ({
        name: `c${String(k)}`,
        prior: `1/${String(classes)}`,
        pmf: ring.map(() => "1/8"),
      })),
    },
    channel: { outputs: (channel[0] ?? []).map((_, y) => `y${String(y)}`), matrix: channel },
    restored: { alphabet: restored },
    classifier: "retrained",
    distortion,
    perception: "total-variation",
  });
}

it("permutations come in lexicographic order", () => {
  expect([...permutations(3)].map((one) => one.join(""))).toEqual(["012", "021", "102", "120", "201", "210"]);
});

it("a ring has its rotations and reflections, with each order of two equal classes, once and for all", () => {
  const problem = uniform(
    2,
    ring.map((x) => ring.map((y) => (distance(x, y) === 0 ? "1/2" : distance(x, y) === 1 ? "1/4" : "0"))),
    { matrix },
  );
  const symmetries = symmetriesOf(problem);
  // All but the identity.
  expect(symmetries).toHaveLength(2 * 16 - 1);
  expect(new Set(symmetries.map(({ inputs, classes }) => [...inputs, ...classes].join())).size).toBe(31);
  for (const { letters, inputs } of symmetries) expect(letters).toEqual(inputs);
  expect(symmetriesOf(problem)).toBe(symmetries);
});

it("where only the channel tells 8! · 4! permutations apart, it does so at once", () => {
  const problem = uniform(
    4,
    ring.map((x) => [`${String(x + 1)}/16`, `${String(15 - x)}/16`]),
    "hamming",
  );
  const { result, milliseconds } = effort(() => symmetriesOf(problem));
  // The letters stay, the classes may be exchanged.
  expect(result).toHaveLength(23);
  expect(milliseconds).toBeLessThan(2000);
});

it("where no letter is told from another, one permutation of the classes does not use up the time of the others", () => {
  // All 8! permutations of the source letters leave foreign letters alone, as they do for each order of the classes.
  const problem = uniform(
    4,
    ring.map(() => ["1"]),
    { matrix: ring.map(() => ["0", "1"]) },
    ["a", "b"],
  );
  const { result, milliseconds } = effort(() => symmetriesOf(problem));
  const orders = result.map(({ classes }) => classes.join());
  expect(orders.length).toBeLessThanOrEqual(64);
  expect(orders.every((order) => order !== "0,1,2,3")).toBe(true);
  expect(milliseconds).toBeLessThan(2000);
});
