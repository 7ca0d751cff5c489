/** `exact-cdp export`: problems and certificates in the languages of third-party programs. */
import { shellWords } from "../../exact/words.js";
import { InputError, describe } from "../../exact/errors.js";
import { parseJson, type JsonValue } from "../../exact/json.js";
import type { Bounds } from "../../certificate/plane.js";
import { certificatesFromData, type ReadCertificate, type ReadSurface } from "../../certificate/reader.js";
import { surfaceCertificateData } from "../../certificate/surface.js";
import { isObject } from "../../format/decode.js";
import { problemFormat } from "../../format/problem-file.js";
import { requireConvex, requireLinear } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { bound } from "../../tradeoff/convex/bounds.js";
import { certificate, type Point } from "../../tradeoff/solve.js";
import { languages, type Language } from "../io/formats.js";
import { inFile, portableName, readText } from "../io/input.js";
import { inputOf, loadProblem, orCsv } from "../io/load-problem.js";
import { Interrupted } from "../io/interrupted.js";
import { printParts } from "../io/output.js";
import { solvePoints } from "../io/points.js";
import { buildSurface } from "../io/surfaces.js";

interface Options {
  readonly to: string;
  readonly distortion?: string;
  readonly perception?: string;
}

/** What a file holds: a problem, or certificates as they were read from JSON. */
type Input =
  { readonly kind: "problem"; readonly problem: Problem } | { readonly kind: "certificates"; readonly data: JsonValue };

/** What is exported, and how it was asked for. */
interface Request {
  readonly file: string;
  readonly input: Input;
  readonly bounds: Bounds | undefined;
  readonly command: string;
}

type Writer = (request: Request) => Promise<Iterable<string>>;

export async function run(file: string, options: Options): Promise<void> {
  const { to, distortion, perception } = options;
  const language = languages.find((one) => one === to);
  if (language === undefined)
    throw new InputError({ code: "usage", path: "--to", expected: languages.join(", "), found: describe(to) });
  const bounds = boundsOf(options);
  const command = shellWords([
    ...["exact-cdp", "export", portableName(file), "--to", to],
    ...(distortion === undefined ? [] : ["-D", distortion]),
    ...(perception === undefined ? [] : ["-P", perception]),
  ]);
  await printParts(await writers[language]({ file, input: await inputIn(file), bounds, command }));
}

const writers: Readonly<Record<Language, Writer>> = {
  coq: async (request) => {
    const certificates = await pointsOrSurface(request, "coq");
    const { coqFile } = await import("../../report/coq/certificates.js");
    return [coqFile(certificates, request.command)];
  },
  smt2: smtScript,
  lp: (request) => linearProgram(request, "lp"),
  mps: (request) => linearProgram(request, "mps"),
  ine: (request) => polyhedron(request, "ine"),
  ext: (request) => polyhedron(request, "ext"),
  vipr: async (request) => {
    const read = await onePoint(request);
    const { viprFile } = await import("../../report/vipr.js");
    return inFile(request.file, () => viprFile(read, request.command));
  },
};

/** Ground facts of certificates or of a surface, or the question whether anything is below a point. */
async function smtScript({ file, input, bounds, command }: Request): Promise<Iterable<string>> {
  if (input.kind === "problem" && bounds !== undefined) {
    const { refutationQuery } = await import("../../report/smt/query.js");
    const query = inFile(file, () => refutationQuery(input.problem, bounds));
    return query(await solved(input.problem, bounds), command);
  }
  if (bounds !== undefined) throw pointOfCertificate(file);
  const data = input.kind === "problem" ? await surfaceData(file, input.problem) : input.data;
  const { smtScript: script } = await import("../../report/smt/certificates.js");
  return inFile(file, () => script(data, command));
}

async function linearProgram({ file, input, bounds, command }: Request, to: "lp" | "mps"): Promise<Iterable<string>> {
  if (input.kind === "certificates")
    throw new InputError({
      code: "usage",
      path: portableName(file),
      expected: `a problem, with -D and -P, for --to ${to}`,
      found: "a certificate",
    });
  if (bounds === undefined) throw noPoint(to);
  const { programText } = await import("../../report/program.js");
  return [inFile(file, () => programText(input.problem, bounds, to, command))];
}

async function polyhedron(request: Request, to: "ine" | "ext"): Promise<Iterable<string>> {
  const { file, command } = request;
  const certificates = await pointsOrSurface(request, to);
  const [only] = certificates;
  const statement = only?.statement;
  if (only === undefined || certificates.length > 1 || statement?.kind !== "surface")
    throw new InputError({
      code: "usage",
      path: portableName(file),
      expected: `a problem, or the certificate of one surface, for --to ${to}`,
      found: certificates.length > 1 ? `${String(certificates.length)} certificates` : describe(statement?.kind),
    });
  const surface: ReadSurface = statement;
  const { halfSpaces, verticesAndRays } = await import("../../report/polyhedron.js");
  return (to === "ine" ? halfSpaces : verticesAndRays)(surface, only.problem.name, command);
}

/** The certificates of a file, or that of the whole surface of a problem. */
async function pointsOrSurface({ file, input, bounds }: Request, to: Language): Promise<ReadCertificate[]> {
  if (bounds !== undefined) {
    if (input.kind === "certificates") throw pointOfCertificate(file);
    throw new InputError({
      code: "usage",
      path: "--to",
      expected: "smt2, lp, mps or vipr for a problem at a point",
      found: `${to}, which takes the whole surface: leave out -D and -P`,
    });
  }
  const data = input.kind === "problem" ? await surfaceData(file, input.problem) : input.data;
  return inFile(file, () => certificatesFromData(data));
}

/** The only certificate of a file, or that of a point of a problem. */
async function onePoint({ file, input, bounds }: Request): Promise<ReadCertificate> {
  const one = async (): Promise<JsonValue> => {
    if (input.kind === "certificates") {
      if (bounds !== undefined) throw pointOfCertificate(file);
      return input.data;
    }
    if (bounds === undefined) throw noPoint("vipr");
    inFile(file, () => requireLinear(requireConvex(input.problem), "a VIPR certificate"));
    return parseJson(JSON.stringify(certificate(await solved(input.problem, bounds))));
  };
  const data = await one();
  const certificates = inFile(file, () => certificatesFromData(data));
  const [only] = certificates;
  if (only !== undefined && certificates.length === 1) return only;
  throw new InputError({
    code: "wrong-length",
    path: portableName(file),
    expected: "one certificate, because a VIPR file is about one program",
    found: String(certificates.length),
  });
}

async function solved(problem: Problem, bounds: Bounds): Promise<Point> {
  let found: Point | undefined;
  await solvePoints(problem, [bounds], (point) => {
    found = point;
  });
  if (found === undefined) throw new Interrupted();
  return found;
}

/** The certificate of the whole surface, as it would be read from a file. */
async function surfaceData(file: string, problem: Problem): Promise<JsonValue> {
  inFile(file, () => requireLinear(requireConvex(problem), "an exact surface"));
  const surface = await buildSurface(problem, "nothing is written");
  if (!surface.complete) throw new Interrupted();
  return parseJson(JSON.stringify(surfaceCertificateData(surface.proof())));
}

async function inputIn(file: string): Promise<Input> {
  if (file.startsWith("gallery:")) return { kind: "problem", problem: await loadProblem(file) };
  const text = readText(file);
  const data = await orCsv(file, text, "a certificate or a problem file (JSON)", () => parseJson(text));
  if (isObject(data) && data["format"] === problemFormat)
    return { kind: "problem", problem: (await inputOf(data, file)).problem };
  if (!Array.isArray(data) || data.length > 0) return { kind: "certificates", data };
  throw new InputError({
    code: "wrong-length",
    path: portableName(file),
    expected: "at least one certificate",
    found: "an empty list",
  });
}

function boundsOf({ distortion, perception }: Options): Bounds | undefined {
  if (distortion === undefined && perception === undefined) return undefined;
  if (distortion === undefined || perception === undefined)
    throw new InputError({
      code: "usage",
      path: distortion === undefined ? "--distortion" : "--perception",
      expected: "both --distortion D and --perception P (inf for no bound), or neither",
      found: `no ${distortion === undefined ? "--distortion" : "--perception"}`,
    });
  return { distortion: bound(distortion, "--distortion"), perception: bound(perception, "--perception") };
}

function noPoint(to: Language): InputError {
  return new InputError({
    code: "usage",
    path: "--to",
    expected: `a point for ${to}: --distortion D and --perception P (inf for no bound)`,
    found: "none",
  });
}

function pointOfCertificate(file: string): InputError {
  return new InputError({
    code: "usage",
    path: "--distortion",
    expected: "a problem with -D and -P; a certificate has its own bounds",
    found: `certificates in ${portableName(file)}`,
  });
}
