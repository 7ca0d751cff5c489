/**
 * The tests of the toolkit itself: no network, no foreign program, nothing to install.
 * The pages (vitest.docs.config.ts) and suites that call other programs have configurations of their own
 * (vitest.{peers,latex,coq,web,cluster}.config.ts); test/bench holds benchmarks.
 */
import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const { exports } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as {
  exports: Record<string, string | { readonly default: string }>;
};

/** Milliseconds after which a test is taken for one that hangs; hours where all cases are tried, however busy the machine. */
const hang = process.env["EXACT_CDP_EXHAUSTIVE"] === "1" ? 4 * 3_600_000 : 240_000;

export default defineConfig({
  // Programs of examples/ import the package by its name: from the sources as they are, not from a build.
  resolve: {
    alias: Object.entries(exports).flatMap(([name, target]) =>
      typeof target === "string"
        ? []
        : [
            {
              find: new RegExp(`^exact-cdp${name.slice(1)}$`),
              replacement: new URL(target.default.replace(/^\.\/dist\/(.*)\.js$/, "./src/$1.ts"), import.meta.url)
                .pathname,
            },
          ],
    ),
  },
  test: {
    setupFiles: ["test/support/seed.ts"],
    include: ["test/**/*.test.ts"],
    exclude: ["peers", "latex", "coq", "docs", "web", "cluster", "bench"].map((folder) => `test/${folder}/**`),
    // A worker per core of a two-core machine. Each one more loads all modules again, and finds out anew which code is hot.
    maxWorkers: 2,
    // Files share the modules that a worker has loaded, and warm code: half the time. No test changes a module.
    isolate: false,
    // As in src/cli/main.ts: the V8 of Node 20 optimises so early that compiling costs more than it gains. Most tests are
    // short, so that sixteen times as late is best: nearly a fifth of the processor time.
    execArgv: process.versions.v8.startsWith("11.3.") ? ["--interrupt-budget=1081344"] : [],
    // How long a command takes depends on the machine, and so would what it says meanwhile; tests of progress ask for it.
    env: { EXACT_CDP_PROGRESS: "never" },
    // Ends what hangs, and judges no speed: on a busy machine a test takes many times as long.
    testTimeout: hang,
    hookTimeout: hang,
  },
});
