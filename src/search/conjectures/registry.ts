import { Rational } from "../../exact/rational.js";
import type { Conjecture } from "./conjecture.js";
import { compositeDefinition } from "../arbitrary/composite.js";
import { instance } from "../instance/instance.js";
import { theorem1Outcome } from "../family/theorem-1-composite.js";
export const conjectures: readonly Conjecture[] = [{
  name: "theorem-1-retrained", statement: "C_opt convex", source: "x",
  instances: compositeDefinition({ divergence: "linear", kinds: ["total-variation"], sizes: { source: 2, outputs: 2, restored: 2 }, classes: 2 }).map(instance),
  decide: ({ problem }) => theorem1Outcome(problem),
}, { name: "always", statement: "s", source: "x", instances: compositeDefinition({ divergence: "linear", kinds: ["total-variation"], sizes: { source: 2, outputs: 2, restored: 2 }, classes: 2 }).map(instance), decide: ({ problem }) => ({ status: theorem1Outcome(problem).status === "violated" ? "holds" : "not-applicable", score: Rational.of(BigInt(problem.source.alphabet.size), 1n) }) }];
