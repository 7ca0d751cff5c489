/** Exp-5 from end to end, on a small file made in the binary format of CIFAR-10; the images themselves are no part of any test. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Rational, readCsv, readProblem, solve } from "exact-cdp";
import { seeded } from "../random.js";
import { newFolder, wholeRun } from "./running.js";

const side = 32;
const perClass = 12;

/** Records of 3073 bytes: every class has a mean level of its own in each quarter of the image, and noise. */
function madeRecords(): Buffer {
  const draw = seeded(10);
  const records: number[][] = [];
  for (let image = 0; image < 10 * perClass; image++) {
    const label = image % 10;
    const planes = [0, 1, 2].flatMap(() =>
      Array.from({ length: side ** 2 }, (_, i) => {
        const quarter = 2 * Number(i >= side ** 2 / 2) + Number(i % side >= side / 2);
        return Math.min(255, 60 * ((label >> (quarter % 3)) & 1) + 12 * label + Math.floor(100 * draw()));
      }),
    );
    records.push([label, ...planes]);
  }
  return Buffer.from(records.flat());
}

void test("a made file in CIFAR-10's binary format gets its rows, its certified points and its problem files", async () => {
  const [data, output] = [newFolder(), newFolder()];
  writeFileSync(join(data, "data_batch_1.bin"), madeRecords());
  await wholeRun(output, "--only", "exp-5", "--cifar", data);

  const report = readFileSync(join(output, "report.md"), "utf8");
  assert.equal(report.match(/^\| Exp-5: .* \| 60 \|/gm)?.length, 2, "a row per perceptual difference, of 60 letters");

  // Two weights, one seed, two readings: four points for each perceptual difference.
  const [, ...points] = readCsv(readFileSync(join(output, "points.csv"), "utf8")).map(({ cells }) => cells);
  assert.equal(points.length, 8);
  for (const name of ["exp-5-total-variation", "exp-5-transport"]) {
    const problem = readProblem(readFileSync(join(output, "problems", `${name}.json`), "utf8"));
    assert.deepEqual([...problem.source.classNames].slice(0, 2), ["airplane", "automobile"]);
    const own = points.filter(([of]) => of === name);
    assert.equal(own.length, 4);
    for (const [, , , , , distortion = "", perception = "", errorRate = "", least, gap] of own) {
      const point = solve(problem, { distortion, perception });
      assert.equal(point.status === "optimal" && String(point.errorRate), least);
      assert.equal(String(Rational.from(errorRate).minus(Rational.from(least ?? ""))), gap);
      assert.ok(!Rational.from(gap ?? "").lessThan(Rational.zero));
    }
    assert.match(readFileSync(join(output, "pictures", `${name}.svg`), "utf8"), /<svg/);
  }
});
