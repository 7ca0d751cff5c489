// From the predictions of a network to its exact (D, P, ε), its gap with a proof, and a figure.
import { readFileSync } from "node:fs";
import {
  certificate,
  check,
  evaluate,
  galleryProblem,
  problemFromData,
  Rational,
  readCsv,
  restorerFromCounts,
  sliceAt,
  solve,
} from "exact-cdp";
import { curvesFigure, drawn, type PlottedPoint } from "exact-cdp/plot";

// A problem file of your own: problemFromData(JSON.parse(readFileSync("problem.json", "utf8"))).
const problem = problemFromData(galleryProblem("binary-denoising"));
const seen = problem.channel.outputs.letters;
const letters = problem.restored.letters;

// One line per prediction: the letter that was seen, the letter that the network restored.
const [, ...lines] = readCsv(readFileSync(new URL("data/predictions.csv", import.meta.url), "utf8"));
const counts = seen.map((y) =>
  letters.map((x) => lines.filter(({ cells: [from, to] }) => from === y && to === x).length),
);

const { distortion, perception, errorRate } = evaluate(problem, restorerFromCounts(problem, counts));
if (!(perception instanceof Rational))
  throw new Error("only for total variation and transport costs, which are rational");
const point = solve(problem, { distortion, perception });
if (point.status === "optimal") {
  console.log(`D = ${String(distortion)}, P = ${String(perception)}, error rate = ${String(errorRate)}`);
  console.log(`C(D,P) = ${String(point.errorRate)}, gap ${String(errorRate.minus(point.errorRate))}`);
  console.log(check(certificate(point)).status);
}

const network: PlottedPoint = { problem, kind: "restorer", name: "network", distortion, perception, errorRate };
const curves = [sliceAt(problem, { distortion }), sliceAt(problem, { perception })];
const svg = [...(await drawn(curvesFigure(curves, { points: [network] }), "svg"))].join("");
console.log(svg.startsWith("<svg") || svg.startsWith("<?xml") ? "a figure in SVG" : "no figure");

// prints:
// D = 61/400, P = 49/1000, error rate = 57/250
// C(D,P) = 51/250, gap 3/125
// accepted
// a figure in SVG
