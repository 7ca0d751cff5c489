import base from "./vitest.config.js";
export default { ...base, test: { ...base.test, testTimeout: 600000, hookTimeout: 600000, setupFiles: ["test/support/seed.ts", "./zz-setup.tmp.ts"] } };
