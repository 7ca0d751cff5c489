/** Strategies by name. */
import type { CampaignParameters } from "../campaign/parameters.js";
import type { Conjecture } from "../conjectures/conjecture.js";
import { climbStrategy } from "./climb.js";
import { exhaustiveStrategy } from "./exhaustive.js";
import { randomStrategy } from "./random.js";
import type { Strategy } from "./strategy.js";

export function strategyOf(conjecture: Conjecture, { strategy, seed, steps }: Pick<CampaignParameters, "strategy" | "seed" | "steps">): Strategy {
  switch (strategy) {
    case "random":
      return randomStrategy(conjecture, seed);
    case "exhaustive":
      return exhaustiveStrategy(conjecture);
    case "climb":
      return climbStrategy(conjecture, seed, steps);
  }
}
