/** `exact-cdp theorem`: the verdict of a theorem on a problem. */
import { InputError, describe } from "../../exact/errors.js";
import { theorem2Data, theorem2Text } from "../../report/theorem-2.js";
import { bayesRisksCertificate } from "../../theorem/certificates.js";
import { theorem2 } from "../../theorem/theorem-2.js";
import { writeJson } from "../certificates.js";
import { decimalsOption, loadProblem, requireWritable } from "../input.js";

interface Options {
  readonly decimals: string;
  readonly json?: true;
  readonly certificate?: string;
}

/** What each theorem does; a new one is a function and a line here. */
const theorems: ReadonlyMap<string, (file: string, options: Options) => void | Promise<void>> = new Map([["2", second]]);

export async function run(which: string, file: string, options: Options): Promise<void> {
  const theorem = theorems.get(which);
  if (theorem === undefined) {
    throw new InputError({ code: "usage", path: "theorem", expected: `one of the theorems ${[...theorems.keys()].join(", ")}`, found: describe(which) });
  }
  await theorem(file, options);
}

function second(file: string, options: Options): void {
  const decimals = decimalsOption(options.decimals);
  const problem = loadProblem(file);
  requireWritable(options.certificate, file);
  const verdict = theorem2(problem);
  if (options.certificate !== undefined) writeJson(options.certificate, bayesRisksCertificate(problem, verdict));
  process.stdout.write(options.json === true ? `${JSON.stringify(theorem2Data(problem, verdict))}\n` : `${theorem2Text(problem, verdict, decimals)}\n`);
}
