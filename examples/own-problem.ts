// A problem of your own: empirical counts, a custom transport cost, numbers from fraction.js.
import Fraction from "fraction.js";
import { evaluate, minima, problemFromData, restorer, solve } from "exact-cdp";

const third = new Fraction(1n, 3n);
const problem = problemFromData({
  format: "exact-cdp/problem@1",
  name: "traffic lights seen through fog",
  source: {
    alphabet: ["red", "amber", "green"],
    classNames: ["stop", "go"],
    counts: [
      [40, 9, 1],
      [2, 8, 40],
    ],
  },
  channel: {
    outputs: ["red", "green", "fog"],
    matrix: [
      ["2/3", 0, third],
      [third, third, third],
      [0, "2/3", third],
    ],
  },
  classifier: "bayes",
  distortion: "hamming",
  perception: {
    transport: [
      [0, 1, 2],
      [1, 0, 1],
      [2, 1, 0],
    ],
  },
});

const least = minima(problem);
console.log(`least distortion ${String(least.distortion)}, least error rate ${String(least.errorRate)}`);

const point = solve(problem, { distortion: "inf", perception: 0 });
console.log(point.status === "optimal" ? `C(inf, 0) = ${String(point.errorRate)}` : "infeasible");

// Passing the colour through and calling fog amber:
const naive = restorer(problem, [
  [1, 0, 0],
  [0, 0, 1],
  [0, 1, 0],
]);
const achieved = evaluate(problem, naive);
console.log(
  `naive: D = ${String(achieved.distortion)}, P = ${String(achieved.perception)}, error ${String(achieved.errorRate)}`,
);

// prints:
// least distortion 23/75, least error rate 73/300
// C(inf, 0) = 73/300
// naive: D = 39/100, P = 49/300, error 73/300
