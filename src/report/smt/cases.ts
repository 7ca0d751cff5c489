/**
 * The cases of a problem in evidence: labelings, divergences, and trees that settle all of them.
 *
 * A tree splits labelings letter by letter; each leaf is a plane that holds for all labelings of the leaf,
 * or a Farkas plane. Leaves settled by a symmetry of the problem are refused: that the image of a labeling
 * comes before it is no statement of arithmetic. Grammar: docs/formats.md, "Evidence of several cases".
 */
import { InputError } from "../../exact/errors.js";
import { entry } from "../../exact/vector.js";
import {
  byCoupling,
  readCoupling,
  readPlane,
  readRows,
  type ReadMatrix,
  type ReadPlane,
} from "../../certificate/evidence.js";
import { integer, isObject, list, object, text, texts } from "../../format/decode.js";
import { Case, isRetrained, relaxedCase } from "../../model/case.js";
import { free } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";

type Entries = Readonly<Record<string, unknown>>;

/** Whether the evidence of a point is that of several cases. */
export function hasSeveralCases(problem: Problem): boolean {
  return isRetrained(problem) || problem.perception.parts.length > 1;
}

/** The case of a problem with one divergence and a fixed classifier; the power of its divergence may be 2. */
export function onlyCase(problem: Problem, path: string): Case {
  if (!hasSeveralCases(problem)) return relaxedCase(problem, 0);
  throw new InputError({
    code: "not-linear",
    path: `${path}.problem`,
    expected: "a fixed classifier and one divergence, for this statement",
    found: isRetrained(problem) ? "a re-trained classifier" : "a minimum of divergences",
  });
}

/** The keys by which evidence names the case of its restorer, and that of a coupling where it is needed. */
export interface AttainedKeys {
  readonly of: Case;
  readonly required: readonly string[];
}

/** The case whose restorer is shown: `classifier` for a re-trained one, `divergence` for a minimum. @param coupled whether d counts */
export function attainedCase(evidence: unknown, path: string, problem: Problem, coupled: boolean): AttainedKeys {
  const given = (key: string): unknown => (isObject(evidence) ? evidence[key] : undefined);
  const parts = problem.perception.parts.length;
  const part = parts > 1 ? indexBelow(given("divergence"), `${path}.divergence`, parts) : 0;
  const labeling = isRetrained(problem)
    ? labelingOf(given("classifier"), `${path}.classifier`, problem)
    : problem.classifier.classOf;
  const of = new Case(problem, labeling, part);
  return {
    of,
    required: [
      "restorer",
      ...(isRetrained(problem) ? ["classifier"] : []),
      ...(parts > 1 ? ["divergence"] : []),
      ...(coupled && byCoupling(of) ? ["coupling"] : []),
    ],
  };
}

/** The restorer and the coupling among keys that have been looked at. */
export function readAttained(
  fields: Entries,
  path: string,
  of: Case,
  outputs = of.channel.outputs.size,
): { readonly restorer: ReadMatrix; readonly coupling: ReadMatrix | undefined } {
  return {
    restorer: readRows(fields["restorer"], `${path}.restorer`, outputs, of.restored.size),
    coupling: fields["coupling"] === undefined ? undefined : readCoupling(fields["coupling"], `${path}.coupling`, of),
  };
}

/** What a leaf of a tree is to show. */
export interface Leaves {
  readonly plane: (plane: ReadPlane, of: Case, title: string) => void;
  /** Left out where a Farkas plane shows nothing. */
  readonly farkas?: (plane: ReadPlane, of: Case, title: string) => void;
}

/** Goes through a tree per divergence. @throws InputError for a tree that leaves a labeling out, "not-yet" for a symmetry */
export function walkTrees(value: unknown, path: string, problem: Problem, leaves: Leaves): void {
  const { parts } = problem.perception;
  const trees = list(value, path, "a tree per divergence");
  requireCount(trees.length, parts.length, "trees, one per divergence", path);
  trees.forEach((tree, part) => {
    walk(tree, `${path}[${String(part)}]`, relaxedCase(problem, part), leaves);
  });
}

function walk(value: unknown, path: string, of: Case, leaves: Leaves): void {
  if (!isObject(value)) object(value, path, "a tree", []);
  else if (Object.hasOwn(value, "plane"))
    leaves.plane(
      readPlane(object(value, path, "a leaf", ["plane"])["plane"], `${path}.plane`, of),
      of,
      `a plane below ${described(of)}`,
    );
  else if (Object.hasOwn(value, "farkas") && leaves.farkas !== undefined)
    leaves.farkas(
      readPlane(object(value, path, "a leaf", ["farkas"])["farkas"], `${path}.farkas`, of),
      of,
      `nothing is feasible with ${of.divergence.title}`,
    );
  else if (Object.hasOwn(value, "symmetry"))
    throw new InputError({
      code: "not-yet",
      path: `${path}.symmetry`,
      expected: "trees of planes alone, for SMT-LIB",
      found: "a labeling settled by a symmetry",
    });
  else split(value, path, of, leaves);
}

function split(value: Entries, path: string, of: Case, leaves: Leaves): void {
  const { problem, labeling } = of;
  const fields = object(value, path, "a tree", ["letter", "classes"]);
  const name = text(fields["letter"], `${path}.letter`, "a restored letter");
  const letter = problem.restored.position(name);
  if (letter === undefined || labeling[letter] !== free)
    throw new InputError({
      code: "unknown-name",
      path: `${path}.letter`,
      expected: "a restored letter whose class is still open",
      found: JSON.stringify(name),
    });
  const classes = list(fields["classes"], `${path}.classes`, "a tree per class");
  requireCount(classes.length, problem.source.classNames.length, "trees, one per class", `${path}.classes`);
  classes.forEach((tree, k) => {
    walk(tree, `${path}.classes[${String(k)}]`, new Case(problem, labeling.with(letter, k), of.part), leaves);
  });
}

/** A Farkas plane per divergence. */
export function readFarkasPerPart(
  value: unknown,
  path: string,
  problem: Problem,
): { readonly plane: ReadPlane; readonly of: Case }[] {
  const cases = list(value, path, "a Farkas plane per divergence");
  requireCount(cases.length, problem.perception.parts.length, "cases, one per divergence", path);
  return cases.map((one, part) => {
    const at = `${path}[${String(part)}]`;
    const of = relaxedCase(problem, part);
    return { plane: readPlane(object(one, at, "a case", ["farkas"])["farkas"], `${at}.farkas`, of), of };
  });
}

function described({ problem, labeling, part }: Case): string {
  const { restored, source, perception } = problem;
  const settled = labeling.flatMap((k, j) =>
    k === free ? [] : [`${entry(restored.letters, j)} as ${entry(source.classNames, k)}`],
  );
  const labels = !isRetrained(problem)
    ? "the error rate"
    : settled.length === 0
      ? "every labeling"
      : `every labeling with ${settled.join(", ")}`;
  return perception.parts.length > 1 ? `${labels}, with divergence ${String(part)}` : labels;
}

function labelingOf(value: unknown, path: string, { restored, source }: Problem): number[] {
  const names = texts(value, path, "a class name per restored letter");
  requireCount(names.length, restored.size, "class names, one per restored letter", path);
  return names.map((name, j) => {
    const k = source.classNames.indexOf(name);
    if (k >= 0) return k;
    throw new InputError({
      code: "unknown-name",
      path: `${path}[${String(j)}]`,
      expected: "the name of a class",
      found: JSON.stringify(name),
    });
  });
}

export function indexBelow(value: unknown, path: string, count: number): number {
  const found = integer(value, path);
  if (found >= 0n && found < BigInt(count)) return Number(found);
  throw new InputError({
    code: "out-of-range",
    path,
    expected: `an index below ${String(count)}`,
    found: String(found),
  });
}

export function requireCount(found: number, wanted: number, what: string, path: string): void {
  if (found === wanted) return;
  throw new InputError({ code: "wrong-length", path, expected: `${String(wanted)} ${what}`, found: String(found) });
}
