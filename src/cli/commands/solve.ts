/** `exact-cdp solve`: C(D,P) at one point or several. */
import type { Bounds } from "../../certificate/plane.js";
import { InputError, describe } from "../../exact/errors.js";
import { pointData, pointText, problemText } from "../../report/point.js";
import { bound } from "../../tradeoff/convex/bounds.js";
import { axis } from "../../tradeoff/grid.js";
import { mostListed, tooMany } from "../io/options.js";
import { minima } from "../../tradeoff/minima.js";
import type { Point } from "../../tradeoff/solve.js";
import { loadProblem } from "../io/load-problem.js";
import { print } from "../io/output.js";
import { solverOptions } from "../io/options.js";
import { solvePoints } from "../io/points.js";
import { Interrupted } from "../io/interrupted.js";
import { announce } from "../io/progress.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";

interface Options extends ReportOptions {
  readonly distortion?: string;
  readonly perception?: string;
  readonly at?: readonly string[];
  readonly certificate?: string;
  readonly tolerance?: string;
}

export async function run(file: string, options: Options): Promise<void> {
  // Who asks for one value wants its digits.
  const report = new Reporting(options, [], Infinity);
  const points = pointsOf(options);
  const problem = await loadProblem(file);
  const precision = solverOptions(problem, options.tolerance);
  announce(problem);
  if (options.json !== true) print(`${problemText(problem, minima(problem), report.shown)}\n`);
  const solved: Point[] = [];
  const done = await solvePoints(
    problem,
    points,
    (point) => {
      solved.push(point);
      if (options.json === true) report.printData(pointData(point));
      else print(`\n${pointText(point, report.shown)}\n`);
    },
    precision,
  );
  report.printNotes();
  const [only] = solved;
  if (options.certificate !== undefined) {
    const { writeCertificate, writeCertificates } = await import("../io/certificates.js");
    if (options.at === undefined && points.length === 1 && only !== undefined)
      writeCertificate(options.certificate, only);
    else writeCertificates(options.certificate, solved);
  }
  if (done < points.length) throw new Interrupted();
}

/** Every point of --at; else every bound on the distortion with every bound on the perceptual difference. */
function pointsOf({ distortion, perception, at }: Options): Bounds[] {
  if (at !== undefined) {
    if (distortion !== undefined || perception !== undefined) {
      throw new InputError({
        code: "usage",
        path: "--at",
        expected: "either --at or --distortion and --perception",
        found: "both",
      });
    }
    return at.map((text) => {
      const pieces = text.split(",");
      const [d, p] = pieces;
      if (d === undefined || p === undefined || pieces.length !== 2) {
        throw new InputError({
          code: "usage",
          path: "--at",
          expected: "two bounds, D,P, such as 3/20,1/100",
          found: describe(text),
        });
      }
      return { distortion: bound(d, "--at"), perception: bound(p, "--at") };
    });
  }
  if (distortion === undefined || perception === undefined) {
    const missing = distortion === undefined ? "--distortion" : "--perception";
    throw new InputError({
      code: "usage",
      path: missing,
      expected: "both --distortion D and --perception P (inf for no bound), or --at D,P",
      found: `no ${missing}`,
    });
  }
  const [D, P] = [axis(distortion, "--distortion"), axis(perception, "--perception")];
  if (D.length * P.length > mostListed) throw tooMany("--distortion and --perception", "points");
  return [...D].flatMap((d) => [...P].map((p) => ({ distortion: d, perception: p })));
}
