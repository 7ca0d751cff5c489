/** Certificates, and what the kernel and the verified checker say of them. */
import type { CheckView, ProofPart } from "../protocol.js";
import {
  certificate,
  check,
  InputError,
  loadVerified,
  surfaceBandCertificate,
  type CertificateData,
  type Point,
  type Steps,
} from "./library.js";
import { bandProof, pointProof, surfaceProof } from "./proof.js";
import type { Session } from "./session.js";
import { boundText } from "./views.js";

/** The certificate of a point. @throws InputError where it has none */
export function checkPoint(point: Point): Promise<CheckView> {
  if (point.status === "undecided") {
    throw new InputError({
      code: "out-of-range",
      path: "point",
      expected: "a point whose feasibility is decided",
      found: "one that is not",
    });
  }
  const { distortion, perception } = point.bounds;
  const place = `${boundText(distortion)}-${boundText(perception)}`.replaceAll("/", "_");
  return checked(
    `${fileName(point.problem.name)}-${place}.certificate.json`,
    textOf(certificate(point)),
    pointProof(point),
  );
}

/** The certificate of all of C. @throws InputError where it has none */
export function* checkWhole(session: Session): Steps<string, Promise<CheckView>> {
  const whole = yield* session.all();
  const name = fileName(session.problem.name);
  if (whole.kind === "points") throw whole.why;
  yield "writing the certificate";
  if (whole.kind === "band")
    return checked(`${name}.band.certificate.json`, textOf(surfaceBandCertificate(whole.band)), bandProof(whole.band));
  return checked(`${name}.surface.certificate.json`, whole.surface.certificate(), surfaceProof(whole.surface));
}

const textOf = (data: CertificateData): string => `${JSON.stringify(data)}\n`;

/** A name for a file, from the name of a problem. */
export function fileName(name: string): string {
  const safe = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replaceAll(/^[.-]+|-+$/g, "");
  return safe === "" ? "problem" : safe.slice(0, 80);
}

async function checked(name: string, text: string, proof: readonly ProofPart[]): Promise<CheckView> {
  const { verifiedVerdicts } = await loadVerified();
  const [kernel, kernelTime] = timed(() => check(text));
  const [[verified], verifiedTime] = timed(() => verifiedVerdicts(text));
  return {
    name,
    certificate: text,
    kernel: {
      accepted: kernel.status === "accepted",
      text:
        kernel.status === "accepted"
          ? `the statement "${kernel.statement.kind}" holds for ${kernel.problem}`
          : `${kernel.where}: ${kernel.reason}`,
    },
    verified:
      verified === undefined
        ? { status: "rejected", text: "no verdict" }
        : {
            status: verified.status,
            text:
              verified.status === "accepted"
                ? `the statement "${verified.kind}" holds for ${verified.problem}`
                : `${verified.where}: ${verified.reason}`,
          },
    milliseconds: { kernel: kernelTime, verified: verifiedTime },
    proof,
  };
}

function timed<T>(work: () => T): [T, number] {
  const begun = performance.now();
  const result = work();
  return [result, Math.round(performance.now() - begun)];
}
