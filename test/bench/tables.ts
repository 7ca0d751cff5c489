/** The results as plain tables. */
import type { ArithmeticTimes } from "./arithmetic.js";
import type { CommandTimes } from "./command.js";
import type { DayRow, MergeRow, QueueRow } from "./cluster.js";
import type { EnumerationRate } from "./enumeration.js";
import type { SearchRate, ThreadsRow } from "./search.js";
import { median, printTable, shown } from "./measure.js";
import type { OracleGrowth } from "./oracle.js";
import type { RetrainedRow } from "./retrained.js";
import type { PointRow, PointTiming } from "./points.js";
import { works, type ScaleRow } from "./scale.js";
import type { SmoothRow } from "./smooth.js";
import type { SurfaceRow } from "./surfaces.js";

const shortKinds = { "total-variation": "TV", "wasserstein-1": "W1" } as const;

export function printPoints(rows: readonly PointRow[], runs: number, seeds: number): void {
  const head = ["n", "family", "d", "point"];
  const start = ({ size, family, kind, place }: PointRow): string[] => [String(size), family, shortKinds[kind], place];
  console.log(
    `C(D,P) at one point: medians of ${runs} runs, then over ${seeds} problems (one beyond 64 letters), in ms; "own" is esolver without reading, writing and start-up;`,
  );
  console.log(
    "ratios are esolver's own time / ours: how many times faster warm is, and least of the problems; likewise with the network and cold\n",
  );
  printTable(
    [
      ...head,
      "network",
      "cold",
      "warm",
      "proof",
      "check",
      "esolver",
      "own",
      "own/warm",
      "least",
      "own/(network+warm)",
      "agree",
    ],
    rows.map((row) => {
      const { timings } = row;
      const own = ratios(timings, "esolverSolve", ({ warm }) => warm);
      const withNetwork = ratios(timings, "esolverSolve", ({ network, warm }) => network + warm);
      const parts = (["network", "cold", "warm", "proof", "check", "esolver", "esolverSolve"] as const).map((part) =>
        middle(timings, part),
      );
      return [
        ...start(row),
        ...[...parts, middleOf(own), least(own), middleOf(withNetwork)].map(shown),
        agreement(timings),
      ];
    }),
  );
  console.log(
    "Other routes and solvers on the same points, in ms: the program's rows and columns, our route by one linear program, GLPK in doubles and exact",
  );
  printTable(
    [...head, "rows", "columns", "warm", "linear", "linear/warm", "glpsol", "glpsol --exact"],
    rows.map((row) => {
      const { timings } = row;
      const size = (["rows", "columns"] as const).map((part) => middle(timings, part)!.toFixed(0));
      const linear = middleOf(ratios(timings, "linear", ({ warm }) => warm));
      return [
        ...start(row),
        ...size,
        ...[
          middle(timings, "warm"),
          middle(timings, "linear"),
          linear,
          middle(timings, "glpsol"),
          middle(timings, "glpsolExact"),
        ].map(shown),
      ];
    }),
  );
}

type Part = Exclude<keyof PointTiming, "status" | "agrees">;

/** Median over the problems of a row; undefined where a solver gave no answer. */
function middle(timings: readonly PointTiming[], part: Part): number | undefined {
  return middleOf(timings.flatMap((timing) => timing[part] ?? []));
}

function ratios(timings: readonly PointTiming[], part: Part, ours: (timing: PointTiming) => number): number[] {
  return timings.flatMap((timing) => {
    const foreign = timing[part];
    return foreign === undefined ? [] : [foreign / ours(timing)];
  });
}

function middleOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : median(values);
}

function least(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.min(...values);
}

function agreement(timings: readonly PointTiming[]): string {
  if (timings.every(({ agrees }) => agrees === undefined)) return "-";
  return timings.every(({ agrees }) => agrees !== false) ? "yes" : "NO";
}

export function printCommand(times: CommandTimes | undefined, runs: number): void {
  if (times === undefined) {
    console.log("The whole command: not measured, dist is not built (npm run build), or there is no bash\n");
    return;
  }
  const { node, version, library, reading, megabytes } = times.start;
  console.log(`Starting, medians of ${runs} runs, in ms of processor time`);
  printTable(
    ["node -e 0", "--version", "--version/node", 'import "exact-cdp"', `reading ${megabytes.toFixed(1)} MB`],
    [[node, version, version / node, library, reading].map(shown)],
  );
  console.log(
    `The whole command at an interior point, from the file to the answer: medians of ${runs} runs, in ms of processor time`,
  );
  printTable(
    ["n", "family", "d", "node -e 0", "solve", "difference", "esolver process", "difference/esolver"],
    times.rows.map(({ size, family, kind, node: empty, whole, esolver }) => {
      const net = whole - empty;
      return [
        String(size),
        family,
        shortKinds[kind],
        ...[empty, whole, net, esolver, esolver === undefined ? undefined : net / esolver].map(shown),
      ];
    }),
  );
}

export function printSurfaces(rows: readonly SurfaceRow[]): void {
  console.log(
    "The whole surface, each in a process of its own: seconds, µs per vertex (build and merge), counts, peak memory in MB (before it)",
  );
  const seconds = (ms: number | undefined): string => (ms === undefined ? "-" : (ms / 1000).toPrecision(3));
  printTable(
    [
      "n",
      "family",
      "d",
      "vertices",
      "pieces",
      "domain",
      "build s",
      "merge s",
      "fractions s",
      "µs/vertex",
      "questions",
      "BigInt cycles",
      "corners",
      "pivots",
      "MB",
      "(before)",
      "linear oracle s",
    ],
    rows.map((row) => [
      ...[String(row.size), row.family, shortKinds[row.kind]],
      ...[row.vertices, row.pieces, row.domainRows].map(String),
      ...[row.build, row.merge, row.fractions].map(seconds),
      shown((1000 * (row.build + row.merge)) / row.vertices),
      ...[row.questions, row.evaluations, row.corners, row.pivots].map(String),
      ...[row.memory, row.memoryBefore].map((megabytes) => megabytes.toFixed(0)),
      seconds(row.linear),
    ]),
  );
}

export function printOracle(growths: readonly OracleGrowth[]): void {
  console.log("One question to the oracle, random problems: µs, and ns per n² log n");
  printTable(
    [
      "d",
      "n",
      "questions",
      "pivots each",
      "BigInt cycles each",
      "median",
      "mean",
      "median/(n² log n)",
      "mean/(n² log n)",
    ],
    growths.flatMap(({ kind, samples }) =>
      samples.map((one) => [
        shortKinds[kind],
        String(one.size),
        String(one.questions),
        ...[one.pivots, one.evaluations, one.median, one.mean, one.medianRatio, one.meanRatio].map(shown),
      ]),
    ),
  );
  for (const { kind, samples, exponents } of growths) {
    if (samples.length < 2) continue;
    const { median: b, mean, reference } = exponents;
    const verdict = (exponent: number): string => (exponent <= reference ? "no faster than" : "FASTER than");
    console.log(
      `${shortKinds[kind]}: the median grows as n^${b.toFixed(2)}, ${verdict(b)} n² log n; the mean as n^${mean.toFixed(2)}, ${verdict(mean)} it (n² log n itself: n^${reference.toFixed(2)})`,
    );
  }
  console.log("");
}

export function printRetrained(rows: readonly RetrainedRow[]): void {
  console.log("C_opt at one point, D = inf: ms, and linear programs of so many labelings");
  printTable(
    ["n", "K", "family", "P", "ms", "most", "programs", "most", "labelings"],
    rows.map(({ letters, classes, family, perception, ms, most, programs, mostPrograms, labelings }) => [
      String(letters),
      String(classes),
      family,
      perception,
      ...[ms, most, programs, mostPrograms].map(shown),
      String(labelings),
    ]),
  );
  console.log("");
}

export function printSmooth(rows: readonly SmoothRow[]): void {
  console.log("C with KL between two proved numbers, D = 3/2 D_min, P = 1/50: ms");
  printTable(
    ["n", "1e-12", "most", "1e-30", "most", "check", "along P", "along D", "cvxopt", "cvxopt/1e-12"],
    rows.map(({ letters, twelve, mostTwelve, thirty, mostThirty, check, alongP, alongD, cvxopt }) => [
      String(letters),
      ...[twelve, mostTwelve, thirty, mostThirty, check, alongP, alongD, cvxopt].map(shown),
      shown(cvxopt === undefined ? undefined : cvxopt / twelve),
    ]),
  );
}

export function printArithmetic(
  arithmetic: ArithmeticTimes,
  reading: { readonly letters: number; readonly kilobytes: number; readonly ms: number },
): void {
  console.log("Greatest common divisors, in µs");
  printTable(
    ["bits", "Lehmer", "Euclid"],
    arithmetic.gcd.map(({ bits, lehmer, euclid }) => [String(bits), shown(lehmer), shown(euclid)]),
  );
  console.log("One dot product of 256 terms, in µs");
  printTable(
    ["fraction.js", "Rational", "integers over one denominator"],
    [[arithmetic.dot.fractions, arithmetic.dot.rationals, arithmetic.dot.integers].map(shown)],
  );
  console.log(
    `Reading and validating a problem file of ${reading.letters} letters (${reading.kilobytes} kB): ${shown(reading.ms)} ms`,
  );
}

export function printSearch(rates: readonly SearchRate[], threads: readonly ThreadsRow[] | undefined): void {
  console.log("Searches on one thread, nothing found: instances per second, medians");
  printTable(
    ["conjecture", "strategy", "instances", "ms", "per second", "µs of CPU each"],
    rates.map(({ conjecture, strategy, instances, ms, cpu }) => [
      conjecture,
      strategy,
      String(instances),
      shown(ms),
      shown((1000 * instances) / ms),
      shown((1000 * cpu) / instances),
    ]),
  );
  if (threads === undefined) {
    console.log("Threads: dist is not built (npm run build)");
    return;
  }
  console.log("The command on one thread, on two, and as two processes with half of the work each: ms, medians");
  printTable(
    ["conjecture", "cases", "one", "two", "processes", "one/two", "one/processes"],
    threads.map(({ conjecture, cases, one, two, processes, byThreads, byProcesses }) => [
      conjecture,
      String(cases),
      ...[one.ms, two.ms, processes.ms, byThreads, byProcesses].map(shown),
    ]),
  );
  console.log("The same in ms of processor time");
  printTable(
    ["conjecture", "cases", "one", "two", "processes", "two/processes"],
    threads.map(({ conjecture, cases, one, two, processes }) => [
      conjecture,
      String(cases),
      ...[one.cpu, two.cpu, processes.cpu, two.cpu / processes.cpu].map(shown),
    ]),
  );
}

export function printCluster(days: readonly DayRow[], merges: readonly MergeRow[], queue: QueueRow | undefined): void {
  console.log("What a hundred cores decide in a day: n = m letters, K as few as the statement needs");
  printTable(
    ["conjecture", "n", "cases a second and core", "cases a day", "all N = M up to"],
    days.map(({ conjecture, letters, rate, day, covered }) => [
      conjecture,
      String(letters),
      Number(rate.toPrecision(2)).toString(),
      day.toExponential(1),
      String(covered),
    ]),
  );
  console.log("Simulated results of theorem-2, put together");
  printTable(
    ["what", "shards", "cases", "blocks", "s", "MB"],
    merges.map(({ what, shards, cases, blocks, seconds, megabytes }) => [
      what,
      String(shards),
      cases.toExponential(1),
      String(blocks),
      seconds.toFixed(2),
      megabytes.toFixed(1),
    ]),
  );
  if (queue === undefined) {
    console.log("The queue: redis-server is not installed, or dist is not built (npm run build)");
    return;
  }
  const { cases, one, two, queue: queued } = queue;
  console.log("theorem-2 by one process, by two with a half each, and by two workers of a queue: s, medians");
  printTable(
    ["cases", "one", "two", "workers", "one/two", "one/workers", "workers/two"],
    [
      [
        String(cases),
        ...[one, two, queued].map((ms) => (ms / 1000).toFixed(1)),
        ...[one / two, one / queued, queued / two].map((ratio) => ratio.toFixed(3)),
      ],
    ],
  );
}

export function printEnumeration(rates: readonly EnumerationRate[]): void {
  console.log("Enumeration on one core: millions per second, medians");
  printTable(
    ["what", "shape", "count", "ms", "million/s"],
    rates.map(({ what, shape, count, ms }) => [what, shape, String(count), shown(ms), shown(count / ms / 1000)]),
  );
}

export function printScale(rows: readonly ScaleRow[]): void {
  console.log(
    "Larger: CPU seconds of a fresh process, from the problem to the answer, and its peak memory; b of n^b\n",
  );
  for (const { work, images, samples, exponent } of rows) {
    console.log(`${works[work]}${images === "-" ? "" : ` (${images})`}: b = ${exponent.toFixed(2)}`);
    printTable(
      [
        "n",
        ...(work === "certificate" ? ["write s", "check s"] : ["CPU s", "fractions s"]),
        ...["MB", "MB before"],
        ...(work === "certificate" ? ["file MB"] : work === "transport point" ? [] : ["pieces", "vertices"]),
      ],
      samples.map(({ size, seconds, fractions, memory, memoryBefore, pieces, vertices, compressed }) => [
        String(size),
        ...[seconds, fractions, memory, memoryBefore].map(shown),
        ...(compressed === undefined ? [] : [compressed.toPrecision(3)]),
        ...[pieces, vertices].flatMap((count) => (count === undefined ? [] : [String(count)])),
      ]),
    );
  }
}
