/**
 * Words of messages and reports.
 */

/** `1 violation`, `2 violations`. */
export function counted(count: number | bigint, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 || count === 1n ? one : many}`;
}

/** A command line from its words, quoted so that a shell reads the same words back. */
export function shellWords(words: readonly string[]): string {
  return words.map((word) => (/^[\w.,:/=+@%-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
}
