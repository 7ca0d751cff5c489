/** When a command says what it has done so far: after two seconds, and never where the environment has `EXACT_CDP_PROGRESS=never`. */
export const patience = 2000;

/** Whether the user wants to see progress at all. */
export function progressWanted(): boolean {
  return process.env["EXACT_CDP_PROGRESS"] !== "never";
}
