/**
 * Certificates of the second format as those of the first: every plane and every restorer written out.
 *
 * For programs that write certificates in another language. The reader verifies the form alone; only a checker says
 * whether the statement is true. It shares nothing with the kernel, which reads both formats by
 * itself. Contract: docs/formats.md.
 */
import { InputError } from "../exact/errors.js";
import { lcm } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { integer, isObject, list, object } from "../format/decode.js";
import { problemFromData } from "../format/problem.js";
import { convexCase, type Case } from "../model/case.js";
import { coefficients } from "../model/coefficients.js";
import { certificateFormat } from "./data.js";
import { byCoupling, readMultipliers } from "./evidence.js";
import type { Multipliers } from "./plane.js";
import { secondFormat } from "./surface.js";

/** The certificate in the first format; any other data as they are. @throws InputError with the JSON path of a fault */
export function inFirstFormat(data: unknown, path: string): unknown {
  if (!isObject(data) || data["format"] !== secondFormat) return data;
  const required = ["format", "problem", "sha256", "statement", "evidence"];
  const fields = object(data, path, "a certificate", required, ["producer"]);
  const [atStatement, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  if (!isObject(fields["statement"]) || fields["statement"]["kind"] !== "surface")
    throw new InputError({
      code: "wrong-type",
      path: `${path}.format`,
      expected: `"${certificateFormat}" for a statement that is no surface`,
      found: `"${secondFormat}"`,
    });
  const statement = object(fields["statement"], atStatement, "the statement of a surface", [
    "kind",
    "pieces",
    "domain",
  ]);
  const given = object(fields["evidence"], atEvidence, "the evidence", ["planes", "cuts", "restorers"], ["neighbours"]);
  const of = convexCase(problemFromData(fields["problem"]));
  const pieces = list(statement["pieces"], `${atStatement}.pieces`, "the pieces").map((one, k) =>
    readMultipliers(isObject(one) ? one["multipliers"] : undefined, `${atStatement}.pieces[${String(k)}].multipliers`),
  );
  const rows = list(statement["domain"], `${atStatement}.domain`, "the domain rows").map((one, i) => {
    const { distortion, perception } = isObject(one) ? one : {};
    return readMultipliers({ distortion, perception }, `${atStatement}.domain[${String(i)}]`);
  });
  const { planes, cuts, restorers, ...neighbours } = given;
  return {
    ...fields,
    format: certificateFormat,
    evidence: {
      ...neighbours,
      planes: planesOf("piece", planes, `${atEvidence}.planes`, of, pieces, true),
      cuts: planesOf("row", cuts, `${atEvidence}.cuts`, of, rows, false),
      ...restorersOf(restorers, `${atEvidence}.restorers`, of),
    },
  };
}

/** A JSON integer from 0 to below a bound. */
function index(value: unknown, path: string, below: number): number {
  const found = integer(value, path);
  return found >= 0n && found < BigInt(below)
    ? Number(found)
    : fault(path, `an integer from 0 to ${String(below - 1)}`, String(found));
}

function fault(path: string, expected: string, found: string): never {
  throw new InputError({ code: "out-of-range", path, expected, found });
}

function planesOf(
  what: "piece" | "row",
  value: unknown,
  path: string,
  of: Case,
  stated: readonly Multipliers[],
  withError: boolean,
): unknown[] {
  const planes: unknown[] = [];
  const tree = new Tree(of, withError);
  list(value, path, "planes").forEach((one, at) => {
    const place = `${path}[${String(at)}]`;
    const differs = Array.isArray(one) ? (one as readonly unknown[]) : undefined;
    const whole = differs === undefined ? object(one, place, "a plane", [what, "plane"]) : {};
    const k = index(differs === undefined ? whole[what] : differs[0], place, stated.length);
    if (planes[k] !== undefined) fault(place, `each ${what} once`, `${String(k)} again`);
    planes[k] = whole["plane"];
    if (differs === undefined) return;
    tree.change(differs.slice(1), place);
    const { distortion, perception } = entry(stated, k);
    planes[k] = {
      multipliers: { distortion: distortion.toString(), perception: perception.toString() },
      cut: { transport: { restored: tree.potentials(entry(stated, k), place).map(String) } },
    };
  });
  for (let k = 0; k < stated.length; k++)
    if (planes[k] === undefined) fault(path, `a plane for each ${what}`, `none for ${String(k)}`);
  return planes;
}

/** The tree of equalities that says what the potentials w(x̂) are. */
class Tree {
  private readonly edges = new Map<string, readonly [number, number]>();
  private readonly changes: (readonly (readonly [number, number])[])[] = [];

  constructor(
    private readonly of: Case,
    private readonly withError: boolean,
  ) {}

  /** [levels, x̂, z, …] */
  change(given: readonly unknown[], path: string): void {
    const { channel, restored, source } = this.of;
    const levels = index(given[0], path, this.changes.length + 1);
    for (let i = 0; i < levels; i++) this.turn(this.changes.pop() ?? []);
    const ends: [number, number][] = [];
    for (let at = 1; at < given.length; at += 2)
      ends.push([
        index(given[at], path, restored.size),
        index(given[at + 1], path, channel.outputs.size + source.alphabet.size),
      ]);
    const { outputMass } = coefficients(this.of);
    if (ends.some(([, other]) => outputMass.numerators[other] === 0n))
      fault(path, "outputs of mass > 0", "one of mass 0");
    this.turn(ends);
    this.changes.push(ends);
  }

  private turn(ends: readonly (readonly [number, number])[]): void {
    for (const edge of ends) {
      const key = edge.join(" ");
      if (!this.edges.delete(key)) this.edges.set(key, edge);
    }
  }

  potentials({ distortion, perception }: Multipliers, path: string): Rational[] {
    const { divergence, channel, restored } = this.of;
    if (divergence.family !== "transport")
      return fault(path, "a plane as an object: only those of transport divergences have trees", "a list");
    const { outputMass, distortion: delta, error } = coefficients(this.of);
    const ofLetter = new Map<number, number[]>();
    const ofOther = new Map<number, number[]>();
    for (const [letter, other] of this.edges.values()) {
      ofLetter.set(letter, [...(ofLetter.get(letter) ?? []), other]);
      ofOther.set(other, [...(ofOther.get(other) ?? []), letter]);
    }
    /** c(y,x̂), or −μρ(x̂,x). */
    const side = (other: number, letter: number): Rational => {
      if (other >= channel.outputs.size)
        return perception.times(divergence.cost.at(letter, other - channel.outputs.size)).negated();
      const expected = distortion.times(delta.at(other, letter));
      return (this.withError ? expected.plus(error.at(other, letter)) : expected).over(outputMass.at(other));
    };
    const found = new Map<number, Rational>([[0, Rational.zero]]);
    // A map is walked through with what joins it on the way.
    for (const [letter, potential] of found)
      for (const other of ofLetter.get(letter) ?? [])
        for (const end of ofOther.get(other) ?? [])
          if (!found.has(end)) found.set(end, side(other, end).minus(side(other, letter)).plus(potential));
    return Array.from(
      { length: restored.size },
      (_, letter) => found.get(letter) ?? fault(path, "a tree that reaches every restored letter", "one that does not"),
    );
  }
}

function restorersOf(value: unknown, path: string, of: Case): { restorers: unknown[]; couplings?: unknown[] } {
  const coupled = byCoupling(of);
  const flows = new Flows(of, coupled);
  const restorers: unknown[] = [];
  const couplings: unknown[] = [];
  list(value, path, "restorers").forEach((one, at) => {
    const place = `${path}[${String(at)}]`;
    const keys = coupled ? ["restorer", "coupling"] : ["restorer"];
    const { restorer, coupling } = Array.isArray(one)
      ? flows.change(one, place)
      : object(one, place, "a restorer", keys);
    restorers.push(restorer);
    if (coupled) couplings.push(coupling);
  });
  return coupled ? { restorers, couplings } : { restorers };
}

type Step = readonly [amount: bigint, from: number, other: number, to: number];

/** F(y,x̂) and T(x̂,x), over the least common denominator of π and p_X. */
class Flows {
  private readonly outputs: number;
  private readonly over: bigint;
  /** Per output, and per source letter where there are couplings. */
  private readonly masses: Map<number, bigint>[];
  private readonly totals: readonly bigint[];
  private readonly changes: (readonly Step[])[] = [];

  constructor(
    private readonly of: Case,
    coupled: boolean,
  ) {
    const { outputMass } = coefficients(of);
    const { marginal } = of.source;
    this.outputs = outputMass.length;
    this.over = lcm(outputMass.denominator, marginal.denominator);
    const given = coupled ? [outputMass, marginal] : [outputMass];
    this.totals = given.flatMap(({ numerators, denominator }) =>
      numerators.map((mass) => mass * (this.over / denominator)),
    );
    this.masses = this.totals.map((mass) => new Map([[0, mass]]));
  }

  /** [levels, [t, x̂₀, z₁, x̂₁, …], …] */
  change(given: readonly unknown[], path: string): { restorer: unknown; coupling: unknown } {
    const levels = index(given[0], path, this.changes.length + 1);
    for (let i = 0; i < levels; i++) for (const step of this.changes.pop() ?? []) this.take(step, -1n);
    const steps = given.slice(1).flatMap((walk) => this.steps(walk, path));
    for (const step of steps) this.take(step, 1n);
    this.changes.push(steps);
    return { restorer: this.restorer(), coupling: this.coupling() };
  }

  private steps(given: unknown, path: string): Step[] {
    const [amount, ...nodes] = list(given, path, "a walk");
    const t = integer(amount, path);
    const back = nodes.length % 2 === 0 ? [...nodes, nodes[0]] : nodes;
    const steps: Step[] = [];
    for (let at = 0; at + 2 < back.length; at += 2) {
      const [from, to] = [back[at], back[at + 2]].map((one) => index(one, path, this.of.restored.size));
      steps.push([t, from ?? 0, index(back[at + 1], path, this.masses.length), to ?? 0]);
    }
    return steps;
  }

  private take([amount, from, other, to]: Step, sign: bigint): void {
    const t = other < this.outputs ? amount * sign : -amount * sign;
    const masses = entry(this.masses, other);
    masses.set(from, (masses.get(from) ?? 0n) - t);
    masses.set(to, (masses.get(to) ?? 0n) + t);
  }

  private restorer(): Record<string, string>[] {
    return this.masses.slice(0, this.outputs).map((masses, y) => {
      const total = entry(this.totals, y);
      return total === 0n ? { "0": "1" } : Object.fromEntries(shares(masses, total));
    });
  }

  private coupling(): Record<string, string>[] {
    const rows: Record<string, string>[] = Array.from({ length: this.of.restored.size }, () => ({}));
    this.masses.slice(this.outputs).forEach((masses, x) => {
      for (const [letter, share] of shares(masses, this.over)) entry(rows, letter)[String(x)] = share;
    });
    return rows;
  }
}

/** Masses other than 0, ascending by letter. */
function shares(masses: ReadonlyMap<number, bigint>, total: bigint): [number, string][] {
  return [...masses]
    .filter(([, mass]) => mass !== 0n)
    .sort(([one], [other]) => one - other)
    .map(([letter, mass]) => [letter, Rational.of(mass, total).toString()]);
}
