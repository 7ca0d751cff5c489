/**
 * The closing line of .ci/run: node .ci/summary.mjs REPORTS FAILED-STEPS
 *
 * Adds up vitest's JSON reports of a folder. A test file that did not load counts as one
 * failed test (vitest counts no test for it). When steps failed that no report shows, they
 * count too: the line never says "0 failed" of a run that failed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder = ".", failedSteps = "0"] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
let redReports = 0;

for (const name of readdirSync(folder).sort()) {
  const report = JSON.parse(readFileSync(join(folder, name), "utf8"));
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const failed = report.numFailedTests + unloaded.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  console.log(`${name.replace(/\.json$/, "")}: ${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped;`);
  if (failed > 0) redReports++;
  total.passed += report.numPassedTests;
  total.failed += failed;
  total.skipped += skipped;
}

// Every suite with a failed test is a failed step; the steps beyond those failed in another way.
total.failed += Math.max(0, Number(failedSteps) - redReports);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
