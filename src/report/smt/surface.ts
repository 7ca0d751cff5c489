/**
 * Surfaces as facts: a plane per piece, a Farkas plane per domain row, and for every cell restorers that
 * attain its corners; and bands of C on a region. Conditions: docs/formats.md, `surface` and `band`.
 */
import type { Triple } from "../../exact/polygon.js";
import { Rational } from "../../exact/rational.js";
import { RationalMatrix, entry } from "../../exact/vector.js";
import { byCoupling, readCoupling, readMultipliers, readPlane, readRows } from "../../certificate/evidence.js";
import { readSurface, type ReadSurface } from "../../certificate/reader.js";
import { list, number, object } from "../../format/decode.js";
import { convexCase, type Case } from "../../model/case.js";
import { coefficients, inner } from "../../model/coefficients.js";
import { surfaceCells } from "../cells.js";
import { restoredPmf } from "../coupling.js";
import { requireCount } from "./cases.js";
import { cellFacts, heightOf, numerals, type StatedTerms, type TermTriple } from "./cells.js";
import { planeFacts } from "./plane.js";
import type { ProblemTerms } from "./problem.js";
import { restorerFacts, type Achieved } from "./restorer.js";
import { and, atMost, equal, less, or, real, sum } from "./terms.js";

/** A statement `surface`. */
export function surfaceFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const of = convexCase(terms.problem);
  convexSurfaceFacts(terms, readSurface(statement, evidence, path, of), of);
}

/** A point where cells meet: coordinates, and C there. */
export interface VertexTerms {
  readonly corner: Triple;
  readonly height: string;
}

/** The surface of a case. @returns its vertices, ascending in (D, P) */
export function convexSurfaceFacts(terms: ProblemTerms, surface: ReadSurface, of: Case): VertexTerms[] {
  const stated = statedFacts(terms, surface);
  const { script } = terms;
  requireCount(surface.planes.length, surface.pieces.length, "planes, one per piece", "$.evidence.planes");
  requireCount(surface.cuts.length, surface.domain.length, "planes, one per row", "$.evidence.cuts");
  surface.planes.forEach((plane, k) => {
    const own = planeFacts(terms, plane, of, { title: `the plane of piece ${String(k)}`, errors: true });
    script.fact("it is the piece", ...same([own.lambda, own.mu, own.gamma], entry(stated.pieces, k)));
  });
  surface.cuts.forEach((plane, i) => {
    const own = planeFacts(terms, plane, of, { title: `the Farkas plane of row ${String(i)}`, errors: false });
    script.fact("it is the row", ...same([own.lambda, own.mu, own.gamma], entry(stated.rows, i)));
  });
  const { restorers, couplings } = surface;
  const achieved = restorers.map((restorer, i) =>
    restorerFacts(terms, restorer, of, { title: `restorer ${String(i)}`, distance: true, coupling: couplings?.[i] }),
  );
  const placed = new Places(surface, of);
  const vertices = new Map<string, VertexTerms>();
  let k = 0;
  for (const cell of surfaceCells(surface)) {
    const piece = entry(stated.pieces, k);
    cellFacts(terms, k, cell, stated, (corner) => {
      const known = placed.at(corner);
      const at: TermTriple = known === undefined ? numerals(corner) : pointOf(entry(achieved, known));
      const height = heightOf(piece, [at[0], at[1]]);
      vertices.set(keyOf(corner), { corner, height });
      if (known !== undefined) return { at, attained: atMost(entry(achieved, known).errorRate, height) };
      const attained = achieved.map((one) => {
        const [D, P] = pointOf(one);
        return and([equal(D, at[0]), equal(P, at[1]), atMost(one.errorRate, height)]);
      });
      return { at, attained: or(attained) };
    });
    k++;
  }
  const ascending = (u: Triple, v: Triple): number => {
    const [D, P] = [u[0] * v[2] - v[0] * u[2], u[1] * v[2] - v[1] * u[2]];
    return Number(D > 0n) - Number(D < 0n) || Number(P > 0n) - Number(P < 0n);
  };
  return [...vertices.values()].sort((u, v) => ascending(u.corner, v.corner));
}

/** A statement `band` of C on a region. */
export function regionBandFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const { script } = terms;
  const [at, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const of = convexCase(terms.problem);
  const fields = object(statement, at, "the statement", ["kind", "pieces", "domain", "gap"]);
  const gap = real(number(fields["gap"], `${at}.gap`));
  const coupled = byCoupling(of);
  const shown = object(evidence, atEvidence, "the evidence", [
    "planes",
    "restorers",
    ...(coupled ? ["couplings"] : []),
  ]);
  const surface = {
    pieces: list(fields["pieces"], `${at}.pieces`, "the pieces").map((one, k) => {
      const place = `${at}.pieces[${String(k)}]`;
      const piece = object(one, place, "a piece", ["intercept", "multipliers"]);
      return {
        intercept: number(piece["intercept"], `${place}.intercept`),
        multipliers: readMultipliers(piece["multipliers"], `${place}.multipliers`),
      };
    }),
    domain: list(fields["domain"], `${at}.domain`, "the domain rows").map((one, i) => {
      const place = `${at}.domain[${String(i)}]`;
      const row = object(one, place, "a domain row", ["distortion", "perception", "atLeast"]);
      const part = (name: string): Rational => number(row[name], `${place}.${name}`);
      return { distortion: part("distortion"), perception: part("perception"), atLeast: part("atLeast") };
    }),
  };
  const stated = statedFacts(terms, surface);
  const planes = list(shown["planes"], `${atEvidence}.planes`, "a plane per piece");
  requireCount(planes.length, surface.pieces.length, "planes, one per piece", `${atEvidence}.planes`);
  planes.forEach((one, k) => {
    const plane = readPlane(one, `${atEvidence}.planes[${String(k)}]`, of);
    const own = planeFacts(terms, plane, of, { title: `the plane of piece ${String(k)}`, errors: true });
    const [lambda, mu, gamma] = entry(stated.pieces, k);
    script.fact("it is the piece, or above it", equal(own.lambda, lambda), equal(own.mu, mu), atMost(gamma, own.gamma));
  });
  const restorers = list(shown["restorers"], `${atEvidence}.restorers`, "restorers");
  const couplings = coupled
    ? list(shown["couplings"], `${atEvidence}.couplings`, "a coupling per restorer")
    : undefined;
  if (couplings !== undefined)
    requireCount(couplings.length, restorers.length, "couplings, one per restorer", `${atEvidence}.couplings`);
  const achieved = restorers.map((one, i) =>
    restorerFacts(
      terms,
      readRows(one, `${atEvidence}.restorers[${String(i)}]`, of.channel.outputs.size, of.restored.size),
      of,
      {
        title: `restorer ${String(i)}`,
        distance: true,
        coupling:
          couplings === undefined
            ? undefined
            : readCoupling(entry(couplings, i), `${atEvidence}.couplings[${String(i)}]`, of),
      },
    ),
  );
  let k = 0;
  for (const cell of surfaceCells(surface)) {
    const piece = entry(stated.pieces, k);
    cellFacts(terms, k, cell, stated, (corner) => {
      const place = numerals(corner);
      const height = sum([heightOf(piece, [place[0], place[1]]), gap]);
      const attained = achieved.map((one) => {
        const [D, P] = pointOf(one);
        return and([atMost(D, place[0]), atMost(P, place[1]), atMost(one.errorRate, height)]);
      });
      return { at: place, attained: or(attained) };
    });
    k++;
  }
}

/** Pieces and rows as definitions, in the order and with the signs that the statement asks for. */
function statedFacts(terms: ProblemTerms, { pieces, domain }: Pick<ReadSurface, "pieces" | "domain">): StatedTerms {
  const { script } = terms;
  const define = (name: string, values: readonly [Rational, Rational, Rational]): TermTriple => {
    const number = script.next(name);
    const one = (i: number): string => script.define(`${name}_${number}_${String(i)}`, real(entry(values, i)));
    return [one(0), one(1), one(2)];
  };
  script.say("pieces: lambda, mu, gamma");
  const stated = {
    pieces: pieces.map(({ intercept, multipliers }) =>
      define("piece", [multipliers.distortion, multipliers.perception, intercept]),
    ),
    rows: domain.map(({ distortion, perception, atLeast }) => define("row", [distortion, perception, atLeast])),
  };
  script.fact(
    "the pieces ascend; both bounds are bounded from below",
    ...stated.pieces.slice(1).map((next, k) => precedes(entry(stated.pieces, k), next)),
    ...stated.rows.map(([a, b]) => or([less("0.0", a), less("0.0", b)])),
    ...stated.rows.flatMap(([a, b]) => [atMost("0.0", a), atMost("0.0", b)]),
    or(stated.rows.map(([a, b]) => and([less("0.0", a), equal("0.0", b)]))),
    or(stated.rows.map(([a, b]) => and([equal("0.0", a), less("0.0", b)]))),
  );
  return stated;
}

/** u comes before v, entry by entry. */
function precedes(u: TermTriple, v: TermTriple): string {
  const [first, second, third] = [0, 1, 2].map((i) => [entry(u, i), entry(v, i)] as const) as [
    readonly [string, string],
    readonly [string, string],
    readonly [string, string],
  ];
  return or([less(...first), and([equal(...first), or([less(...second), and([equal(...second), less(...third)])])])]);
}

function same(u: TermTriple, v: TermTriple): string[] {
  return u.map((one, i) => equal(one, entry(v, i)));
}

function pointOf({ distortion, perception }: Achieved): TermTriple {
  if (perception === undefined) throw new RangeError("the distance of every restorer of a surface is wanted");
  return [distortion, perception, "1.0"];
}

/** Which restorer attains a corner, by the numbers of the certificate: of several the one with the least error rate. */
class Places {
  private readonly known = new Map<string, { readonly index: number; readonly errorRate: Rational }>();

  constructor({ restorers, couplings }: ReadSurface, of: Case) {
    const { distortion, error } = coefficients(of);
    restorers.forEach((rows, index) => {
      const Q = RationalMatrix.from(rows);
      const coupling = couplings?.[index];
      const { divergence, source, problem } = of;
      const perception =
        divergence.family === "transport" && coupling !== undefined
          ? inner(divergence.cost, RationalMatrix.from(coupling))
          : divergence.family === "smooth"
            ? undefined
            : divergence.evaluate?.(source.marginal, restoredPmf(rows, problem));
      const key = `${String(inner(distortion, Q))} ${String(perception)}`;
      const errorRate = inner(error, Q);
      const before = this.known.get(key);
      if (before === undefined || errorRate.lessThan(before.errorRate)) this.known.set(key, { index, errorRate });
    });
  }

  at(corner: Triple): number | undefined {
    return this.known.get(keyOf(corner))?.index;
  }
}

function keyOf([x, y, w]: Triple): string {
  return `${String(Rational.of(x, w))} ${String(Rational.of(y, w))}`;
}
