/**
 * The explorer in Debian's Chromium, as `npm run test:web` has built it. Where Chromium is not installed the
 * tests skip and say so; EXACT_CDP_REQUIRE_PEERS=1 makes that a failure.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/web/**/*.test.ts"],
    // A browser has processes of its own.
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
