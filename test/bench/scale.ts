/**
 * How far it goes: images as letters by the hundred, and the largest random surface.
 *
 * Every line is a process of its own, since memory is its peak. Time is CPU time (user and system, all threads of
 * the process), from a problem object to the answer. log(time) = a + b·log n is fitted by least squares.
 */
import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { Rational } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import { check } from "../../src/kernel/index.js";
import { minima } from "../../src/tradeoff/minima.js";
import { solve } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import { randomProblem } from "./families.js";
import { imageProblem, imagesOf } from "./images.js";
import { median, slope } from "./measure.js";
import type { Settings } from "./settings.js";
import { peakMemory } from "./surfaces.js";

export const works = {
  "TV surface": "surface of N images, total variation",
  "transport surface": "surface of N images, squared error as transport cost",
  "transport point": "one point of the same, with its restorer",
  certificate: "certificate of the transport surface (format 2): written, and checked by the kernel",
  "random TV surface": "surface of a random problem, total variation",
} as const;
export type Work = keyof typeof works;

interface Job {
  readonly work: Work;
  readonly size: number;
  /** Folder of the MNIST test set. */
  readonly images: string | undefined;
  /** D and P of a point. */
  readonly bounds?: readonly [string, string];
}

/** Seconds of CPU time and megabytes. */
export interface ScaleSample {
  readonly size: number;
  readonly seconds: number;
  /** Reading every reduced fraction of the surface, or the restorer of the point; checking the certificate. */
  readonly fractions: number;
  readonly memory: number;
  /** Peak memory before the work: Node, its modules and the problem. */
  readonly memoryBefore: number;
  readonly pieces?: number;
  readonly vertices?: number;
  /** Compressed, in megabytes. */
  readonly compressed?: number;
}

export interface ScaleRow {
  readonly work: Work;
  readonly images: string;
  readonly samples: readonly ScaleSample[];
  /** b of the fit. */
  readonly exponent: number;
}

const sizes: Record<Work, { readonly quick: readonly number[]; readonly all: readonly number[] }> = {
  "TV surface": { quick: [32, 64], all: [64, 128, 256, 512] },
  "transport surface": { quick: [32, 64], all: [64, 128, 256] },
  "transport point": { quick: [32, 64], all: [128, 256, 512, 1024] },
  certificate: { quick: [32, 64], all: [64, 128, 256] },
  "random TV surface": { quick: [8, 16], all: [16, 32, 64] },
};

export function scaleRows({ quick, command, images, progress }: Settings): ScaleRow[] {
  return (Object.keys(works) as Work[]).map((work) => {
    const samples = sizes[work][quick ? "quick" : "all"].map((size) => {
      progress(`scale: ${works[work]}, ${String(size)}`);
      const job: Job = { work, size, images, ...(work === "transport point" ? { bounds: binding(images, size) } : {}) };
      const runs = Array.from({ length: quick ? 1 : 3 }, () => inProcess(command, job));
      const middle = (part: "seconds" | "fractions" | "memory"): number => median(runs.map((run) => run[part]));
      return { ...runs[0]!, seconds: middle("seconds"), fractions: middle("fractions"), memory: middle("memory") };
    });
    const exponent = slope(samples.map(({ size, seconds }) => [Math.log(size), Math.log(seconds)]));
    return { work, images: work === "random TV surface" ? "-" : imagesName(images), samples, exponent };
  });
}

/** Bounds that both bind: a quarter more than the least distortion, a third of the d of the least error. */
function binding(images: string | undefined, size: number): readonly [string, string] {
  const problem = imageProblem(imagesOf(images, size), size, "transport");
  const free = solve(problem, { distortion: "inf", perception: "inf" });
  if (free.status !== "optimal") throw new Error(`${problem.name}: ${free.status}`);
  const distortion = rational(minima(problem).distortion);
  return [
    String(distortion.times(Rational.of(5n, 4n))),
    String(rational(free.achieved.perception).over(Rational.of(3n))),
  ];
}

function imagesName(folder: string | undefined): string {
  return folder === undefined ? "strokes" : "mnist";
}

function inProcess(command: readonly string[], job: Job): ScaleSample {
  const text = execFileSync(command[0]!, [...command.slice(1), "--scale-of", JSON.stringify(job)], {
    encoding: "utf8",
  });
  return JSON.parse(text) as ScaleSample;
}

/** What the fresh process does. */
export function scaleOf(text: string): ScaleSample {
  const { work, size, images, bounds } = JSON.parse(text) as Job;
  const given =
    work === "random TV surface"
      ? randomProblem({ size, seed: 1, perception: "total-variation" })
      : imageProblem(imagesOf(images, size), size, work === "TV surface" ? "total-variation" : "transport");
  const memoryBefore = peakMemory();
  const start = cpuSeconds();
  if (bounds !== undefined) {
    const point = solve(given, { distortion: bounds[0], perception: bounds[1] });
    const solved = cpuSeconds();
    if (point.status !== "optimal") throw new Error(`${given.name}: ${point.status}`);
    const { rows } = point.restorer;
    if (rows !== given.channel.outputs.size) throw new Error("a restorer has a row per output");
    return {
      size,
      seconds: cpuSeconds() - start,
      fractions: cpuSeconds() - solved,
      memory: peakMemory(),
      memoryBefore,
    };
  }
  if (work === "certificate") {
    const proved = surface(given);
    const built = cpuSeconds();
    const text = proved.certificate({ format: "exact-cdp/certificate@2" });
    const written = cpuSeconds();
    const verdict = check(text);
    if (verdict.status !== "accepted") throw new Error(`${given.name}: ${JSON.stringify(verdict)}`);
    const fractions = cpuSeconds() - written;
    const compressed = gzipSync(text).length / 1e6;
    return { size, seconds: written - built, fractions, memory: peakMemory(), memoryBefore, compressed };
  }
  const { pieces, vertices } = surface(given);
  const seconds = cpuSeconds() - start;
  const read = [
    pieces.map(({ intercept, multipliers }) => [intercept, multipliers]),
    vertices.map((vertex) => ({ ...vertex })),
  ];
  if (read[0]?.length !== pieces.length) throw new Error("every piece is read");
  const fractions = cpuSeconds() - start - seconds;
  return {
    size,
    seconds,
    fractions,
    memory: peakMemory(),
    memoryBefore,
    pieces: pieces.length,
    vertices: vertices.length,
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
