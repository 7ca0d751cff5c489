/** A command of the program, before its options. */
import type { Command } from "commander";

/** @param usage the name and the arguments: "solve <FILE>" */
export function command(program: Command, usage: string, description: string): Command {
  return program.command(usage).description(description).allowExcessArguments(false).exitOverride();
}
