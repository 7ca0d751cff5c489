/** Smaller limits of the checker, so that a test reaches them with a hundredth of the work. */
import { limits } from "../../src/kernel/limits.js";
import { exhaustive } from "./exhaustive.js";

/** A 64th of the limits on texts, while something runs; with EXACT_CDP_EXHAUSTIVE=1 the limits as they are. */
export function withSmallTexts<T>(run: () => T): T {
  if (exhaustive) return run();
  const { textBytes, streamedCharacters } = limits;
  Object.assign(limits, { textBytes: textBytes / 64, streamedCharacters: streamedCharacters / 64 });
  try {
    return run();
  } finally {
    Object.assign(limits, { textBytes, streamedCharacters });
  }
}
