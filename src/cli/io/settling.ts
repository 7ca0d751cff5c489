/**
 * C of the Gaussian example with more and more letters: solved one after the other, with progress and Ctrl-C.
 */
import type { Bounds } from "../../certificate/plane.js";
import { InputError, within } from "../../exact/errors.js";
import type { Steps } from "../../exact/steps.js";
import type { GaussianExample } from "../../gaussian/example.js";
import { finiteProblem, type NamedDivergence } from "../../gaussian/finite.js";
import type { GaussianModel } from "../../gaussian/mixture.js";
import { problemFromData } from "../../format/problem.js";
import { outward } from "../../report/gaussian.js";
import type { Limit, Settled } from "../../report/gaussian-settling.js";
import { theorem2 } from "../../theorem/theorem-2.js";
import type { BranchProgress } from "../../tradeoff/cases/branch.js";
import { bound } from "../../tradeoff/convex/bounds.js";
import { prepare } from "../../tradeoff/prepare.js";
import { PointSolver, type SolverOptions } from "../../tradeoff/solve.js";
import { divergenceOption, lettersOption, type GaussianOptions } from "./gaussian-options.js";
import { branchStatus } from "./points.js";
import { follow } from "./progress.js";

/** What is solved. */
export interface Settling {
  readonly sizes: readonly number[];
  readonly divergence: NamedDivergence;
  readonly bounds: Bounds;
}

/** @throws InputError "usage" where a bound is missing, or those of the options */
export function settlingOption(options: GaussianOptions): Settling {
  const { settle = "", distortion, perception, divergence = "total-variation" } = options;
  const sizes = settle.split(",").map((size) => lettersOption(size.trim(), "--settle"));
  if (distortion === undefined || perception === undefined)
    throw new InputError({
      code: "usage",
      path: distortion === undefined ? "--distortion" : "--perception",
      expected: "both --distortion D and --perception P beside --settle (inf for no bound)",
      found: `no ${distortion === undefined ? "--distortion" : "--perception"}`,
    });
  const bounds = {
    distortion: bound(distortion, "--distortion"),
    perception: bound(perception, "--perception"),
  };
  return { sizes, divergence: divergenceOption(divergence, "--divergence"), bounds };
}

/** Solves the problems in order. @returns fewer of them after an interruption */
export async function settle(
  model: GaussianModel,
  { sizes, divergence, bounds }: Settling,
  options: Pick<SolverOptions, "tolerance">,
): Promise<Settled[]> {
  const problems = within("gaussian", () =>
    sizes.map((letters) => problemFromData(finiteProblem(model, letters, divergence))),
  );
  for (const problem of problems) await prepare(problem, "points");
  const done: Settled[] = [];
  const all = function* (): Steps<BranchProgress | undefined, void> {
    for (const [i, problem] of problems.entries()) {
      const { bayesRisk } = theorem2(problem);
      const point = yield* new PointSolver(problem, options).steps(bounds);
      done.push({ letters: sizes[i] ?? 0, bayesRisk, point });
      yield undefined;
    }
  };
  const count = String(sizes.length);
  const followed = await follow(all(), (progress) => {
    const next = progress === undefined ? "" : `; for the next so far ${branchStatus(progress)}`;
    return `${String(done.length)} of ${count} problems${next}`;
  });
  if (!followed.finished)
    process.stderr.write(
      `exact-cdp: interrupted after ${String(done.length)} of ${count} problems; what is done is written\n`,
    );
  return done;
}

/** What is known of the continuous example at the same bounds. @param digits decimals of its enclosures */
export function limitOf(example: GaussianExample, { distortion, perception }: Bounds, digits: number): Limit {
  const answers = new Set(example.classes("source"));
  return {
    bayesRisk: {
      source: outward(example.sourceRisk(), digits),
      degraded: outward(example.degradedRisk(), digits),
    },
    attained: distortion === "inf" && perception === "inf" && example.classes("degraded").every((k) => answers.has(k)),
  };
}
