/**
 * Certificates of smooth divergences with one number changed: what is still accepted is true.
 *
 * Truth is decided by code of the test's own, on the problem with one output: the restorer by its d and ε, the
 * plane by the constant of its tangent, φ(q) − s·q at the q where φ' is s, found by bisection in 60 digits. A
 * margin of 1e-45 stands for their errors. Beside it, no pmf of a grid that meets the bound may be below the plane.
 */
import { expect, it } from "vitest";
import { exhaustive } from "../support/exhaustive.js";
import { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { type Data, changed } from "./certificates.js";
import {
  type FKind,
  divergence,
  enclosed,
  errorRateOf,
  fKinds,
  fixed,
  interceptOf,
  mutated,
  oneOutput,
  phi,
  plain,
  plane,
  rationals,
  rounded,
  shift,
  slopeAt,
  tangentCut,
} from "./smooth.js";

const p = ["1/2", "1/3", "1/6"];
const at = rationals("1/4", "1/4", "1/2");
const weight = Rational.parse("1/20");
const margin = Rational.parse("1e-45");
const read = (text: unknown): Rational => Rational.parse(text as string);

/** An enclosure 1e-37 wide. */
function tight(kind: FKind): Data {
  const source = rationals(...p);
  const cut = tangentCut(kind, source, at);
  const slopes = rationals(...(cut["smooth"].slopes as string[]));
  const mean = slopes.reduce((sum, slope) => sum.plus(slope), Rational.zero).over(Rational.of(3n));
  const tuned = plain(slopes.map((slope) => Rational.of(1n, 3n).plus(weight.times(slope.minus(mean)))));
  const P = shift(rounded(divergence(kind, source, at)!), "1e-38");
  const lower = interceptOf(tuned, weight, cut).minus(weight.times(P));
  const evidence = { restorer: [plain(at)], plane: plane(weight, cut) };
  return enclosed(oneOutput(kind, p, tuned), P, lower, errorRateOf(tuned, at), evidence);
}

/** At P = 0, where q = p. */
function pinned(kind: FKind): Data {
  const priors = ["1/2", "3/10", "1/5"];
  const value = errorRateOf(priors, rationals(...p));
  const cut = { pinned: ["1/2", "7/10", "4/5"] };
  return enclosed(oneOutput(kind, p, priors), Rational.zero, value, value, { restorer: [p], plane: plane("0", cut) });
}

/** The masses and errors of a problem with one output. */
function quantities({ source, channel }: Data): { p: Rational[]; errors: Rational[] } {
  const classes = source.classes as Data[];
  expect(channel.matrix).toEqual([["1"], ["1"], ["1"]]);
  const mass = [0, 1, 2].map((x) =>
    classes.reduce<Rational>(
      (sum, { prior, pmf }) => sum.plus(read(prior).times(read((pmf as string[])[x]))),
      Rational.zero,
    ),
  );
  return { p: mass, errors: classes.map(({ prior }) => Rational.one.minus(read(prior))) };
}

const dot = (a: readonly Rational[], b: readonly Rational[]): Rational =>
  a.reduce((sum, one, i) => sum.plus(one.times(b[i]!)), Rational.zero);

/** inf φ(q) − s·q over q > 0, from above by at most a hair; undefined where it is −∞. */
function conjugate(kind: FKind, mass: Rational, slope: Rational): Rational | undefined {
  const [a, s] = [fixed(mass), fixed(slope)];
  if (a === 0n)
    return kind.endsWith("chi-squared") || slope.sign() <= 0 || kind === "reverse-kullback-leibler"
      ? Rational.zero
      : undefined;
  let [low, high] = [1n, 10n ** 64n];
  if (slopeAt(kind, a, high) < s) return undefined;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (slopeAt(kind, a, middle) < s) low = middle;
    else high = middle;
  }
  const value = phi(kind, a, high)! - (s * high) / 10n ** 60n;
  const atZero = phi(kind, a, 0n);
  return rounded(atZero !== undefined && atZero < value ? atZero : value, 60);
}

function isTrue(kind: FKind, certificate: Data): boolean {
  const { problem, statement, evidence } = certificate;
  const { p: mass, errors } = quantities(problem);
  const { perception } = statement.bounds;
  const P = read(perception);
  const [lower, upper] = [read(statement.errorRate.lower), read(statement.errorRate.upper)];
  const q = rationals(...(evidence.restorer[0] as string[]));
  const d = divergence(kind, mass, q);
  if (d === undefined || !rounded(d, 60).atMost(P.plus(margin)) || !dot(errors, q).atMost(upper)) return false;
  const { multipliers, cut } = evidence.plane;
  const mu = read(multipliers.perception);
  const distances: Rational[] = [];
  if ("pinned" in cut) {
    if (P.sign() > 0) return false;
    distances.push(dot(errors, mass));
  } else {
    const slopes = rationals(...(cut.smooth.slopes as string[]));
    const parts = mass.map((one, z) => conjugate(kind, one, slopes[z]!));
    if (mu.sign() > 0 && parts.some((part) => part === undefined)) return false;
    const sum = parts.reduce<Rational>((all, part) => all.plus(part ?? Rational.zero), Rational.zero);
    if (mu.sign() > 0 && !read(cut.smooth.constant).atMost(sum.plus(margin))) return false;
  }
  for (const { point, distance } of grid(kind, mass))
    if (distance.atMost(P.minus(margin))) distances.push(dot(errors, point));
  return distances.every((one) => lower.atMost(one));
}

interface Distant {
  readonly point: readonly Rational[];
  readonly distance: Rational;
}
const grids = new Map<string, readonly Distant[]>();

/** The pmfs in sixteenths and how far they are, those at a finite distance; found once for each source. */
function grid(kind: FKind, mass: readonly Rational[]): readonly Distant[] {
  const key = [kind, ...mass].map(String).join();
  const known = grids.get(key);
  if (known !== undefined) return known;
  const all: Distant[] = [];
  for (let i = 0; i <= 16; i++)
    for (let j = 0; i + j <= 16; j++) {
      const point = [i, j, 16 - i - j].map((one) => Rational.of(BigInt(one), 16n));
      const distance = divergence(kind, mass, point);
      if (distance !== undefined) all.push({ point, distance: rounded(distance, 60) });
    }
  grids.set(key, all);
  return all;
}

const count = { accepted: 0, rejected: 0 };

it.each(
  fKinds.flatMap((kind) => [
    { kind, name: "tangent", start: tight(kind) },
    { kind, name: "pinned", start: pinned(kind) },
  ]),
)("$kind, $name: with any one number changed, rejected or true", ({ kind, start }) => {
  expect(check(start)).toMatchObject({ status: "accepted" });
  expect(isTrue(kind, start)).toBe(true);
  for (const [what, certificate] of mutated(start)) {
    const verdict = check(certificate);
    count[verdict.status]++;
    if (verdict.status === "accepted") expect(isTrue(kind, certificate), what).toBe(true);
  }
});

it("some of them were accepted, most were not", () => {
  console.log("mutants:", JSON.stringify(count));
  expect(count.accepted).toBeGreaterThan(100);
  expect(count.rejected).toBeGreaterThan(200);
});

it("anything in any place: an answer, never an exception", () => {
  let tried = 0;
  const junk = [
    null,
    true,
    "",
    "x",
    "1/0",
    "1e9999",
    "-1e-9999",
    [],
    {},
    ["1"],
    { smooth: "none" },
    { pinned: ["1", "1", "1"] },
    "inf",
  ];
  function* places(value: unknown, path: string): Generator<string> {
    if (typeof value !== "object" || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      const place = path === "" ? key : `${path}.${key}`;
      yield place;
      yield* places(one, place);
    }
  }
  for (const kind of fKinds)
    for (const start of [tight(kind), pinned(kind)])
      for (const place of [...places(start, "")].filter((one) => /^(statement|evidence|problem\.perception)/.test(one)))
        for (const value of junk) {
          // Of all pairs of a place and a value, a fourth; which ones moves from place to place.
          if (!exhaustive && tried++ % 4 !== 0) continue;
          const { status } = check(changed(start, place, value));
          expect(["accepted", "rejected"]).toContain(status);
        }
});
