/** Tables as data: what they hold, and that they hold what `solve` says. */
import { describe, expect, test } from "vitest";
import { problemHash } from "../../../src/certificate/data.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { csv } from "../../../src/report/csv.js";
import { originOf } from "../../../src/report/listing.js";
import { cellOf, gridListing, table } from "../../../src/report/table.js";
import { axis } from "../../../src/tradeoff/grid.js";
import { solve } from "../../../src/tradeoff/solve.js";
import { version } from "../../../src/version.js";
import { refusal } from "../model/definition.js";
import { parsed, written } from "./written.js";

const binary = problemFromData(galleryProblem("binary-denoising"));

describe("table", () => {
  test("one row per distortion, one column per perception, every cell as solved alone", () => {
    const built = table(binary, { distortion: "1/20:1/4:1/20,inf", perception: ["0", "1/100", "1/10", "inf"] });
    expect(built.distortion.map(String)).toEqual(["1/20", "1/10", "3/20", "1/5", "1/4", "inf"]);
    expect(built.perception.map(String)).toEqual(["0", "1/100", "1/10", "inf"]);
    expect(built.cells.map((row) => row.length)).toEqual([4, 4, 4, 4, 4, 4]);
    built.distortion.forEach((distortion, i) => {
      built.perception.forEach((perception, j) => {
        expect(built.cells[i]![j]).toEqual(cellOf(solve(binary, { distortion, perception })));
      });
    });
    expect(built.cells[0]![0]).toEqual({ status: "infeasible" });
    expect(built.cells[2]![1]).toMatchObject({ status: "optimal", errorRate: { num: 307n, den: 1450n } });
  });

  test("carries where it comes from", () => {
    const built = table(binary, { distortion: "1", perception: "1" });
    expect(parsed(built)).toMatchObject({
      problem: "binary-denoising",
      sha256: problemHash(binary),
      producer: `exact-cdp ${version}`,
    });
    expect(parsed(built)).not.toHaveProperty("command");
    expect(
      parsed(
        gridListing(
          originOf(binary, "exact-cdp …"),
          [...axis("1", "d")],
          [...axis("1", "p")],
          [[{ status: "not-computed" }]],
        ),
      ),
    ).toMatchObject({ command: "exact-cdp …" });
    expect(written(csv(built))).toContain(`# problem sha256 ${problemHash(binary)}\n`);
  });

  test("axes are refused under their names", () => {
    expect(refusal(() => table(binary, { distortion: "", perception: "1" })).path).toBe("distortion");
    expect(refusal(() => table(binary, { distortion: "1", perception: [] })).path).toBe("perception");
  });
});
