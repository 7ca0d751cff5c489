/** Planes of the smooth solver as planes of certificates, and planes of linear cases where both say the same. */
import type { Cut, Plane } from "../../certificate/plane.js";
import { Rational, sum } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Case, SmoothCase } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";
import type { SmoothPlane } from "../../smooth/rounding.js";

/**
 * The plane for C, divided by ν so that the error rate counts once; or, where ν = 0, the Farkas plane as it
 * is.
 */
export function planeOf({ multipliers, rows, cut }: SmoothPlane): Plane {
  const { distortion, perception, errorRate: nu } = multipliers;
  const scale = nu.isZero() ? Rational.one : Rational.one.over(nu);
  return {
    multipliers: { distortion: distortion.times(scale), perception: perception.times(scale) },
    rows: nu.equals(Rational.one) || nu.isZero() ? rows : rows.map((value) => value.times(scale)),
    cut: cutOf(cut),
  };
}

function cutOf(cut: SmoothPlane["cut"]): Cut {
  if (cut === undefined) return { kind: "none" };
  const { slopes, constant, tangent } = cut;
  return tangent === undefined ? { kind: "smooth", slopes, constant } : { kind: "tangent", tangent, constant };
}

/** Every restorer errs at least Σ_y min e(y,x̂). */
export function trivialPlane(of: Case): Plane {
  const { error } = coefficients(of);
  return {
    multipliers: { distortion: Rational.zero, perception: Rational.zero },
    rows: error.toArrays().map((row) => row.reduce((a, b) => (b.lessThan(a) ? b : a))),
    cut: { kind: "none" },
  };
}

/** A plane of the linear case in which d does not count. */
export function withoutCut({ multipliers, rows }: Plane): Plane {
  return {
    multipliers: { distortion: multipliers.distortion, perception: Rational.zero },
    rows,
    cut: { kind: "none" },
  };
}

/**
 * A plane of the linear case (case.ts, `linearAtZeroCase`) at a bound d ≤ 0, which leaves q = p only, or
 * K(q−p) = 0 only: its potentials become weights of q, w and r with w = Kr.
 */
export function pinned(of: SmoothCase, { multipliers, rows, cut }: Plane): Plane {
  const { source, restored } = of;
  const union = source.alphabet.union(restored);
  const p = union.letters.map((letter) => {
    const x = source.alphabet.position(letter);
    return x === undefined ? Rational.zero : source.marginal.at(x);
  });
  const known = { multipliers: { distortion: multipliers.distortion, perception: Rational.zero }, rows };
  if (cut.kind === "transport") {
    // v(x) ≤ w(x) where the letter stays; where it has to go, v(x) is as good as any w.
    const weights = union.letters.map((letter, z) => {
      const j = restored.position(letter);
      return j === undefined ? entry(cut.source, z) : entry(cut.restored, j);
    });
    return { ...known, cut: { kind: "pinned", weights, constant: product(weights, p) } };
  }
  if (cut.kind === "witnesses" && of.divergence.form === "f-divergence") return pinnedAtLeast(of, known, cut.weights);
  if (cut.kind !== "witnesses" || of.divergence.form !== "mmd-squared")
    throw new RangeError("a plane of the linear case");
  const weights = union.letters.map((_, z) => entry(cut.weights, 2 * z).minus(entry(cut.weights, 2 * z + 1)));
  const { kernel } = of.divergence;
  const w = weights.map((_, z) => sum(weights.map((value, i) => kernel.at(i, z).times(value))));
  return { ...known, cut: { kind: "pinned", weights, constant: product(w, p) } };
}

/** Witnesses of q*(j) − q(j) and of its negative, j by j. */
function pinnedAtLeast(
  { source, restored }: SmoothCase,
  known: Pick<Plane, "multipliers" | "rows">,
  witnesses: readonly Rational[],
): Plane {
  const masses = restored.letters.map((letter) => {
    const x = source.alphabet.position(letter);
    return x === undefined ? Rational.zero : source.marginal.at(x);
  });
  const total = sum(masses);
  const own = restored.letters.map((_, j) => entry(witnesses, 2 * j).minus(entry(witnesses, 2 * j + 1)));
  const weights = source.alphabet.union(restored).letters.map((letter) => {
    const j = restored.position(letter);
    return j === undefined ? Rational.zero : entry(own, j);
  });
  return { ...known, cut: { kind: "pinned", weights, constant: product(own, masses).over(total) } };
}

function product(a: readonly Rational[], b: readonly Rational[]): Rational {
  return sum(a.map((value, z) => value.times(entry(b, z))));
}
