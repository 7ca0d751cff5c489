/**
 * Certificates as a Coq file that the verified checker (proofs/checker) proves by evaluation.
 *
 * Each theorem states what a certificate claims, in the terms of proofs/theories, and its proof
 * runs the checker on the evidence. A file that compiles is a proof; a wrong certificate makes a
 * file that does not compile. The last lines ask Coq what the theorems assume: nothing.
 */
import type { Rational } from "../../exact/rational.js";
import type { ReadBound } from "../../certificate/evidence.js";
import type { ReadCertificate, ReadStatement, ReadSurface } from "../../certificate/reader.js";
import type { Problem } from "../../model/problem.js";
import { planeTerm, restoringTerm } from "./evidence.js";
import { problemTerm } from "./problem.js";
import { comment, lines, naturals, option, rational } from "./terms.js";

const imports = [
  "From Coq Require Import QArith.",
  "From mathcomp Require Import all_ssreflect all_algebra.",
  "From ExactCdp.theories Require Import problem.",
  "From ExactCdp.checker Require Import types data statements certify.",
  "Local Open Scope Q_scope.",
].join("\n");

/**
 * A Coq file with a theorem per certificate.
 * @param command the command line that makes the file again, for its first line
 */
export function coqFile(certificates: readonly ReadCertificate[], command: string): string {
  const problems = numbered(certificates);
  const blocks = certificates.map((certificate, i) => theorem(certificate, i + 1, problems.nameOf(certificate)));
  const assumed = certificates.map((_, i) => `Print Assumptions ${theoremName(i + 1)}.\n`).join("");
  return [comment(`Made by: ${command}`), "", imports, "", ...problems.definitions, ...blocks, assumed].join("\n");
}

/** A Coq file that prints, for each certificate, whether the checker accepts it: `= true : bool` or `= false : bool`. */
export function coqEvaluation(certificates: readonly ReadCertificate[]): string {
  const problems = numbered(certificates);
  const blocks = certificates.map((certificate, i) => {
    const { definitions, check } = parts(certificate, String(i + 1), problems.nameOf(certificate));
    return `${definitions}Eval vm_compute in (${check}).\n`;
  });
  return [imports, "", ...problems.definitions, ...blocks].join("\n");
}

/** The definitions of the problems, each once, and the name of the problem of every certificate. */
function numbered(certificates: readonly ReadCertificate[]): {
  readonly definitions: string[];
  readonly nameOf: (certificate: ReadCertificate) => string;
} {
  const names = new Map<string, string>();
  const definitions: string[] = [];
  const nameOf = ({ problem }: ReadCertificate): string => {
    const term = problemTerm(problem);
    let name = names.get(term);
    if (name === undefined) {
      name = `problem_${String(names.size + 1)}`;
      names.set(term, name);
      definitions.push(`${comment(problem.name)}\nDefinition ${name} : raw_problem := ${term}.\n`);
    }
    return name;
  };
  certificates.forEach(nameOf);
  return { definitions, nameOf };
}

interface Parts {
  /** Definitions of the evidence, which precede the theorem. */
  readonly definitions: string;
  /** The statement of the theorem, in words and in Coq. */
  readonly title: string;
  readonly claim: string;
  /** The lemma that reduces the claim to an evaluation, applied; and the evaluation. */
  readonly reason: string;
  readonly check: string;
}

function theoremName(number: number): string {
  return `certified_${String(number)}`;
}

function theorem(certificate: ReadCertificate, number: number, problem: string): string {
  const { definitions, title, claim, reason } = parts(certificate, String(number), problem);
  return [
    `${definitions}${comment(title)}`,
    `Theorem ${theoremName(number)} : ${claim}.`,
    `Proof. apply: ${reason}; vm_cast_no_check (erefl true). Qed.`,
    "",
  ].join("\n");
}

function parts({ problem, statement }: ReadCertificate, suffix: string, name: string): Parts {
  switch (statement.kind) {
    case "value":
      return valueParts(problem, statement, suffix, name);
    case "infeasible":
      return infeasibleParts(statement, suffix, name);
    case "surface":
      return surfaceParts(problem, statement, suffix, name);
  }
}

function valueParts(
  problem: Problem,
  statement: ReadStatement & { kind: "value" },
  suffix: string,
  name: string,
): Parts {
  const { bounds, errorRate, restorer, coupling, plane } = statement;
  const [D, P, v] = [boundTerm(bounds.distortion), boundTerm(bounds.perception), rational(errorRate)];
  const evidence = restoringTerm(restorer, coupling, problem, bounds.perception !== "inf");
  const definitions = [
    `Definition restorer_${suffix} : restoring := ${evidence}.`,
    `Definition plane_${suffix} : plane := ${planeTerm(plane)}.`,
    "",
  ].join("\n");
  const args = `${name} ${D} ${P} ${v} restorer_${suffix} plane_${suffix}`;
  return {
    definitions,
    title: `C(${boundText(bounds.distortion)}, ${boundText(bounds.perception)}) = ${String(errorRate)}`,
    claim: `value_is ${name} ${D} ${P} ${v}`,
    reason: `(value_certified (r := restorer_${suffix}) (pl := plane_${suffix}))`,
    check: `certify_value ${args}`,
  };
}

function infeasibleParts(statement: ReadStatement & { kind: "infeasible" }, suffix: string, name: string): Parts {
  const { bounds, plane } = statement;
  const [D, P] = [boundTerm(bounds.distortion), boundTerm(bounds.perception)];
  return {
    definitions: `Definition plane_${suffix} : plane := ${planeTerm(plane)}.\n`,
    title: `nothing is feasible at (${boundText(bounds.distortion)}, ${boundText(bounds.perception)})`,
    claim: `infeasible_at ${name} ${D} ${P}`,
    reason: `(infeasible_certified (pl := plane_${suffix}))`,
    check: `certify_infeasible ${name} ${D} ${P} plane_${suffix}`,
  };
}

function surfaceParts(problem: Problem, surface: ReadSurface, suffix: string, name: string): Parts {
  const { pieces, domain, neighbours, planes, cuts, restorers, couplings } = surface;
  const triple = (values: readonly Rational[]): string => `(${values.map(rational).join(", ")})`;
  const definitions = [
    `Definition pieces_${suffix} : seq triple := ${lines(
      pieces.map(({ intercept, multipliers }) => triple([multipliers.distortion, multipliers.perception, intercept])),
      "  ",
    )}.`,
    `Definition domain_${suffix} : seq triple := ${lines(
      domain.map(({ distortion, perception, atLeast }) => triple([distortion, perception, atLeast])),
      "  ",
    )}.`,
    `Definition evidence_${suffix} : surface_evidence := {|`,
    `  s_neighbours := ${option(
      neighbours === undefined
        ? undefined
        : lines(
            neighbours.map(({ pieces, rows }) => `{| n_pieces := ${naturals(pieces)}; n_rows := ${naturals(rows)} |}`),
            "  ",
          ),
    )};`,
    `  s_planes := ${lines(planes.map(planeTerm), "  ")};`,
    `  s_cuts := ${lines(cuts.map(planeTerm), "  ")};`,
    `  s_restorers := ${lines(
      restorers.map((restorer, i) => restoringTerm(restorer, couplings?.[i], problem, true)),
      "  ",
    )}`,
    "|}.",
    "",
  ].join("\n");
  return {
    definitions,
    title: `C on all of its domain: ${String(pieces.length)} pieces, ${String(domain.length)} domain rows`,
    claim: `surface_is ${name} pieces_${suffix} domain_${suffix}`,
    reason: `(surface_certified (ev := evidence_${suffix}))`,
    check: `certify_surface ${name} pieces_${suffix} domain_${suffix} evidence_${suffix}`,
  };
}

function boundTerm(bound: ReadBound): string {
  return option(bound === "inf" ? undefined : rational(bound));
}

function boundText(bound: ReadBound): string {
  return bound === "inf" ? "inf" : bound.toString();
}
