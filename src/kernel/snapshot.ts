/**
 * JavaScript data of any origin, copied once into plain JSON values.
 *
 * A caller's object may change while it is read (getters, proxies), contain itself,
 * or throw. Every property is therefore read exactly once, into a copy, and the
 * check runs on the copy. Numbers are strings or safe integers: a double such as 0.1
 * is not the number it prints.
 */
import { describe } from "../exact/errors.js";
import { type JsonObject, type JsonValue, JsonNumber, deepest } from "../exact/json.js";
import { limits } from "./limits.js";
import { type Where, refuse } from "./rejection.js";

/** The copy of `data`. @throws Rejection at the first value that is not JSON data */
export function snapshot(data: unknown, where: Where): JsonValue {
  return new Copier().copy(data, where, 0);
}

class Copier {
  private values = 0;
  private characters = 0;
  private readonly ancestors = new Set<object>();

  copy(value: unknown, where: Where, depth: number): JsonValue {
    if (++this.values > limits.values) refuse(where, `at most ${String(limits.values)} values`, "more");
    if (depth > deepest) refuse(where, `at most ${String(deepest)} levels of nesting`, "more");
    if (value === null || typeof value === "boolean") return value;
    if (typeof value === "string") return this.text(value, where);
    if (typeof value === "number") {
      if (Number.isSafeInteger(value)) return new JsonNumber(String(value));
      return refuse(where, `numbers written as strings such as "7/10" (or safe integers)`, describe(value));
    }
    if (typeof value !== "object") {
      return refuse(where, "JSON data (numbers as strings)", typeof value === "bigint" ? "a BigInt" : describe(value));
    }
    if (attempt(() => value instanceof JsonNumber, where)) {
      const text: unknown = attempt(() => (value as JsonNumber).text, where);
      return new JsonNumber(this.text(typeof text === "string" ? text : "", where));
    }
    if (this.ancestors.has(value)) refuse(where, "data without cycles", "an object that contains itself");
    this.ancestors.add(value);
    const copy = attempt(() => Array.isArray(value), where)
      ? this.list(value as unknown[], where, depth)
      : this.object(value, where, depth);
    this.ancestors.delete(value);
    return copy;
  }

  private list(list: readonly unknown[], where: Where, depth: number): JsonValue[] {
    const length: unknown = attempt(() => list.length, where);
    if (typeof length !== "number" || !Number.isInteger(length) || length < 0 || length > limits.entries) {
      return refuse(where, `a list of at most ${String(limits.entries)} entries`, describe(length));
    }
    const copy: JsonValue[] = [];
    for (let i = 0; i < length; i++) {
      const place = where.at(i);
      copy.push(
        this.copy(
          attempt(() => list[i], place),
          place,
          depth + 1,
        ),
      );
    }
    return copy;
  }

  private object(object: object, where: Where, depth: number): JsonObject {
    const copy = Object.create(null) as JsonObject;
    for (const key of attempt(() => Object.keys(object), where)) {
      const place = where.at(key);
      this.text(key, place);
      copy[key] = this.copy(
        attempt(() => (object as Record<string, unknown>)[key], place),
        place,
        depth + 1,
      );
    }
    return copy;
  }

  private text(text: string, where: Where): string {
    this.characters += text.length;
    if (this.characters > limits.textBytes)
      refuse(where, `at most ${String(limits.textBytes)} characters of text`, "more");
    return text;
  }
}

/** Runs code of the caller; what it throws is not looked at, for looking may throw again. */
function attempt<T>(read: () => T, where: Where): T {
  try {
    return read();
  } catch {
    return refuse(where, "data that can be read", "a value that throws when it is read");
  }
}
