/** The parser of CSV texts: csv-parse, as it is made for browsers. */
import { CsvError, parse } from "csv-parse/browser/esm/sync";
import type { CsvParser } from "../node/csv-parser.js";

export function csvParser(): CsvParser {
  return { CsvError, parse };
}
