/** `exact-cdp slice`: the exact function of one variable that is left when one quantity is fixed. */
import { InputError } from "../../exact/errors.js";
import { isComposite } from "../../model/problem.js";
import { readableBoth } from "../../report/columns.js";
import { originOf, type Origin } from "../../report/listing.js";
import { problemText } from "../../report/point.js";
import { sliceCsv, sliceData, sliceLatex, sliceMarkdown, sliceText, type SlicePrinter } from "../../report/slice.js";
import { minima } from "../../tradeoff/minima.js";
import { bound } from "../../tradeoff/solve.js";
import { SliceBuilder, type Quantity, type Slice, type SliceAt } from "../../tradeoff/slice.js";
import { printCompositeSlice } from "../composite.js";
import { decimalsOption, loadProblem, portableName } from "../input.js";
import { formatOption, shellWords } from "../options.js";
import { printParts } from "../output.js";
import { Interrupted } from "../interrupted.js";
import { runOpenSteps } from "../progress.js";
import { countOf } from "../words.js";

interface Options {
  readonly distortion?: string;
  readonly perception?: string;
  readonly errorRate?: string;
  readonly format?: string;
  readonly decimals?: string;
  readonly json?: true;
}

function* sliceJson(slice: Slice, origin: Origin | { readonly problem: string }): Generator<string> {
  yield `${JSON.stringify(sliceData(slice, origin))}\n`;
}

const printers: Readonly<Record<string, SlicePrinter>> = { latex: sliceLatex, csv: sliceCsv, markdown: sliceMarkdown, json: sliceJson };

const optionNames: readonly (readonly [Quantity, string])[] = [
  ["perception", "--perception"],
  ["distortion", "--distortion"],
  ["errorRate", "--error-rate"],
];

export async function run(file: string, options: Options): Promise<void> {
  const { format, print } = formatOption(options, printers);
  const decimals = options.decimals === undefined ? undefined : decimalsOption(options.decimals);
  const { at, words } = fixedOption(options);
  const problem = loadProblem(file);
  const command = shellWords(["exact-cdp", "slice", portableName(file), ...words, "--format", format ?? "", ...(options.decimals === undefined ? [] : ["--decimals", options.decimals])]);
  if (isComposite(problem)) {
    await printCompositeSlice(problem, at, { ...options, decimals, command });
    return;
  }
  const builder = new SliceBuilder(problem, at);
  const status = (): string => `${countOf(builder.progress.vertices, "vertex", "vertices")} found, ${countOf(builder.progress.confirmed, "facet")} confirmed`;
  if (!(await runOpenSteps(() => builder.step(), status))) {
    process.stderr.write(`exact-cdp: interrupted: ${status()}; a slice needs all facets that it meets, so nothing is written\n`);
    throw new Interrupted();
  }
  const cut = builder.slice();
  if (options.json === true) {
    await printParts(sliceJson(cut, { problem: problem.name }));
  } else if (print === undefined) {
    process.stdout.write(`${problemText(problem, minima(problem), decimals ?? 6, readableBoth)}\n\n${sliceText(cut, decimals ?? 6)}\n`);
  } else {
    await printParts(print(cut, originOf(problem, command), decimals === undefined ? {} : { decimals }));
  }
}

/** Exactly one of the three options. */
function fixedOption(options: Options): { readonly at: SliceAt; readonly words: readonly string[] } {
  const given = optionNames.filter(([quantity]) => options[quantity] !== undefined);
  const [only] = given;
  const text = only === undefined ? undefined : options[only[0]];
  if (only === undefined || text === undefined || given.length !== 1) {
    const found = given.length === 0 ? "none of them" : given.map(([, name]) => name).join(" and ");
    throw new InputError({ code: "usage", path: "slice", expected: "one of --perception P, --distortion D and --error-rate C", found });
  }
  const [quantity, name] = only;
  // Computed keys lose their names.
  return { at: { [quantity]: bound(text, name) } as unknown as SliceAt, words: [name, text] };
}
