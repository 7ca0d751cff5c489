/**
 * `surface` and `slice` of composite problems: from the sheets.
 */
import { InputError } from "../exact/errors.js";
import type { Problem } from "../model/problem.js";
import { compositeSliceCsv, compositeSliceData, compositeSliceLatex, compositeSliceMarkdown, compositeSliceText } from "../report/composite-slice.js";
import { compositeSurfaceCsv, compositeSurfaceJson, compositeSurfaceLatex, compositeSurfaceMarkdown, compositeSurfaceText } from "../report/composite-surface.js";
import { originOf, type Origin } from "../report/listing.js";
import { problemText } from "../report/point.js";
import { minima } from "../tradeoff/minima.js";
import { slice, type SliceAt } from "../tradeoff/slice.js";
import { formatOption } from "./options.js";
import { printParts } from "./output.js";
import { buildCompositeSurface } from "./surfaces.js";

/** How a command is to print. */
export interface Printing {
  readonly json?: true;
  readonly format?: string;
  readonly decimals: number | undefined;
  /** The command that prints the table again. */
  readonly command: string;
}

type Printer<T extends readonly unknown[]> = (...what: T) => Iterable<string>;

/** `surface` of a composite problem. */
export async function printCompositeSurface(problem: Problem, printing: Printing): Promise<void> {
  const { decimals } = printing;
  const style = decimals === undefined ? {} : { decimals };
  const printers = {
    latex: (origin: Origin) => compositeSurfaceLatex(surface, origin, style),
    csv: (origin: Origin) => compositeSurfaceCsv(surface, origin, style),
    markdown: (origin: Origin) => compositeSurfaceMarkdown(surface, origin, style),
    json: (origin: Origin) => compositeSurfaceJson(surface, origin),
  } satisfies Record<string, Printer<[Origin]>>;
  const { print } = formatOption(printing, printers);
  const surface = await buildCompositeSurface(problem, "nothing is written, because any sheet may be lowered by one that is not known yet");
  if (printing.json === true) await printParts(compositeSurfaceJson(surface));
  else if (print === undefined) process.stdout.write(`${title(problem, decimals ?? 6)}\n\n${compositeSurfaceText(surface, decimals ?? 6)}\n`);
  else await printParts(print(originOf(problem, printing.command)));
}

/** `slice` of a composite problem. */
export async function printCompositeSlice(problem: Problem, at: SliceAt, printing: Printing): Promise<void> {
  const { decimals } = printing;
  const style = decimals === undefined ? {} : { decimals };
  const printers = {
    latex: (origin: Origin) => compositeSliceLatex(slice, problem, origin, style),
    csv: (origin: Origin) => compositeSliceCsv(slice, problem, origin, style),
    markdown: (origin: Origin) => compositeSliceMarkdown(slice, problem, origin, style),
    json: (origin: Origin) => [`${JSON.stringify(compositeSliceData(slice, problem, origin))}\n`],
  } satisfies Record<string, Printer<[Origin]>>;
  const { print } = formatOption(printing, printers);
  const slice = slice(await buildCompositeSurface(problem, "a slice needs all sheets, so nothing is written"), at);
  if (printing.json === true) await printParts([`${JSON.stringify(compositeSliceData(slice, problem, { problem: problem.name }))}\n`]);
  else if (print === undefined) process.stdout.write(`${title(problem, decimals ?? 6)}\n\n${compositeSliceText(slice, problem, decimals ?? 6)}\n`);
  else await printParts(print(originOf(problem, printing.command)));
}

/** What problem this is and what is possible at all. */
function title(problem: Problem, decimals: number): string {
  return problemText(problem, minima(problem), decimals);
}

/** A certificate of a composite surface is that of Theorem 1 or of single values. @throws InputError "usage" */
export function refuseCertificate(problem: Problem, file: string | undefined): void {
  if (file === undefined) return;
  throw new InputError({
    code: "usage",
    path: "--certificate",
    expected: "a fixed classifier and a convex divergence (theorem 1 certifies other surfaces where they are convex, solve and table their values)",
    found: whyComposite(problem),
  });
}

/** One formula with a case per piece says what C is where C is the greatest of its pieces. @throws InputError "usage" */
export function refuseFormula(problem: Problem, format: string | undefined): void {
  if (format !== "latex-cases") return;
  throw new InputError({ code: "usage", path: "--format", expected: "latex, csv, markdown or json (latex-cases writes one convex C; this one is the least of several)", found: `latex-cases for ${whyComposite(problem)}` });
}

/** What makes a problem composite. */
function whyComposite({ classifier, perception }: Problem): string {
  return classifier === "retrained" ? "a re-trained classifier" : `the divergence ${perception.title}`;
}
