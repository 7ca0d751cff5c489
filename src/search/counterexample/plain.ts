/** JSON of our own making, whose numbers are counts: as plain data. */
import { JsonNumber, parseJson, type JsonValue } from "../../exact/json.js";

/** @throws InputError "not-json" */
export function parsePlain(text: string): unknown {
  return plain(parseJson(text));
}

/** What JSON makes of a value: exact numbers become text. */
export function asPlain(value: unknown): unknown {
  return parsePlain(JSON.stringify(value));
}

function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
  return value;
}
