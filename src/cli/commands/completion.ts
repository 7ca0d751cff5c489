/** `exact-cdp completion`: the script that lets a shell complete the command line. */
import type { Command } from "commander";
import { InputError, describe } from "../../exact/errors.js";
import { bash } from "../completion/bash.js";
import { fish } from "../completion/fish.js";
import { commandsOf, programOptions } from "../completion/grammar.js";
import { shells, type Shell } from "../completion/shells.js";
import { zsh } from "../completion/zsh.js";
import { print } from "../io/output.js";

const scripts: Readonly<Record<Shell, typeof bash>> = { bash, zsh, fish };

/** @param program whose commands and options the script knows */
export function run(name: string, program: Command): void {
  const shell = shells.find((one) => one === name);
  if (shell === undefined)
    throw new InputError({
      code: "usage",
      path: "completion",
      expected: `one of ${shells.join(", ")}`,
      found: describe(name),
    });
  print(scripts[shell](commandsOf(program), programOptions(program)));
}
