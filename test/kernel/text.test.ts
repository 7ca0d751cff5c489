import { describe, expect, it } from "vitest";
import { InputError, check, checkText } from "../../src/kernel/index.js";
import { asRejected, binaryInfeasible, binaryValue, changed, rejected } from "./certificates.js";

describe("checkText", () => {
  it("gives one verdict for one certificate", () => {
    expect(checkText(JSON.stringify(binaryValue))).toEqual([check(binaryValue)]);
  });

  it("gives one per certificate of a list, in order, with the index in the place", () => {
    const verdicts = checkText(
      JSON.stringify([binaryValue, changed(binaryValue, "evidence.plane.rows.0", "0"), 7, binaryInfeasible]),
    );
    expect(verdicts.map(({ status }) => status)).toEqual(["accepted", "rejected", "rejected", "accepted"]);
    expect(asRejected(verdicts[1]).where).toBe("$[1].evidence.plane.rows[0]");
    expect(asRejected(verdicts[2]).where).toBe("$[2]");
  });

  it("gives none for an empty list", () => {
    expect(checkText("[]")).toEqual([]);
  });

  it("throws for text that is not JSON; check rejects it", () => {
    for (const text of ["", "{", '{"a": 1, "a": 1}', "[1,]", "NaN", "[".repeat(101) + "]".repeat(101)]) {
      expect(() => checkText(text)).toThrow(InputError);
      const { reason, where } = rejected(text);
      expect(where).toBe("$");
      expect(reason).toMatch(/^not JSON at line 1, column \d+: expected .*, found /);
    }
  });

  it("reads JSON numbers as the decimals they print", () => {
    const text = JSON.stringify(changed(binaryValue, "statement.bounds.distortion", "0.15")).replace('"0.15"', "0.15");
    expect(checkText(text)[0]?.status).toBe("accepted");
    const tooLittle = text.replace("0.15", "0.11689655172413793103448275862068965517241379310344");
    expect(asRejected(checkText(tooLittle)[0]).reason).toMatch(/^expected E\[Δ\] ≤ \d+\/\d+, found 339\/2900$/);
  });
});
