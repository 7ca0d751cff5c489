/**
 * Exported tables, compiled by pdflatex and lualatex. Where they are not installed the tests skip and say
 * so; EXACT_CDP_REQUIRE_PEERS=1 makes that a failure.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/latex/**/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
