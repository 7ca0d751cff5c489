/**
 * Printing of a command's results: --format, --json, the options of numbers, and the command line in
 * the head of a table. `program.ts` adds --output to every command; output.ts sends the results there.
 */
import { shellWords } from "../../exact/words.js";
import { InputError, describe } from "../../exact/errors.js";
import { csv } from "../../report/csv.js";
import { dataText } from "../../report/data.js";
import { json } from "../../report/json.js";
import { latex } from "../../report/latex.js";
import type { Listing } from "../../report/listing.js";
import { markdown } from "../../report/markdown.js";
import { Notation, type Style } from "../../report/notation.js";
import { noteLines } from "../../report/text.js";
import { formats, type Format } from "./formats.js";
import { styleOption, type NumberOptions } from "./numbers.js";
import { print, printParts } from "./output.js";

/** The options of a command that prints results. */
export interface ReportOptions extends NumberOptions {
  readonly format?: string;
  readonly json?: true;
}

type Writer = (listing: Listing, style: Style) => Iterable<string>;

const writers: Readonly<Record<Format, Writer>> = { latex, csv, markdown, json };

export class Reporting {
  /** The format; undefined is text for people. */
  readonly format: string | undefined;
  readonly style: Style;
  /** The notation of text; it remembers for the end what has to be said about the numbers. */
  readonly shown: Notation;

  /**
   * @param extra formats of this command alone, which it writes itself, listed after latex
   * @param longest most characters of an exact value in text, where the user does not say
   * @throws InputError "usage" for another format, for --json beside one, or for options of numbers that
   * are none or do nothing
   */
  constructor(
    private readonly options: ReportOptions,
    extra: readonly string[] = [],
    longest?: number,
  ) {
    const { format, json: asJson } = options;
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
    this.style = styleOption(options, this.format);
    this.shown = new Notation(longest === undefined ? this.style : { longest, ...this.style });
  }

  /** Whether --json was given: objects as they come, without their origin. */
  get streams(): boolean {
    return this.options.json === true;
  }

  /** The command line that prints the table again. @param words the command and its arguments */
  command(...words: readonly string[]): string {
    const { decimals, numbers, longest } = this.options;
    return shellWords([
      "exact-cdp",
      ...words,
      "--format",
      this.format ?? "",
      ...Object.entries({ decimals, numbers, longest }).flatMap(([name, value]) =>
        value === undefined ? [] : [`--${name}`, value],
      ),
    ]);
  }

  /** The listing in the format asked for, or as text, in parts. */
  parts(listing: Listing): Iterable<string> {
    if (this.format === undefined) return lines(listing.lines(this.shown));
    return writers[this.format as Format](listing, this.style);
  }

  /** Prints the listing in the format asked for, or as text, and the notes of text below it. */
  async print(listing: Listing): Promise<void> {
    await printParts(this.parts(listing));
    this.printNotes();
  }

  /** Prints one object of --json, on a line. */
  printData(data: object): void {
    print(`${dataText(data, this.style)}\n`);
  }

  /** Prints the object, or with the notes below it the text. */
  printResult(data: () => object, text: (shown: Notation) => string): void {
    if (this.format === "json") this.printData(data());
    else print(`${text(this.shown)}\n`);
    this.printNotes();
  }

  /** Prints below a text what has to be said about its numbers. */
  printNotes(): void {
    if (this.format === undefined) print(noteLines(this.shown).join(""));
  }
}

function* lines(all: Iterable<string>): Generator<string> {
  for (const line of all) yield `${line}\n`;
}
