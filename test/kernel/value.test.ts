import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { parseJson } from "../../src/exact/json.js";
import { check } from "../../src/kernel/index.js";
import {
  type Data,
  binaryInfeasible,
  binaryProblem,
  binaryValue,
  canonicalText,
  changed,
  rejected,
  sha256,
} from "./certificates.js";

describe("a certificate computed by hand", () => {
  it("is accepted as data, as text, and as parsed text, with the statement that was proved", () => {
    const text = JSON.stringify(binaryValue);
    for (const certificate of [binaryValue, text, parseJson(text)]) {
      expect(check(certificate)).toEqual({
        status: "accepted",
        statement: {
          kind: "value",
          bounds: { distortion: Rational.parse("3/20"), perception: Rational.parse("1/100") },
          errorRate: Rational.parse("307/1450"),
        },
        problem: "binary-denoising",
        sha256: sha256(canonicalText(binaryProblem)),
      });
    }
  });

  it("proves that nothing is feasible", () => {
    expect(check(binaryInfeasible)).toMatchObject({ status: "accepted", statement: { kind: "infeasible" } });
  });

  it("prints its numbers as strings", () => {
    const verdict = check(binaryInfeasible);
    expect(JSON.parse(JSON.stringify(verdict)).statement.bounds).toEqual({ distortion: "11/100", perception: "1/100" });
  });

  it("may name its producer and nothing else", () => {
    expect(check({ ...binaryValue, producer: "by hand" }).status).toBe("accepted");
    expect(rejected({ ...binaryValue, producer: 7 })).toEqual({
      status: "rejected",
      where: "$.producer",
      reason: "expected a string, found 7",
    });
    expect(rejected({ ...binaryValue, checked: true }).where).toBe("$.checked");
  });
});

describe("each condition of docs/formats.md, broken alone", () => {
  const cases: [condition: string, certificate: Data, where: string, reason: string][] = [
    [
      "1: a restorer row that does not sum to 1",
      changed(binaryValue, "evidence.restorer.1.1", "79/87"),
      "$.evidence.restorer[1]",
      "expected probabilities with sum 1, found sum 86/87",
    ],
    [
      "1: a negative entry",
      changed(binaryValue, "evidence.restorer.0", ["11/10", "-1/10"]),
      "$.evidence.restorer[0][1]",
      "expected a probability ≥ 0, found -1/10",
    ],
    [
      "2: too much distortion",
      changed(binaryValue, "statement.bounds.distortion", "29/250"),
      "$.evidence.restorer",
      "expected E[Δ] ≤ 29/250, found 339/2900",
    ],
    [
      "3: too much divergence",
      changed(binaryValue, "statement.bounds.perception", "9/1000"),
      "$.evidence.restorer",
      "expected d(p_X,q) ≤ 9/1000, found 1/100",
    ],
    [
      "4: another error rate",
      changed(binaryValue, "statement.errorRate", "306/1450"),
      "$.evidence.restorer",
      "expected the stated error rate 153/725, found 307/1450",
    ],
    [
      "5: a negative multiplier",
      changed(binaryValue, "evidence.plane.multipliers.distortion", "-1"),
      "$.evidence.plane.multipliers.distortion",
      "expected a multiplier ≥ 0, found -1",
    ],
    [
      "5: a multiplier on no distortion bound",
      changed(
        changed(binaryValue, "statement.bounds.distortion", "inf"),
        "evidence.plane.multipliers.distortion",
        "1/1000",
      ),
      "$.evidence.plane.multipliers.distortion",
      "expected 0, because the distortion bound is inf, found 1/1000",
    ],
    [
      "5: a multiplier on no perception bound",
      changed(binaryValue, "statement.bounds.perception", "inf"),
      "$.evidence.plane.multipliers.perception",
      "expected 0, because the perception bound is inf, found 8/29",
    ],
    [
      "6: a cut that does not hold",
      changed(binaryValue, "evidence.plane.cut.transport.source.1", "1/1000"),
      "$.evidence.plane.cut.transport.source[1]",
      'expected v(x) − w(x̂) ≤ μρ(x̂,x) = 0 for the restored letter "1", found 1/1000',
    ],
    [
      "7: a row potential that is too large",
      changed(binaryValue, "evidence.plane.rows.0", "-1476/14500"),
      "$.evidence.plane.rows[0]",
      'expected s(y) ≤ λδ + e − πw = -1477/14500 for the restored letter "0", found -369/3625',
    ],
    [
      "8: a plane below the value",
      changed(binaryValue, "evidence.plane.rows.1", "0"),
      "$.evidence.plane",
      "expected γ − λD − μP = 307/1450, the stated error rate, found 1243/14500 (γ = 1283/14500)",
    ],
    [
      "infeasible, 5",
      changed(binaryInfeasible, "evidence.plane.multipliers.perception", "-1"),
      "$.evidence.plane.multipliers.perception",
      "expected a multiplier ≥ 0, found -1",
    ],
    [
      "infeasible, 5 with no bound",
      changed(binaryInfeasible, "statement.bounds.perception", "inf"),
      "$.evidence.plane.multipliers.perception",
      "expected 0, because the perception bound is inf, found 35/58",
    ],
    [
      "infeasible, 6",
      changed(binaryInfeasible, "evidence.plane.cut.transport.source.0", "1"),
      "$.evidence.plane.cut.transport.source[0]",
      'expected v(x) − w(x̂) ≤ μρ(x̂,x) = 0 for the restored letter "0", found 23/58',
    ],
    [
      "infeasible, 7 without e",
      changed(binaryInfeasible, "evidence.plane.rows.1", "70/1000"),
      "$.evidence.plane.rows[1]",
      'expected s(y) ≤ λδ − πw = 69/1000 for the restored letter "0", found 7/100',
    ],
    [
      "infeasible, at a feasible point",
      changed(binaryInfeasible, "statement.bounds.distortion", "3/20"),
      "$.evidence.plane",
      "expected γ − λD − μP > 0, found -24/725 (γ = 713/5800)",
    ],
  ];
  it.each(cases)("%s", (_, certificate, where, reason) => {
    expect(check(certificate)).toEqual({ status: "rejected", where, reason });
  });

  it("a bound met exactly is met", () => {
    expect(check(changed(binaryValue, "statement.bounds.distortion", "339/2900")).status).toBe("accepted");
    // D + 35/58·1/100 = 713/5800 at D = 678/5800: on the boundary nothing is contradicted.
    expect(rejected(changed(binaryInfeasible, "statement.bounds.distortion", "678/5800")).reason).toBe(
      "expected γ − λD − μP > 0, found 0 (γ = 713/5800)",
    );
  });
});

describe("the shape of statement and evidence", () => {
  it.each([
    ["format", undefined, "$", 'expected the key "format", found none'],
    [
      "format",
      "exact-cdp/certificate@2",
      "$.format",
      'expected "exact-cdp/certificate@1" for a statement that is no surface, found "exact-cdp/certificate@2"',
    ],
    ["statement.kind", "chord", "$.statement.kind", expect.stringContaining('found "chord"')],
    ["statement.kind", undefined, "$.statement", 'expected an object with the key "kind", found an object'],
    ["statement", "value", "$.statement", 'expected an object with the key "kind", found "value"'],
    [
      "statement.bounds.distortion",
      "infinity",
      "$.statement.bounds.distortion",
      'expected a number such as "7/10", "-3", "0.25", "1e-3" or "0.(3)", found "infinity"',
    ],
    [
      "statement.bounds.distortion",
      "1/0",
      "$.statement.bounds.distortion",
      'expected a fraction with a denominator other than zero, found "1/0"',
    ],
    [
      "statement.note",
      "x",
      "$.statement.note",
      'expected only the keys "kind", "bounds", "errorRate", found the unknown key "note"',
    ],
    [
      "evidence.plane.rows",
      ["0"],
      "$.evidence.plane.rows",
      "expected a list of 2 (a row potential per output), found a list of 1 entry",
    ],
    ["evidence.plane.cut", { witnesses: [] }, "$.evidence.plane.cut", 'expected the key "transport", found none'],
    [
      "evidence.plane.cut.transport.restored",
      [],
      "$.evidence.plane.cut.transport.restored",
      "expected a list of 2 (a potential per restored letter), found a list of 0 entries",
    ],
    [
      "evidence.coupling",
      [],
      "$.evidence.coupling",
      'expected only the keys "restorer", "plane", found the unknown key "coupling"',
    ],
    [
      "evidence.restorer.1",
      ["1"],
      "$.evidence.restorer[1]",
      "expected a list of 2 (rows outputs, columns restored letters), found a list of 1 entry",
    ],
    ["evidence", null, "$.evidence", 'expected an object with the keys "restorer", "plane", found null'],
  ])("%s = %j is rejected", (path, value, where, reason) => {
    expect(check(changed(binaryValue, path, value))).toEqual({ status: "rejected", where, reason });
  });

  it("says what a list of certificates needs", () => {
    expect(rejected([binaryValue]).reason).toMatch(/^expected an object with the keys .* found a list of 1 entry$/);
  });
});

describe("the hash", () => {
  it("is of the canonical text", () => {
    const text =
      '{"channel":{"matrix":[["9/10","1/10"],["1/10","9/10"]],"outputs":["0","1"]},"classifier":["w1","w2"],"distortion":"hamming",' +
      '"format":"exact-cdp/problem@1","name":"binary-denoising","perception":"total-variation","restored":{"alphabet":["0","1"]},' +
      '"source":{"alphabet":["0","1"],"classes":[{"name":"w1","pmf":["9/10","1/10"],"prior":"7/10"},{"name":"w2","pmf":["1/5","4/5"],"prior":"3/10"}]}}';
    expect(binaryValue["sha256"]).toBe(sha256(text));
    expect(check(binaryValue)).toMatchObject({ sha256: sha256(text) });
  });

  it("is recomputed, and the certificate rejected where it differs", () => {
    const wrong = "0".repeat(64);
    const { where, reason } = rejected({ ...binaryValue, sha256: wrong });
    expect(where).toBe("$.sha256");
    expect(reason).toBe(
      `expected "${String(binaryValue["sha256"])}", the hash of the canonical problem, found "${wrong}"`,
    );
    expect(rejected({ ...binaryValue, sha256: String(binaryValue["sha256"]).toUpperCase() }).where).toBe("$.sha256");
    expect(rejected(changed(binaryValue, "problem.name", "another")).where).toBe("$.sha256");
  });

  it("does not depend on how the problem is written", () => {
    const written = changed(binaryValue, "problem.source.classes.0.prior", "0.70");
    written["problem"] = { description: "the same", reference: "docs/formats.md", ...written["problem"] };
    delete written["problem"].restored;
    expect(check(written).status).toBe("accepted");
    expect(check(JSON.stringify(written).replace('"0.70"', "0.7e0")).status).toBe("accepted");
  });

  it("escapes strings as JSON.stringify does", () => {
    const certificate = changed(binaryValue, "problem.name", 'line\n"é" \ud800 😀');
    certificate["sha256"] = sha256(canonicalText(certificate["problem"]));
    expect(check(certificate)).toMatchObject({ status: "accepted", problem: 'line\n"é" \ud800 😀' });
  });
});
