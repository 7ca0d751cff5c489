/** The convex parts of divergences: what they are, and in which order. */
import { expect, it } from "vitest";
import type { DivergenceDefinition } from "../../../../src/model/divergence/divergence.js";
import { parts } from "../../../../src/model/divergence/parts.js";
import { Alphabet } from "../../../../src/model/masses/alphabet.js";
import { refusal } from "../definition.js";

const [source, restored] = [Alphabet.of(["0", "1"]), Alphabet.of(["1", "2"])];
const context = { source, restored, union: source.union(restored) };
const summary = (definition: DivergenceDefinition): string[] =>
  parts(definition, context).parts.map(({ divergence, power }) => `${divergence.title}^${String(power)}`);

it("a convex divergence is its own only part", () => {
  for (const name of [
    "total-variation",
    "wasserstein-1",
    "wasserstein-2-squared",
    "chebyshev",
    "kolmogorov-smirnov",
  ] as const) {
    const { parts: all, title } = parts(name, context);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ power: 1, divergence: { title } });
  }
});

it("the unsquared Wasserstein-2 is the root of the squared one", () => {
  expect(summary("wasserstein-2")).toEqual([`${parts("wasserstein-2-squared", context).title}^2`]);
});

it("a minimum lists its parts from left to right, however it is nested", () => {
  const [a, b, c] = ["total-variation", "wasserstein-2", "chebyshev"] as const;
  const flat = [a, b, c].flatMap(summary);
  expect(summary({ minimum: [{ minimum: [a, b] }, c] })).toEqual(flat);
  expect(summary({ minimum: [a, { minimum: [b, c] }] })).toEqual(flat);
});

it("a part that is refused is refused at its place", () => {
  const bad = { transport: [] } as DivergenceDefinition & { readonly transport: readonly [] };
  expect(refusal(() => parts({ minimum: ["total-variation", { minimum: [bad, "chebyshev"] }] }, context)).path).toMatch(
    /^\$\.perception\.minimum\[1\]\.minimum\[0\]/,
  );
});
