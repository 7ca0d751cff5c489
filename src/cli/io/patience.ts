/**
 * Milliseconds after which a command reports its progress. `EXACT_CDP_PROGRESS=never` in the
 * environment turns reports off.
 */
export const patience = 2000;

/** Whether the user wants to see progress at all. */
export function progressWanted(): boolean {
  return process.env["EXACT_CDP_PROGRESS"] !== "never";
}
