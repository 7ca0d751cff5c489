// What a page or its worker does: a problem, a point, its certificate, both checkers, a picture. Nothing of it needs Node.
import {
  certificate,
  check,
  galleryProblem,
  loadPlot,
  loadVerified,
  problemFromData,
  solve,
  surface,
} from "exact-cdp/browser";

const problem = problemFromData(galleryProblem("binary-denoising"));
const point = solve(problem, { distortion: "3/20", perception: "1/100" });
if (point.status === "optimal") console.log(`C(3/20, 1/100) = ${String(point.errorRate)}`);

const text = JSON.stringify(certificate(point));
const { verifiedVerdicts } = await loadVerified();
console.log(`kernel: ${check(text).status}, verified checker: ${verifiedVerdicts(text)[0]?.status ?? "no verdict"}`);

const { drawn, mapFigure, surfaceCells } = await loadPlot();
const svg = [...(await drawn(mapFigure([surfaceCells(surface(problem))]), "svg"))].join("");
console.log(`${svg.slice(0, 4)}…, ${String(svg.match(/<path/g)?.length)} paths`);

// prints:
// C(3/20, 1/100) = 307/1450
// kernel: accepted, verified checker: accepted
// <svg…, 34 paths
