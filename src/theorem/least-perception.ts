/**
 * Problems in which d ≤ P_min can be asked for, also where P_min is no rational number.
 *
 * Where P_min is a root, the parts of power 2 attain it, and a root is a bound that they take. Where it is the
 * irrational least value of an f-divergence, the pmf q = p/S that alone attains it is rational (S the mass of the
 * letters that can be restored): a linear divergence that is 0 there takes its place, with the bound 0. Where no
 * letter of the source can be restored, d is the same for every restorer, and no bound is needed.
 */
import { Enclosure } from "../exact/enclosure.js";
import { InputError } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { Root } from "../exact/root.js";
import { compareValues, type Value } from "../exact/value.js";
import { entry } from "../exact/vector.js";
import { isSmoothCase, linearAtLeastCase, relaxedCases, type SmoothCase } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import type { PointBounds } from "../tradeoff/cases/bounds.js";
import { leastSmooth } from "../tradeoff/smooth/least.js";

/** A problem and a bound in it that say d ≤ P_min of another problem. */
export interface AtLeast {
  readonly problem: Problem;
  readonly perception: PointBounds["perception"];
}

/**
 * How d ≤ P_min is asked for.
 * @param least P_min; "inf" where d is infinite for every restorer, which then all attain it
 * @throws InputError "not-a-rational" where the least value of a kernel is known between two rationals only, or
 *   several divergences may have the least value of all
 */
export function atLeast(problem: Problem, least: Value | "inf"): AtLeast {
  if (least instanceof Root) return { problem: squared(problem), perception: least };
  if (!(least instanceof Enclosure)) return { problem, perception: least };
  const cases = relaxedCases(problem).filter((of) => isSmoothCase(of) && mayBe(of, least)) as SmoothCase[];
  const first = entry(cases, 0);
  const { form, definition } = first.divergence;
  if (form !== "f-divergence" || cases.some(({ divergence }) => divergence.definition !== definition))
    throw new InputError({
      code: "not-a-rational",
      path: "$.perception",
      expected: "a least perceptual difference that is known exactly, for this decision",
      found: least.toString(),
    });
  if (leastSmooth(first).constant === true) return { problem, perception: "inf" };
  return { problem: linearAtLeastCase(first).problem, perception: Rational.zero };
}

/** Whether the least d of a case lies in the enclosure of the least of all. */
function mayBe(of: SmoothCase, least: Enclosure): boolean {
  const { value } = leastSmooth(of);
  return value !== "inf" && compareValues(value, least) !== 1;
}

/** The problem with the parts of power 2 only: where P_min is a root, the least values of the others are above it. */
function squared(problem: Problem): Problem {
  const { perception } = problem;
  return problem.withPerception({ ...perception, parts: perception.parts.filter(({ power }) => power === 2) });
}
