/**
 * What `plot` draws cells of: a problem, whose surface is computed, or a certificate of a surface, which is
 * checked before anything is drawn from it.
 */
import { InputError } from "../../exact/errors.js";
import { parseJson, type JsonValue } from "../../exact/json.js";
import type { Rational } from "../../exact/rational.js";
import { integer, isObject, list, object } from "../../format/decode.js";
import { problemFromData } from "../../format/problem.js";
import { checkStream } from "../../kernel/index.js";
import { isSmooth } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { bandCells, certificateCells, surfaceCells, type Cells, type Sides } from "../../plot/index.js";
import { defaultSurfaceTolerance } from "../../tradeoff/surface-band.js";
import { fileName, inFile, readText } from "./input.js";
import { Interrupted } from "./interrupted.js";
import { inputOf, loadProblem, orCsv } from "./load-problem.js";
import { exactAlready } from "./options.js";
import { buildSurface, buildSurfaceBand } from "./surfaces.js";

/** A problem, or the cells that a certificate proves. */
export type PlotSource = { readonly problem: Problem } | { readonly cells: Cells };

/** @throws InputError also for a certificate that is rejected, or of anything but a surface */
export async function loadPlotSource(file: string): Promise<PlotSource> {
  if (file.startsWith("gallery:")) return { problem: await loadProblem(file) };
  const text = readText(file);
  const data = await orCsv(file, text, "a problem file or a certificate of a surface (JSON)", () => parseJson(text));
  if (!isObject(data) || typeof data["format"] !== "string" || !data["format"].startsWith("exact-cdp/certificate"))
    return { problem: (await inputOf(data, file)).problem };
  return { cells: inFile(file, () => provedCells(data, text, file)) };
}

function provedCells(data: Readonly<Record<string, unknown>>, text: string, file: string): Cells {
  const [verdict] = checkStream(() => [Buffer.from(text)]);
  const refuse = (found: string): never => {
    throw new InputError({
      code: "usage",
      path: "certificate",
      expected: "a certificate of a surface that check accepts",
      found,
    });
  };
  if (verdict === undefined) return refuse("none");
  if (verdict.status === "rejected") return refuse(`one that is rejected: ${verdict.where}: ${verdict.reason}`);
  if (verdict.statement.kind !== "surface")
    return refuse(`one of another kind: ${verdict.statement.kind} in ${fileName(file)}`);
  const { pieces, domain } = verdict.statement;
  const neighbours = neighboursOf(data["evidence"] as JsonValue);
  const problem = problemFromData(data["problem"]);
  return certificateCells(problem, { pieces, domain, ...(neighbours === undefined ? {} : { neighbours }) });
}

/** The neighbours of pieces, of which the checker has seen that they cut out the cells. */
function neighboursOf(evidence: JsonValue): Sides[] | undefined {
  const all = isObject(evidence) ? evidence["neighbours"] : undefined;
  if (all === undefined) return undefined;
  const path = "$.evidence.neighbours";
  const indices = (value: unknown): number[] => list(value, path, "indices").map((one) => Number(integer(one, path)));
  return list(all, path, "neighbours per piece").map((one) => {
    const sides = object(one, path, "neighbours", ["pieces", "rows"]);
    return { pieces: indices(sides["pieces"]), rows: indices(sides["rows"]) };
  });
}

/** All cells of C. @throws Interrupted */
export async function cellsOf(source: PlotSource, tolerance: Rational | undefined): Promise<Cells> {
  if ("cells" in source) {
    if (tolerance !== undefined) throw exactAlready("surface is");
    return source.cells;
  }
  const { problem } = source;
  if (tolerance !== undefined && !isSmooth(problem)) throw exactAlready("surface is");
  return buildCells(problem, "nothing is drawn", tolerance);
}

/**
 * The cells of C, or of its band where a divergence is smooth.
 * @param kept what the command does with an unfinished surface, for the message
 * @throws Interrupted
 */
export async function buildCells(
  problem: Problem,
  kept: string,
  tolerance: Rational = defaultSurfaceTolerance,
): Promise<Cells> {
  if (isSmooth(problem)) return bandCells(await buildSurfaceBand(problem, tolerance));
  const surface = await buildSurface(problem, kept);
  if (!surface.complete) throw new Interrupted();
  return surfaceCells(surface);
}
