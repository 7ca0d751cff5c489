/** Certificates of all kinds of statements, about the problems of the gallery. */
import {
  bayesRisksCertificate,
  degradationCertificate,
  dominanceCertificate,
  tradeoffCertificate,
} from "../../src/certificate/verdicts.js";
import { theorem1Certificate } from "../../src/cli/io/certificates.js";
import { exactGalleryNames, galleryNames, galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import type { Problem } from "../../src/model/problem.js";
import { channelOf, degradation } from "../../src/theorem/degradation.js";
import { dominance } from "../../src/theorem/dominance.js";
import { theorem1 } from "../../src/theorem/theorem-1.js";
import { theorem2 } from "../../src/theorem/theorem-2.js";
import { tradeoff } from "../../src/theorem/tradeoff.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import type { Data } from "../kernel/certificates.js";

export interface Certified {
  readonly what: string;
  readonly certificate: Data;
}

const plain = (data: unknown): Data => JSON.parse(typeof data === "string" ? data : JSON.stringify(data)) as Data;
const named = (name: string): Problem => problemFromData(galleryProblem(name));

/** Points, one of them infeasible where there is one, of every problem of the gallery. */
export function* points(): Generator<Certified> {
  for (const name of galleryNames()) {
    const problem = named(name);
    for (const [D, P] of [
      ["inf", "inf"],
      ["1/4", "1/20"],
      ["inf", "1/100"],
      ["1/10", "inf"],
      ["-1", "inf"],
      ["0", "0"],
    ] as const) {
      const point = solve(problem, { distortion: D, perception: P });
      if (point.status === "undecided") continue;
      yield { what: `${name} at (${D}, ${P})`, certificate: plain(certificate(point)) };
    }
  }
}

/** Theorem 1 as a surface or a counterexample, Theorem 2 and the tradeoff. @param largest letters of a surface */
export function* verdicts(largest: number): Generator<Certified> {
  for (const name of exactGalleryNames()) {
    const problem = named(name);
    const bayes = bayesRisksCertificate(problem, theorem2(problem));
    yield { what: `${name}: bayes-risks`, certificate: plain(bayes) };
    const { convex } = tradeoff(problem);
    if (convex !== undefined) yield { what: `${name}: tradeoff`, certificate: plain(tradeoffCertificate(convex)) };
    if (problem.restored.letters.length > largest) continue;
    const first = theorem1Certificate(theorem1(surface(problem)));
    if ("text" in first) yield { what: `${name}: theorem 1`, certificate: plain([...first.text].join("")) };
  }
}

/** Channels compared, both ways. */
export function* orders(): Generator<Certified> {
  for (const [name, other] of [
    ["blackwell-symmetric", "blackwell-erasure"],
    ["blackwell-erasure", "blackwell-symmetric"],
    ["blackwell-symmetric", "blackwell-noisy-erasure"],
    ["useless-channel", "invertible-channel"],
  ] as const) {
    const [problem, of] = [named(name), channelOf(named(other))];
    const data = degradationCertificate(problem, of, degradation(channelOf(problem), of));
    yield { what: `${name} behind ${other}`, certificate: plain(data) };
    const verdict = dominance(surface(problem), named(other));
    if (!verdict.dominates) continue;
    const below = dominanceCertificate(verdict.surface.proof(), verdict.of, verdict.points);
    yield { what: `${name} above ${other}`, certificate: plain(below) };
  }
}
