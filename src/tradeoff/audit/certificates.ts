/**
 * Certificates of an audit: what a reader needs to trust its gaps, in kinds that the checker knows.
 *
 * Statement `value` (or `enclosure`): C at the D and P of the restorer. Statement `enclosure` with the restorer
 * itself as evidence: it keeps D and P and errs at most ε, and no restorer errs less than C(D,P); the
 * difference of its two ends is the gap in ε. Statement `weighted`, for the gap in D and in P: no restorer
 * has αE[Δ] + βd + γε below κ, so that with the P and ε of the restorer E[Δ] is at least (κ − βP − γε)/α,
 * which the restorer in the evidence attains. That needs a linear divergence and one convex case.
 */
import type { CertificateData } from "../../certificate/data.js";
import { certificateOf } from "../../certificate/point.js";
import { weightedCertificate } from "../../certificate/weighted.js";
import { Root } from "../../exact/root.js";
import { isConvex, isSmooth } from "../../model/case.js";
import { certificate } from "../solve.js";
import { auditArgument } from "./argument.js";
import type { Audit } from "./audit.js";
import { evidenceWith } from "./error-rate.js";

/** The certificates of one restorer, and in words what none of them states. */
export interface AuditCertificates {
  readonly certificates: readonly CertificateData[];
  readonly missing: readonly string[];
}

/**
 * The certificates of an audit.
 * @throws InputError for what is no audit
 * @example auditCertificates(audit(problem, restorer)).certificates.map((one) => check(one).accepted)
 */
export function auditCertificates(audit: Audit): AuditCertificates {
  auditArgument(audit, "audit");
  const { least, there, optimal } = audit;
  const certificates: CertificateData[] = [];
  const missing: string[] = [];
  if (there.point.bounds.perception instanceof Root)
    missing.push("C at its perceptual difference: certificates state rational bounds");
  else {
    const own = evidenceWith(audit, there);
    if (own === undefined || optimal !== true) certificates.push(certificate(there.point));
    if (own !== undefined) certificates.push(certificateOf(own));
    else if (optimal !== true) missing.push("the restorer itself: for a matrix of costs the checker needs a coupling");
  }
  for (const quantity of ["distortion", "perception"] as const) {
    const { proof } = least[quantity];
    if (proof !== undefined) certificates.push(weightedCertificate(proof()));
    else missing.push(`its gap in the ${nameOf[quantity]}: ${reasonOf(audit)}`);
  }
  return { certificates, missing };
}

const nameOf = { distortion: "distortion", perception: "perceptual difference" } as const;

function reasonOf({ problem }: Audit): string {
  return isConvex(problem) && isSmooth(problem)
    ? "no statement encloses it where the divergence is smooth"
    : "no statement has it where C is not one convex function";
}
