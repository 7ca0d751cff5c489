// A statement that is not true of every problem, and the smallest problem that refutes it.
import { tradeoff } from "exact-cdp";
import { randomProblem } from "exact-cdp/arbitraries";
import fc from "fast-check";

const noisy = randomProblem({
  channels: ["positive"],
  sizes: { source: { least: 2, most: 4 }, outputs: { least: 2, most: 4 } },
  restored: "source",
  classifier: "bayes",
});
const statement = fc.property(
  noisy,
  (problem) => problem.source.marginal.numerators.includes(0n) || !tradeoff(problem).simultaneous.attained,
);

const { counterexample } = fc.check(statement, { seed: 2019 });
const problem = counterexample?.[0];
console.log("not true: behind noise, with mass on every letter, no restorer attains all three minima at once");
console.log(`a(k,x)  ${JSON.stringify(problem?.source.joint)}`);
console.log(`W(y|x)  ${JSON.stringify(problem?.channel.matrix)}`);
console.log(`measures ${JSON.stringify([problem?.distortion.definition, problem?.perception.definition])}`);

// prints:
// not true: behind noise, with mass on every letter, no restorer attains all three minima at once
// a(k,x)  [["1/2","1/2"],["0","0"]]
// W(y|x)  [["1/2","1/2"],["1/2","1/2"]]
// measures ["hamming","total-variation"]
