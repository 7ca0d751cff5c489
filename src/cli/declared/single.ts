/**
 * Options that are given more than once.
 *
 * commander silently takes the last value of an option that is repeated. Here every option with one
 * value refuses a second one, and so do an option and its negation. An option of several values has
 * a parser that keeps them all: `collect` as a list, `joined` as a list in one text.
 */
import type { Command, Option } from "commander";
import { InputError, describe } from "../../exact/errors.js";

/** Keeps the values of an option that may be repeated. */
export function collect(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

/** Keeps the values of an option whose value is a list already: `-P 0 -P 1/10` is `-P 0,1/10`. */
export function joined(value: string, previous: string | undefined): string {
  return previous === undefined ? value : `${previous},${value}`;
}

/** Makes every option of a command with one value refuse a second one. The command line is read once. */
export function refuseRepeats(command: Command): void {
  const given = new Map<string, string>();
  for (const option of command.options.filter(isSingle)) {
    command.on(`option:${option.name()}`, (value: string | null) => {
      const [key, shown] = [option.attributeName(), option.negate ? option.long : describe(value)];
      const before = given.get(key);
      if (before !== undefined) throw repeated(option, before, String(shown));
      given.set(key, String(shown));
    });
  }
}

/** Whether a second value would replace the first. A flag that is repeated says nothing else than before. */
export function isSingle(option: Option): boolean {
  return option.negate || ((option.required || option.optional) && !option.variadic && option.parseArg === undefined);
}

function repeated({ long, short }: Option, before: string, found: string): InputError {
  return new InputError({
    code: "usage",
    path: long ?? short ?? "",
    expected: "one value (give the option once)",
    found: `${before} and ${found}`,
  });
}
