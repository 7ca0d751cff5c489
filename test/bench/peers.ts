/**
 * Other solvers on the same linear program, as often as asked: esolver (QSopt_ex, exact) and glpsol (GLPK).
 *
 * - whole: one process, from reading the program as text to the written solution;
 * - solve (esolver only): from its line "Time for SOLVER_READ_MPQ", which it writes when the
 *   program is read and built, to its line "Time for SOLVER". The times that these lines state
 *   have a resolution of 10 ms and mostly read 0.00, so the arrival of the lines is timed
 *   (standard error is not buffered). Reading, writing and start-up are not part of it. A run
 *   in which both lines arrive together says nothing and gives no such time.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Rational } from "../../src/exact/rational.js";
import { median } from "./measure.js";

export interface PeerRun {
  readonly whole: number;
  readonly solve?: number;
}

const readingDone = "Time for SOLVER_READ_MPQ";
const solvingDone = "Time for SOLVER:";

export class Peers {
  private readonly folder = mkdtempSync(join(tmpdir(), "exact-cdp-bench-"));

  constructor(text: string) {
    writeFileSync(join(this.folder, "program.lp"), text);
  }

  /** One process of esolver, or undefined where there is none, or no answer in time. */
  esolver(timeout: number): Promise<PeerRun | undefined> {
    return this.run("esolver", ["-L", "-O", "program.sol", "program.lp"], timeout);
  }

  /** One process of glpsol: doubles, or with `exact` its rational simplex after one in doubles. */
  glpsol(timeout: number, exact = false): Promise<PeerRun | undefined> {
    return this.run("glpsol", [...(exact ? ["--exact"] : []), "--lp", "program.lp", "-w", "glpsol.sol"], timeout);
  }

  /** What esolver found: its optimum, a fraction, or that nothing is feasible. */
  esolverAnswer(): string {
    const lines = readFileSync(join(this.folder, "program.sol"), "utf8")
      .split("\n")
      .map((line) => line.trim());
    if (lines[0] === "status = INFEASIBLE") return "infeasible";
    return `optimal ${String(Rational.parse((lines[2] ?? "").replace("Value = ", "")))}`;
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }

  private run(command: string, parameters: readonly string[], timeout: number): Promise<PeerRun | undefined> {
    return new Promise((resolve) => {
      const start = performance.now();
      const child = spawn(command, parameters, { cwd: this.folder, stdio: ["ignore", "ignore", "pipe"], timeout });
      let text = "";
      let read: number | undefined;
      let solved: number | undefined;
      child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        const now = performance.now();
        text += chunk;
        if (read === undefined && text.includes(readingDone)) read = now;
        if (solved === undefined && text.includes(solvingDone)) solved = now;
      });
      child.on("error", () => resolve(undefined));
      child.on("close", (code) => {
        const whole = performance.now() - start;
        if (code !== 0) resolve(undefined);
        else
          resolve(
            read === undefined || solved === undefined || read === solved ? { whole } : { whole, solve: solved - read },
          );
      });
    });
  }
}

/** What starting a peer costs: the median time of a process that solves a program of one column. */
export async function peerStart(peer: "esolver" | "glpsol", runs: number): Promise<number | undefined> {
  const peers = new Peers("Minimize\n cost: x0\nSubject To\n r0: x0 >= 1\nBounds\n 0 <= x0\nEnd\n");
  try {
    const times: number[] = [];
    for (let i = 0; i < runs; i++) {
      const run = await peers[peer](10_000);
      if (run === undefined) return undefined;
      times.push(run.whole);
    }
    return median(times);
  } finally {
    peers.end();
  }
}
