/**
 * Surfaces in the second format: the checker accepts them, and of all that is changed in them only what
 * still proves the statement.
 *
 * Every integer and every list of the evidence is changed. What the checker then accepts is written out in
 * the first format by a reader of its own (certificate/first-format.ts) and must be accepted there.
 * What it rejects must be rejected there, too, or be a form that the reader refuses or does not
 * look at. Every 23rd mutant, and all with EXACT_CDP_EXHAUSTIVE=1.
 */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inFirstFormat } from "../../src/certificate/first-format.js";
import { secondFormat, surfaceCertificate } from "../../src/certificate/surface.js";
import { InputError } from "../../src/exact/errors.js";
import { type JsonValue, JsonNumber, parseJson } from "../../src/exact/json.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData, problemToFile } from "../../src/format/problem.js";
import { type Verdict, check, checkStream, limits } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { surface } from "../../src/tradeoff/surface.js";
import { randomProblem } from "../bench/families.js";
import { exhaustive } from "../support/exhaustive.js";
import { withSmallTexts } from "../support/limits.js";
import { linearGalleryNames } from "../support/gallery.js";
import { asRejected, binaryProblem, binaryValue, type Data } from "./certificates.js";
import { referenceSurface } from "./surfaces.js";

const costs = {
  transport: [
    ["0", "1", "3", "2"],
    ["1", "0", "1", "5/2"],
    ["2", "1/3", "0", "1"],
    ["7", "1", "1/2", "0"],
  ],
};
const random = (perception: unknown, seed: number, size = 4): Problem => {
  const file = problemToFile(randomProblem({ size, seed, perception: "total-variation" }));
  return problemFromData({ ...file, perception });
};

function second(problem: Problem): string {
  return [...surfaceCertificate(surface(problem).proof(), { format: secondFormat })].join("");
}

function chunks(bytes: Uint8Array, size: number): () => Generator<Uint8Array> {
  return function* () {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
  };
}

/** What follows `"key":[`, one entry per line. */
function entriesOf(text: string, key: string): string[] {
  const begin = text.indexOf(`"${key}":[`);
  return text.slice(begin, text.indexOf("\n]", begin)).split("\n").slice(1);
}

describe("the same surface", () => {
  const problems: [string, () => Problem][] = [
    ...linearGalleryNames()
      .filter((name) => !name.startsWith("mnist"))
      .map((name): [string, () => Problem] => [name, () => problemFromData(galleryProblem(name))]),
    ["random, total variation", () => random("total-variation", 1)],
    ["random, Wasserstein-1", () => random("wasserstein-1", 2)],
    ["random, squared Wasserstein-2", () => random("wasserstein-2-squared", 3)],
    ["random, a cost matrix", () => random(costs, 4)],
    ["random, Kolmogorov-Smirnov", () => random("kolmogorov-smirnov", 5)],
  ];

  it.each(problems)("%s", (_, make) => {
    const problem = make();
    const text = second(problem);
    const verdict = check(text);
    const first = surface(problem).certificate();
    expect(verdict).toEqual(check(first));
    expect(verdict.status).toBe("accepted");
    for (const bytes of [Buffer.from(text), gzipSync(text)]) expect(checkStream(chunks(bytes, 777))).toEqual([verdict]);
    // Written out again it holds the same restorers.
    const again = inFirstFormat(parseJson(text), "$") as Data;
    expect(check(again)).toEqual(verdict);
    const texts = (given: Data): string[] =>
      given["evidence"].restorers.map((one: unknown) => JSON.stringify(one)).sort();
    const original = JSON.parse(first) as Data;
    if (!JSON.stringify(original["problem"]).includes('"0"]')) expect(texts(again)).toEqual(texts(original));
  });

  it("without anything that says which vertices are near to each other", () => {
    const proof = referenceSurface(binaryProblem);
    const text = [...surfaceCertificate(proof, { format: secondFormat })].join("");
    expect(check(text)).toMatchObject({ status: "accepted" });
  });

  it("is told by differences where d is a transport cost, and written out elsewhere", () => {
    for (const [perception, planes, restorers] of [
      ["total-variation", "[", "["],
      [costs, "[", "["],
      ["chebyshev", "{", undefined],
    ] as const) {
      const text = second(random(perception, 7));
      for (const line of entriesOf(text, "planes")) expect(line.slice(0, 1)).toBe(planes);
      if (restorers !== undefined)
        for (const line of entriesOf(text, "restorers")) expect(line.slice(0, 1)).toBe(restorers);
    }
  });
});

const tally = { accepted: 0, rejected: 0, unreadable: 0 };

/** Data with an integer or a list inside replaced. */
function replaced(value: JsonValue, [key, ...rest]: readonly (string | number)[], put: JsonValue): JsonValue {
  if (key === undefined) return put;
  const copy = Array.isArray(value) ? [...value] : { ...(value as Record<string, JsonValue>) };
  const inside = copy as Record<string | number, JsonValue>;
  inside[key] = replaced(inside[key] ?? null, rest, put);
  return copy;
}

function* variants(value: JsonValue): Generator<JsonValue> {
  if (value instanceof JsonNumber) {
    const number = BigInt(value.text);
    for (const other of [number + 1n, number - 1n, -number, 2n * number, 0n, number + 3n])
      if (other !== number) yield new JsonNumber(String(other));
    yield value.text;
    yield new JsonNumber(`${value.text}.0`);
  } else if (Array.isArray(value)) {
    yield [];
    for (let i = 0; i < value.length; i++) {
      yield value.toSpliced(i, 1);
      yield value.toSpliced(i, 0, value[i] ?? null);
      if (i + 1 < value.length) yield value.with(i, value[i + 1] ?? null).with(i + 1, value[i] ?? null);
    }
    yield [...value, new JsonNumber("0")];
  }
  yield null;
}

function* mutants(value: JsonValue, path: readonly (string | number)[]): Generator<(string | number)[]> {
  yield [...path];
  if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* mutants(one, [...path, i]);
}

/** The verdict on what the reader writes out; undefined where it refuses to read. */
function writtenOut(certificate: JsonValue): Verdict | undefined {
  try {
    return check(inFirstFormat(certificate, "$"));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

describe("what is changed", () => {
  it.each([
    ["total variation", () => problemFromData(binaryProblem)],
    ["a cost matrix", () => random({ transport: costs.transport.slice(1).map((row) => row.slice(1)) }, 4, 3)],
    ["an output of mass 0", () => problemFromData(galleryProblem("zero-mass"))],
    ["Wasserstein-1", () => problemFromData(galleryProblem("ternary-additive-noise"))],
  ])("is accepted only where it proves the same: %s", (_, make) => {
    const whole = parseJson(second(make()));
    const { evidence, statement } = whole as Record<string, JsonValue>;
    let count = 0;
    for (const part of ["planes", "cuts", "restorers"]) {
      const entries = (evidence as Record<string, JsonValue>)[part] ?? null;
      for (const path of mutants(entries, [])) {
        const value = path.reduce<JsonValue>((inside, key) => (inside as JsonValue[])[Number(key)] ?? null, entries);
        for (const put of variants(value)) {
          if (count++ % (exhaustive ? 1 : 23) !== 0) continue;
          const mutant = replaced(whole, ["evidence", part, ...path], put);
          const verdict = check(mutant);
          const other = writtenOut(mutant);
          const what = `${part}.${path.join(".")} as ${JSON.stringify(put)}`;
          if (verdict.status === "accepted") {
            tally.accepted++;
            expect(other, what).toEqual(verdict);
            expect((check(whole) as { statement: unknown }).statement).toEqual(verdict.statement);
          } else {
            if (other === undefined) tally.unreadable++;
            else tally.rejected++;
            if (other?.status === "accepted")
              expect(verdict.reason, what).toMatch(
                // What the reader does not look at: "2" for 2, edges in excess, walks of nothing.
                /an integer from 0 to|the edges of a tree|an amount, an integer > 0|a letter where the walk begins|comes back/,
              );
          }
        }
      }
    }
    expect(statement).toBeDefined();
  });

  it("is the statement: every number of it, and which pieces there are", () => {
    const whole = JSON.parse(second(problemFromData(galleryProblem("three-classes")))) as Data;
    const { pieces, domain } = whole["statement"] as { pieces: Data[]; domain: Data[] };
    const changedStatement = (change: (copy: Data) => void): Verdict => {
      const copy = structuredClone(whole);
      change(copy["statement"]);
      return check(copy);
    };
    for (const k of pieces.keys()) {
      for (const change of [
        (piece: Data) => (piece["intercept"] = `${String(piece["intercept"])}0`),
        (piece: Data) => (piece["multipliers"].distortion = "1/7"),
        (piece: Data) => (piece["multipliers"].perception = "-1"),
      ])
        expect(changedStatement((copy) => change(copy["pieces"][k])).status).toBe("rejected");
      expect(changedStatement((copy) => copy["pieces"].splice(k, 1)).status).toBe("rejected");
    }
    for (const i of domain.keys()) {
      expect(changedStatement((copy) => (copy["domain"][i].atLeast = "-5")).status).toBe("rejected");
      expect(changedStatement((copy) => copy["domain"].splice(i, 1)).status).toBe("rejected");
    }
  });

  afterAll(() => {
    // The mutants reach every outcome.
    expect(tally.accepted).toBeGreaterThan(5);
    expect(tally.rejected).toBeGreaterThan(50);
    expect(tally.unreadable).toBeGreaterThan(50);
  });
});

describe("what a forger writes", () => {
  let whole: Data;
  beforeAll(() => {
    whole = JSON.parse(second(random(costs, 4))) as Data;
  });
  const reason = (part: string, change: (entries: unknown[]) => void): string => {
    const copy = structuredClone(whole);
    change(copy["evidence"][part]);
    const { where, reason } = asRejected(check(copy));
    return `${where}: ${reason}`;
  };
  const first = (entries: unknown[]): unknown[] => entries[0] as unknown[];

  it("a piece that is proved twice, so that another is not", () => {
    expect(reason("planes", (planes) => (planes[1] = [first(planes)[0], 0]))).toMatch(/each piece once/);
  });

  it("trees with cycles, and such that do not reach every letter", () => {
    expect(reason("planes", (planes) => first(planes).splice(2))).toMatch(/a tree that reaches every restored letter/);
    expect(
      reason("planes", (planes) => {
        const letters = [...whole["problem"].restored.alphabet.keys()];
        // Every letter at two outputs.
        first(planes).splice(2, Infinity, ...letters.flatMap((letter) => [letter, 0, letter, 1]));
      }),
    ).toMatch(/edges that form a cycle/);
  });

  it("more levels than there are", () => {
    expect(reason("planes", (planes) => (first(planes)[1] = 1))).toMatch(/an integer from 0 to 0/);
    expect(reason("restorers", (restorers) => (first(restorers)[0] = 1))).toMatch(/an integer from 0 to 0/);
  });

  it("walks that take more than is there, and such that do not come back", () => {
    const walk = (nodes: unknown[]): string =>
      reason("restorers", (restorers) => first(restorers).splice(1, Infinity, nodes));
    expect(walk([1_000_000_000, 0, 0, 1, 1])).toMatch(/a mass ≥ 0/);
    expect(walk([1, 0, 0, 1])).toMatch(/comes back to its first letter/);
    expect(walk([1])).toMatch(/a letter where the walk begins/);
    expect(walk([-1, 0, 0])).toMatch(/an amount, an integer > 0/);
    expect(walk([0, 0, 0])).toMatch(/an amount, an integer > 0/);
    expect(walk(["1", 0, 0])).toMatch(/an amount, an integer > 0/);
    expect(walk([1, 0, 99])).toMatch(/an integer from 0 to/);
    const long = parseJson(
      JSON.stringify({ ...whole, evidence: { ...whole["evidence"], restorers: [[0, ["long", 0, 0]]] } }).replace(
        '"long"',
        "9".repeat(100_001),
      ),
    );
    expect(asRejected(check(long)).reason).toMatch(/an amount, an integer > 0/);
  });

  it("a restorer without its coupling, a plane beside its index, other keys", () => {
    expect(reason("restorers", (restorers) => (restorers[0] = { restorer: [] }))).toMatch(/the key "coupling"/);
    expect(reason("planes", (planes) => (planes[0] = { plane: {} }))).toMatch(/the key "piece"/);
    expect(reason("planes", (planes) => (planes[0] = { piece: 0, plane: {}, row: 0 }))).toMatch(
      /the unknown key "row"/,
    );
    const copy = structuredClone(whole);
    copy["evidence"].couplings = [];
    expect(asRejected(check(copy)).reason).toMatch(/the unknown key "couplings"/);
  });

  it("an output of mass 0 in a tree or a walk", () => {
    const problem = problemFromData(galleryProblem("zero-mass"));
    const y = problem.channel.outputs.letters.findIndex((_, i) =>
      problem.source.marginal.numerators.every((p, x) => p === 0n || problem.channel.matrix.numeratorAt(x, i) === 0n),
    );
    expect(y).toBeGreaterThanOrEqual(0);
    const zero = JSON.parse(second(problem)) as Data;
    const tree = structuredClone(zero);
    tree["evidence"].planes[0].push(0, y);
    expect(asRejected(check(tree)).reason).toBe("expected an output of mass > 0, found one of mass 0");
    zero["evidence"].restorers[0].push([1, 0, y]);
    expect(asRejected(check(zero)).reason).toBe("expected an output of mass > 0, found one of mass 0");
  });

  it("the second format for what has none", () => {
    expect(asRejected(check({ ...binaryValue, format: secondFormat }))).toEqual({
      status: "rejected",
      reason: 'expected "exact-cdp/certificate@1" for a statement that is no surface, found "exact-cdp/certificate@2"',
      where: "$.format",
    });
    const bytes = Buffer.from(JSON.stringify({ ...binaryValue, format: secondFormat }));
    expect(checkStream(chunks(bytes, 50))).toEqual([check({ ...binaryValue, format: secondFormat })]);
    expect(asRejected(check({ ...whole, format: "exact-cdp/certificate@3" })).reason).toBe(
      'expected "exact-cdp/certificate@1" or "exact-cdp/certificate@2", found "exact-cdp/certificate@3"',
    );
    expect(check({ ...whole, format: "exact-cdp/certificate@1" }).status).toBe("rejected");
    expect(inFirstFormat(binaryValue, "$")).toBe(binaryValue);
  });
});

it("the evidence of docs/formats.md is accepted, and written so", () => {
  const docs = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");
  const section = docs.split("### Surfaces as differences")[1] ?? "";
  const evidence = JSON.parse(/```json\n([^]*?)```/.exec(section)?.[1] ?? "") as Data;
  const written = JSON.parse(second(problemFromData(binaryProblem))) as Data;
  expect(written["evidence"]).toEqual(evidence);
  expect(check({ ...written, evidence })).toMatchObject({ status: "accepted", vertices: 2 });
});

describe("compressed files", () => {
  it("that grow without end are refused before they are read", () => {
    withSmallTexts(() => {
      const spaces = gzipSync(Buffer.alloc(limits.textBytes / 16, " "), { level: 9 });
      let members = 0;
      const open = function* (): Generator<Uint8Array> {
        for (; members < 1000; members++) yield spaces;
      };
      expect(checkStream(open)).toEqual([
        {
          status: "rejected",
          where: "$",
          reason: `expected at most ${String(limits.textBytes)} bytes of text, or ${String(limits.expansion)} times those of the compressed file, found more`,
        },
      ]);
      expect(members).toBeLessThan(20);
    });
  });

  it("are read a second time no further than a text in memory may go", () => {
    withSmallTexts(() => {
      // The first reading ends in the middle of a string.
      const begun = gzipSync('{"other":"');
      const letters = gzipSync(Buffer.alloc(limits.textBytes / 16, "a"), { level: 9 });
      let members = 0;
      const open = function* (): Generator<Uint8Array> {
        yield begun;
        for (let i = 0; i < 100; i++, members++) yield letters;
      };
      const reason = `expected at most ${String(limits.textBytes)} bytes of text, found more`;
      expect(checkStream(open)).toEqual([{ status: "rejected", where: "$", reason }]);
      expect(members).toBeLessThan(30);
    });
  });

  it("may have their keys in any order while they are small, and may be cut in two members", () => {
    const { format, problem, sha256, statement, evidence } = JSON.parse(second(problemFromData(binaryProblem))) as Data;
    const text = JSON.stringify([{ evidence, statement, sha256, problem, format }, binaryValue]);
    const file = Buffer.concat([gzipSync(text.slice(0, 500)), gzipSync(text.slice(500))]);
    expect(checkStream(chunks(file, 100))).toEqual([
      check({ format, problem, sha256, statement, evidence }),
      check(binaryValue),
    ]);
  });

  it("that are damaged are no files of certificates", () => {
    const file = gzipSync(second(problemFromData(binaryProblem)));
    expect(() => checkStream(chunks(file.subarray(0, -1), 100))).toThrow(
      "$: expected a file that gzip has compressed, found one that ends too early",
    );
    expect(() => checkStream(chunks(Buffer.concat([file, Buffer.from(" ")]), 100))).toThrow("goes on with other bytes");
  });
});
