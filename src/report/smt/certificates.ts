/**
 * Certificates as ground scripts of SMT-LIB 2: the solver answers `unsat` where the certificate is right.
 *
 * A script defines the numbers of the problem, then those of the evidence, and states every condition that
 * docs/formats.md has for the statement as a fact about them; asserted is that not all facts hold. Nothing
 * depends on what the kernel says. The hash is not looked at: the script is about the problem that it
 * writes out. Scripts of several certificates follow each other with `(reset)` between them.
 */
import { inFirstFormat } from "../../certificate/first-format.js";
import { InputError } from "../../exact/errors.js";
import { describeJson } from "../../exact/json.js";
import { isObject, object } from "../../format/decode.js";
import { problemFromData } from "../../format/problem.js";
import { bayesFacts } from "./bayes.js";
import { degradationFacts, dominanceFacts } from "./channels.js";
import { enclosureFacts, infeasibleFacts, valueFacts } from "./point.js";
import { ProblemTerms } from "./problem.js";
import { Script } from "./script.js";
import { sliceBandFacts, sliceFacts } from "./slice.js";
import { regionBandFacts, surfaceFacts } from "./surface.js";
import { counterexampleFacts, tradeoffFacts } from "./theorems.js";
import { weightedFacts } from "./weighted.js";

type Facts = (terms: ProblemTerms, statement: unknown, evidence: unknown, path: string) => void;

/** Every statement, by its kind. */
const kinds: Readonly<Record<string, Facts>> = {
  value: valueFacts,
  infeasible: infeasibleFacts,
  enclosure: enclosureFacts,
  surface: surfaceFacts,
  slice: sliceFacts,
  band: (terms, statement, ...rest) => {
    (isObject(statement) && Object.hasOwn(statement, "pieces") ? regionBandFacts : sliceBandFacts)(
      terms,
      statement,
      ...rest,
    );
  },
  weighted: weightedFacts,
  "bayes-risks": bayesFacts,
  tradeoff: tradeoffFacts,
  degradation: degradationFacts,
  dominance: dominanceFacts,
  counterexample: counterexampleFacts,
};

/**
 * The script of a certificate, or of a list of them, in parts.
 * @param data what `parseJson` returned
 * @param command the command line that makes the script again
 * @throws InputError with the JSON path of a fault in the form; "not-yet" for what the reals cannot say
 *   (logarithms), for symmetries, and for surfaces of several cases
 */
export function smtScript(data: unknown, command: string): Iterable<string> {
  const scripts = Array.isArray(data)
    ? data.map((one, i) => certificateScript(one, `$[${String(i)}]`))
    : [certificateScript(data, "$")];
  return joined(scripts, command);
}

interface Titled {
  readonly title: string;
  readonly script: Script;
}

function* joined(scripts: readonly Titled[], command: string): Generator<string> {
  for (const [i, { title, script }] of scripts.entries()) {
    if (i > 0) yield "(reset)\n";
    yield* script.text([`Made by: ${command}`, title]);
  }
}

function certificateScript(data: unknown, path: string): Titled {
  const required = ["format", "problem", "sha256", "statement", "evidence"];
  const fields = object(inFirstFormat(data, path), path, "a certificate", required, ["producer"]);
  if (fields["format"] !== "exact-cdp/certificate@1")
    throw new InputError({
      code: "wrong-type",
      path: `${path}.format`,
      expected: `"exact-cdp/certificate@1"`,
      found: describeJson(fields["format"]),
    });
  const { statement } = fields;
  const kind = isObject(statement) ? statement["kind"] : undefined;
  const facts = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (facts === undefined)
    throw new InputError({
      code: "not-yet",
      path: `${path}.statement.kind`,
      expected: Object.keys(kinds).join(", "),
      found: describeJson(kind),
    });
  const problem = problemFromData(fields["problem"]);
  const script = new Script();
  facts(new ProblemTerms(script, problem), statement, fields["evidence"], path);
  return { title: `${problem.name}: the statement ${JSON.stringify(statement).slice(0, 200)}`, script };
}
