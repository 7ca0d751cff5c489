/**
 * Certificates of points and surfaces as typed data, for programs that write them in another language.
 *
 * The reader verifies the form of numbers, lists and objects, and that rows have the lengths that
 * the problem asks for. Only a checker says whether a statement is true. Contract: docs/formats.md.
 */
import { InputError } from "../exact/errors.js";
import { describeJson } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { convexCase, type Case } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { integer, isObject, list, number, object, text } from "../format/decode.js";
import { problemFromData } from "../format/problem.js";
import {
  byCoupling,
  readBounds,
  readCoupling,
  readMultipliers,
  readPlane,
  readRows,
  requireCouplings,
  type ReadBounds,
  type ReadMatrix as Matrix,
  type ReadPlane,
} from "./evidence.js";
import { inFirstFormat } from "./first-format.js";

export type ReadStatement =
  | {
      readonly kind: "value";
      readonly bounds: ReadBounds;
      readonly errorRate: Rational;
      readonly restorer: Matrix;
      readonly plane: ReadPlane;
      readonly coupling?: Matrix;
    }
  | { readonly kind: "infeasible"; readonly bounds: ReadBounds; readonly plane: ReadPlane }
  | ReadSurface;

export interface ReadSurface {
  readonly kind: "surface";
  readonly pieces: readonly { readonly intercept: Rational; readonly multipliers: ReadPlane["multipliers"] }[];
  readonly domain: readonly {
    readonly distortion: Rational;
    readonly perception: Rational;
    readonly atLeast: Rational;
  }[];
  /** The pieces and rows that cut out each cell, unless left out. */
  readonly neighbours?: readonly { readonly pieces: readonly number[]; readonly rows: readonly number[] }[];
  readonly planes: readonly ReadPlane[];
  readonly cuts: readonly ReadPlane[];
  readonly restorers: readonly Matrix[];
  readonly couplings?: readonly Matrix[];
}

export interface ReadCertificate {
  readonly problem: Problem;
  readonly sha256: string;
  readonly statement: ReadStatement;
}

/**
 * The certificates of a file: one, or a list of them.
 * @throws InputError "not-yet" for statements other than value, infeasible and surface, "not-linear" for
 *   problems of several cases, or any other with the JSON path of the fault
 */
export function certificatesFromData(data: unknown): ReadCertificate[] {
  return Array.isArray(data)
    ? data.map((one, i) => certificateFromData(one, `$[${String(i)}]`))
    : [certificateFromData(data, "$")];
}

function certificateFromData(data: unknown, path: string): ReadCertificate {
  const fields = object(
    inFirstFormat(data, path),
    path,
    "a certificate",
    ["format", "problem", "sha256", "statement", "evidence"],
    ["producer"],
  );
  if (fields["format"] !== "exact-cdp/certificate@1") {
    throw new InputError({
      code: "wrong-type",
      path: `${path}.format`,
      expected: `"exact-cdp/certificate@1"`,
      found: describeJson(fields["format"]),
    });
  }
  const problem = problemFromData(fields["problem"]);
  const of = convexCase(problem);
  return {
    problem,
    sha256: text(fields["sha256"], `${path}.sha256`, "the hash of the problem"),
    statement: readStatement(fields["statement"], fields["evidence"], path, of),
  };
}

function readStatement(statement: unknown, evidence: unknown, path: string, of: Case): ReadStatement {
  const [atStatement, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const kind = isObject(statement) ? statement["kind"] : undefined;
  switch (kind) {
    case "value": {
      const said = object(statement, atStatement, "the statement", ["kind", "bounds", "errorRate"]);
      const shown = object(evidence, atEvidence, "the evidence", ["restorer", "plane"], ["coupling"]);
      const bounds = readBounds(said["bounds"], `${atStatement}.bounds`);
      requireCouplings(
        shown["coupling"] === undefined ? undefined : 1,
        byCoupling(of) && bounds.perception !== "inf" ? 1 : undefined,
        `${atEvidence}.coupling`,
      );
      return {
        kind,
        bounds,
        errorRate: number(said["errorRate"], `${atStatement}.errorRate`),
        restorer: readRows(shown["restorer"], `${atEvidence}.restorer`, of.channel.outputs.size, of.restored.size),
        plane: readPlane(shown["plane"], `${atEvidence}.plane`, of),
        ...(shown["coupling"] === undefined
          ? {}
          : { coupling: readCoupling(shown["coupling"], `${atEvidence}.coupling`, of) }),
      };
    }
    case "infeasible": {
      const said = object(statement, atStatement, "the statement", ["kind", "bounds"]);
      const shown = object(evidence, atEvidence, "the evidence", ["plane"]);
      return {
        kind,
        bounds: readBounds(said["bounds"], `${atStatement}.bounds`),
        plane: readPlane(shown["plane"], `${atEvidence}.plane`, of),
      };
    }
    case "surface":
      return readSurface(statement, evidence, path, of);
    default:
      throw new InputError({
        code: "not-yet",
        path: `${atStatement}.kind`,
        expected: `"value", "infeasible" or "surface"`,
        found: describeJson(kind),
      });
  }
}

export function readSurface(statement: unknown, evidence: unknown, path: string, of: Case): ReadSurface {
  const [atStatement, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const said = object(statement, atStatement, "the statement", ["kind", "pieces", "domain"]);
  const shown = object(
    evidence,
    atEvidence,
    "the evidence",
    ["planes", "cuts", "restorers"],
    ["neighbours", "couplings"],
  );
  const each = <T>(value: unknown, at: string, what: string, read: (one: unknown, at: string) => T): T[] =>
    list(value, at, what).map((one, i) => read(one, `${at}[${String(i)}]`));
  const index =
    (below: unknown[]) =>
    (value: unknown, at: string): number => {
      const found = integer(value, at);
      if (found < 0n || found >= BigInt(below.length))
        throw new InputError({
          code: "out-of-range",
          path: at,
          expected: `an index below ${String(below.length)}`,
          found: String(found),
        });
      return Number(found);
    };
  const surface = {
    kind: "surface" as const,
    pieces: each(said["pieces"], `${atStatement}.pieces`, "the pieces", (one, at) => {
      const piece = object(one, at, "a piece", ["intercept", "multipliers"]);
      return {
        intercept: number(piece["intercept"], `${at}.intercept`),
        multipliers: readMultipliers(piece["multipliers"], `${at}.multipliers`),
      };
    }),
    domain: each(said["domain"], `${atStatement}.domain`, "the domain rows", (one, at) => {
      const row = object(one, at, "a domain row", ["distortion", "perception", "atLeast"]);
      const part = (name: string): Rational => number(row[name], `${at}.${name}`);
      return { distortion: part("distortion"), perception: part("perception"), atLeast: part("atLeast") };
    }),
    planes: each(shown["planes"], `${atEvidence}.planes`, "a plane per piece", (one, at) => readPlane(one, at, of)),
    cuts: each(shown["cuts"], `${atEvidence}.cuts`, "a Farkas plane per domain row", (one, at) =>
      readPlane(one, at, of),
    ),
    restorers: each(shown["restorers"], `${atEvidence}.restorers`, "restorers", (one, at) =>
      readRows(one, at, of.channel.outputs.size, of.restored.size),
    ),
    ...(shown["couplings"] === undefined
      ? {}
      : {
          couplings: each(shown["couplings"], `${atEvidence}.couplings`, "a coupling per restorer", (one, at) =>
            readCoupling(one, at, of),
          ),
        }),
  };
  requireCouplings(
    surface.couplings?.length,
    byCoupling(of) ? surface.restorers.length : undefined,
    `${atEvidence}.couplings`,
  );
  if (shown["neighbours"] === undefined) return surface;
  const neighbours = each(shown["neighbours"], `${atEvidence}.neighbours`, "neighbours per piece", (one, at) => {
    const sides = object(one, at, "neighbours", ["pieces", "rows"]);
    return {
      pieces: each(sides["pieces"], `${at}.pieces`, "indices of pieces", index(surface.pieces)),
      rows: each(sides["rows"], `${at}.rows`, "indices of domain rows", index(surface.domain)),
    };
  });
  if (neighbours.length !== surface.pieces.length) {
    throw new InputError({
      code: "wrong-length",
      path: `${atEvidence}.neighbours`,
      expected: `${String(surface.pieces.length)} entries, one per piece`,
      found: String(neighbours.length),
    });
  }
  return { ...surface, neighbours };
}
