/**
 * Whole surfaces of tiny problems, by asking for C at every corner until nothing new comes up.
 *
 * Apart from src/tradeoff/surface.ts: points come from the exact linear program, one by one, and
 * the cells are cut again from scratch in every round. Far too slow for anything but tests.
 */
import type { Plane } from "../../src/certificate/plane.js";
import {
  type ProvedPiece,
  type ProvedRow,
  type SurfaceProof,
  surfaceCertificate,
} from "../../src/certificate/surface.js";
import { type Polygon, type Triple, clip, evaluate, quadrant } from "../../src/exact/polygon.js";
import { Rational } from "../../src/exact/rational.js";
import { problemFromData } from "../../src/format/problem.js";
import { convexCase, type Case } from "../../src/model/case.js";
import { LinearRoute } from "../../src/tradeoff/convex/linear.js";
import { type OptimalCase, intercept } from "../../src/tradeoff/convex/point.js";
import type { Data } from "./certificates.js";

/** A plane or row as integers. */
function line(a: Rational, b: Rational, c: Rational): Triple {
  const over = a.den * b.den * c.den;
  return [a.num * (over / a.den), b.num * (over / b.den), c.num * (over / c.den)];
}

interface Side {
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
  readonly plane: Plane;
}

const height = ({ a, b, c }: Side, D: Rational, P: Rational): Rational => a.times(D).plus(b.times(P)).plus(c);
const lineOf = ({ a, b, c }: Side): Triple => line(a, b, c);
const minus = (one: Side, other: Side): Triple =>
  line(one.a.minus(other.a), one.b.minus(other.b), one.c.minus(other.c));
const coordinates = ([x, y, w]: Triple): [Rational, Rational] => [Rational.of(x, w), Rational.of(y, w)];

/** The cell of piece k, cut by all others and all rows. */
function cell(k: number, planes: readonly Side[], rows: readonly Side[]): Polygon | undefined {
  const [first, second] = [rows.find(({ b }) => b.isZero())!, rows.find(({ a }) => a.isZero())!];
  const [D, P] = [first.c.negated().over(first.a), second.c.negated().over(second.b)];
  let polygon: Polygon | undefined = quadrant([D.num * P.den, P.num * D.den, D.den * P.den]);
  for (const half of [
    ...rows.map(lineOf),
    ...planes.flatMap((other, l) => (l === k ? [] : [minus(planes[k]!, other)])),
  ]) {
    polygon = polygon === undefined ? undefined : clip(polygon, half);
  }
  return polygon;
}

/** All of C with its evidence. */
export function referenceSurface(data: Data): SurfaceProof {
  return surfaceOf(convexCase(problemFromData(data)));
}

function surfaceOf(of: Case): SurfaceProof {
  const solver = new LinearRoute(of);
  const rows: Side[] = [];
  const planes: Side[] = [];
  const attained = new Map<string, OptimalCase>();
  const ask = (D: Rational | "inf", P: Rational | "inf"): boolean => {
    const point = solver.solve({ distortion: D, perception: P });
    if (point.status === "infeasible") {
      const { distortion: a, perception: b, atLeast } = point.cut;
      rows.push({ a, b, c: atLeast.negated(), plane: point.plane });
      return true;
    }
    if (D !== "inf" && P !== "inf") {
      attained.set(`${String(D)} ${String(P)}`, point);
      if (planes.some((one) => height(one, D, P).equals(point.errorRate))) return false;
    }
    const { distortion, perception } = point.multipliers;
    planes.push({
      a: distortion.negated(),
      b: perception.negated(),
      c: intercept(of, point.plane),
      plane: point.plane,
    });
    return true;
  };
  ask(Rational.parse("-1"), "inf");
  ask("inf", Rational.parse("-1"));
  ask("inf", "inf");
  for (let news = true; news;) {
    news = false;
    for (const k of [...planes.keys()]) {
      for (const corner of cell(k, planes, rows)?.corners ?? []) {
        if (corner[2] === 0n) continue;
        const [D, P] = coordinates(corner);
        if (!attained.has(`${String(D)} ${String(P)}`) && ask(D, P)) news = true;
      }
      if (news) break;
    }
  }
  return canonical(of, planes, rows, attained);
}

function canonical(
  { problem }: Case,
  planes: readonly Side[],
  rows: readonly Side[],
  attained: Map<string, OptimalCase>,
): SurfaceProof {
  const order = (x: Side, y: Side): number => -x.a.compare(y.a) || -x.b.compare(y.b) || x.c.compare(y.c);
  const pieces = planes.filter((_, k) => cell(k, planes, rows) !== undefined).sort(order);
  const cells = pieces.map((_, k) => cell(k, pieces, rows)!);
  // A row is a facet where it holds with equality on an edge.
  const facets = rows.filter(
    (row, i) =>
      rows.findIndex((one) => one.plane === row.plane) === i && (row.a.isZero() || row.b.isZero() || onEdge(row)),
  );
  function onEdge(row: Side): boolean {
    return cells.some(({ corners }) => corners.filter((corner) => evaluate(lineOf(row), corner) === 0n).length > 1);
  }
  const domain = facets.sort((x, y) => x.a.compare(y.a) || x.b.compare(y.b) || -x.c.compare(y.c));
  const touches = (half: Triple, corners: readonly Triple[]): boolean =>
    corners.filter((corner) => evaluate(half, corner) === 0n).length > 1;
  const proved = pieces.map((one, k): ProvedPiece => ({
    intercept: one.c,
    multipliers: { distortion: one.a.negated(), perception: one.b.negated() },
    neighbours: [...pieces.keys()].filter((l) => l !== k && touches(minus(one, pieces[l]!), cells[k]!.corners)),
    rows: [...domain.keys()].filter((i) => touches(lineOf(domain[i]!), cells[k]!.corners)),
    plane: () => one.plane,
  }));
  const keys = new Set(
    cells.flatMap(({ corners }) =>
      corners.filter(([, , w]) => w !== 0n).map((corner) => coordinates(corner).join(" ")),
    ),
  );
  return {
    problem,
    pieces: proved,
    domain: domain.map((row): ProvedRow => ({
      distortion: row.a,
      perception: row.b,
      atLeast: row.c.negated(),
      plane: () => row.plane,
    })),
    vertices: [...keys].sort().map((key) => {
      const { restorer, coupling } = attained.get(key)!;
      return {
        restorer: () => restorer.sparseRows(),
        ...(coupling === undefined ? {} : { coupling: () => coupling.sparseRows() }),
      };
    }),
  };
}

/** The certificate as text, and as data. */
export function surfaceText(proof: SurfaceProof): string {
  return [...surfaceCertificate(proof)].join("");
}

export function surfaceData(proof: SurfaceProof): Data {
  return JSON.parse(surfaceText(proof));
}
