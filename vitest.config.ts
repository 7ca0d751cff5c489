/**
 * The tests of the toolkit itself: no network, no foreign program, nothing to install.
 * Suites that call other programs have configurations of their own
 * (vitest.peers.config.ts, vitest.latex.config.ts, vitest.coq.config.ts); test/bench holds benchmarks.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["test/support/seed.ts"],
    include: ["test/**/*.test.ts"],
    exclude: ["test/peers/**", "test/latex/**", "test/coq/**", "test/bench/**"],
    // A worker per core of a two-core machine, and one for the time that tests wait for processes.
    maxWorkers: 3,
    // Files share the modules that a worker has loaded, and warm code: half the time. No test changes a module.
    isolate: false,
    // How long a command takes depends on the machine, and so would what it says meanwhile; tests of progress ask for it.
    env: { EXACT_CDP_PROGRESS: "never" },
    // Ends what hangs, and judges no speed: on a busy machine a test takes many times as long.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
