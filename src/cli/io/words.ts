/**
 * Words of messages.
 */

/** `1 violation`, `2 violations`. */
export function countOf(count: number | bigint, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 || count === 1n ? one : many}`;
}
