/** The options of `plot`: which picture, of what, and which of them go together. */
import type { Bound } from "../../certificate/plane.js";
import { InputError } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import { viewOf, type View } from "../../plot/index.js";
import { axis } from "../../tradeoff/grid.js";
import type { Quantity } from "../../tradeoff/slice.js";
import type { Weights } from "../../tradeoff/sweep.js";
import { simplexWeights, weightsOf } from "../../tradeoff/weights.js";

export interface PlotOptions {
  readonly map?: true;
  readonly surface?: true;
  readonly slices?: true;
  readonly gaussian?: true;
  readonly distortion?: string;
  readonly perception?: string;
  readonly errorRate?: string;
  readonly sweep?: readonly string[];
  readonly points?: readonly string[];
  readonly view?: readonly string[];
  readonly tolerance?: string;
  readonly output?: string;
}

const pictures = ["map", "surface", "slices", "gaussian"] as const;
export type Picture = (typeof pictures)[number];

/** Options that belong to some pictures only, with the pictures. */
const belongs: readonly (readonly [keyof PlotOptions, string, readonly Picture[]])[] = [
  ["distortion", "--distortion", ["slices"]],
  ["perception", "--perception", ["slices"]],
  ["errorRate", "--error-rate", ["slices", "map", "surface"]],
  ["sweep", "--sweep", ["map", "surface"]],
  ["points", "--points", ["map", "surface", "slices"]],
  ["view", "--view", ["surface"]],
  ["tolerance", "--tolerance", ["map", "surface", "slices"]],
];

/** Most problems in a picture: so many colours are told apart. */
const mostProblems = 7;

/** The one picture that is asked for. @throws InputError "usage" for none, several, or options that do nothing for it */
export function pictureOf(options: PlotOptions, files: readonly string[]): Picture {
  const given = pictures.filter((one) => options[one] === true);
  const [picture] = given;
  if (picture === undefined || given.length > 1) {
    const found = given.length === 0 ? "none of them" : given.map((one) => `--${one}`).join(" and ");
    throw usage("plot", "one of --map, --surface, --slices and --gaussian", found);
  }
  for (const [key, name, own] of belongs)
    if (options[key] !== undefined && !own.includes(picture))
      throw usage(name, `it together with ${own.map((one) => `--${one}`).join(" or ")}`, `--${picture}`);
  if (
    picture === "slices" &&
    options.distortion === undefined &&
    options.perception === undefined &&
    options.errorRate === undefined
  )
    throw usage("--slices", "bounds of --perception, --distortion or --error-rate", "none of them");
  if (files.length > 1 && (options.points !== undefined || options.sweep !== undefined || picture === "gaussian"))
    throw usage(
      "plot",
      `one FILE with ${options.points !== undefined ? "--points" : options.sweep !== undefined ? "--sweep" : "--gaussian"}`,
      `${String(files.length)} files`,
    );
  if (files.length > mostProblems)
    throw new InputError({
      code: "too-large",
      path: "plot",
      expected: `at most ${String(mostProblems)} problems`,
      found: String(files.length),
    });
  return picture;
}

function usage(path: string, expected: string, found: string): InputError {
  return new InputError({ code: "usage", path, expected, found });
}

/** A bound with its quantity. */
export interface FixedBound {
  readonly quantity: Quantity;
  readonly at: Bound;
}

/** Most bounds of one option: as many curves have room in a panel. */
const mostBounds = 16;

/** The bounds of slices, those of each option in their order. */
export function slicesAt({ perception, distortion, errorRate }: PlotOptions): FixedBound[] {
  const all = [
    ["perception", "--perception", perception],
    ["distortion", "--distortion", distortion],
    ["errorRate", "--error-rate", errorRate],
  ] as const;
  return all.flatMap(([quantity, name, text]) =>
    text === undefined ? [] : boundsOf(text, name).map((at) => ({ quantity, at })),
  );
}

function boundsOf(text: string, path: string): Bound[] {
  const bounds = axis(text, path);
  if (bounds.length > mostBounds)
    throw new InputError({
      code: "too-large",
      path,
      expected: `at most ${String(mostBounds)} bounds in a picture`,
      found: String(bounds.length),
    });
  return [...bounds];
}

/** The values of C with level lines; undefined for round ones. */
export function levelsOf({ errorRate }: PlotOptions): Rational[] | undefined {
  if (errorRate === undefined) return undefined;
  return boundsOf(errorRate, "--error-rate").map((level) => {
    if (level instanceof Rational) return level;
    throw new InputError({
      code: "out-of-range",
      path: "--error-rate",
      expected: "finite values of C for level lines",
      found: "inf",
    });
  });
}

/** Weights from `a,b,c`, with ranges, or all (i,j,k)/N from a whole number N. */
export function sweepWeights({ sweep = [] }: PlotOptions): Weights[] {
  return sweep.flatMap((text) => (text.includes(",") ? weightsOf([text], "--sweep") : simplexWeights(text, "--sweep")));
}

/** Most viewpoints of a picture. */
const mostViews = 6;

export function viewsOf({ view }: PlotOptions): View[] | undefined {
  if (view === undefined) return undefined;
  if (view.length > mostViews)
    throw new InputError({
      code: "too-large",
      path: "--view",
      expected: `at most ${String(mostViews)} viewpoints`,
      found: String(view.length),
    });
  return view.map((one) => viewOf(one, "--view"));
}
