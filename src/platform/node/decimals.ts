/** decimal.js, loaded with the first rounded number: most answers have none. */
import type { Decimal } from "decimal.js";

export function decimals(): typeof Decimal {
  const { createRequire } = process.getBuiltinModule("node:module");
  return (createRequire(import.meta.url)("decimal.js") as { readonly Decimal: typeof Decimal }).Decimal;
}
