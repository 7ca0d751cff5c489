/**
 * The benchmark: `npm run bench`, `-- --quick`, `-- --size=16,32`, `-- --seeds=1`, `-- --large`,
 * `-- --only=points,command,surfaces,oracle,arithmetic,enumeration,retrained,search,smooth,scale,cluster`, `-- --images=FOLDER`, `-- --json`.
 *
 * Prints how long points, the command, surfaces, the oracle, arithmetic, enumeration and smooth divergences take on this
 * machine, and what esolver, glpsol and cvxopt take on the same programs, where they are installed. Measures,
 * asserts no time. What is measured and a dated table: docs/benchmark.md.
 */
import { loadavg } from "node:os";
import { arithmeticTimes, readingTime } from "./arithmetic.js";
import { dayRows, mergeRows, queueRow } from "./cluster.js";
import { commandTimes } from "./command.js";
import { enumerationRates } from "./enumeration.js";
import { machine, shown } from "./measure.js";
import { oracleGrowth } from "./oracle.js";
import { peerStart } from "./peers.js";
import { coldTime, pointRows } from "./points.js";
import { retrainedRows } from "./retrained.js";
import { searchRates, threadRows } from "./search.js";
import { scaleOf, scaleRows } from "./scale.js";
import { settingsOf, type Settings } from "./settings.js";
import { pythonWithCvxopt, smoothRows } from "./smooth.js";
import { surfaceOf, surfaceRows } from "./surfaces.js";
import {
  printArithmetic,
  printCluster,
  printCommand,
  printEnumeration,
  printOracle,
  printPoints,
  printRetrained,
  printScale,
  printSearch,
  printSmooth,
  printSurfaces,
} from "./tables.js";

const [first, argument] = process.argv.slice(2);

// Fresh processes, started by the benchmark itself.
if (first === "--cold") console.log(coldTime(argument!));
else if (first === "--scale-of") console.log(JSON.stringify(scaleOf(argument!)));
else if (first === "--surface") console.log(JSON.stringify(surfaceOf(argument!)));
else await report(settingsOf(process.argv.slice(2)), process.argv.includes("--json"));

async function report(settings: Settings, asJson: boolean): Promise<void> {
  const { only, quick, runs, seeds } = settings;
  const facts = machine();
  const starts = { esolver: await peerStart("esolver", runs), glpsol: await peerStart("glpsol", runs) };
  if (!asJson) {
    console.log(`${facts.processor}, ${facts.cores} cores, Node ${facts.node}, load ${shown(facts.loadAtStart)}`);
    const packages = { esolver: "qsopt-ex", glpsol: "glpk-utils" };
    for (const peer of ["esolver", "glpsol"] as const) {
      const start = starts[peer];
      console.log(
        start === undefined
          ? `${peer}: not installed (Debian: ${packages[peer]})`
          : `${peer}: ${shown(start)} ms for a process that solves next to nothing`,
      );
    }
    console.log("");
  }
  const results: Record<string, unknown> = {};
  if (only.includes("points")) {
    const points = (results["points"] = await pointRows(settings));
    if (!asJson) printPoints(points, runs, seeds.length);
  }
  if (only.includes("command")) {
    const command = commandTimes(settings);
    results["command"] = command ?? null;
    if (!asJson) printCommand(command, runs);
  }
  if (only.includes("surfaces")) {
    const surfaces = (results["surfaces"] = surfaceRows(settings));
    if (!asJson) printSurfaces(surfaces);
  }
  if (only.includes("oracle")) {
    const oracle = (results["oracle"] = oracleGrowth(settings));
    if (!asJson) printOracle(oracle);
  }
  if (only.includes("arithmetic")) {
    const arithmetic = arithmeticTimes(runs);
    const reading = readingTime(quick ? 64 : 256, quick ? 3 : 5);
    Object.assign(results, { arithmetic, reading });
    if (!asJson) printArithmetic(arithmetic, reading);
  }
  if (only.includes("enumeration")) {
    const rates = (results["enumeration"] = enumerationRates(quick ? 3 : 9));
    if (!asJson) printEnumeration(rates);
  }
  if (only.includes("retrained")) {
    const retrained = (results["retrained"] = retrainedRows(settings));
    if (!asJson) printRetrained(retrained);
  }
  if (only.includes("search")) {
    const search = { rates: searchRates(quick), threads: await threadRows(quick) };
    results["search"] = { ...search, threads: search.threads ?? null };
    if (!asJson) printSearch(search.rates, search.threads);
  }
  if (only.includes("smooth")) {
    const python = pythonWithCvxopt();
    if (python === undefined && !asJson) console.log("cvxopt: not installed (Debian: python3-cvxopt)\n");
    const smooth = (results["smooth"] = smoothRows(settings, python));
    if (!asJson) printSmooth(smooth);
  }
  if (only.includes("scale")) {
    const scale = (results["scale"] = scaleRows(settings));
    if (!asJson) printScale(scale);
  }
  if (only.includes("cluster")) {
    const [days, merges, queue] = [dayRows(settings), await mergeRows(settings), await queueRow(settings)];
    results["cluster"] = { days, merges, queue: queue ?? null };
    if (!asJson) printCluster(days, merges, queue);
  }
  const loadAtEnd = loadavg()[0]!;
  if (asJson)
    console.log(JSON.stringify({ machine: { ...facts, loadAtEnd }, runs, seeds, starts, ...results }, null, 2));
  else console.log(`Load at the end: ${shown(loadAtEnd)}`);
}
