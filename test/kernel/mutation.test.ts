/**
 * Mutation: certificates with one thing changed are accepted only if what they then state is true.
 *
 * Start: golden certificates (test/golden) of every kind of divergence, feasible and infeasible.
 * Every number in them, the problem's included, is changed in several ways; keys and rows are
 * removed, added, swapped and doubled; bounds are moved by 10⁻⁴⁰ across the boundary. The hash is
 * made to fit again where the changed problem is one. Whatever the checker then accepts is solved
 * afresh: the statement must be true. Whatever is no problem must be rejected. Every fifth of these
 * mutants, and all with EXACT_CDP_EXHAUSTIVE=1.
 */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { problemHash } from "../../src/certificate/data.js";
import { InputError } from "../../src/exact/errors.js";
import { Rational } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { cutOf } from "../support/points.js";
import { exhaustive } from "../support/exhaustive.js";
import type { Data } from "./certificates.js";

const { zero } = Rational;
const seventh = Rational.of(1n, 7n);
const tiny = Rational.parse("1e-30");
const boundaryStep = Rational.parse("1e-40");

/** Problems by the kind of their divergence. */
const problems = [
  "binary-denoising", // total variation
  "three-classes",
  "zero-mass",
  "ternary-additive-noise", // Wasserstein-1
  "coarser-restored-alphabet", // the same, restored letters foreign to the source
  "factor-two", // squared Wasserstein-2
  "ordinal-grading", // Kolmogorov–Smirnov
  "witness-moments", // witnesses
  "chebyshev-dice", // Chebyshev
  "transport-cyclic", // a transport cost, with couplings
  "counts", // the first one, with its source by counts; not in the gallery, whose counts are large
] as const;

function golden(name: string): Data[] {
  if (name === "counts") return counted();
  return JSON.parse(
    readFileSync(new URL(`../golden/expected/${name}.certificates.json`, import.meta.url), "utf8"),
  ) as Data[];
}

function counted(): Data[] {
  const binary = golden("binary-denoising").map(({ problem, statement }) => ({
    bounds: (statement as Data)["bounds"] as { distortion: string; perception: string },
    problem: problemFromData({
      ...problem,
      source: {
        alphabet: ["0", "1"],
        classNames: ["w1", "w2"],
        counts: [
          ["630", "70"],
          ["60", "240"],
        ],
      },
    }),
  }));
  // Plain data, as it would come from a file.
  return binary.map(({ problem, bounds }) => JSON.parse(JSON.stringify(certificate(solve(problem, bounds)))) as Data);
}

/** The first infeasible point and the first value. */
function starts(name: string): Data[] {
  const all = golden(name);
  return ["infeasible", "value"]
    .map((kind) => all.find(({ statement }) => statement.kind === kind))
    .filter((one) => one !== undefined);
}

/** Of so many mutants one is judged: no divisor of the six or eight of each number, so that every way of changing gets its turn. */
const stride = exhaustive ? 1 : 13;
let made = 0;

/** Whether the mutant that comes next is judged. */
function chosen(): boolean {
  return made++ % stride === 0;
}

const tally = {
  acceptedAndTrue: 0,
  ofThoseAboutAnotherProblem: 0,
  rejected: 0,
  rejectedAsNoProblem: 0,
  rejectedByHash: 0,
};
const problemCache = new Map<string, Problem | undefined>();
const truthCache = new Map<string, string>();

/** The problem of a mutant, or undefined where it is none. */
function problemOf(mutant: Data): Problem | undefined {
  const key = JSON.stringify(mutant["problem"]);
  if (!problemCache.has(key)) {
    if (problemCache.size > 2000) problemCache.clear();
    problemCache.set(key, readable(mutant["problem"]));
  }
  return problemCache.get(key);
}

function readable(data: unknown): Problem | undefined {
  try {
    return problemFromData(data);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** What is true at the bounds: an error rate, or "infeasible". */
function truth(problem: Problem, bounds: Data): string {
  const key = `${problemHash(problem)} ${JSON.stringify(bounds)}`;
  let known = truthCache.get(key);
  if (known === undefined) {
    // Not the way in which most certificates were found: one linear program.
    const point = solve(problem, bounds as { distortion: string; perception: string }, { route: "linear" });
    known = point.status === "optimal" ? point.errorRate.toString() : "infeasible";
    truthCache.set(key, known);
  }
  return known;
}

/** Checks a mutant and counts the outcome; throws where the checker accepts what is false. */
function judge(mutant: Data, what: string, problemChanged: boolean): void {
  const problem = problemChanged ? problemOf(mutant) : undefined;
  const another = problem !== undefined && problemHash(problem) !== mutant["sha256"];
  if (another) {
    if (check(mutant).status === "accepted") throw new Error(`${what}: accepted with the hash of another problem`);
    tally.rejectedByHash++;
    mutant["sha256"] = problemHash(problem);
  }
  const verdict = check(mutant);
  if (verdict.status === "rejected") {
    if (problemChanged && problem === undefined) tally.rejectedAsNoProblem++;
    else tally.rejected++;
    return;
  }
  const believed = problem ?? problemOf(mutant);
  if (believed === undefined) throw new Error(`${what}: accepted, and the problem is none`);
  const { kind, bounds, errorRate } = mutant["statement"] as Data;
  const stated = kind === "value" ? Rational.parse(errorRate).toString() : kind;
  const fact = truth(believed, bounds);
  if (fact !== stated) throw new Error(`${what}: accepted, and states ${String(stated)} where the truth is ${fact}`);
  tally.acceptedAndTrue++;
  if (another) tally.ofThoseAboutAnotherProblem++;
}

/** Keys under which no number of the mathematics stands. */
const words = new Set([
  "format",
  "producer",
  "sha256",
  "name",
  "description",
  "reference",
  "kind",
  "outputs",
  "classNames",
  "classifier",
]);

interface Place {
  readonly parent: Data;
  readonly key: string;
  readonly path: string;
  readonly inProblem: boolean;
}

/** All places of a certificate, numbers and containers alike. */
function places(parent: Data, skip: ReadonlySet<string>, path = "$", inProblem = false): Place[] {
  return Object.keys(parent).flatMap((key) => {
    if (skip.has(key)) return [];
    const at = Array.isArray(parent) ? `${path}[${key}]` : `${path}.${key}`;
    const inside = inProblem || at === "$.problem";
    const value: unknown = parent[key];
    const here = { parent, key, path: at, inProblem: inside };
    return typeof value === "object" && value !== null ? [here, ...places(value, skip, at, inside)] : [here];
  });
}

function numberAt({ parent, key }: Place): Rational | undefined {
  const value: unknown = parent[key];
  if (typeof value !== "string") return undefined;
  try {
    return Rational.parse(value);
  } catch {
    return undefined;
  }
}

/** The next number of the same list or object. */
function neighbour({ parent, key }: Place): string | undefined {
  const keys = Object.keys(parent);
  const next = keys[keys.indexOf(key) + 1];
  return next !== undefined && typeof parent[next] === "string" ? next : undefined;
}

/** Runs `judge` on the certificate with some keys of one object changed, and restores it. */
function withChange(start: Data, place: Place, changes: Readonly<Record<string, string>>, what: string): void {
  if (!chosen()) return;
  const { parent } = place;
  const before = Object.fromEntries(Object.keys(changes).map((key) => [key, parent[key] as unknown]));
  const hash: unknown = start["sha256"];
  Object.assign(parent, changes);
  judge(start, `${place.path} ${what}`, place.inProblem);
  Object.assign(parent, before);
  start["sha256"] = hash;
}

function mutateNumbers(start: Data): number {
  let numbers = 0;
  for (const place of places(start, words)) {
    const value = numberAt(place);
    if (value === undefined) continue;
    numbers++;
    const { key } = place;
    const variants: readonly (readonly [string, Rational])[] = [
      ["+ 1/7", value.plus(seventh)],
      ["negated", value.negated()],
      ["as 0", zero],
      ["doubled", value.plus(value)],
      ["+ 10^-30", value.plus(tiny)],
      ["- 10^-30", value.minus(tiny)],
    ];
    for (const [what, changed] of variants)
      if (!changed.equals(value)) withChange(start, place, { [key]: changed.toString() }, what);
    const next = neighbour(place);
    if (next === undefined) continue;
    const other = numberAt({ ...place, key: next });
    if (other === undefined || other.equals(value)) continue;
    withChange(start, place, { [key]: other.toString(), [next]: value.toString() }, "swapped with its neighbour");
    // Sums stay: pmfs stay pmfs, and only the mathematics can tell.
    const half = value.over(Rational.of(2n));
    withChange(
      start,
      place,
      { [key]: half.toString(), [next]: other.plus(half).toString() },
      "halved in favour of its neighbour",
    );
  }
  return numbers;
}

/** Lists and objects changed as a whole: the mutant in place of the original. */
function reshaped(value: Data): [string, unknown][] {
  if (Array.isArray(value)) {
    const swaps = value
      .slice(1)
      .map((_, i): [string, unknown] => [
        `with entries ${String(i)} and ${String(i + 1)} swapped`,
        value.map((one: unknown, j) => (j === i ? value[i + 1] : j === i + 1 ? value[i] : one) as unknown),
      ]);
    const drops = value.map((_, i): [string, unknown] => [`without entry ${String(i)}`, value.toSpliced(i, 1)]);
    return [
      ...swaps,
      ...drops,
      ["with its first entry twice", [value[0], ...(value as unknown[])]],
      ["with null at its end", [...(value as unknown[]), null]],
      ["empty", []],
      ["as an object", Object.fromEntries(Object.entries(value))],
    ];
  }
  const keys = Object.keys(value);
  return [
    ...keys.map((key): [string, unknown] => [
      `without ${key}`,
      Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)),
    ]),
    ...keys.map((key): [string, unknown] => [`with null for ${key}`, { ...value, [key]: null }]),
    ["with an unknown key", { ...value, extra: "0" }],
    ["with the key __proto__", JSON.parse(JSON.stringify(value).replace(/^\{/, '{"__proto__":"0",'))],
    ["empty", {}],
    ["as a list", [value]],
  ];
}

function mutateStructure(start: Data): void {
  const root = { certificate: start } as Data;
  for (const place of places(root, new Set())) {
    const value: unknown = place.parent[place.key];
    if (typeof value !== "object" || value === null) continue;
    const path = place.path.replace("$.certificate", "$");
    for (const [what, changed] of reshaped(value)) {
      if (!chosen()) continue;
      const hash: unknown = start["sha256"];
      place.parent[place.key] = changed;
      const mutant = root["certificate"] as Data;
      judge(
        Array.isArray(mutant) ? mutant : mutant === start ? start : { ...mutant },
        `${path} ${what}`,
        path.startsWith("$.problem"),
      );
      place.parent[place.key] = value;
      start["sha256"] = hash;
    }
  }
}

describe.each(problems)("%s", (name) => {
  it("starts from certificates of both kinds, and they are accepted", () => {
    expect(starts(name).map(({ statement }) => statement.kind)).toEqual(["infeasible", "value"]);
    for (const one of golden(name)) expect(check(one).status).toBe("accepted");
  });

  it("with any number changed", () => {
    for (const start of starts(name)) {
      const before = JSON.stringify(start);
      expect(mutateNumbers(start)).toBeGreaterThan(20);
      expect(JSON.stringify(start)).toBe(before);
    }
  });

  it("with keys and rows removed, added, swapped and doubled", () => {
    for (const start of starts(name)) {
      const before = JSON.stringify(start);
      mutateStructure(start);
      expect(JSON.stringify(start)).toBe(before);
    }
  });

  it("with bounds moved by 10^-40 across the boundary", () => {
    for (const start of golden(name)) {
      const problem = problemFromData(start["problem"]);
      const { kind, bounds } = start["statement"] as Data;
      const point = solve(problem, bounds as { distortion: string; perception: string });
      const at = { distortion: Rational.parse(bounds.distortion), perception: Rational.parse(bounds.perception) };
      if (kind === "value" && point.status === "optimal") {
        for (const which of ["distortion", "perception"] as const) {
          const moved = (by: Rational): Data => ({
            ...certificate(point),
            statement: {
              kind,
              errorRate: point.errorRate.toString(),
              bounds: { ...bounds, [which]: at[which].plus(by).toString() },
            },
          });
          // A bound that the restorer meets with equality cannot be tightened at all.
          const active = rational(point.achieved[which]).equals(at[which]);
          const tightened = check(moved(boundaryStep.negated()));
          if (active) expect(tightened.status).toBe("rejected");
          // A bound with a price: a looser one has another lower bound, so that this evidence fails.
          if (!rational(point.multipliers[which]).isZero()) expect(check(moved(boundaryStep)).status).toBe("rejected");
          judge(moved(boundaryStep.negated()), `${which} tightened by 10^-40`, false);
          judge(moved(boundaryStep), `${which} loosened by 10^-40`, false);
        }
      } else if (point.status === "infeasible") {
        // On the line λD + μP = γ the plane no longer contradicts the bounds; just below it does.
        const { distortion, perception, atLeast } = cutOf(point);
        const which = distortion.isZero() ? "perception" : "distortion";
        const onTheLine =
          which === "distortion"
            ? atLeast.minus(perception.times(at.perception)).over(distortion)
            : atLeast.over(perception);
        const moved = (to: Rational): Data => ({
          ...certificate(point),
          statement: { kind, bounds: { ...bounds, [which]: to.toString() } },
        });
        expect(check(moved(onTheLine)).status).toBe("rejected");
        expect(check(moved(onTheLine.minus(boundaryStep))).status).toBe("accepted");
        judge(moved(onTheLine.minus(boundaryStep)), `${which} just below the line`, false);
      }
    }
  });
});

describe("all mutants", () => {
  afterAll(() => {
    console.info(`mutants: ${JSON.stringify(tally)}`);
  });

  it("were of all kinds: accepted and true, rejected, no problem at all, another problem than the hash says", () => {
    expect(tally.acceptedAndTrue * stride).toBeGreaterThan(1000);
    expect(tally.ofThoseAboutAnotherProblem * stride).toBeGreaterThan(500);
    expect(tally.rejected * stride).toBeGreaterThan(5000);
    expect(tally.rejectedAsNoProblem * stride).toBeGreaterThan(5000);
    expect(tally.rejectedByHash * stride).toBeGreaterThan(1500);
  });
});
