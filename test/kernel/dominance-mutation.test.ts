/**
 * Mutated certificates of dominance are accepted only when what they then state is true.
 *
 * Whatever the checker accepts is decided afresh: the surface of the problem of the mutant against
 * C behind its other channel, at every vertex. Anything in any place is answered, never by an exception.
 */
import { describe, expect, it } from "vitest";
import { problemFromData, problemToFile } from "../../src/format/problem.js";
import { check, type Statement } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { dominanceCertificate } from "../../src/certificate/verdicts.js";
import { dominance } from "../../src/theorem/dominance.js";
import { surface } from "../../src/tradeoff/surface.js";
import { dominanceProof } from "../support/verdicts.js";
import { type ExpectTrue, attack, printedTally } from "./attacks.js";
import { type Data, binaryProblem, oneOutputProblem } from "./certificates.js";

/** C behind the channel of the data against C behind another one. */
function certificate(data: Data, channel: Data): Data {
  const proof = dominance(surface(problemFromData(data)), problemFromData({ ...data, channel }));
  if (!proof.dominates) throw new Error("a start that is none");
  return JSON.parse(JSON.stringify(dominanceCertificate(...dominanceProof(proof)))) as Data;
}

const erasures = {
  outputs: ["0", "erased", "1"],
  matrix: [
    ["4/5", "1/5", "0"],
    ["0", "1/5", "4/5"],
  ],
};
const costs = {
  transport: [
    ["0", "1", "2"],
    ["1", "0", "1"],
    ["2", "1", "0"],
  ],
};
const starts: readonly [string, () => Data][] = [
  ["total variation", () => certificate(binaryProblem, erasures)],
  ["against itself: no slack at all", () => certificate(binaryProblem, binaryProblem["channel"])],
  [
    "a transport cost, with couplings",
    () =>
      certificate(oneOutputProblem(costs), {
        outputs: ["s", "t"],
        matrix: [
          ["1", "0"],
          ["1/2", "1/2"],
          ["0", "1"],
        ],
      }),
  ],
  ["witnesses", () => certificate({ ...binaryProblem, perception: "chebyshev" }, erasures)],
];

const truths = new Map<string, boolean>();

/** Whether C of the problem is nowhere lower than C behind the channel of the statement. */
function isTrue(statement: Statement, problem: Problem): boolean {
  if (statement.kind !== "dominance") throw new Error("a certificate of another kind");
  const { inputs, outputs, matrix } = statement.of;
  const data = problemToFile(problem);
  const channel = {
    outputs,
    matrix: problem.source.alphabet.letters.map((letter) => matrix[inputs.indexOf(letter)]!.map(String)),
  };
  const key = JSON.stringify([data, channel]);
  const known = truths.get(key) ?? dominance(surface(problem), problemFromData({ ...data, channel })).dominates;
  truths.set(key, known);
  return known;
}

const tally = printedTally();
const expectTrue: ExpectTrue = (statement, problem, what) => {
  expect(isTrue(statement, problem), what).toBe(true);
};

describe.each(starts)("%s", (_, build) => {
  const start = build();

  it("is accepted, as data and as text", () => {
    expect(check(start)).toMatchObject({ status: "accepted" });
    expect(check(JSON.stringify(start))).toMatchObject({ status: "accepted" });
  });

  attack(start, expectTrue, tally, 400);
});
