/**
 * The text of journals, `exact-cdp/campaign@1`: JSON Lines. The first line says what is searched, every
 * further one what a range of tasks came to.
 *
 * A search that is done has one text: a line for every run of ranges that meet, whichever processes
 * did them and in whatever order.
 */
import { describe, InputError, within } from "../../exact/errors.js";
import { version } from "../../version.js";
import { parametersData, parametersFromData, type SearchParameters } from "../strategy/parameters.js";
import { withRange, type Range } from "../run/ranges.js";
import { joined } from "./join.js";
import { parsePlain } from "./plain.js";
import type { TasksResult } from "./results.js";
import { readTasksResult } from "./results-reader.js";

const format = "exact-cdp/campaign@1";
/** Which version made a journal: another one may draw or decide otherwise. */
const producer = `exact-cdp ${version}`;

/** The first line. */
export function headData(parameters: SearchParameters): object {
  return { format, producer, ...parametersData(parameters) };
}

/** The journal of a search that is done, ending with a line feed. */
export function journalText(parameters: SearchParameters, results: readonly TasksResult[]): string {
  return [headData(parameters), ...joined(results, parameters.all)].map((line) => `${JSON.stringify(line)}\n`).join("");
}

export interface JournalData {
  readonly parameters: SearchParameters;
  readonly results: readonly TasksResult[];
  /** Tasks that are done. */
  readonly ranges: readonly Range[];
}

/** Reads the lines of a journal, strictly. @param file as messages call it @throws InputError with the number of a bad line */
export function parseJournal(lines: readonly string[], file: string): JournalData {
  const [head, ...rest] = lines.map((line, i) => parsed(line, file, i + 1));
  const parameters = header(head, file);
  const results: TasksResult[] = [];
  let ranges: readonly Range[] = [];
  rest.forEach((line, i) => {
    within(`${file}: line ${String(i + 2)}`, () => {
      const result = readTasksResult(line, parameters);
      const [from, to] = [BigInt(result.from), BigInt(result.to)];
      if (ranges.some((range) => range.from < to && from < range.to)) {
        throw new InputError({
          code: "duplicate",
          path: "$.from",
          expected: "tasks that no line before has",
          found: `${result.from} to ${String(to - 1n)}`,
        });
      }
      results.push(result);
      ranges = withRange(ranges, { from, to });
    });
  });
  return { parameters, results, ranges };
}

function parsed(line: string, file: string, number: number): unknown {
  try {
    return parsePlain(line);
  } catch {
    throw new InputError({
      code: "not-json",
      path: `${file}: line ${String(number)}`,
      expected: "a JSON object",
      found: describe(line.slice(0, 40)),
    });
  }
}

function header(value: unknown, file: string): SearchParameters {
  const refused = (key: string, expected: string, found: string): InputError =>
    new InputError({ code: "usage", path: `${file}: line 1: ${key}`, expected, found: describe(found) });
  if (typeof value !== "object" || value === null)
    throw refused("$", "the first line of a journal of a search", value === undefined ? "nothing" : "something else");
  const { format: made, producer: maker, ...rest } = value as Readonly<Record<string, unknown>>;
  if (made !== format) throw refused("format", JSON.stringify(format), shown(made));
  if (maker !== producer)
    throw refused(
      "producer",
      `${JSON.stringify(producer)}: another version may draw and decide otherwise`,
      shown(maker),
    );
  return parametersFromData(rest, `${file}: line 1`);
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
