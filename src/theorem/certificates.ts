/**
 * Certificates of verdicts: statement and evidence as docs/formats.md has them, for the kernel.
 */
import { type AnyCertificate, header, matrixData, planeData } from "../certificate/certificate.js";
import { surfaceData } from "../certificate/surface.js";
import { entry } from "../exact/vector.js";
import type { AnyProblem, Problem } from "../model/problem.js";
import { leastDistortion, leastPerception } from "../tradeoff/minima.js";
import { surfaceProof } from "../tradeoff/surface.js";
import type { DegradationVerdict, NamedChannel } from "./degradation.js";
import type { Dominates } from "./dominance.js";
import type { Theorem2Verdict, Violation } from "./theorem-2.js";
import type { Attained, Impossible, TradeoffVerdict } from "./tradeoff.js";

/** Statement `bayes-risks`. */
export function bayesRisksCertificate(problem: AnyProblem, verdict: Theorem2Verdict): AnyCertificate {
  const { classNames } = problem.source;
  const { bayesRisk, gap, equality, rules, pairwise } = verdict;
  const named = (k: number): string => entry(classNames, k);
  const statement = {
    kind: "bayes-risks",
    source: bayesRisk.source.toString(),
    degraded: bayesRisk.degraded.toString(),
    gap: gap.toString(),
    equality,
    ...(pairwise === undefined ? {} : { pairwise: { holds: pairwise.holds } }),
  };
  return {
    ...header(problem),
    statement,
    evidence: {
      sourceRule: rules.source.map(named),
      degradedRule: rules.degraded.map(named),
      ...(verdict.equality ? { commonClass: commonClassData(problem, verdict.commonClass) } : { violation: violationData(problem, verdict.violation) }),
      ...(pairwise?.holds === false ? { pairwiseViolation: violationData(problem, pairwise.violation) } : {}),
    },
  };
}

/** Letters by their names. */
export function violationData({ source, channel }: Pick<Problem, "source" | "channel">, { inputs, output }: Violation): { readonly inputs: string[]; readonly output: string } {
  return { inputs: inputs.map((x) => entry(source.alphabet.letters, x)), output: entry(channel.outputs.letters, output) };
}

/** Outputs and classes by their names. */
export function commonClassData(
  { source, channel }: Pick<Problem, "source" | "channel">,
  commonClass: readonly { readonly output: number; readonly class: number }[],
): { readonly output: string; readonly class: string }[] {
  return commonClass.map((one) => ({ output: entry(channel.outputs.letters, one.output), class: entry(source.classNames, one.class) }));
}

/** Statement `tradeoff`. */
export function tradeoffCertificate(verdict: TradeoffVerdict): AnyCertificate {
  const { problem, minima, attaining, errorRatePlane, simultaneous } = verdict;
  return {
    ...header(problem),
    statement: {
      kind: "tradeoff",
      minima: { distortion: minima.distortion.toString(), perception: minima.perception.toString(), errorRate: minima.errorRate.toString() },
      simultaneous: simultaneous.attained,
    },
    evidence: {
      minima: {
        distortion: { restorer: matrixData(attaining.distortion), plane: planeData(leastDistortion(problem).plane) },
        perception: { ...attainedData(attaining.perception), plane: planeData(leastPerception(problem).plane) },
        errorRate: { restorer: matrixData(attaining.errorRate), plane: planeData(errorRatePlane) },
      },
      ...(simultaneous.attained ? attainedData(simultaneous) : impossibleData(problem, simultaneous.because)),
    },
  };
}

function attainedData({ restorer, coupling }: Attained): object {
  return { restorer: matrixData(restorer), ...(coupling === undefined ? {} : { coupling: matrixData(coupling) }) };
}

function impossibleData(problem: Problem, because: Impossible): object {
  if (because.kind !== "hall") return { [because.kind]: planeData(because.plane) };
  return { hall: hallData(problem, because) };
}

/** Letters and outputs of a Hall set by their names. */
export function hallData(
  { restored, channel }: Problem,
  { letters, outputs }: { readonly letters: readonly number[]; readonly outputs: readonly number[] },
): { readonly letters: string[]; readonly outputs: string[] } {
  return { letters: letters.map((j) => entry(restored.letters, j)), outputs: outputs.map((y) => entry(channel.outputs.letters, y)) };
}

/** Statement `degradation`: the channel of the problem, and the other one. */
export function degradationCertificate(problem: AnyProblem, of: NamedChannel, verdict: DegradationVerdict): AnyCertificate {
  return {
    ...header(problem),
    statement: { kind: "degradation", of: channelData(of), holds: verdict.degradation },
    evidence: verdict.degradation ? { through: matrixData(verdict.through) } : { payoff: matrixData(verdict.payoff) },
  };
}

/** Statement `dominance`: C of the problem of the surface is nowhere lower than behind the other channel. */
export function dominanceCertificate({ surface, of, points }: Dominates): AnyCertificate {
  return {
    ...header(surface.problem),
    statement: { kind: "dominance", of: channelData(of) },
    evidence: { surface: surfaceData(surfaceProof(surface)), below: points.map(attainedData) },
  };
}

function channelData({ inputs, outputs, matrix }: NamedChannel): object {
  return { inputs, outputs, matrix: matrixData(matrix) };
}
