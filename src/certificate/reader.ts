/**
 * Certificates of points and surfaces as typed data, for programs that write them in another language.
 *
 * The reader verifies the form of numbers, lists and objects, and that rows have the lengths that
 * the problem asks for. Only a checker says whether a statement is true. Contract: docs/formats.md.
 */
import { InputError } from "../exact/errors.js";
import { describeJson } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { convexCase, type Case } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { integer, isObject, list, matrix, number, numbers, object, text } from "../format/decode.js";
import { problemFromData } from "../format/problem.js";

/** A bound on distortion or perception; "inf" is no bound. */
export type ReadBound = Rational | "inf";

/** A plane without γ, which follows from the rest. */
export interface ReadPlane {
  /** λ and μ. */
  readonly multipliers: { readonly distortion: Rational; readonly perception: Rational };
  /** s(y), unless left out. */
  readonly rows?: readonly Rational[];
  readonly cut:
    | {
        readonly kind: "transport";
        /** v(x), unless left out. */ readonly source?: readonly Rational[];
        /** w(x̂). */ readonly restored: readonly Rational[];
      }
    | { readonly kind: "witnesses"; readonly weights: readonly Rational[] };
}

/** A matrix by rows, zeros included. */
type Matrix = readonly (readonly Rational[])[];

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

export interface ReadBounds {
  readonly distortion: ReadBound;
  readonly perception: ReadBound;
}

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
    data,
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

function readSurface(statement: unknown, evidence: unknown, path: string, of: Case): ReadSurface {
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

function readBounds(value: unknown, path: string): ReadBounds {
  const fields = object(value, path, "the bounds", ["distortion", "perception"]);
  const bound = (name: string): ReadBound => (fields[name] === "inf" ? "inf" : number(fields[name], `${path}.${name}`));
  return { distortion: bound("distortion"), perception: bound("perception") };
}

function readMultipliers(value: unknown, path: string): ReadPlane["multipliers"] {
  const fields = object(value, path, "the multipliers", ["distortion", "perception"]);
  return {
    distortion: number(fields["distortion"], `${path}.distortion`),
    perception: number(fields["perception"], `${path}.perception`),
  };
}

function readPlane(value: unknown, path: string, of: Case): ReadPlane {
  const fields = object(value, path, "a plane", ["multipliers", "cut"], ["rows"]);
  return {
    multipliers: readMultipliers(fields["multipliers"], `${path}.multipliers`),
    ...(fields["rows"] === undefined
      ? {}
      : { rows: exactly(of.channel.outputs.size, fields["rows"], `${path}.rows`, "a potential per output") }),
    cut: readCut(fields["cut"], `${path}.cut`, of),
  };
}

function readCut(value: unknown, path: string, { source, restored, divergence }: Case): ReadPlane["cut"] {
  if (divergence.family === "witnesses") {
    const weights = object(value, path, "a cut", ["witnesses"])["witnesses"];
    return {
      kind: "witnesses",
      weights: exactly(divergence.witnesses.rows, weights, `${path}.witnesses`, "a weight per witness"),
    };
  }
  const at = `${path}.transport`;
  const potentials = object(
    object(value, path, "a cut", ["transport"])["transport"],
    at,
    "potentials",
    ["restored"],
    ["source"],
  );
  return {
    kind: "transport",
    ...(potentials["source"] === undefined
      ? {}
      : {
          source: exactly(source.alphabet.size, potentials["source"], `${at}.source`, "a potential per source letter"),
        }),
    restored: exactly(restored.size, potentials["restored"], `${at}.restored`, "a potential per restored letter"),
  };
}

/** A list of numbers of the given length. */
function exactly(length: number, value: unknown, path: string, what: string): Rational[] {
  const found = numbers(value, path, what);
  if (found.length !== length)
    throw new InputError({
      code: "wrong-length",
      path,
      expected: `${what}: ${String(length)}`,
      found: String(found.length),
    });
  return found;
}

/** Whether the evidence contains couplings: only where the divergence is a cost matrix. */
function byCoupling({ divergence }: Case): boolean {
  return typeof divergence.definition === "object" && "transport" in divergence.definition;
}

function requireCouplings(found: number | undefined, wanted: number | undefined, path: string): void {
  if (found === wanted) return;
  const said = (count: number | undefined): string =>
    count === undefined ? "no coupling" : `${String(count)} ${count === 1 ? "coupling" : "couplings"}`;
  throw new InputError({
    code: found === undefined ? "missing-key" : wanted === undefined ? "unknown-key" : "wrong-length",
    path,
    expected: said(wanted),
    found: said(found),
  });
}

function readCoupling(value: unknown, path: string, of: Case): Matrix {
  return readRows(value, path, of.restored.size, of.source.alphabet.size);
}

/**
 * A full matrix from its rows of masses, each a list of all or an object from positions to those that
 * are not 0.
 */
function readRows(value: unknown, path: string, height: number, width: number): Matrix {
  const rows = list(value, path, "rows").map((row, i) => {
    const at = `${path}[${String(i)}]`;
    return isObject(row) ? denseRow(row, at, width) : (matrix([row], path, "rows")[0] ?? []);
  });
  if (rows.length !== height)
    throw new InputError({
      code: "wrong-length",
      path,
      expected: `${String(height)} rows`,
      found: String(rows.length),
    });
  rows.forEach((row, i) => {
    if (row.length !== width)
      throw new InputError({
        code: "wrong-length",
        path: `${path}[${String(i)}]`,
        expected: `${String(width)} masses`,
        found: String(row.length),
      });
  });
  return rows;
}

function denseRow(row: Readonly<Record<string, unknown>>, path: string, width: number): Rational[] {
  const masses = Array.from({ length: width }, () => Rational.zero);
  for (const [key, mass] of Object.entries(row)) {
    const position = Number(key);
    if (String(position) !== key || !Number.isInteger(position) || position < 0 || position >= width) {
      throw new InputError({
        code: "unknown-key",
        path,
        expected: `positions from 0 to ${String(width - 1)}`,
        found: JSON.stringify(key),
      });
    }
    const found = number(mass, `${path}.${key}`);
    if (found.sign() <= 0)
      throw new InputError({
        code: "out-of-range",
        path: `${path}.${key}`,
        expected: "a mass > 0 (others are left out)",
        found: String(found),
      });
    masses[position] = found;
  }
  return masses;
}
