/**
 * Certificates of verdicts: statement and evidence as docs/formats.md defines them.
 *
 * The interfaces here list what each certificate needs; the verdicts of theorem/ have these fields.
 */
import type { Rational } from "../exact/rational.js";
import { valueData, type Value } from "../exact/value.js";
import { entry, type RationalMatrix } from "../exact/vector.js";
import { problemArgument } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import { bayesRisksProof, channelArgument, degradationProof, tradeoffProof } from "./argument.js";
import { attainedData, header, matrixData, planeData, type Attained, type CertificateData } from "./data.js";
import type { Plane } from "./plane.js";
import { surfaceData, type SurfaceProof } from "./surface.js";

/** Inputs of one output that have no optimal class in common; all indices. */
export interface Violation {
  /** Ascending. For two classes there are two, for K classes at most K. */
  readonly inputs: readonly number[];
  readonly output: number;
}

/** Per output a class that is optimal for all of its inputs; indices. */
export type CommonClass = readonly { readonly output: number; readonly class: number }[];

/** ε_X, ε_Y, the two Bayes rules, and the reason why the risks are equal or not. */
export type BayesRisksProof = {
  readonly bayesRisk: { readonly source: Rational; readonly degraded: Rational };
  readonly gap: Rational;
  readonly rules: { readonly source: readonly number[]; readonly degraded: readonly number[] };
  readonly pairwise?: { readonly holds: true } | { readonly holds: false; readonly violation: Violation };
} & (
  | { readonly equality: true; readonly commonClass: CommonClass }
  | { readonly equality: false; readonly violation: Violation }
);

/** The certificate of statement `bayes-risks`. @param proof the verdict of `theorem2` @throws InputError for another */
export function bayesRisksCertificate(problem: Problem, proof: BayesRisksProof): CertificateData {
  problemArgument(problem, "problem");
  bayesRisksProof(problem)(proof, "proof");
  const { bayesRisk, gap, equality, rules, pairwise } = proof;
  const named = (k: number): string => entry(problem.source.classNames, k);
  const statement = {
    kind: "bayes-risks",
    source: bayesRisk.source.toString(),
    degraded: bayesRisk.degraded.toString(),
    gap: gap.toString(),
    equality,
    ...(pairwise === undefined ? {} : { pairwise: { holds: pairwise.holds } }),
  };
  const evidence = {
    sourceRule: rules.source.map(named),
    degradedRule: rules.degraded.map(named),
    ...(proof.equality
      ? { commonClass: commonClassData(problem, proof.commonClass) }
      : { violation: violationData(problem, proof.violation) }),
    ...(pairwise?.holds === false ? { pairwiseViolation: violationData(problem, pairwise.violation) } : {}),
  };
  return { ...header(problem), statement, evidence };
}

/** The violation with letters by their names. */
export function violationData(
  { source, channel }: Pick<Problem, "source" | "channel">,
  { inputs, output }: Violation,
): { readonly inputs: string[]; readonly output: string } {
  return {
    inputs: inputs.map((x) => entry(source.alphabet.letters, x)),
    output: entry(channel.outputs.letters, output),
  };
}

/** The common classes, with outputs and classes by their names. */
export function commonClassData(
  { source, channel }: Pick<Problem, "source" | "channel">,
  commonClass: CommonClass,
): { readonly output: string; readonly class: string }[] {
  return commonClass.map((one) => ({
    output: entry(channel.outputs.letters, one.output),
    class: entry(source.classNames, one.class),
  }));
}

/** The letters and outputs of a Hall set (theorem/hall-set.ts), as indices. */
export interface Hall {
  readonly letters: readonly number[];
  readonly outputs: readonly number[];
}

/** The reason why no restorer attains all three minima. */
export type Impossible<Set extends Hall = Hall> =
  | ({ readonly kind: "hall" } & Set)
  /** γ − λD_min − μP_min > ε_min; for "farkas" nothing at all is feasible at (D_min, P_min). */
  | { readonly kind: "plane" | "farkas"; readonly plane: Plane };

/**
 * D_min, P_min and ε_min, each with a restorer and a plane, and whether one restorer attains all three. P_min is
 * enclosed where it is the irrational least value of a smooth divergence.
 */
export interface TradeoffProof {
  readonly problem: Problem;
  readonly minima: { readonly distortion: Value; readonly perception: Value; readonly errorRate: Value };
  readonly attaining: {
    readonly distortion: RationalMatrix;
    readonly perception: Attained;
    readonly errorRate: RationalMatrix;
  };
  readonly planes: { readonly distortion: Plane; readonly perception: Plane; readonly errorRate: Plane };
  readonly simultaneous:
    ({ readonly attained: true } & Attained) | { readonly attained: false; readonly because: Impossible };
}

/** The certificate of statement `tradeoff`. @param proof what `tradeoff(problem).proof` is @throws InputError for another */
export function tradeoffCertificate(proof: TradeoffProof): CertificateData {
  tradeoffProof(proof, "proof");
  const { problem, minima, attaining, planes, simultaneous } = proof;
  return {
    ...header(problem),
    statement: {
      kind: "tradeoff",
      minima: {
        distortion: minima.distortion.toString(),
        perception: valueData(minima.perception),
        errorRate: minima.errorRate.toString(),
      },
      simultaneous: simultaneous.attained,
    },
    evidence: {
      minima: {
        distortion: { restorer: matrixData(attaining.distortion), plane: planeData(planes.distortion) },
        perception: { ...attainedData(attaining.perception), plane: planeData(planes.perception) },
        errorRate: { restorer: matrixData(attaining.errorRate), plane: planeData(planes.errorRate) },
      },
      ...(simultaneous.attained ? attainedData(simultaneous) : impossibleData(problem, simultaneous.because)),
    },
  };
}

function impossibleData(problem: Problem, because: Impossible): CertificateData["evidence"] {
  return because.kind === "hall" ? { hall: hallData(problem, because) } : { [because.kind]: planeData(because.plane) };
}

/** Letters and outputs of a Hall set by their names. */
export function hallData(
  { restored, channel }: Problem,
  { letters, outputs }: Hall,
): { readonly letters: string[]; readonly outputs: string[] } {
  return {
    letters: letters.map((j) => entry(restored.letters, j)),
    outputs: outputs.map((y) => entry(channel.outputs.letters, y)),
  };
}

/** A channel with named inputs, in the order of its rows. */
export interface NamedChannel {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly matrix: RationalMatrix;
}

/**
 * The channel T between V and W, or a payoff with which V earns more than W allows
 * (theorem/degradation.ts).
 */
export type DegradationProof =
  | { readonly degradation: true; readonly through: RationalMatrix }
  | { readonly degradation: false; readonly payoff: RationalMatrix };

/**
 * The certificate of statement `degradation`: whether the channel of the problem is a degradation of
 * the other.
 */
export function degradationCertificate(problem: Problem, of: NamedChannel, proof: DegradationProof): CertificateData {
  problemArgument(problem, "problem");
  channelArgument(of, "of");
  degradationProof(proof, "proof");
  return {
    ...header(problem),
    statement: { kind: "degradation", of: channelData(of), holds: proof.degradation },
    evidence: proof.degradation ? { through: matrixData(proof.through) } : { payoff: matrixData(proof.payoff) },
  };
}

/**
 * The certificate of statement `dominance`: C of the surface's problem is nowhere lower than C behind
 * the other channel.
 * @param points a restorer per vertex of the surface
 */
export function dominanceCertificate(
  surface: SurfaceProof,
  of: NamedChannel,
  points: readonly Attained[],
): CertificateData {
  return {
    ...header(surface.problem),
    statement: { kind: "dominance", of: channelData(of) },
    evidence: { surface: surfaceData(surface), below: points.map(attainedData) },
  };
}

function channelData({ inputs, outputs, matrix }: NamedChannel): object {
  return { inputs, outputs, matrix: matrixData(matrix) };
}
