/**
 * README and the pages of docs: every command they show runs, every number is computed again, every picture drawn
 * again. UPDATE_DOCS=1 renews them. Needs nothing but `npm ci`.
 */
import { defineConfig } from "vitest/config";
import config from "./vitest.config.js";

export default defineConfig({ ...config, test: { ...config.test, include: ["test/docs/**/*.test.ts"], exclude: [] } });
