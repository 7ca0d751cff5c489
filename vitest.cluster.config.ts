/**
 * Campaigns on a queue: workers and a Redis server that are killed, paused and restarted. Where redis-server is not
 * installed the tests skip and say so; EXACT_CDP_REQUIRE_PEERS=1 makes that a failure.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/cluster/**/*.test.ts"],
    // Every test has several workers of its own.
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
