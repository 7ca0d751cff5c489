/**
 * The argument of a certificate, line by line, with its numbers: docs/trust.md, live.
 *
 * C ≤ v: a restorer within the bounds errs v. C ≥ v: a plane that no restorer falls below has the value v at
 * (D,P). The sums and comparisons here are exact; whether the evidence holds is for the checkers to say.
 */
import type { ProofLine, ProofPart } from "../protocol.js";
import { Enclosure, isConvex, Rational, type Point, type Surface, type SurfaceBand, type Value } from "./library.js";

type Feasible = Extract<Point, { readonly status: "optimal" | "enclosed" }>;
type Bound = Point["bounds"]["perception"];

/** The proof of a point. */
export function pointProof(point: Point): ProofPart[] {
  switch (point.status) {
    case "infeasible":
      return infeasibleProof(point);
    case "undecided":
      return [];
    default:
      return [upperProof(point), lowerProof(point)];
  }
}

const text = (value: Value | "inf"): string => {
  if (value === "inf") return "∞";
  if (!(value instanceof Enclosure)) return value.toString();
  return `[${value.lower.toString()}, ${value.upper.toString()}]`;
};

/** Whether a ≤ b, where both are rational or there is no bound; undefined where that takes more. */
function atMost(a: Value | "inf", b: Bound): boolean | undefined {
  if (b === "inf") return true;
  return a instanceof Rational && b instanceof Rational ? a.atMost(b) : undefined;
}

function line(words: string, formula: string, holds?: boolean): ProofLine {
  return holds === undefined ? { words, formula } : { words, formula, holds };
}

function upperProof({ bounds, achieved, errorRate }: Feasible): ProofPart {
  const { distortion: D, perception: P } = bounds;
  const upper = errorRate instanceof Enclosure ? errorRate.upper : errorRate;
  return {
    title: "C is not higher: this restorer does it",
    lines: [
      { words: "Take the restorer Q that is shown above. Each of its rows sums to 1." },
      line(
        "Its distortion is within the bound D:",
        `E[Δ] = ${text(achieved.distortion)} ≤ ${text(D)}`,
        atMost(achieved.distortion, D),
      ),
      line(
        "Its perceptual difference is within the bound P:",
        `d(p_X, p_X̂) ${achieved.perception instanceof Enclosure ? "∈" : "="} ${text(achieved.perception)} ≤ ${text(P)}`,
        atMost(achieved.perception, P),
      ),
      { words: "The classifier errs on what it restores with probability", formula: `ε = ${text(upper)}` },
    ],
  };
}

function lowerProof(point: Feasible): ProofPart {
  const { bounds, multipliers, errorRate, problem } = point;
  const title = "C is not lower: no restorer does better";
  if (!isConvex(problem)) {
    return {
      title,
      lines: [
        {
          words:
            "C is the least of several convex functions here, one for each labeling and part of the divergence. The certificate holds a tree over them with a plane at every leaf, each at least C at this point.",
        },
      ],
    };
  }
  const { distortion: D, perception: P } = bounds;
  const { distortion: lambda, perception: mu } = multipliers;
  const lower = errorRate instanceof Enclosure ? errorRate.lower : errorRate;
  if (!(mu instanceof Rational) || !(P === "inf" || P instanceof Rational)) return { title, lines: [] };
  const [alongD, alongP] = [product(lambda, D), product(mu, P)];
  const gamma = lower.plus(alongD).plus(alongP);
  const terms = (names: readonly [string, string]): string =>
    `${lambda.isZero() ? "" : ` + ${factor(lambda)}${names[0]}`}${mu.isZero() ? "" : ` + ${factor(mu)}${names[1]}`}`;
  return {
    title,
    lines: [
      line(
        "The multipliers, prices of distortion and perception, are",
        `λ = ${text(lambda)}, μ = ${text(mu)}`,
        lambda.sign() >= 0 && mu.sign() >= 0,
      ),
      {
        words:
          "With them and one number for each output, which the certificate holds, every restorer whatever satisfies",
        formula: `ε${terms(["E[Δ]", "d(p_X, p_X̂)"])} ≥ ${text(gamma)}`,
      },
      line(
        "Within the bounds E[Δ] ≤ D and d ≤ P, so that the error rate is at least",
        `ε ≥ ${text(gamma)}${lambda.isZero() ? "" : ` − ${text(alongD)}`}${mu.isZero() ? "" : ` − ${text(alongP)}`} = ${text(lower)}`,
      ),
      {
        words:
          errorRate instanceof Enclosure
            ? "So C lies between that and the error rate of the restorer."
            : "That is what the restorer has, so that C is exactly this number.",
      },
    ],
  };
}

const factor = (slope: Rational): string => (slope.equals(Rational.one) ? "" : `${slope.toString()}·`);

function product(slope: Rational, bound: Rational | "inf"): Rational {
  return slope.isZero() || bound === "inf" ? Rational.zero : slope.times(bound);
}

function infeasibleProof({ bounds, cuts }: Extract<Point, { readonly status: "infeasible" }>): ProofPart[] {
  return cuts.map(({ distortion, perception, atLeast, power }, part): ProofPart => {
    const d = power === 2 ? "d²" : "d";
    const terms = [
      distortion.isZero() ? "" : `${factor(distortion)}E[Δ]`,
      perception.isZero() ? "" : `${factor(perception)}${d}`,
    ].filter((one) => one !== "");
    const P = bounds.perception;
    const here =
      power === 1 && (P === "inf" || P instanceof Rational)
        ? product(distortion, bounds.distortion).plus(product(perception, P))
        : undefined;
    return {
      title:
        cuts.length === 1
          ? "No restorer meets both bounds"
          : `No restorer meets both bounds, divergence ${String(part)}`,
      lines: [
        { words: "Every restorer whatever satisfies", formula: `${terms.join(" + ")} ≥ ${text(atLeast)}` },
        ...(here === undefined
          ? []
          : [line("but the bounds allow at most", `${text(here)} < ${text(atLeast)}`, here.lessThan(atLeast))]),
      ],
    };
  });
}

/** The proof of a whole surface. */
export function surfaceProof({ pieces, domain, vertices }: Surface): ProofPart[] {
  return [
    {
      title: "All of C at once",
      lines: [
        {
          words: "No restorer falls below any of the planes γ − λD − μP. Their number:",
          formula: String(pieces.length),
        },
        {
          words: "No restorer lies outside of the domain. Its border has so many lines:",
          formula: String(domain.length),
        },
        {
          words:
            "Where each plane is the greatest, it has a cell; at every corner of a cell a restorer attains the plane, and mixtures of restorers attain it between corners. Corners of the surface:",
          formula: String(vertices.length),
        },
        { words: "So C is the greatest of the planes on the domain, and ∞ outside of it." },
      ],
    },
  ];
}

/** The proof of a band. */
export function bandProof({ pieces, restorers, gap }: SurfaceBand): ProofPart[] {
  return [
    {
      title: "C on a region, within a band",
      lines: [
        { words: "No restorer falls below any of the planes. Their number:", formula: String(pieces.length) },
        { words: "Mixtures of restorers lie above C. Their number:", formula: String(restorers.length) },
        { words: "Between the two there is at most", formula: gap.toString() },
      ],
    },
  ];
}
