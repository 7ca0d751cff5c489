/** Names in evidence, as positions in what they name. */
import { InputError } from "../../exact/errors.js";
import { text, texts } from "../../format/decode.js";

/** The position of a name. @param what names it in errors: "an output" @throws InputError "unknown-name" */
export function oneNamed(value: unknown, path: string, known: readonly string[], what: string): number {
  const name = text(value, path, what);
  const position = known.indexOf(name);
  if (position >= 0) return position;
  throw new InputError({ code: "unknown-name", path, expected: what, found: JSON.stringify(name) });
}

/** The positions of different names. @throws InputError "unknown-name" | "duplicate" */
export function namedIn(value: unknown, path: string, known: readonly string[], what: string): number[] {
  const positions = texts(value, path, "names").map((name, i) => oneNamed(name, `${path}[${String(i)}]`, known, what));
  if (new Set(positions).size === positions.length) return positions;
  throw new InputError({ code: "duplicate", path, expected: "each name once", found: "one of them twice" });
}

/** The positions of names, which may repeat. */
export function rule(value: unknown, path: string, known: readonly string[], what: string): number[] {
  return texts(value, path, "names").map((name, i) => oneNamed(name, `${path}[${String(i)}]`, known, what));
}
