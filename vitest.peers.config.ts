/**
 * Agreement with other exact solvers and libraries (QSopt_ex, z3, cvc5, glpsol, lrs, cdd, mpmath). Where a program is not
 * installed its tests skip and say so; EXACT_CDP_REQUIRE_PEERS=1 makes that a failure.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["test/support/seed.ts"],
    include: ["test/peers/**/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
