/** `check` answers "rejected" to anything that is not a certificate, and never throws. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonNumber } from "../../src/exact/json.js";
import { Rational } from "../../src/exact/rational.js";
import { check, checkStream } from "../../src/kernel/index.js";
import { type Data, binaryInfeasible, binaryProblem, binaryValue, changed, rejected } from "./certificates.js";
import { referenceSurface, surfaceData } from "./surfaces.js";
import { exhaustive } from "../support/exhaustive.js";

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  maxDepth: 4,
});

/** Every place of a certificate, as a dotted path. */
function places(value: unknown, path: string): string[] {
  const below =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, one]) => places(one, path === "" ? key : `${path}.${key}`))
      : [];
  return path === "" ? below : [path, ...below];
}

function at(value: Data, place: string): unknown {
  return place.split(".").reduce((one: Data, step) => one[step], value);
}

function hostile(): Data {
  const cycle: Data = {};
  cycle["again"] = cycle;
  const list: unknown[] = [];
  list.push(list, list);
  let deep: unknown = "bottom";
  for (let i = 0; i < 100_000; i++) deep = [deep];
  const endless: object = new Proxy(
    {},
    {
      ownKeys: () => ["next"],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }),
      get: () => endless,
    },
  );
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const thrower = new Proxy({}, { get: () => fail(), ownKeys: () => fail(), getPrototypeOf: () => fail() });
  const number = new JsonNumber("1");
  Object.defineProperty(number, "text", { value: 1 });
  return {
    cycle,
    list,
    deep,
    endless,
    revoked: revoked.proxy,
    thrower,
    throwsThrower: {
      get format(): never {
        throw thrower; // eslint-disable-line @typescript-eslint/only-throw-error
      },
    },
    getter: {
      get format() {
        return fail();
      },
    },
    long: new Array(4_294_967_295),
    sparse: [, 1], // eslint-disable-line no-sparse-arrays
    length: new Proxy([], { get: (target, key) => (key === "length" ? Number.NaN : Reflect.get(target, key)) }),
    number,
    bigint: 7n,
    symbol: Symbol("x"),
    function: () => 1,
    boxed: Object("text"),
    double: 0.5,
    nan: Number.NaN,
    unsafe: 2 ** 53,
    undefined,
    rational: Rational.one,
    map: new Map([["format", "exact-cdp/certificate@1"]]),
    date: new Date(0),
    buffer: new Uint8Array(4),
    proto: JSON.parse('{"__proto__": {"format": "exact-cdp/certificate@1"}}'),
  };
}

function fail(): never {
  throw new TypeError("never read me");
}

describe("check never throws", () => {
  it.each(Object.entries(hostile()))("on %s", (_, value) => {
    for (const certificate of [
      value,
      { ...binaryValue, evidence: value },
      { ...binaryValue, problem: value },
      changed(binaryValue, "evidence.plane.rows", [value, "63/500"]),
    ]) {
      expect(check(certificate)).toMatchObject({
        status: "rejected",
        reason: expect.any(String),
        where: expect.stringMatching(/^\$/),
      });
    }
  });

  it("says what was wrong with hostile data", () => {
    const { cycle, thrower, double, bigint, deep } = hostile();
    const at = (value: unknown): string =>
      `${rejected({ ...binaryValue, evidence: value }).where}: ${rejected({ ...binaryValue, evidence: value }).reason}`;
    expect(at(cycle)).toBe("$.evidence.again: expected data without cycles, found an object that contains itself");
    expect(at(thrower)).toBe("$.evidence: expected data that can be read, found a value that throws when it is read");
    expect(at(double)).toBe(
      '$.evidence: expected numbers written as strings such as "7/10" (or safe integers), found the number 0.5',
    );
    expect(at(bigint)).toBe("$.evidence: expected JSON data (numbers as strings), found a BigInt");
    expect(at(deep)).toMatch(/: expected at most 100 levels of nesting, found more$/);
  });

  it("reads every property once: a value that changes cannot be two things", () => {
    let reads = 0;
    const evidence = structuredClone(binaryValue["evidence"]);
    const values = ["-1477/14500", "1000"];
    evidence.plane.rows = { ...evidence.plane.rows };
    evidence.plane.rows = new Proxy(["", "63/500"], {
      get: (target, key) => (key === "0" ? values[reads++] : Reflect.get(target, key)),
    });
    expect(check({ ...binaryValue, evidence }).status).toBe("accepted");
    expect(reads).toBe(1);
  });

  it("on random data, as data and as text", () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(check(value).status).toBe("rejected");
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(rejected(text).reason).not.toContain("\n");
      }),
      { numRuns: 300 },
    );
  });

  it("on random mutations; what is still accepted is still true", () => {
    const mutations = [binaryValue, binaryInfeasible].flatMap((certificate) =>
      places(certificate, "").map((place) => ({ certificate, place })),
    );
    const numbers = fc
      .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 20 }))
      .map(([n, d]) => `${n}/${d}`);
    fc.assert(
      fc.property(
        fc.constantFrom(...mutations),
        fc.oneof(anything, numbers, fc.constantFrom("inf", "0", undefined)),
        ({ certificate, place }, value) => {
          const mutated = changed(certificate, place, value);
          const verdict = check(mutated);
          if (verdict.status === "rejected") {
            expect(verdict.where).toMatch(/^\$/);
            expect(verdict.reason).toMatch(/^(expected .*, found |the (perception|classifier) )/);
            return;
          }
          expect(verdict.sha256).toBe(binaryValue["sha256"]);
          if (verdict.statement.kind !== "value" && verdict.statement.kind !== "infeasible")
            throw new Error("nothing else was handed in");
          const { bounds } = verdict.statement;
          if (verdict.statement.kind === "value") {
            // C does not depend on D from 339/2900 on, and the perception bound fixes the value.
            expect(String(verdict.statement.errorRate)).toBe("307/1450");
            expect(String(bounds.perception)).toBe("1/100");
            expect(bounds.distortion === "inf" || !bounds.distortion.lessThan(Rational.parse("339/2900"))).toBe(true);
          } else {
            expect(bounds.distortion !== "inf" && bounds.perception !== "inf").toBe(true);
          }
        },
      ),
      { numRuns: exhaustive ? 1500 : 500 },
    );
  });

  it("on random mutations of a surface; what is still accepted is still all of C", () => {
    const surface = surfaceData(referenceSurface(binaryProblem));
    const text = JSON.stringify(surface);
    const { statement } = JSON.parse(JSON.stringify(check(surface)));
    const spots = places(surface, "").filter((place) => !place.startsWith("problem."));
    const numbers = fc
      .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 20 }))
      .map(([n, d]) => `${n}/${d}`);
    const values = fc.oneof(
      anything,
      numbers,
      fc.nat(3),
      fc.constantFrom("0", "1", undefined, [], {}, ...spots.map((place) => at(surface, place))),
    );
    fc.assert(
      fc.property(fc.constantFrom(...spots), values, (place, value) => {
        const verdict = check(changed(surface, place, value));
        if (verdict.status === "rejected") expect(verdict.reason).toMatch(/^expected .*, found /);
        else expect(JSON.parse(JSON.stringify(verdict.statement))).toEqual(statement);
      }),
      { numRuns: exhaustive ? 1500 : 500 },
    );
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 2 }), fc.boolean(), (place, insert, short) => {
        const mutated = Buffer.from(text.slice(0, place) + insert + (short ? "" : text.slice(place + 1)));
        try {
          for (const verdict of checkStream(() => [mutated])) expect(verdict.status).toMatch(/^(accepted|rejected)$/);
        } catch (error) {
          // Text that is not JSON is no list of certificates.
          expect(error).toMatchObject({ code: "not-json" });
        }
      }),
      { numRuns: exhaustive ? 400 : 200 },
    );
  });

  it("on texts cut short or with a character changed", () => {
    const text = JSON.stringify(binaryValue);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 2 }), (at, insert) => {
        const mutated = text.slice(0, at) + insert + text.slice(at + 1);
        const verdict = check(mutated);
        if (verdict.status === "accepted") expect(verdict.statement.kind).toBe("value");
        expect(check(text.slice(0, at)).status).toBe("rejected");
      }),
      { numRuns: 500 },
    );
  });
});
