/**
 * What may stand on a command line, read off the program that parses it.
 *
 * The scripts for the shells are made from this alone. They hold all words, so that a shell completes
 * without starting Node: libraries that complete for commander call the program at every Tab.
 */
import type { Command, Option } from "commander";
import { argumentValues, valuesOf, type Values } from "./values.js";

export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  readonly arguments: readonly ArgumentWords[];
}

export interface OptionWords {
  /** `-D`. */
  readonly short?: string;
  /** `--distortion`. */
  readonly long: string;
  readonly description: string;
  /** What its value may be; absent: it has none. */
  readonly values?: Values;
  /** Whether several values may follow one another: `--merge FILES...`. */
  readonly variadic: boolean;
  /** Whether it may stand on the command line again. */
  readonly repeats: boolean;
}

export interface ArgumentWords {
  readonly name: string;
  readonly values: Values;
  readonly variadic: boolean;
}

/** All commands, `help` included. */
export function commandsOf(program: Command): readonly CommandWords[] {
  const help = program.createHelp();
  const names = program.commands.map((one) => one.name());
  return help.visibleCommands(program).map((command) => ({
    name: command.name(),
    description: command.description(),
    options:
      command.name() === "help" ? [] : help.visibleOptions(command).map((option) => optionWords(command, option)),
    arguments: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      values: command.name() === "help" ? { words: names, files: false } : argumentValues(command, argument),
      variadic: argument.variadic,
    })),
  }));
}

/** The options before any command. */
export function programOptions(program: Command): readonly OptionWords[] {
  return program
    .createHelp()
    .visibleOptions(program)
    .map((option) => optionWords(program, option));
}

function optionWords(command: Command, option: Option): OptionWords {
  const values = valuesOf(command, option);
  return {
    ...(option.short === undefined ? {} : { short: option.short }),
    long: option.long ?? option.flags,
    description: option.description,
    ...(values === undefined ? {} : { values }),
    variadic: option.variadic,
    repeats: option.variadic || option.parseArg !== undefined,
  };
}

/** The names of an option, the short one first. */
export function flagsOf({ short, long }: OptionWords): readonly string[] {
  return short === undefined ? [long] : [short, long];
}

/** Text as one word of a shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
