/**
 * The parts that the evidence of statements is made of, read as typed data: bounds, planes with their
 * cuts, rows of masses, couplings.
 *
 * The reader verifies the form: numbers, keys, and the lengths that the case asks for. Only a checker
 * says whether the evidence proves anything. Contract: docs/formats.md.
 */
import { InputError } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import type { Case } from "../model/case.js";
import { isObject, list, matrix, number, numbers, object } from "../format/decode.js";

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
    | { readonly kind: "witnesses"; readonly weights: readonly Rational[] }
    | SmoothCut;
}

/** A cut of a smooth divergence. */
export type SmoothCut =
  /** s(x̂) and c. */
  | { readonly kind: "slopes"; readonly slopes: readonly Rational[]; readonly constant: Rational }
  /** r(z), per union letter. */
  | { readonly kind: "tangent"; readonly tangent: readonly Rational[] }
  /** Per union letter. */
  | { readonly kind: "pinned"; readonly weights: readonly Rational[] }
  | { readonly kind: "none" };

/** A matrix by rows, zeros included. */
export type ReadMatrix = readonly (readonly Rational[])[];

export interface ReadBounds {
  readonly distortion: ReadBound;
  readonly perception: ReadBound;
}

export function readBounds(value: unknown, path: string): ReadBounds {
  const fields = object(value, path, "the bounds", ["distortion", "perception"]);
  const bound = (name: string): ReadBound => (fields[name] === "inf" ? "inf" : number(fields[name], `${path}.${name}`));
  return { distortion: bound("distortion"), perception: bound("perception") };
}

export function readMultipliers(value: unknown, path: string): ReadPlane["multipliers"] {
  const fields = object(value, path, "the multipliers", ["distortion", "perception"]);
  return {
    distortion: number(fields["distortion"], `${path}.distortion`),
    perception: number(fields["perception"], `${path}.perception`),
  };
}

export function readPlane(value: unknown, path: string, of: Case): ReadPlane {
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
  if (divergence.family === "smooth")
    return readSmoothCut(value, path, source.alphabet.union(restored).size, restored.size);
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

function readSmoothCut(value: unknown, path: string, union: number, restored: number): SmoothCut {
  const perUnion = (given: unknown, at: string): Rational[] => exactly(union, given, at, "a number per union letter");
  if (isObject(value) && Object.hasOwn(value, "pinned")) {
    const { pinned } = object(value, path, "a cut", ["pinned"]);
    return { kind: "pinned", weights: perUnion(pinned, `${path}.pinned`) };
  }
  const { smooth } = object(value, path, "a cut", ["smooth"]);
  const at = `${path}.smooth`;
  if (smooth === "none") return { kind: "none" };
  if (isObject(smooth) && Object.hasOwn(smooth, "tangent")) {
    const { tangent } = object(smooth, at, "a tangent", ["tangent"]);
    return { kind: "tangent", tangent: perUnion(tangent, `${at}.tangent`) };
  }
  const fields = object(smooth, at, "a tangent", ["slopes", "constant"]);
  return {
    kind: "slopes",
    slopes: exactly(restored, fields["slopes"], `${at}.slopes`, "a slope per restored letter"),
    constant: number(fields["constant"], `${at}.constant`),
  };
}

/** A list of numbers of the given length. */
export function exactly(length: number, value: unknown, path: string, what: string): Rational[] {
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
export function byCoupling({ divergence }: Case): boolean {
  return typeof divergence.definition === "object" && "transport" in divergence.definition;
}

export function requireCouplings(found: number | undefined, wanted: number | undefined, path: string): void {
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

export function readCoupling(value: unknown, path: string, of: Case): ReadMatrix {
  return readRows(value, path, of.restored.size, of.source.alphabet.size);
}

/**
 * A full matrix from its rows of masses, each a list of all or an object from positions to those that
 * are not 0.
 */
export function readRows(value: unknown, path: string, height: number, width: number): ReadMatrix {
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
