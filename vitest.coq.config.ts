/**
 * The verified checker of proofs/ against the toolkit: needs Coq with MathComp, and builds the
 * checker first. Where Coq is not installed the tests skip and say so; EXACT_CDP_REQUIRE_PEERS=1
 * makes that a failure.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["test/support/seed.ts"],
    // Before all workers: two builds at once would get in each other's way.
    globalSetup: ["test/coq/build.ts"],
    include: ["test/coq/**/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
