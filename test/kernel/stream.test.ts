/** A file read piece by piece gets the verdicts it gets in memory, however it is cut into pieces. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../../src/exact/errors.js";
import { type Verdict, checkStream, checkText, limits } from "../../src/kernel/index.js";
import { withSmallTexts } from "../support/limits.js";
import { type Data, asRejected, binaryInfeasible, binaryProblem, binaryValue, changed } from "./certificates.js";
import { referenceSurface, surfaceText } from "./surfaces.js";

let text: string;
let surface: Data;
beforeAll(() => {
  text = surfaceText(referenceSurface({ ...binaryProblem, name: "binär 𝔛 é" }));
  surface = JSON.parse(text);
});

function chunksOf(content: string | Uint8Array, size = 64): () => Generator<Uint8Array> {
  const bytes = Buffer.from(content as string);
  return function* () {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
  };
}

const streamed = (content: string, size?: number): Verdict[] => checkStream(chunksOf(content, size));

/** The verdicts, or the message. */
function outcome(read: () => Verdict[]): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

describe("the same verdicts as in memory", () => {
  it("in chunks of one byte and of seven", () => {
    expect(text).toContain("binär 𝔛 é");
    const expected = checkText(text);
    expect(expected).toMatchObject([{ status: "accepted", problem: "binär 𝔛 é" }]);
    for (const size of [1, 7, 4096]) expect(streamed(text, size)).toEqual(expected);
    expect(streamed(`\ufeff${text}`, 1)).toEqual(expected);
  });

  it("for lists of every kind of certificate, with a bad one among them", () => {
    const bad = changed(surface, "evidence.planes.0.cut.transport.restored.0", "5");
    const list = JSON.stringify([
      binaryValue,
      surface,
      7,
      binaryInfeasible,
      bad,
      changed(binaryValue, "evidence.plane.rows.0", "1"),
      {},
      { format: "x" },
      surface,
    ]);
    const expected = checkText(list);
    expect(expected.map(({ status }) => status)).toEqual([
      "accepted",
      "accepted",
      "rejected",
      "accepted",
      "rejected",
      "rejected",
      "rejected",
      "rejected",
      "accepted",
    ]);
    expect(streamed(list, 50)).toEqual(expected);
    expect(streamed("[]")).toEqual([]);
  });

  it("for certificates whose keys come in another order: they are read again, whole", () => {
    const { format, problem, sha256, statement, evidence } = surface;
    const orders: Data[] = [
      { evidence, statement, sha256, problem, format },
      { format, problem, statement, sha256, evidence },
      { format, problem, sha256, evidence, statement },
      { format, problem, sha256, statement: { ...statement, kind: undefined, pieces: statement.pieces }, evidence },
      {
        format,
        problem,
        sha256,
        statement: { pieces: statement.pieces, kind: "surface", domain: statement.domain },
        evidence,
      },
      { format, problem, sha256, statement, evidence: { ...evidence, neighbours: undefined, planes: evidence.planes } },
      {
        format,
        problem,
        sha256,
        statement,
        evidence: {
          cuts: evidence.cuts,
          planes: evidence.planes,
          restorers: evidence.restorers,
          neighbours: evidence.neighbours,
        },
      },
      { format, problem, sha256, statement, evidence, more: 1 },
      { format, problem, sha256, statement: [statement], evidence },
      { format, problem, sha256, statement, evidence: null },
      { format, problem, sha256, statement, evidence: { ...evidence, planes: { 0: evidence.planes[0] } } },
      { format, problem, sha256, statement, evidence: { ...evidence, couplings: [] } },
      { format, problem, sha256, statement },
    ];
    let opened = 0;
    const statuses = orders.map((one) => {
      const content = JSON.stringify(one);
      const open = (): Generator<Uint8Array> => (opened++, chunksOf(content)());
      const verdicts = checkStream(open);
      expect(verdicts).toEqual(checkText(content));
      return verdicts[0]?.status;
    });
    expect(statuses).toEqual([
      "accepted",
      "accepted",
      "accepted",
      "rejected",
      "accepted",
      "accepted",
      "accepted",
      "rejected",
      "rejected",
      "rejected",
      "rejected",
      "rejected",
      "rejected",
    ]);
    expect(opened).toBe(2 * orders.length - 1);
  });

  it("on random mutations of the text", () => {
    const all = [text, JSON.stringify(binaryValue), JSON.stringify([surface, binaryInfeasible])];
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.nat(),
        fc.nat(2),
        fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom("", "1", ",", "[", "}", '"')),
        fc.integer({ min: 1, max: 300 }),
        (one, place, removed, insert, size) => {
          const at = place % one.length;
          const mutated = Buffer.from(one.slice(0, at) + insert + one.slice(at + removed)).toString();
          const [expected, found] = [outcome(() => checkText(mutated)), outcome(() => streamed(mutated, size))];
          if (typeof expected === "string") expect(found).toBe(expected);
          else
            expect((found as Verdict[]).map(({ status }) => status)).toEqual(
              (expected as Verdict[]).map(({ status }) => status),
            );
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("text that is not JSON", () => {
  it("throws with line and column, also behind a rejection", () => {
    const lines = text.split("\n");
    const broken = [...lines.slice(0, -3), "oops", ...lines.slice(-3)].join("\n");
    const expected = `not JSON at line ${lines.length - 2}, column 1: expected`;
    for (const size of [1, 7, 1000]) {
      expect(() => streamed(broken, size)).toThrow(expected);
      expect(() => streamed(broken.replace(/"sha256":"./, '"sha256":"x'), size)).toThrow(expected);
    }
    expect(() => streamed(text.slice(0, -10))).toThrow(
      /^not JSON at line \d+, column \d+: expected "," or "\]", found the end of the text$|^not JSON at line \d+, column \d+: /,
    );
    expect(() => streamed("")).toThrow(
      "not JSON at line 1, column 1: expected a JSON value, found the end of the text",
    );
    expect(() => streamed(`${text} 1`)).toThrow("expected the end of the text");
  });

  it("throws for bytes that are not UTF-8", () => {
    const bytes = Buffer.from(text);
    bytes[bytes.length - 30] = 0xff;
    expect(() => checkStream(chunksOf(bytes as unknown as string))).toThrow(
      "expected text in UTF-8, found other bytes",
    );
    expect(() => checkStream(chunksOf(Buffer.from([0x22, 0xc3]) as unknown as string))).toThrow(InputError);
  });
});

describe("beyond the limits", () => {
  it("a value too long for the stream is read in memory while the file is small enough", () => {
    withSmallTexts(() => {
      const long = JSON.stringify([binaryValue, "a".repeat(limits.streamedCharacters + 1)]);
      expect(streamed(long, 2 ** 22)).toEqual(checkText(long));
    });
  });

  it("another order of the keys is rejected in a file too large for memory, its other certificates are not", () => {
    withSmallTexts(() => {
      const { format, problem, sha256, statement, evidence } = surface;
      const filler = Buffer.alloc(limits.textBytes / 16, " ");
      const open = function* (): Generator<Uint8Array> {
        yield Buffer.from(`[${JSON.stringify({ format, problem, statement, evidence, sha256 })}`);
        for (let i = 0; i < 16; i++) yield filler;
        yield Buffer.from(`,${text}]`);
      };
      const verdicts = checkStream(open);
      expect(verdicts.map(({ status }) => status)).toEqual(["rejected", "accepted"]);
      expect(asRejected(verdicts[0])).toEqual({
        status: "rejected",
        where: "$[0]",
        reason: `expected the key "sha256" here, for a file of more than ${String(limits.textBytes)} bytes, found "statement"`,
      });
    });
  });
});

it("reports progress", () => {
  const seen: string[] = [];
  checkStream(chunksOf(text), (what, done, of) => seen.push(`${what} ${done}/${of ?? "?"}`));
  expect(seen).toEqual([
    "planes 1/2",
    "planes 2/2",
    "cuts 1/3",
    "cuts 2/3",
    "cuts 3/3",
    "restorers 1/?",
    "restorers 2/?",
    "cells 1/2",
    "cells 2/2",
  ]);
});
