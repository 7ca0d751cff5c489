/** Certificates as data: text of numbers, and the hash of the canonical problem. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { boundText, matrixData, problemHash } from "../../../src/certificate/data.js";
import { Rational } from "../../../src/exact/rational.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { problem, type ProblemDefinition } from "../../../src/model/problem.js";
import { base, r, rows } from "../model/definition.js";

const given = problem({ ...base, description: "for people", reference: "none" });

test("bounds and matrices as text", () => {
  expect([boundText("inf"), boundText(r("0.5")), boundText(Rational.zero)]).toEqual(["inf", "1/2", "0"]);
  expect(matrixData(RationalMatrix.from(rows("1/2 0 | 3 -1/7")))).toEqual([
    ["1/2", "0"],
    ["3", "-1/7"],
  ]);
});

/** SHA-256 of the canonical problem, its text written out here from docs/formats.md. */
const canonical =
  `{"channel":{"matrix":[["1/2","1/2","0"],["1/5","4/5","0"]],"outputs":["u","v","w"]},"classifier":["a","b"],"distortion":"squared-error",` +
  `"format":"exact-cdp/problem@1","name":"small","perception":"total-variation","restored":{"alphabet":["1","2"]},` +
  `"source":{"alphabet":["0","1"],"classes":[{"name":"a","pmf":["1/2","1/2"],"prior":"1/4"},{"name":"b","pmf":["1/3","2/3"],"prior":"3/4"}]}}`;
const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
const hashOf = (change: Partial<ProblemDefinition>): string => problemHash(problem({ ...base, ...change }));

describe("the hash", () => {
  test("is that of the canonical text", () => {
    expect(problemHash(given)).toBe(sha256(canonical));
  });

  test("fills in the restored alphabet, keeps counts and names as they were given", () => {
    const { restored, ...rest } = base;
    expect(restored).toBeDefined();
    expect(problemHash(problem(rest))).toBe(sha256(canonical.replace(`["1","2"]},"source"`, `["0","1"]},"source"`)));
    const source = {
      alphabet: ["0", "1"],
      classNames: ["a", "b"],
      counts: [
        [2n, 4n],
        [6n, 0n],
      ],
    };
    expect(hashOf({ source })).toBe(
      sha256(
        canonical.replace(
          /"source":.*$/,
          `"source":{"alphabet":["0","1"],"classNames":["a","b"],"counts":[["2","4"],["6","0"]]}}`,
        ),
      ),
    );
    expect(hashOf({ restored: { alphabet: ["0", "1"] }, classifier: "bayes" })).toBe(
      sha256(canonical.replace(`["1","2"]}`, `["0","1"]}`).replace(`"classifier":["a","b"]`, `"classifier":"bayes"`)),
    );
  });

  test("has matrices in lowest terms, letters beyond ASCII as they are", () => {
    expect(hashOf({ distortion: { matrix: rows("0.5 1 | 2/4 0") } })).toBe(
      sha256(canonical.replace(`"squared-error"`, `{"matrix":[["1/2","1"],["1/2","0"]]}`)),
    );
    expect(hashOf({ perception: { transport: rows("0 1e1 | 0.(3) 2") } })).toBe(
      sha256(canonical.replace(`"total-variation"`, `{"transport":[["0","10"],["1/3","2"]]}`)),
    );
    expect(hashOf({ perception: { witnesses: rows("0 -1 1/2") } })).toBe(
      sha256(canonical.replace(`"total-variation"`, `{"witnesses":[["0","-1","1/2"]]}`)),
    );
    expect(hashOf({ name: 'é\u2028𝔛"\\' })).toBe(sha256(canonical.replace(`"small"`, JSON.stringify('é\u2028𝔛"\\'))));
  });

  test("differs where anything of the problem does, and not where only people read", () => {
    const changes: Partial<ProblemDefinition>[] = [
      {},
      { name: "other" },
      { classifier: ["b", "a"] },
      { distortion: "absolute-error" },
      { perception: "wasserstein-1" },
      { restored: { alphabet: ["2", "1"] } },
      { channel: { ...base.channel, outputs: ["u", "w", "v"] } },
      { channel: { ...base.channel, matrix: rows("1/2 1/2 0 | 1/5 3/5 1/5") } },
    ];
    expect(new Set(changes.map(hashOf)).size).toBe(changes.length);
    expect(hashOf({ description: "x" })).toBe(hashOf({ description: "y", reference: "z" }));
  });
});
