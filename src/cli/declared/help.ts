/**
 * Help texts: at most 80 columns wide, with examples at their end.
 *
 * commander breaks the lines of descriptions; texts after the options are broken by hand.
 */
import type { Argument, Command } from "commander";
import { examples } from "./examples.js";

export const boundsHelp = `
Bounds are exact: 3/20, 0.15, 1e-3, 0.(3), or inf for none.`;
export const listHelp = `
Several bounds: a list 0,1/10, steps 0:1:1/10, or the option again.`;
export const fileHelp = `
FILE is a problem file, "-" for standard input, or gallery:NAME for a problem
that exact-cdp gallery lists.`;

const widest = 80;

/** Columns of a help text: those of the terminal where it is narrow. A terminal that knows no width has 0. */
export function helpWidth(): number {
  const { isTTY, columns } = process.stdout;
  return isTTY && columns > 0 ? Math.min(widest, columns) : widest;
}

/** A command in the list of all: its name and arguments. */
export function commandTerm(command: Command): string {
  return [command.name(), ...command.registeredArguments.map(argumentTerm)].join(" ");
}

function argumentTerm(argument: Argument): string {
  const shown = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${shown}>` : `[${shown}]`;
}

/** The examples of a command, "" for the program, as its help ends with them. */
export function exampleText(name: string): string {
  const lines = examples[name] ?? [];
  return `\n${lines.length === 1 ? "Example" : "Examples"}:\n${lines.map((line) => `  ${line}`).join("\n")}`;
}
