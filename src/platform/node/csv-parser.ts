/** The parser of CSV texts: csv-parse, loaded with the first table, for few problems have one. */
import type * as csvParse from "csv-parse/sync";

export type CsvParser = Pick<typeof csvParse, "parse" | "CsvError">;

export function csvParser(): CsvParser {
  return process.getBuiltinModule("node:module").createRequire(import.meta.url)("csv-parse/sync") as CsvParser;
}
