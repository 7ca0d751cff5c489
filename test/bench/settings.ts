/** What a run of the benchmark covers, from its command line. */

export const sections = [
  "points",
  "command",
  "surfaces",
  "oracle",
  "arithmetic",
  "enumeration",
  "retrained",
  "search",
  "smooth",
  "scale",
  "cluster",
] as const;
export type Section = (typeof sections)[number];

export interface Settings {
  readonly quick: boolean;
  readonly only: readonly Section[];
  readonly pointSizes: readonly number[];
  readonly commandSizes: readonly number[];
  readonly surfaceSizes: readonly number[];
  readonly oracleSizes: readonly number[];
  readonly smoothSizes: readonly number[];
  readonly seeds: readonly number[];
  readonly runs: number;
  /** Milliseconds after which a process of another solver is given up. */
  readonly timeout: number;
  /** How this script is run, for fresh processes. */
  readonly command: readonly string[];
  /** Folder of the MNIST test set; where there is none, images are drawn. */
  readonly images: string | undefined;
  readonly progress: (text: string) => void;
}

/** @throws RangeError for an option that does not exist */
export function settingsOf(options: readonly string[]): Settings {
  const known = /^--(?:quick|large|json|(?:size|seeds)=\d+(?:,\d+)*|only=[a-z,]+|images=.+)$/;
  const unknown = options.find((option) => !known.test(option));
  if (unknown !== undefined) throw new RangeError(`no such option: ${unknown}`);
  const [quick, large] = [options.includes("--quick"), options.includes("--large")];
  const list = (name: string): readonly string[] | undefined =>
    options
      .find((option) => option.startsWith(`--${name}=`))
      ?.split("=")[1]
      ?.split(",");
  const chosen = list("size")?.map(Number);
  const sizes = (quickly: readonly number[], always: readonly number[], more: readonly number[]): readonly number[] =>
    chosen ?? (quick ? quickly : large ? [...always, ...more] : always);
  const only = list("only") ?? sections;
  const wrong = only.find((name) => !(sections as readonly string[]).includes(name));
  if (wrong !== undefined) throw new RangeError(`no such section: ${wrong} (there are ${sections.join(", ")})`);
  return {
    quick,
    only: only as readonly Section[],
    pointSizes: sizes([4, 16], [4, 8, 16, 32, 64], [128, 256]),
    commandSizes: sizes([64], [64, 256], []),
    surfaceSizes: sizes([4, 16], [4, 8, 16, 32], [64]),
    oracleSizes: sizes([16, 32, 64], [32, 64, 128, 256], []),
    smoothSizes: sizes([8, 16], [8, 16, 32, 64], []),
    seeds: list("seeds")?.map(Number) ?? (quick ? [1] : [1, 2, 3]),
    runs: quick ? 3 : 9,
    images: options.find((option) => option.startsWith("--images="))?.slice("--images=".length),
    timeout: large ? 300_000 : 60_000,
    command: [process.execPath, ...process.execArgv, process.argv[1]!],
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(78)}\r`);
      else console.error(text);
    },
  };
}
