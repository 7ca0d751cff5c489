/** No HiGHS: its program of two megabytes would be fetched for large linear programs alone, which are slower without. */

/** @returns undefined: it suggests, and nothing depends on it but the time */
export function loadHighs(): Promise<undefined> {
  return Promise.resolve(undefined);
}
