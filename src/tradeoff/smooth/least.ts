/**
 * The least value that a smooth divergence can have, and the plane that proves it.
 *
 * Every pmf on X̂ is reachable. Of an f-divergence the best is p restricted to the letters that can be
 * restored and divided by their mass S, by the convexity of f; the other letters of X̂ get nothing. Where no
 * letter is missing it is p, and the least value 0. For a kernel K it is 0 likewise, and where some q on X̂ has
 * K(q−p) = 0, which a linear program decides; else the least of a quadratic function, enclosed.
 */
import type { Plane } from "../../certificate/plane.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational } from "../../exact/rational.js";
import { RationalVector, entry } from "../../exact/vector.js";
import { linearAtZeroCase, type SmoothCase } from "../../model/case.js";
import { Memo } from "../../model/memo.js";
import { exactProgram } from "../../smooth/exact-program.js";
import type { SmoothCut } from "../../smooth/mass-function.js";
import { heightOf, planeOf as smoothPlane, type ExactRoles } from "../../smooth/rounding.js";
import { solveSmooth } from "../../smooth/solve.js";
import { leastPerception } from "../convex/minima.js";
import { planeOf } from "./plane.js";

export interface LeastSmooth {
  /** min d; "inf" where d is infinite for every restorer. */
  readonly value: Rational | Enclosure | "inf";
  /** A Farkas plane λ = 0, μ = 1 with the intercept `lower`, which is any number where d is infinite. */
  readonly plane: Plane;
  readonly lower: Rational | "inf";
  /** The upper end; "inf" where none is known. */
  readonly upper: Rational | "inf";
  /** Whether d has this value for every restorer: X and X̂ have no letter of positive mass in common. */
  readonly constant?: boolean;
}

const known = new Memo<LeastSmooth>();

/** Binary digits of a least value that is enclosed. */
const bits = 160;

const perceptionOnly = { distortion: Rational.zero, perception: Rational.one, errorRate: Rational.zero };

/** The least value of d over all restorers. */
export function leastSmooth(of: SmoothCase): LeastSmooth {
  return known.of(of, () => compute(of));
}

function compute(of: SmoothCase): LeastSmooth {
  const { source, restored, divergence } = of;
  const missing = source.alphabet.letters.some(
    (letter, x) => restored.position(letter) === undefined && entry(source.marginal.numerators, x) > 0n,
  );
  const nothing: Plane = {
    multipliers: { distortion: Rational.zero, perception: Rational.one },
    rows: of.channel.outputs.letters.map(() => Rational.zero),
    cut: { kind: "none" },
  };
  const zero = { value: Rational.zero, plane: nothing, lower: Rational.zero, upper: Rational.zero };
  if (!missing) return zero;
  if (divergence.form === "f-divergence") return ofLetters(of);
  // A singular kernel may be blind to what cannot be restored.
  return leastPerception(linearAtZeroCase(of)).value.isZero() ? zero : ofKernel(of);
}

function ofLetters(of: SmoothCase): LeastSmooth {
  const { source, restored, divergence } = of;
  const program = exactProgram(of);
  const masses = restored.letters.map((letter) => {
    const x = source.alphabet.position(letter);
    return x === undefined ? 0n : entry(source.marginal.numerators, x);
  });
  const total = masses.reduce((sum, mass) => sum + mass, 0n);
  if (!program.function.finite || (total === 0n && !program.function.possible.includes(true))) {
    const slopes = restored.letters.map(() => Rational.zero);
    const plane: Plane = {
      multipliers: { distortion: Rational.zero, perception: Rational.one },
      rows: of.channel.outputs.letters.map(() => Rational.zero),
      cut: { kind: "smooth", slopes, constant: Rational.one },
    };
    return { value: "inf", plane, lower: "inf", upper: "inf" };
  }
  // Without a letter in common every pmf is as good: the first letter.
  const best =
    total === 0n
      ? RationalVector.over(
          masses.map((_, j) => (j === 0 ? 1n : 0n)),
          1n,
        )
      : RationalVector.over(masses, total);
  const found = divergence.evaluate(source.marginal, best, bits);
  if (found === "inf") throw new Error("the best pmf has a finite divergence where some pmf has one");
  const cut =
    found instanceof Rational
      ? exactCut(of, found, Rational.of(total, source.marginal.denominator))
      : program.function.cutAt(
          best.numerators.map((mass) => (mass << BigInt(bits)) / best.denominator),
          bits,
        );
  const plane = smoothPlane(program, perceptionOnly, cut);
  const constant = total === 0n;
  // The plane proves a little less than is known.
  const lower = plane.intercept;
  const upper = found instanceof Enclosure ? found.upper : found;
  const value = upper === "inf" ? found : Enclosure.of(lower, upper);
  return { value, plane: planeOf(plane), lower, upper, constant };
}

/**
 * The tangent at p/S where the least value is rational: d is Σ p·f(q/p), so that all slopes are f'(1/S). Of χ² that is
 * 2(1−S)/S, of squared Hellinger ½(1−√S), half of the least value.
 */
function exactCut({ restored, divergence }: SmoothCase, value: Rational, S: Rational): SmoothCut {
  const two = Rational.of(2n);
  const slope = divergence.definition === "chi-squared" ? two.times(Rational.one.minus(S)).over(S) : value.over(two);
  return { slopes: restored.letters.map(() => slope), constant: value.minus(slope) };
}

const free = { weight: Rational.zero };
const leastD: ExactRoles = { distortion: free, perception: { weight: Rational.one }, errorRate: free };
const width = Rational.of(1n, 1n << 100n);

function ofKernel(of: SmoothCase): LeastSmooth {
  const { plane, upper } = solveSmooth(exactProgram(of), leastD, width, "persistent");
  const lower = heightOf(plane, leastD);
  const high = upper === undefined ? "inf" : upper.value;
  return { value: Enclosure.of(lower, high), plane: planeOf(plane), lower, upper: high };
}
