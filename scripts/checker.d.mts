/** Bundles the checker into one file. */
export function bundleChecker(outfile: string): void;
