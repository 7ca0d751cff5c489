/** decimal.js, in the bundle. */
import { Decimal } from "decimal.js";

export function decimals(): typeof Decimal {
  return Decimal;
}
