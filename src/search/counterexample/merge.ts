/** One journal of several: of the shards of a search, or of ranges of its tasks. */
import { InputError } from "../../exact/errors.js";
import { withRange, type Range } from "../run/ranges.js";
import { parametersData, tasksAsked, type SearchParameters } from "../strategy/parameters.js";
import { joined } from "./join.js";
import type { JournalData } from "./journal-text.js";
import { summary } from "./search.js";

/**
 * Where the ranges are all tasks of the search, or a find ends it before the rest, the result is the journal that one
 * process would have written.
 * @param named the journals, and how messages call them
 * @param size of the strategy, where it has an end
 * @throws InputError "usage" where they are of different searches, unfinished, or overlap
 */
export function mergeJournals(
  named: readonly { readonly name: string; readonly journal: JournalData }[],
  size: bigint | undefined,
): JournalData {
  const [first] = named;
  if (first === undefined)
    throw new InputError({ code: "usage", path: "--merge", expected: "at least one journal", found: "none" });
  const parameters = withoutRange(first.journal.parameters);
  let asked: readonly Range[] = [];
  for (const { name, journal } of named) {
    if (kind(journal) !== kind(first.journal))
      throw refused(name, `${kind(first.journal)}, as in ${first.name}`, kind(journal));
    if (!summary(journal.results, journal.parameters, size === undefined ? {} : { size }).complete)
      throw refused(name, "the journal of a search that is done (--resume finishes it)", "tasks that are not done");
    const own = tasksOf(journal, size);
    const twice = asked.find(({ from, to }) => from < own.to && own.from < to);
    if (twice !== undefined)
      throw refused(name, "tasks that no other journal has", `${String(own.from)} to ${String(own.to - 1n)}`);
    asked = withRange(asked, own);
  }
  const results = joined(
    named.flatMap(({ journal }) => journal.results),
    parameters.all,
  );
  const ranges = results.map(({ from, to }) => ({ from: BigInt(from), to: BigInt(to) }));
  const done = (all: readonly Range[]): boolean => all.length === 1 && all[0]?.from === 0n;
  const found = !parameters.all && results.some(({ finds = [] }) => finds.length > 0);
  const end = tasksAsked(parameters, size).to;
  if (found ? done(ranges) : done(asked) && asked[0]?.to === end) return { parameters, results, ranges };
  const range = { from: asked[0]?.from ?? 0n, to: asked.at(-1)?.to ?? 0n };
  return { parameters: { ...parameters, range }, results, ranges };
}

function withoutRange({ range: _, ...parameters }: SearchParameters): SearchParameters {
  return parameters;
}

/** What is searched, whatever the range; a module is known by its text, wherever it is. */
function kind({ parameters }: JournalData): string {
  const { conjecture, ...rest } = parametersData(withoutRange(parameters));
  return JSON.stringify(parameters.sha256 === undefined ? { conjecture, ...rest } : rest);
}

/** The tasks that a journal is about. */
function tasksOf({ parameters, ranges }: JournalData, size: bigint | undefined): Range {
  const { from, to } = tasksAsked(parameters, size);
  return { from, to: to ?? ranges.at(-1)?.to ?? from };
}

function refused(name: string, expected: string, found: string): InputError {
  return new InputError({ code: "usage", path: name, expected, found });
}
