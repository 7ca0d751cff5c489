/**
 * Words of messages and reports.
 */

/** `1 violation`, `2 violations`. */
export function counted(count: number | bigint, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 || count === 1n ? one : many}`;
}
