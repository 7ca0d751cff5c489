// Properties of C(D,P), tried on a hundred random problems each, exactly.
import { solve, theorem2 } from "exact-cdp";
import { fraction, problemWithBounds, randomProblem } from "exact-cdp/arbitraries";
import fc from "fast-check";
import { test } from "vitest";

test("C is non-increasing in P", () => {
  fc.assert(
    fc.property(problemWithBounds(1), fraction(), ({ problem, bounds: [at] }, step) => {
      const [tight, loose] = [
        at!,
        { ...at!, perception: at!.perception === "inf" ? ("inf" as const) : at!.perception.plus(step) },
      ];
      const [before, after] = [solve(problem, tight), solve(problem, loose)];
      return before.status !== "optimal" || (after.status === "optimal" && after.errorRate.atMost(before.errorRate));
    }),
  );
});

test("a conjecture of your own: a deterministic channel that keeps letters apart loses nothing", () => {
  const problems = randomProblem({ channels: ["deterministic"], classes: { least: 2, most: 3 } });
  fc.assert(
    fc.property(problems, (problem) => {
      const used = problem.channel.matrix.toArrays().map(String);
      fc.pre(new Set(used).size === used.length);
      return theorem2(problem).equality;
    }),
  );
});
