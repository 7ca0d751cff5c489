/**
 * Commands run inside the test's own process, with what they print.
 *
 * A command is described once, and from that come both the words a user would type and
 * the options the command is called with; test/cli types some of the words for real.
 */
import { vi } from "vitest";
import { run as solve } from "../../src/cli/commands/solve.js";
import { run as table } from "../../src/cli/commands/table.js";

export type Format = "markdown" | "latex" | "csv" | "json";

export interface SolveCall {
  readonly command: "solve";
  readonly file: string;
  readonly at: readonly string[];
  readonly json?: true;
  readonly certificate?: string;
}

export interface TableCall {
  readonly command: "table";
  readonly file: string;
  readonly distortion: string;
  readonly perception: string;
  readonly format: Format;
  readonly decimals?: string;
}

export type Call = SolveCall | TableCall;

/** The words after `exact-cdp`. */
export function words(call: Call): string[] {
  if (call.command === "solve") {
    const { file, at, json, certificate } = call;
    return [
      "solve",
      file,
      ...at.flatMap((point) => ["--at", point]),
      ...(json ? ["--json"] : []),
      ...(certificate === undefined ? [] : ["--certificate", certificate]),
    ];
  }
  const { file, distortion, perception, format, decimals } = call;
  return [
    "table",
    file,
    "--distortion",
    distortion,
    "--perception",
    perception,
    "--format",
    format,
    ...(decimals === undefined ? [] : ["--decimals", decimals]),
  ];
}

/** What the command writes to standard output. */
export function output(call: Call): Promise<string> {
  return captured(() => (call.command === "solve" ? solve(call.file, call) : table(call.file, call)));
}

/** What is written to standard output while this runs. */
export async function captured(run: () => void | Promise<void>): Promise<string> {
  let written = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text: string | Uint8Array) => {
    written += String(text);
    return true;
  });
  try {
    await run();
  } finally {
    spy.mockRestore();
  }
  return written;
}
