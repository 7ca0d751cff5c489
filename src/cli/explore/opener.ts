/** Opens an address in the user's browser, by the program of the system that does it. */
import { spawn } from "node:child_process";

/** The program and its first words, by the system; elsewhere that of freedesktop.org. */
const openers: Readonly<Record<string, readonly [program: string, ...words: string[]]>> = {
  darwin: ["open"],
  // start belongs to the shell; its first word, where it stands in quotation marks, is the title of a window.
  win32: ["cmd", "/c", "start", ""],
};

/** The command that opens an address. @param system as `process.platform` names it */
export function opening(address: string, system: string): readonly [program: string, ...words: string[]] {
  return [...(openers[system] ?? ["xdg-open"]), address];
}

/**
 * Runs a command that opens an address, and lets it go.
 * @returns whether it started: where it does not, the user has the address in the terminal all the same
 */
export function openInBrowser([program, ...words]: readonly [string, ...string[]]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: "ignore", detached: true });
    child.on("spawn", () => {
      resolve(true);
    });
    child.on("error", () => {
      resolve(false);
    });
    child.unref();
  });
}
