/** Whether everything is tested (`npm run test:exhaustive`), or a sample of what takes long. */
export const exhaustive = process.env["EXACT_CDP_EXHAUSTIVE"] === "1";
