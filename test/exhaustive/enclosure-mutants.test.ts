/**
 * Certificates of smooth divergences with one number of the statement or the evidence changed: what the kernel
 * accepts is true.
 *
 * Honest certificates of random points of all kinds: planes, trees over labelings and parts of a minimum, tangents,
 * pinned cuts, Farkas planes, weighted sums between two numbers, values. Every number is nudged by
 * one unit of its numerator and of its denominator, by a thousandth, turned around, and swapped with another. Whether
 * an accepted statement is true is decided by solving anew, to 10^−40: the enclosure of the truth lies inside the one
 * stated, or beside it. Two thousand mutants; a hundred thousand with EXACT_CDP_EXHAUSTIVE=1, which takes some
 * minutes and prints what it counted.
 */
import { expect, test } from "vitest";
import { compactPlane } from "../../src/certificate/data.js";
import { Enclosure } from "../../src/exact/enclosure.js";
import { Rational } from "../../src/exact/rational.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { convexCase, isSmoothCase, type SmoothCase } from "../../src/model/case.js";
import type { Problem } from "../../src/model/problem.js";
import { exactProgram } from "../../src/smooth/exact-program.js";
import { solveSmooth } from "../../src/smooth/solve.js";
import { intercept } from "../../src/tradeoff/convex/point.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { seeded } from "../bench/families.js";
import type { Data } from "../kernel/certificates.js";
import { exhaustive } from "../support/exhaustive.js";
import { planeOf } from "../support/points.js";
import { smoothKinds, smoothPoint } from "../support/smooth.js";

const forms = ["plane", "tight plane", "re-trained", "minimum", "pinned", "Farkas", "weighted", "value"] as const;
/** Honest certificates per kind and form, and mutants of each. */
const [perForm, perCertificate] = exhaustive ? [13, 1000] : [1, 44];
const precise = Rational.parse("1e-40");

interface Honest {
  readonly problem: Problem;
  readonly certificate: Data;
}

const plain = (value: unknown): Data => JSON.parse(JSON.stringify(value)) as Data;

function honest(kind: (typeof smoothKinds)[number], form: (typeof forms)[number], seed: number): Honest {
  const { data, problem, bounds } = smoothPoint(kind, 3000 + seed, { most: 3, tight: form === "tight plane" });
  const of = (changes: object, at: object = bounds): Honest => {
    const other = problemFromData({ ...data, ...changes });
    return { problem: other, certificate: plain(certificate(solve(other, at as typeof bounds))) };
  };
  switch (form) {
    case "plane":
    case "tight plane":
      return { problem, certificate: plain(certificate(solve(problem, bounds))) };
    case "re-trained":
      return of({ classifier: "retrained" });
    case "minimum":
      return of({ perception: { minimum: [data.perception, "squared-hellinger"] } });
    case "pinned":
      return asEnclosure(of({}, { distortion: "inf", perception: 0 }));
    case "Farkas":
      return of({}, { distortion: "1/100000", perception: bounds.perception });
    case "value":
      return of({}, { ...bounds, perception: "inf" });
    case "weighted":
      return weighted(problem, bounds);
  }
}

/** A value stated as an enclosure of itself; what is infeasible stays so. */
function asEnclosure({ problem, certificate: given }: Honest): Honest {
  const { kind, errorRate, ...rest } = given["statement"] as Data;
  if (kind !== "value") return { problem, certificate: given };
  const statement = {
    kind: "enclosure",
    ...rest,
    errorRate: { lower: errorRate as string, upper: errorRate as string },
  };
  return { problem, certificate: { ...given, statement } };
}

/** λE[Δ] + μd + ε between the height of a point's plane and what its restorer attains. */
function weighted(problem: Problem, bounds: { distortion: string; perception: string }): Honest {
  const point = solve(problem, bounds);
  if (point.status !== "enclosed" && point.status !== "optimal") throw new Error(point.status);
  const plane = planeOf(point);
  const { distortion: lambda, perception: mu } = plane.multipliers;
  const { distortion, perception } = point.achieved;
  const d = perception instanceof Enclosure ? (perception.upper as Rational) : (perception as Rational);
  const reached = point.restorer
    .toArrays()
    .flatMap((row, y) => row.map((value, j) => value.times(errorOf(problem).at(y, j))))
    .reduce((a, b) => a.plus(b));
  const upper = lambda.times(distortion).plus(mu.times(d)).plus(reached);
  const lower = intercept(convexCase(problem), plane);
  const base = plain(certificate(point));
  return {
    problem,
    certificate: {
      ...base,
      statement: {
        kind: "weighted",
        weights: { distortion: lambda.toString(), perception: mu.toString(), errorRate: "1" },
        least: { lower: lower.toString(), upper: upper.toString() },
      },
      evidence: plain({ restorer: base["evidence"].restorer as unknown, cases: [{ plane: compactPlane(plane) }] }),
    },
  };
}

const errorOf = (problem: Problem) => exactProgram(smoothCase(problem)).exact.error;

function smoothCase(problem: Problem): SmoothCase {
  const of = convexCase(problem);
  if (!isSmoothCase(of)) throw new Error("a smooth divergence");
  return of;
}

type Path = readonly (string | number)[];

function* numbers(value: unknown, path: Path): Generator<[Path, Rational]> {
  if (typeof value === "string" && /^-?\d+(\/\d+)?$/.test(value)) yield [path, Rational.parse(value)];
  if (typeof value !== "object" || value === null) return;
  for (const [key, one] of Object.entries(value)) yield* numbers(one, [...path, key]);
}

function put(value: unknown, [key, ...rest]: Path, by: string): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Data) }) as Data;
  copy[key] = put(copy[key], rest, by);
  return copy;
}

const thousandth = Rational.parse("1/1000");
/** How many other numbers a number is swapped with. */
const swaps = 5;
/** Ways to change a number; besides it is swapped with others. */
const variants: ((x: Rational) => Rational)[] = [
  ({ num, den }) => Rational.of(num + 1n, den),
  ({ num, den }) => Rational.of(num - 1n, den),
  ({ num, den }) => Rational.of(num, den + 1n),
  ({ num, den }) => Rational.of(num, den > 1n ? den - 1n : 2n),
  (x) => x.plus(x.times(thousandth)),
  (x) => x.minus(x.times(thousandth)),
  (x) => x.negated(),
];

/** So many mutants of a certificate, spread over its numbers and the ways to change them. */
function* mutants(start: Data, count: number, seed: number): Generator<Data> {
  const all = ["statement", "evidence"].flatMap((key) => [...numbers(start[key], [key])]);
  const ways = variants.length + swaps;
  const total = all.length * ways;
  const draw = seeded(seed);
  for (let i = 0; i < Math.min(count, total); i++) {
    const at = total <= count ? i : Math.floor(((i + draw(1000) / 1000) * total) / count);
    const [path, number] = all[Math.floor(at / ways)]!;
    const vary = variants[at % ways];
    if (vary !== undefined) {
      const other = vary(number);
      if (!other.equals(number)) yield put(start, path, other.toString()) as Data;
      continue;
    }
    const [otherPath, other] = all[draw(all.length)]!;
    if (other.equals(number)) continue;
    yield put(put(start, path, other.toString()), otherPath, number.toString()) as Data;
  }
}

type Truth = { readonly lower: Rational; readonly upper: Rational | "inf" } | "infeasible" | "undecided";

const known = new Map<string, Truth>();

/** What is true of the quantity that a statement is about, from solving anew. */
function truthOf(problem: Problem, key: string, statement: Data): Truth {
  const full = `${key} ${JSON.stringify([statement["bounds"], statement["weights"]])}`;
  const before = known.get(full);
  if (before !== undefined) return before;
  const truth =
    statement["kind"] === "weighted"
      ? leastSum(problem, statement["weights"] as Data)
      : pointAt(problem, statement["bounds"] as Data);
  known.set(full, truth);
  return truth;
}

function pointAt(problem: Problem, bounds: Data): Truth {
  const point = solve(problem, bounds as { distortion: string; perception: string }, { tolerance: precise });
  if (point.status === "infeasible" || point.status === "undecided") return point.status;
  const value = point.errorRate;
  return value instanceof Enclosure ? value : { lower: value, upper: value };
}

function leastSum(problem: Problem, weights: Data): Truth {
  const of = smoothCase(problem);
  const weight = (name: string): { weight: Rational } => ({ weight: Rational.parse(weights[name] as string) });
  const roles = { distortion: weight("distortion"), perception: weight("perception"), errorRate: weight("errorRate") };
  const { lower, upper } = solveSmooth(exactProgram(of), roles, precise, "persistent");
  return { lower, upper: upper?.value ?? "inf" };
}

/** Whether a statement is true; undefined where that is not decided. */
function isTrue(statement: Data, truth: Truth): boolean | undefined {
  if (truth === "undecided") return undefined;
  const kind = statement["kind"] as string;
  if (kind === "infeasible") return truth === "infeasible";
  const stated = (kind === "weighted" ? statement["least"] : statement["errorRate"]) as string | Data;
  const [from, to] =
    typeof stated === "string" ? [stated, stated] : [stated["lower"] as string, stated["upper"] as string];
  if (truth === "infeasible") return to === "inf";
  const { lower, upper } = truth;
  const low = Rational.parse(from);
  const high = to === "inf" ? ("inf" as const) : Rational.parse(to);
  if (low.atMost(lower) && (high === "inf" || (upper !== "inf" && upper.atMost(high)))) return true;
  if ((upper !== "inf" && upper.lessThan(low)) || (high !== "inf" && high.lessThan(lower))) return false;
  return undefined;
}

const count = { certificates: 0, mutants: 0, accepted: 0, rejected: 0, undecided: 0, changedStatements: 0 };

test.each(smoothKinds)("%s: mutants that are accepted are true", (kind) => {
  for (const [f, form] of forms.entries())
    for (let seed = 0; seed < perForm; seed++) {
      const { problem, certificate: start } = honest(kind, form, seed * forms.length + f);
      const verdict = check(JSON.stringify(start));
      if (verdict.status !== "accepted") expect.fail(`honest, ${form}: ${verdict.where}: ${verdict.reason}`);
      count.certificates++;
      const key = `${kind} ${form} ${String(seed)}`;
      for (const mutant of mutants(start, perCertificate, seed + 1)) {
        count.mutants++;
        if (check(mutant).status !== "accepted") {
          count.rejected++;
          continue;
        }
        count.accepted++;
        const statement = mutant["statement"] as Data;
        if (JSON.stringify(statement) !== JSON.stringify(start["statement"])) count.changedStatements++;
        const right = isTrue(statement, truthOf(problem, key, statement));
        if (right === undefined) {
          count.undecided++;
          if (exhaustive) console.log("undecided:", key, JSON.stringify(statement));
        } else if (!right) expect.fail(`${key}: accepted, and false: ${JSON.stringify(mutant)}`);
      }
    }
});

test("some were accepted, most were not, and whether they are true was decided", () => {
  console.log("mutants:", JSON.stringify(count));
  expect(count.mutants).toBeGreaterThan(exhaustive ? 100_000 : 1200);
  expect(count.accepted).toBeGreaterThan(count.mutants / 50);
  expect(count.rejected).toBeGreaterThan(count.mutants / 3);
  expect(count.changedStatements).toBeGreaterThan(0);
  expect(count.undecided).toBe(0);
});
