/**
 * The options of `gaussian`: which of its four results is asked for, and the parameters of the example.
 */
import { describe, InputError } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import { mostLetters, namedDivergences, type NamedDivergence } from "../../gaussian/finite.js";
import type { GaussianModel } from "../../gaussian/mixture.js";
import { wholeOption } from "./options.js";
import type { ReportOptions } from "./reporting.js";

export interface GaussianOptions extends ReportOptions {
  readonly priors: string;
  readonly means: string;
  readonly variances: string;
  readonly noise: string;
  readonly gain?: string;
  readonly range?: string;
  readonly digits?: string;
  readonly quantise?: string;
  readonly settle?: string;
  readonly distortion?: string;
  /** With --quantise the divergence, with --settle the bound. */
  readonly perception?: string;
  readonly divergence?: string;
  readonly tolerance?: string;
  readonly certificate?: string;
}

/** Best gains, quantities at gains, a problem file, C with more and more letters. */
export type GaussianMode = "least" | "gain" | "quantise" | "settle";

/** The options of each result; those of the example are for all. */
const own: Readonly<Record<GaussianMode, readonly (keyof GaussianOptions)[]>> = {
  least: ["range", "digits", "format", "json"],
  gain: ["gain", "digits", "format", "json"],
  quantise: ["quantise", "perception"],
  settle: [
    "settle",
    "distortion",
    "perception",
    "divergence",
    "tolerance",
    "certificate",
    "digits",
    "decimals",
    "numbers",
    "longest",
    "format",
    "json",
  ],
};

const special = [...new Set(Object.values(own).flat())];

/** The result that is asked for. @throws InputError "usage" for an option that would do nothing */
export function modeOf(options: GaussianOptions): GaussianMode {
  const mode: GaussianMode =
    (["quantise", "settle", "gain"] as const).find((key) => options[key] !== undefined) ?? "least";
  const idle = special.find((key) => options[key] !== undefined && !own[mode].includes(key));
  if (idle === undefined) return mode;
  if (mode !== "least")
    throw new InputError({ code: "usage", path: `--${idle}`, expected: `no --${mode} beside it`, found: `--${mode}` });
  const needed = (["quantise", "settle"] as const).filter((other) => own[other].includes(idle));
  throw new InputError({
    code: "usage",
    path: `--${idle}`,
    expected: `${needed.map((other) => `--${other}`).join(" or ")} beside it`,
    found: "neither --quantise nor --settle",
  });
}

/** The parameters of the example. */
export function modelOption({ priors, means, variances, noise }: GaussianOptions): GaussianModel {
  return {
    priors: numbers(priors, "--priors"),
    means: numbers(means, "--means"),
    variances: numbers(variances, "--variances"),
    noise: Rational.parse(noise, "--noise"),
  };
}

/** The parameters in words. */
export function modelText({ priors, means, variances, noise }: GaussianOptions): string {
  return `priors ${priors}; means ${means}; variances ${variances}; noise variance ${noise}`;
}

/** A number of letters. */
export function lettersOption(text: string, path: string): number {
  return Number(wholeOption(text, path, BigInt(mostLetters)));
}

/** The name of a divergence. */
export function divergenceOption(text: string, path: string): NamedDivergence {
  const known = namedDivergences.find((name) => name === text);
  if (known !== undefined) return known;
  throw new InputError({
    code: "unknown-name",
    path,
    expected: `one of ${namedDivergences.join(", ")}`,
    found: describe(text),
  });
}

function numbers(text: string, path: string): Rational[] {
  return text.split(",").map((part) => Rational.parse(part.trim(), path));
}
