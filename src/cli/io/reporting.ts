/**
 * Printing of a command's listing: --format, --json, --decimals, and the command line in the head of
 * a table. `program.ts` adds --output to every command; output.ts sends the results there.
 */
import { InputError, describe } from "../../exact/errors.js";
import { csv } from "../../report/csv.js";
import { json } from "../../report/json.js";
import { latex } from "../../report/latex.js";
import type { Listing, Style } from "../../report/listing.js";
import { markdown } from "../../report/markdown.js";
import { usualDecimals } from "../../report/text.js";
import { formats, type Format } from "./formats.js";
import { decimalsOption } from "./input.js";
import { shellWords } from "./options.js";
import { printParts } from "./output.js";

/** The options of a command that prints a listing. */
export interface ReportOptions {
  readonly format?: string;
  readonly decimals?: string;
  readonly json?: true;
}

type Writer = (listing: Listing, style: Style) => Iterable<string>;

const writers: Readonly<Record<Format, Writer>> = { latex, csv, markdown, json };

export class Reporting {
  /** The format; undefined is text for people. */
  readonly format: string | undefined;
  readonly style: Style;

  /**
   * @param extra formats of this command alone, which it writes itself, listed after latex
   * @throws InputError "usage" for another format, for --json beside one, or for decimals that are none
   */
  constructor(
    private readonly options: ReportOptions,
    extra: readonly string[] = [],
  ) {
    const { format, decimals, json: asJson } = options;
    if (asJson === true && format !== undefined && format !== "json") {
      throw new InputError({
        code: "usage",
        path: "--json",
        expected: "either --json or another --format",
        found: `both --json and --format ${format}`,
      });
    }
    this.format = asJson === true ? "json" : format;
    const [first, ...others] = formats;
    const known = [first, ...extra, ...others];
    if (this.format !== undefined && !known.includes(this.format)) {
      throw new InputError({
        code: "usage",
        path: "--format",
        expected: `one of ${known.join(", ")}`,
        found: describe(this.format),
      });
    }
    this.style = decimals === undefined ? {} : { decimals: decimalsOption(decimals) };
  }

  /** Whether --json was given: objects as they come, without their origin. */
  get streams(): boolean {
    return this.options.json === true;
  }

  /** Decimals of rounded values in text. */
  get decimals(): number {
    return this.style.decimals ?? usualDecimals;
  }

  /** The command line that prints the table again. @param words the command and its arguments */
  command(...words: readonly string[]): string {
    const { decimals } = this.options;
    return shellWords([
      "exact-cdp",
      ...words,
      "--format",
      this.format ?? "",
      ...(decimals === undefined ? [] : ["--decimals", decimals]),
    ]);
  }

  /** Prints the listing in the format asked for, or as text. */
  async print(listing: Listing): Promise<void> {
    const write = this.format === undefined ? undefined : writers[this.format as Format];
    await printParts(
      write === undefined ? [...listing.lines(this.decimals)].map((line) => `${line}\n`) : write(listing, this.style),
    );
  }
}
