/** `exact-cdp slice`: the exact function of one variable that is left when one quantity is fixed. */
import { InputError } from "../../exact/errors.js";
import { originOf } from "../../report/listing.js";
import { problemText } from "../../report/point.js";
import { sliceListing } from "../../report/slice.js";
import { bound } from "../../tradeoff/convex/bounds.js";
import { minima } from "../../tradeoff/minima.js";
import type { Quantity, SliceAt } from "../../tradeoff/slice.js";
import { loadProblem, portableName } from "../io/input.js";
import { print } from "../io/output.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";
import { buildSlice } from "../io/surfaces.js";

interface Options extends ReportOptions {
  readonly distortion?: string;
  readonly perception?: string;
  readonly errorRate?: string;
}

const optionNames: readonly (readonly [Quantity, string])[] = [
  ["perception", "--perception"],
  ["distortion", "--distortion"],
  ["errorRate", "--error-rate"],
];

export async function run(file: string, options: Options): Promise<void> {
  const report = new Reporting(options);
  const { at, words } = fixedOption(options);
  const problem = loadProblem(file);
  const slice = await buildSlice(problem, at);
  if (report.format === undefined) print(`${problemText(problem, minima(problem), report.shown)}\n\n`);
  const origin = originOf(problem, report.command("slice", portableName(file), ...words));
  await report.print(report.format === undefined || report.streams ? sliceListing(slice) : sliceListing(slice, origin));
}

/** Exactly one of the three options. */
function fixedOption(options: Options): { readonly at: SliceAt; readonly words: readonly string[] } {
  const given = optionNames.filter(([quantity]) => options[quantity] !== undefined);
  const [only] = given;
  const text = only === undefined ? undefined : options[only[0]];
  if (only === undefined || text === undefined || given.length !== 1) {
    const found = given.length === 0 ? "none of them" : given.map(([, name]) => name).join(" and ");
    throw new InputError({
      code: "usage",
      path: "slice",
      expected: "one of --perception P, --distortion D and --error-rate C",
      found,
    });
  }
  const [quantity, name] = only;
  // Computed keys lose their names.
  return { at: { [quantity]: bound(text, name) } as unknown as SliceAt, words: [name, text] };
}
