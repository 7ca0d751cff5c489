/**
 * C(D,P) with the Kullback–Leibler divergence: our time to a proved enclosure, and cvxopt's to an answer in doubles.
 *
 * Random problems (families.ts) of n letters, D = 3/2 D_min and P = 1/50, where the bound on d matters. Ours:
 * `solve` at widths 10^−12 and 10^−30, on a problem built anew each time with its coefficients, as cvxopt gets
 * them; then the kernel on the certificate as text. Bands: slices to 10^−4. cvxopt: `solvers.cpl` with tolerances of 3·10^−7 on the same
 * coefficients in doubles, without the start of Python and the reading. Runs follow one another; cvxopt runs once
 * where it takes seconds. Every certificate is accepted, and cvxopt's value lies within 10^−5 of ours.
 */
import { spawnSync } from "node:child_process";
import { Enclosure } from "../../src/exact/enclosure.js";
import { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { convexCase } from "../../src/model/case.js";
import { coefficients } from "../../src/model/coefficients.js";
import { problem, type Problem, type ProblemDefinition } from "../../src/model/problem.js";
import type { SliceAt } from "../../src/tradeoff/convex/slice.js";
import { minima } from "../../src/tradeoff/minima.js";
import { sliceBand } from "../../src/tradeoff/slice-band.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { randomDefinition } from "./families.js";
import { median, timed } from "./measure.js";
import type { Settings } from "./settings.js";

export interface SmoothRow {
  readonly letters: number;
  /** Milliseconds to a proved width of 10^−12 and of 10^−30, medians and the most over all seeds. */
  readonly twelve: number;
  readonly mostTwelve: number;
  readonly thirty: number;
  readonly mostThirty: number;
  /** Milliseconds of the kernel on the certificate at 10^−30. */
  readonly check: number;
  /** Milliseconds of bands to 10^−4, up to 16 letters: along P at D = 3/2 D_min, and along D at P = 1/100. */
  readonly alongP?: number;
  readonly alongD?: number;
  /** Milliseconds of cvxopt; absent where it is not installed or the problem is too large for it. */
  readonly cvxopt?: number;
}

/** Letters up to which bands are computed. */
const mostForBands = 16;
/** Letters up to which cvxopt is asked: at 64 it would take a quarter of an hour. */
const mostForCvxopt = 32;
const P = Rational.of(1n, 50n);

/** The Python that has cvxopt: the first on the path, or Debian's own where another one stands before it. */
export function pythonWithCvxopt(): string | undefined {
  return ["python3", "/usr/bin/python3"].find((python) => spawnSync(python, ["-c", "import cvxopt"]).status === 0);
}

export function smoothRows({ smoothSizes, seeds, runs, progress }: Settings, python = pythonWithCvxopt()): SmoothRow[] {
  // What runs for the first time is not compiled yet.
  for (let i = 0; i < 20; i++)
    ours(randomDefinition({ size: 8, seed: 100 + i, perception: "kullback-leibler" }), "1e-12");
  return smoothSizes.map((letters) => {
    progress(`smooth: ${String(letters)} letters`);
    const times = { twelve: [] as number[], thirty: [] as number[], check: [] as number[], cvxopt: [] as number[] };
    for (const seed of seeds) {
      const definition = randomDefinition({ size: letters, seed, perception: "kullback-leibler" });
      const most = letters > 32 ? 3 : runs;
      let value = 0;
      for (let run = 0; run < most; run++) {
        for (const [tolerance, list] of [
          ["1e-12", times.twelve],
          ["1e-30", times.thirty],
        ] as const) {
          const found = ours(definition, tolerance);
          list.push(found.ms);
          value = found.value;
          if (tolerance === "1e-12") continue;
          const { value: verdict, ms } = timed(() => check(found.certificate));
          if (verdict.status !== "accepted") throw new Error("a certificate that is not accepted");
          times.check.push(ms);
        }
      }
      // Once at 32 letters: it takes long, and no other seed takes another time.
      if (python === undefined || letters > mostForCvxopt || (letters > 16 && seed !== seeds[0])) continue;
      times.cvxopt.push(...theirs(python, definition, value, letters > 16 ? 1 : 3));
    }
    return {
      letters,
      twelve: median(times.twelve),
      mostTwelve: Math.max(...times.twelve),
      thirty: median(times.thirty),
      mostThirty: Math.max(...times.thirty),
      check: median(times.check),
      ...(letters > mostForBands ? {} : bands(letters, seeds)),
      ...(times.cvxopt.length === 0 ? {} : { cvxopt: median(times.cvxopt) }),
    };
  });
}

function boundsOf(given: Problem): { readonly distortion: Rational; readonly perception: Rational } {
  return { distortion: minima(given).distortion.times(Rational.of(3n, 2n)), perception: P };
}

function ours(
  definition: ProblemDefinition,
  tolerance: string,
): { readonly ms: number; readonly value: number; readonly certificate: string } {
  const built = problem(definition);
  const bounds = boundsOf(built);
  const { value: point, ms } = timed(() => solve(built, bounds, { tolerance }));
  if (point.status !== "enclosed") throw new Error(`${definition.name} is ${point.status}`);
  const width = point.errorRate.width;
  if (!(point.errorRate instanceof Enclosure) || width === "inf" || !width.atMost(Rational.parse(tolerance)))
    throw new Error(`${definition.name} is not as narrow as asked`);
  return { ms, value: point.errorRate.lower.toNumber(), certificate: JSON.stringify(certificate(point)) };
}

function bands(letters: number, seeds: readonly number[]): Pick<SmoothRow, "alongP" | "alongD"> {
  const along = (at: (given: Problem) => SliceAt): number =>
    median(
      seeds.map((seed) => {
        const given = problem(randomDefinition({ size: letters, seed, perception: "kullback-leibler" }));
        const { value: band, ms } = timed(() => sliceBand(given, at(given), { tolerance: "1e-4" }));
        if (!band.gap.atMost(Rational.parse("1e-4"))) throw new Error(`${given.name}: a band that is too wide`);
        return ms;
      }),
    );
  return {
    alongP: along((given) => ({ distortion: boundsOf(given).distortion })),
    alongD: along(() => ({ perception: "1/100" })),
  };
}

function theirs(python: string, definition: ProblemDefinition, value: number, runs: number): number[] {
  const built = problem(definition);
  const { outputMass, distortion, error } = coefficients(convexCase(built));
  const numbers = (rows: readonly (readonly Rational[])[]): number[] => rows.flat().map((one) => one.toNumber());
  const { distortion: D, perception } = boundsOf(built);
  const question = {
    outputs: distortion.rows,
    letters: distortion.columns,
    mass: numbers([outputMass.toArray()]),
    distortion: numbers(distortion.toArrays()),
    error: numbers(error.toArrays()),
    p: numbers([built.source.marginal.toArray()]),
    D: D.toNumber(),
    P: perception.toNumber(),
    runs,
  };
  const script = new URL("smooth.py", import.meta.url).pathname;
  const { stdout, status, stderr } = spawnSync(python, [script], {
    input: `${JSON.stringify(question)}\n`,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const answer = JSON.parse(stdout) as { times: number[]; value: number; status: string };
  // It may end "unknown", a little short of its tolerances.
  if (Math.abs(answer.value - value) > 1e-5)
    throw new Error(`cvxopt: ${answer.status}, ${String(answer.value)} instead of ${String(value)}`);
  return answer.times;
}
