// A problem built rather than written: two Laplace classes in normal noise, quantised exactly.
import { minima, problemFromData, solve } from "exact-cdp";
import { evenGrid, laplace, normal, quantisedNoiseChannel, quantisedSource } from "exact-cdp/quantise";

const grid = evenGrid(0, 1, 7);
const problem = problemFromData({
  format: "exact-cdp/problem@1",
  name: "laplace-in-noise",
  source: quantisedSource(
    [
      { name: "low", prior: "2/3", law: laplace(-1, "1/2") },
      { name: "high", prior: "1/3", law: laplace(1, "1/2") },
    ],
    grid,
    1000,
  ),
  channel: quantisedNoiseChannel(grid.points, normal(0, "1/2"), grid, 1000),
  classifier: "bayes",
  distortion: "squared-error",
  perception: "wasserstein-1",
});

console.log(problem.source.marginal.toArray().join(" "));
console.log(String(minima(problem).errorRate));
console.log(solve(problem, { distortion: "1/2", perception: "1/10" }).status);

// prints:
// 1/60 107/1000 643/1500 159/1000 169/750 11/200 1/120
// 29133/200000
// optimal
