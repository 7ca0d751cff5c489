/**
 * Progress on a terminal: it gives way to results, and in the end the terminal shows the results alone,
 * each line once. The clock is the test's own.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { print } from "../../../../src/cli/io/output.js";
import { runSteps, watched } from "../../../../src/cli/io/progress.js";
import { ProgressLine } from "../../../../src/cli/io/progress-line.js";

const streams = ["stdout", "stderr"] as const;
const before = streams.map((stream) => process[stream].isTTY);
/** What is written to the terminal, in its order. */
let written = "";

beforeEach(() => {
  written = "";
  vi.useFakeTimers({ toFake: ["performance", "Date", "setInterval", "clearInterval"] });
  vi.stubEnv("EXACT_CDP_PROGRESS", "");
  for (const stream of streams) {
    process[stream].isTTY = true;
    vi.spyOn(process[stream], "write").mockImplementation((text: string | Uint8Array) => {
      written += String(text);
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.useRealTimers();
  for (const [i, stream] of streams.entries()) process[stream].isTTY = before[i]!;
});

/** The lines that a terminal shows. */
function screen(): string[] {
  const lines: string[] = [""];
  let [row, column, saved] = [0, 0, { row: 0, column: 0 }];
  for (const [piece] of written.replaceAll("\u001b", "⎋").matchAll(/⎋\[[0-9;?]*[A-Za-z]|⎋[78]|[^⎋]/gu)) {
    const line = lines[row] ?? "";
    if (piece === "\n") {
      [row, column] = [row + 1, 0];
      lines[row] ??= "";
    } else if (piece === "⎋7") saved = { row, column };
    else if (piece === "⎋8") ({ row, column } = saved);
    else if (piece === "⎋[1G") column = 0;
    else if (piece === "⎋[0K") lines[row] = line.slice(0, column);
    else if (piece === "⎋[2K") lines[row] = "";
    else if (!piece.startsWith("⎋")) {
      lines[row] = line.padEnd(column).slice(0, column) + piece + line.slice(column + piece.length);
      column += piece.length;
    }
  }
  return lines;
}

describe("progress on a terminal", () => {
  it("gives way to results that are printed one by one, and leaves nothing", async () => {
    const done = await runSteps(6, "points", (i) => {
      vi.advanceTimersByTime(3000);
      print(`result ${String(i)}\n`);
    });
    expect(done).toBe(6);
    expect(written).toContain("1 of 6 points");
    expect(written).toContain("5 of 6 points");
    expect(screen()).toEqual([...[0, 1, 2, 3, 4, 5].map((i) => `result ${String(i)}`), ""]);
  });

  it("is gone before the result of a run that prints nothing meanwhile", async () => {
    await runSteps(4, "points", () => {
      vi.advanceTimersByTime(3000);
    });
    print("the result\n");
    expect(written).toContain("4 of 4 points");
    expect(screen()).toEqual(["the result", ""]);
  });

  it("is one line, also where it is asked for again before it is there", async () => {
    const start = vi.fn();
    const line = new ProgressLine({ format: "{value}", start, update: () => undefined }, 0);
    await Promise.all([line.show(), line.show(), line.show()]);
    line.end();
    expect(start).toHaveBeenCalledTimes(1);
  });

  it("is gone after work that pauses by itself", async () => {
    const result = await watched(
      async () => {
        for (let i = 0; i < 3; i++) {
          vi.advanceTimersByTime(2000);
          await vi.waitFor(() => {
            expect(written).toContain("at work");
          });
        }
        return "done";
      },
      () => "at work",
    );
    print(`${result}\n`);
    expect(screen()).toEqual(["done", ""]);
  });
});
