/**
 * How long something takes, whatever else the machine does: processor time of this process, not
 * time on the clock. For bounds that tell milliseconds from minutes.
 */

/** Milliseconds of processor time that the work takes, and what it returns. */
export function effort<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1000 };
}
