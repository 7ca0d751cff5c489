/**
 * The tests of the toolkit itself: no network, no foreign program, nothing to install.
 * Suites that call other programs have configurations of their own
 * (vitest.peers.config.ts, vitest.latex.config.ts); test/bench holds benchmarks.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["test/support/seed.ts"],
    include: ["test/**/*.test.ts"],
    exclude: ["test/peers/**", "test/latex/**", "test/bench/**"],
    // Exact arithmetic is all processor: a worker per core of a two-core machine, no more.
    maxWorkers: 2,
    // Files share the modules that a worker has loaded, and warm code: half the time. No test changes a module.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
