/** Strategies by name. */
import type { SearchParameters } from "./parameters.js";
import type { Conjecture } from "../statement/conjecture.js";
import { tabuStrategy } from "./tabu.js";
import { exhaustiveStrategy } from "./exhaustive.js";
import { randomStrategy } from "./random.js";
import type { Strategy } from "./strategy.js";

export function strategyOf(
  conjecture: Conjecture,
  { strategy, seed, steps }: Pick<SearchParameters, "strategy" | "seed" | "steps">,
): Strategy {
  switch (strategy) {
    case "random":
      return randomStrategy(conjecture, seed);
    case "exhaustive":
      return exhaustiveStrategy(conjecture);
    case "climb":
      return tabuStrategy(conjecture, seed, steps);
  }
}
