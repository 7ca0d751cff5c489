/**
 * The checker: certificate in, verdict out.
 *
 * It recomputes every number from the raw problem, trusts nothing in the certificate
 * (not the hash, not a derived number), and never throws on a bad one: whatever is
 * handed in, the answer is "accepted" with the statement that was proved, or
 * "rejected" with a reason and a place. Source: docs/formats.md.
 */
import { utf8Length } from "#platform/utf8";
import { calls, optional, text } from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import { type JsonValue, describeJson, parseJson } from "../exact/json.js";
import { charged } from "./bounds.js";
import { convexCase } from "./cases.js";
import { type Instance, coefficientsOf } from "./coefficients.js";
import { Meter, limits } from "./limits.js";
import { readerOf, kindNames, type Claim, type WholeStatement } from "./kinds.js";
import { type Problem, readProblem } from "./problem.js";
import { Rejection, Where, quoted, refuse } from "./rejection.js";
import { object, text as textOf } from "./reader.js";
import { checkSheets } from "./sheets.js";
import { snapshot } from "./snapshot.js";
import { type SurfaceStatement, readSurfaceStatement } from "./statements.js";
import { type Progress, SurfaceCheck, type Version, checkSurface } from "./surface.js";

export type Statement = WholeStatement | SurfaceStatement;

/** The statement is proved for the problem with this name and hash. */
export interface Accepted {
  readonly status: "accepted";
  readonly statement: Statement;
  readonly problem: string;
  readonly sha256: string;
  /** Of a surface: how many corners its cells have in all; not of one that is made of sheets. */
  readonly vertices?: number;
}

/** One condition does not hold: why, and where (a JSON path such as `$.evidence.plane.rows[3]`). */
export interface Rejected {
  readonly status: "rejected";
  readonly reason: string;
  readonly where: string;
}

export type Verdict = Accepted | Rejected;

const formats: readonly JsonValue[] = ["exact-cdp/certificate@1", "exact-cdp/certificate@2"];

/** The version of a format. The second one has surfaces only. */
export function versionOf(format: JsonValue, where: Where): Version {
  const index = formats.indexOf(format);
  return index < 0
    ? refuse(where, formats.map((one) => JSON.stringify(one)).join(" or "), describeJson(format))
    : index === 0
      ? 1
      : 2;
}

/** Refuses the second version for what it has no form for. */
export function requireFirst(version: Version, what: string, where: Where): void {
  if (version !== 1) refuse(where, `"exact-cdp/certificate@1" for ${what}`, `"exact-cdp/certificate@2"`);
}

/**
 * Checks one certificate. Never throws.
 * @param certificate JSON text, a value of `parseJson`, or plain data whose numbers are strings or safe integers
 * @example check(certificate).status // "accepted" | "rejected"
 */
export function check(certificate: unknown): Verdict {
  return verdictOf(() => {
    if (typeof certificate !== "string") return verify(snapshot(certificate, Where.root), Where.root);
    limitText(certificate);
    return verify(parseJson(certificate), Where.root);
  });
}

const maybeCalls = optional(calls);

/**
 * Checks the text of a file: one certificate, or a list of them.
 * @returns one verdict per certificate, in order; places in a list begin with its index (`$[2].evidence`).
 *   An empty list holds nothing that could be wrong and gives no verdict; a text beyond the limits gives one.
 * @param progress called while a surface is verified
 * @throws InputError "not-json" for text that is not JSON, "wrong-type" for what is no text
 */
export function checkText(content: string, progress?: Progress): Verdict[] {
  text(content, "content");
  maybeCalls(progress, "progress");
  try {
    limitText(content);
  } catch (error) {
    return [rejection(error)];
  }
  const data = parseJson(content);
  if (!Array.isArray(data)) return [verdictOf(() => verify(data, Where.root, progress))];
  return data.map((one, i) => verdictOf(() => verify(one, Where.root.at(i), progress)));
}

/** Verifies a certificate in memory. @throws Rejection */
export function verify(certificate: JsonValue, where: Where, progress?: Progress): Accepted {
  const meter = new Meter();
  // The format first: of a file of another kind it is the telling difference.
  const version =
    typeof certificate === "object" && certificate !== null && "format" in certificate
      ? versionOf(certificate["format"], where.at("format"))
      : 1;
  const fields = object(
    charged(certificate, meter, where),
    where,
    ["format", "problem", "sha256", "statement", "evidence"],
    ["producer"],
  );
  if (fields.producer !== undefined) textOf(fields.producer, where.at("producer"));
  const problem = readProblem(fields.problem, where.at("problem"), meter);
  requireHash(fields.sha256, problem, where.at("sha256"));
  const atStatement = where.at("statement");
  const atEvidence = where.at("evidence");
  const instanceOf = (): Instance => ({
    problem,
    coefficients: coefficientsOf(problem, meter, where.at("problem")),
    meter,
  });
  const named = { problem: problem.name, sha256: problem.sha256 };
  if (kindOf(fields.statement) === "surface") {
    const statement = readSurfaceStatement(fields.statement, atStatement);
    const places = { statement: atStatement, evidence: atEvidence };
    const only = convexCase(problem, where.at("problem"));
    if (only !== undefined) {
      const vertices = checkSurface(
        fields.evidence,
        atEvidence,
        new SurfaceCheck(statement, only, places, instanceOf(), progress, version),
      );
      return { status: "accepted", statement, ...named, vertices };
    }
    requireFirst(version, severalCases, where.at("format"));
    checkSheets(fields.evidence, places, statement, instanceOf(), progress);
    return { status: "accepted", statement, ...named };
  }
  requireFirst(version, notSurface, where.at("format"));
  const { statement, check: verifyEvidence } = readClaim(fields.statement, atStatement, meter);
  verifyEvidence(fields.evidence, atEvidence, instanceOf());
  return { status: "accepted", statement, ...named };
}

/** What the second version has no form for. */
export const severalCases = "a surface of a composite problem";
export const notSurface = "a statement that is no surface";

function kindOf(statement: JsonValue): JsonValue | undefined {
  return typeof statement === "object" && statement !== null && "kind" in statement ? statement.kind : undefined;
}

/** Reads a statement of any kind but `surface`. */
export function readClaim(value: JsonValue, where: Where, meter: Meter): Claim {
  const kind = kindOf(value);
  if (kind === undefined) return refuse(where, `an object with the key "kind"`, describeJson(value));
  const read = typeof kind === "string" ? readerOf(kind) : undefined;
  if (read !== undefined) return read(value, where, meter);
  const known = kindNames.map((name) => `"${name}"`).join(", ");
  return refuse(
    where.at("kind"),
    `a statement this checker knows (${known})`,
    typeof kind === "string" ? quoted(kind) : describeJson(kind),
  );
}

/** The hash of a certificate must be that of its problem. */
export function requireHash(given: JsonValue, { sha256 }: Problem, where: Where): void {
  if (given === sha256) return;
  const found = typeof given === "string" ? JSON.stringify(given.slice(0, 80)) : describeJson(given);
  refuse(where, `"${sha256}", the hash of the canonical problem`, found);
}

/** The verdict of a verification. Never throws. */
export function verdictOf(verified: () => Accepted): Verdict {
  try {
    return verified();
  } catch (error) {
    return rejection(error);
  }
}

/**
 * Anything thrown becomes a rejection: a failed condition, malformed text, or memory and
 * stack running out. Code of the caller cannot get its own throw this far (snapshot.ts).
 */
export function rejection(error: unknown): Rejected {
  if (error instanceof Rejection) return { status: "rejected", reason: error.reason, where: error.where };
  if (error instanceof InputError) return { status: "rejected", reason: error.message, where: "$" };
  const name = error instanceof Error ? `${error.name}: ${error.message}` : "an unknown failure";
  return { status: "rejected", reason: `the check could not be finished (${name})`, where: "$" };
}

/** Size first, so that a text that would exhaust memory is not even parsed. */
function limitText(text: string): void {
  const bytes = utf8Length(text);
  if (bytes > limits.textBytes) refuse(Where.root, `at most ${String(limits.textBytes)} bytes of text`, String(bytes));
  // Values are separated by commas; lines are split to report where text is malformed.
  const commas = occurrences(text, ",", limits.values);
  if (commas >= limits.values)
    refuse(Where.root, `at most ${String(limits.values)} values`, `${String(commas)} commas or more`);
  const breaks = occurrences(text, "\n", limits.lines);
  if (breaks >= limits.lines)
    refuse(Where.root, `at most ${String(limits.lines)} lines`, `${String(breaks)} line breaks or more`);
}

/** How often `character` occurs, counted up to `enough`. */
function occurrences(text: string, character: string, enough: number): number {
  if (text.length < enough) return 0;
  let count = 0;
  for (let i = text.indexOf(character); i >= 0 && count < enough; i = text.indexOf(character, i + 1)) count++;
  return count;
}
