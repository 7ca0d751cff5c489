/**
 * Planes as facts: λ, μ ≥ 0, the cut, the row potentials, and γ = Σ s(y) + β as a definition.
 *
 * Potentials that a certificate leaves out are filled in; the solver verifies them like those that are
 * given. Cuts of χ², reverse χ², squared Hellinger and MMD² are rational, or become so with a root that
 * stands beside its square; the others have logarithms and are refused. Conditions: docs/formats.md.
 */
import type { Rational } from "../../exact/rational.js";
import { Rational as Numbers, sum as total } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { ReadBound, ReadPlane } from "../../certificate/evidence.js";
import type { Case } from "../../model/case.js";
import type { TransportDivergence, WitnessDivergence } from "../../model/divergence/divergence.js";
import { rowPotentials, sourcePotentials } from "../potentials.js";
import type { CutTerms } from "./cut.js";
import { named, range, type ProblemTerms } from "./problem.js";
import { smoothCut } from "./smooth.js";
import { and, atMost, call, real, sum, times } from "./terms.js";

/** A plane in terms of a script. */
export interface PlaneTerms {
  readonly lambda: string;
  readonly mu: string;
  readonly gamma: string;
}

export interface PlaneOptions {
  /** In the comment of the fact. */
  readonly title: string;
  /** False for a Farkas plane. */
  readonly errors: boolean;
  /** The bound on d under which the plane is to hold, for pinned cuts. */
  readonly bound?: ReadBound;
}

/** Defines a plane of a case and states what makes it one. */
export function planeFacts(terms: ProblemTerms, plane: ReadPlane, of: Case, options: PlaneOptions): PlaneTerms {
  const { script } = terms;
  const { title, errors, bound = "inf" } = options;
  const number = script.next("plane");
  const { multipliers } = plane;
  script.say(title);
  const lambda = script.define(`lambda_${number}`, real(multipliers.distortion));
  const mu = script.define(`mu_${number}`, real(multipliers.perception));
  const cut = cutTerms(terms, plane, of, { number, mu, bound });
  const rows = plane.rows ?? rowPotentials(of, multipliers.distortion, cut.weights, errors);
  const s = rows.map(real);
  const gamma = script.define(`gamma_${number}`, sum([...s, cut.beta]));
  script.fact(
    `the multipliers are not negative, the cut and the row potentials hold`,
    atMost("0.0", lambda),
    atMost("0.0", mu),
    ...cut.conjuncts,
    call(terms.below(of, errors), [lambda, ...s, ...cut.w]),
  );
  return { lambda, mu, gamma };
}

interface CutPlace {
  readonly number: string;
  readonly mu: string;
  readonly bound: ReadBound;
}

function cutTerms(terms: ProblemTerms, plane: ReadPlane, of: Case, place: CutPlace): CutTerms {
  const { cut, multipliers } = plane;
  const { divergence } = of;
  if (cut.kind === "transport" && divergence.family === "transport")
    return transportCut(terms, of, divergence, cut, multipliers.perception, place.mu);
  if (cut.kind === "witnesses" && divergence.family === "witnesses")
    return witnessCut(terms, of, divergence, cut.weights, place);
  if (cut.kind !== "transport" && cut.kind !== "witnesses" && divergence.family === "smooth")
    return smoothCut(terms, of, divergence, cut, { ...place, multiplier: multipliers.perception });
  throw new RangeError("the reader takes the cut that fits the divergence");
}

/** v(x) − w(j) ≤ μρ(j,x) for all x, j; β = Σ p(x)v(x). */
function transportCut(
  terms: ProblemTerms,
  of: Case,
  { cost }: TransportDivergence,
  cut: ReadPlane["cut"] & { kind: "transport" },
  multiplier: Rational,
  mu: string,
): CutTerms {
  const v = (cut.source ?? sourcePotentials(cost, multiplier, cut.restored)).map(real);
  const w = cut.restored.map(real);
  const inputs = range(terms.inputs);
  const parameters = ["mu", ...named("v", terms.inputs), ...named("w", terms.letters)];
  const name = terms.predicate(`cut ${String(of.part)}`, "cut", parameters, () =>
    and(
      inputs.flatMap((x) =>
        range(terms.letters).map((j) => {
          const price = cost.numeratorAt(j, x) === 0n ? [] : [times("mu", real(cost.at(j, x)))];
          return atMost(`v_${String(x)}`, sum([...price, `w_${String(j)}`]));
        }),
      ),
    ),
  );
  return {
    w,
    weights: cut.restored,
    beta: sum(inputs.map((x) => times(terms.p(x), entry(v, x)))),
    conjuncts: [call(name, [mu, ...v, ...w])],
  };
}

/** μ_i ≥ 0, Σ μ_i ≤ μ; w(j) = Σ μ_i g_i(j), β = Σ over the source letters z of p(z)·Σ μ_i g_i(z). */
function witnessCut(
  terms: ProblemTerms,
  { source, restored }: Case,
  { witnesses }: WitnessDivergence,
  weights: readonly Rational[],
  { number, mu }: CutPlace,
): CutTerms {
  const { script } = terms;
  const union = source.alphabet.union(restored);
  const used = [...weights.keys()].filter((i) => !entry(weights, i).isZero());
  const own = (z: number): number[] => used.filter((i) => witnesses.numeratorAt(i, z) !== 0n);
  const at = union.letters.map((_, z) =>
    script.define(
      `g_${number}_${String(z)}`,
      sum(own(z).map((i) => times(real(entry(weights, i)), real(witnesses.at(i, z))))),
    ),
  );
  const positions = restored.letters.map((letter) => union.position(letter) ?? 0);
  return {
    w: positions.map((z) => entry(at, z)),
    weights: positions.map((z) =>
      own(z).length === 0 ? Numbers.zero : total(own(z).map((i) => entry(weights, i).times(witnesses.at(i, z)))),
    ),
    beta: sum(range(terms.inputs).map((x) => times(terms.p(x), entry(at, x)))),
    conjuncts: [
      ...used.map((i) => atMost("0.0", real(entry(weights, i)))),
      atMost(sum(used.map((i) => real(entry(weights, i)))), mu),
    ],
  };
}
