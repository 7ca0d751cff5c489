/** The value of a function that is called at most once, when it is first needed. */
export function once<T extends object>(compute: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= compute());
}
