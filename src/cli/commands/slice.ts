/** `exact-cdp slice`: the exact function of one variable that is left when one quantity is fixed, for one bound or several. */
import type { Bound } from "../../certificate/plane.js";
import { InputError } from "../../exact/errors.js";
import type { Rational } from "../../exact/rational.js";
import { isConvex, isSmooth } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { originOf } from "../../report/listing.js";
import { problemText } from "../../report/point.js";
import { sliceListing, slicesListing } from "../../report/slice.js";
import { sliceBandListing } from "../../report/slice-band.js";
import { axis } from "../../tradeoff/grid.js";
import { minima } from "../../tradeoff/minima.js";
import { bandCertificate, defaultBandTolerance } from "../../tradeoff/slice-band.js";
import type { Quantity, Slice, SliceAt } from "../../tradeoff/slice.js";
import { certified, writeCertified, writeSingle, type Certified } from "../io/certificates.js";
import { portableName } from "../io/input.js";
import { loadProblem } from "../io/load-problem.js";
import { Interrupted } from "../io/interrupted.js";
import { exactAlready, mostListed, tooMany } from "../io/options.js";
import { print } from "../io/output.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";
import { certifySlice, requireCertifiable } from "../io/slice-certificate.js";
import { buildBand, buildSlice } from "../io/surfaces.js";
import { toleranceOf } from "../../tradeoff/solve.js";

interface Options extends ReportOptions {
  readonly distortion?: string;
  readonly perception?: string;
  readonly errorRate?: string;
  readonly certificate?: string;
  readonly tolerance?: string;
}

const optionNames: readonly (readonly [Quantity, string])[] = [
  ["perception", "--perception"],
  ["distortion", "--distortion"],
  ["errorRate", "--error-rate"],
];

export async function run(file: string, options: Options): Promise<void> {
  const report = new Reporting(options);
  const { quantity, bounds, words } = fixedOption(options);
  const problem = await loadProblem(file);
  const ats = bounds.map((at) => ({ [quantity]: at }) as unknown as SliceAt); // computed keys lose their names
  if (isSmooth(problem)) {
    const tolerance =
      options.tolerance === undefined ? defaultBandTolerance : toleranceOf(options.tolerance, "--tolerance");
    const asked = options.tolerance === undefined ? words : [...words, "--tolerance", options.tolerance];
    await runBands(problem, ats, tolerance, report, {
      ...options,
      command: report.command("slice", portableName(file), ...asked),
    });
    return;
  }
  if (options.tolerance !== undefined) throw exactAlready("slices are");
  if (options.certificate !== undefined) for (const at of ats) requireCertifiable(problem, at);
  const origin = originOf(problem, report.command("slice", portableName(file), ...words));
  // Text and JSON come slice by slice, tables are one table at the end.
  const streams = report.format === undefined || report.streams;
  const slices: Slice[] = [];
  let interrupted: Interrupted | undefined;
  for (const at of ats) {
    try {
      const slice = await buildSlice(problem, at);
      if (report.format === undefined)
        print(slices.length === 0 ? `${problemText(problem, minima(problem), report.shown)}\n\n` : "\n");
      slices.push(slice);
      if (streams) await report.print(sliceListing(slice));
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      interrupted = error;
      break;
    }
  }
  const [first, ...others] = slices;
  const notes =
    interrupted === undefined ? [] : [`interrupted after ${String(slices.length)} of ${String(bounds.length)} slices`];
  if (!streams && first !== undefined) await report.print(slicesListing([first, ...others], origin, notes));
  if (options.certificate !== undefined && slices.length > 0)
    interrupted ??= await writeSliceCertificates(options.certificate, slices);
  if (interrupted !== undefined) throw interrupted;
}

/** Slices of a smooth divergence, between two functions each. */
async function runBands(
  problem: Problem,
  ats: readonly SliceAt[],
  tolerance: Rational,
  report: Reporting,
  { certificate, command }: { readonly certificate?: string; readonly command: string },
): Promise<void> {
  const [only] = ats;
  if (report.format !== undefined && !report.streams && ats.length !== 1) {
    throw new InputError({
      code: "usage",
      path: "--format",
      expected: "one bound, where the divergence is smooth",
      found: `${String(ats.length)} bounds`,
    });
  }
  const origin = originOf(problem, command);
  const certificates: Certified[] = [];
  for (const at of ats) {
    const band = await buildBand(problem, at, tolerance);
    if (report.format === undefined)
      print(at === only ? `${problemText(problem, minima(problem), report.shown)}\n\n` : "\n");
    await report.print(
      report.format === undefined || report.streams ? sliceBandListing(band) : sliceBandListing(band, origin),
    );
    if (certificate !== undefined && band.domain !== null) certificates.push(certified(bandCertificate(band)));
  }
  if (certificate === undefined) return;
  const [first] = certificates;
  if (ats.length === 1 && first !== undefined && "text" in first) writeSingle(certificate, first.text);
  else writeCertified(certificate, certificates);
}

/** A certificate, or a list where there are several slices or breakpoints. @returns the interruption that cut it short */
async function writeSliceCertificates(file: string, slices: readonly Slice[]): Promise<Interrupted | undefined> {
  const all: Certified[] = [];
  let complete = true;
  for (const slice of slices) {
    const one = await certifySlice(slice);
    all.push(...one.certificates);
    complete = one.complete;
    if (!complete) break;
  }
  const [first] = slices;
  const [only] = all;
  if (slices.length > 1 || first === undefined || !isConvex(first.problem)) writeCertified(file, all);
  else if (only !== undefined && "text" in only) writeSingle(file, only.text);
  return complete ? undefined : new Interrupted();
}

/** Exactly one of the three options, with one bound or several. */
function fixedOption(options: Options): {
  readonly quantity: Quantity;
  readonly bounds: readonly Bound[];
  readonly words: readonly string[];
} {
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
  const bounds = axis(text, name);
  if (bounds.length > mostListed) throw tooMany(name, "slices");
  return { quantity, bounds: [...bounds], words: [name, text] };
}
