/**
 * Reading a record: strictly, and not taking its word for what can be looked at again.
 *
 * Every key, every number and every hash is checked for its form; counts must agree with the
 * ranges and with each other; and the cases that a record points at, its first violation and
 * its extremes, are decided once more and must be what it says. Shapes are within the limits of
 * the command line before anything of them is computed. What is not repeated are the
 * other cases: for that, run the range again and compare the hashes.
 */
import { InputError } from "../../exact/errors.js";
import { describeJson, parseJson } from "../../exact/json.js";
import { list, number, object, text } from "../../format/decode.js";
import { mostOutputs } from "../../enumeration/rows.js";
import { largestDenominator, mostInputs } from "../../enumeration/space.js";
import { scanOf } from "../statement/case-scan.js";
import { leastClasses, type Conjecture } from "../statement/conjecture.js";
import {
  Family,
  compareShapes,
  mostClasses,
  usualMeasures,
  type Extreme,
  type FamilyShape,
  type MeasureOptions,
} from "../../enumeration/family.js";
import { measureOptions, mostRestored } from "../statement/measures.js";
import {
  chained,
  checkedBlockSize,
  measuresData,
  producer,
  recordFormat,
  tallyHash,
  type FamilyRecord,
} from "./record.js";
import type { Part } from "./part.js";
import type { Tally } from "../statement/tally.js";

type Entries = Readonly<Record<string, unknown>>;

/** Reads and checks the text of a record. @param find its conjecture @throws InputError with the path of the fault */
export function parseRecord(
  source: string,
  find: (name: string, path: string) => { readonly conjecture: Conjecture; readonly sha256?: string },
): FamilyRecord {
  const data = parseJson(source);
  const file = object(
    data,
    "$",
    "a record of a family",
    ["format", "producer", "claim", "blockSize", "parts"],
    ["sha256", "measures"],
  );
  exactly(file["format"], "$.format", recordFormat);
  knownProducer(file["producer"]);
  const { conjecture, sha256 } = find(text(file["claim"], "$.claim", "the name of a conjecture"), "$.claim");
  if (file["sha256"] !== sha256) {
    throw new InputError({
      code: "usage",
      path: "$.sha256",
      expected: sha256 === undefined ? "no module, for a built-in conjecture" : `${sha256}, the module as it is`,
      found: describeJson(file["sha256"]),
    });
  }
  const problems = !conjecture.scope?.channelOnly;
  const usual = scanOf(conjecture).blockSize;
  const blockSize = checkedBlockSize(conjecture, whole(file["blockSize"], "$.blockSize"), "$.blockSize");
  if (problems !== Object.hasOwn(file, "measures")) {
    throw new InputError({
      code: problems ? "missing-key" : "unknown-key",
      path: "$.measures",
      expected: `${problems ? "the" : "no"} measures, for ${conjecture.name}`,
      found: problems ? "nothing" : "the key",
    });
  }
  const measures = problems ? measuresOf(file["measures"], conjecture) : usualMeasures;
  const parts = list(file["parts"], "$.parts", "the parts of the run").map((part, i) =>
    partOf(part, `$.parts[${String(i)}]`, {
      conjecture,
      measures,
      blockSize,
      hashed: file["producer"] !== beforeTallies,
    }),
  );
  if (parts.length === 0)
    throw new InputError({
      code: "wrong-length",
      path: "$.parts",
      expected: "at least one part",
      found: "an empty list",
    });
  parts.forEach((part, i) => {
    const before = parts[i - 1];
    const order = before === undefined ? -1 : compareShapes(before.family.shape, part.family.shape);
    if (order > 0 || (order === 0 && before !== undefined && before.to > part.from)) {
      throw new InputError({
        code: "out-of-range",
        path: `$.parts[${String(i)}]`,
        expected: "parts in the order of their shapes and cases",
        found: "one that belongs before",
      });
    }
  });
  return {
    conjecture,
    ...(sha256 === undefined ? {} : { sha256 }),
    measures,
    ...(blockSize === usual ? {} : { blockSize }),
    parts,
  };
}

/** Versions since 0.5.1 order and hash cases alike. */
function knownProducer(value: unknown): void {
  const numbers = /^exact-cdp (\d+)\.(\d+)\.(\d+)$/;
  const [made, own] = [String(value), producer].map((text) => numbers.exec(text)?.slice(1).map(Number));
  const place = (version: readonly number[]): number => version.reduce((sum, part) => 1000 * sum + part, 0);
  if (
    typeof value === "string" &&
    made !== undefined &&
    own !== undefined &&
    place(made) >= place([0, 5, 1]) &&
    place(made) <= place(own)
  )
    return;
  throw new InputError({
    code: "out-of-range",
    path: "$.producer",
    expected: `"exact-cdp 0.5.1" to ${JSON.stringify(producer)}`,
    found: describeJson(value),
  });
}

function measuresOf(value: unknown, conjecture: Conjecture): MeasureOptions {
  const data = object(value, "$.measures", "the measures", ["distortion", "perception", "classifier"], ["restored"]);
  const classifier = data["classifier"];
  const measures = measureOptions(
    conjecture,
    {
      ...(data["restored"] === undefined
        ? {}
        : { restored: String(small(data["restored"], "$.measures.restored", mostRestored)) }),
      distortion: data["distortion"],
      perception: data["perception"],
      classifier: Array.isArray(classifier)
        ? classifier.map((name, i) => text(name, `$.measures.classifier[${String(i)}]`, "a class name"))
        : text(classifier, "$.measures.classifier", "the classifier"),
    },
    (key) => `$.measures.${key}`,
  );
  for (const [key, printed] of Object.entries(measuresData(measures))) {
    if (JSON.stringify(data[key]) !== JSON.stringify(printed)) {
      throw new InputError({
        code: "out-of-range",
        path: `$.measures.${key}`,
        expected: `${JSON.stringify(printed)}, as records print it`,
        found: JSON.stringify(data[key]),
      });
    }
  }
  return measures;
}

/** The version whose records have no hash of tallies. */
const beforeTallies = "exact-cdp 0.5.1";

function partOf(
  value: unknown,
  path: string,
  {
    conjecture,
    measures,
    blockSize,
    hashed,
  }: Required<Pick<FamilyRecord, "conjecture" | "measures" | "blockSize">> & { readonly hashed: boolean },
): Part {
  const numbers = [
    "classes",
    "inputs",
    "outputs",
    "denominator",
    "sourceDenominator",
    "cases",
    "from",
    "to",
    "done",
  ] as const;
  const data = object(value, path, "a part", [...numbers, "tally", "sha256", "blocks"], ["tallySha256"]);
  const shape: FamilyShape = {
    classes: small(data["classes"], `${path}.classes`, mostClasses),
    inputs: small(data["inputs"], `${path}.inputs`, mostInputs),
    outputs: small(data["outputs"], `${path}.outputs`, mostOutputs),
    denominator: between(data["denominator"], `${path}.denominator`, 1n, largestDenominator),
    sourceDenominator: between(data["sourceDenominator"], `${path}.sourceDenominator`, 1n, largestDenominator),
  };
  const least = leastClasses(conjecture);
  if (shape.classes < least) {
    throw new InputError({
      code: "out-of-range",
      path: `${path}.classes`,
      expected: `at least ${String(least)} for ${conjecture.name}`,
      found: String(shape.classes),
    });
  }
  const family = new Family(shape, measures);
  exactly(data["cases"], `${path}.cases`, String(family.size));
  const to = between(data["to"], `${path}.to`, 0n, family.size);
  const from = between(data["from"], `${path}.from`, 0n, to);
  const done = between(data["done"], `${path}.done`, from, to);
  if (done !== to && done !== from && done % blockSize !== 0n) {
    throw new InputError({
      code: "out-of-range",
      path: `${path}.done`,
      expected: `the end of the range or a multiple of ${String(blockSize)}`,
      found: String(done),
    });
  }
  const blocks = list(data["blocks"], `${path}.blocks`, "the hashes of the blocks").map((block, i) =>
    hashOf(block, `${path}.blocks[${String(i)}]`),
  );
  const expected = done === from ? 0n : (done - 1n) / blockSize - from / blockSize + 1n;
  if (BigInt(blocks.length) !== expected) {
    throw new InputError({
      code: "wrong-length",
      path: `${path}.blocks`,
      expected: `${String(expected)} hashes for the cases ${String(from)} to ${String(done)}`,
      found: String(blocks.length),
    });
  }
  exactly(data["sha256"], `${path}.sha256`, chained(blocks));
  const tally = checkedTally(data["tally"], `${path}.tally`, { conjecture, family, from, done });
  if (hashed || data["tallySha256"] !== undefined)
    exactly(data["tallySha256"], `${path}.tallySha256`, tallyHash(tally, blocks));
  return { family, from, to, done, tally, blocks };
}

/** Reads a tally of the cases from ≤ index < done, and decides those that it points at once more. @throws InputError with the path of the fault */
export function checkedTally(
  value: unknown,
  path: string,
  {
    conjecture,
    family,
    from,
    done,
  }: { readonly conjecture: Conjecture; readonly family: Family; readonly from: bigint; readonly done: bigint },
): Tally {
  const tally = tallyOf(value, path, from, done);
  lookAgain(conjecture, family, tally, path);
  return tally;
}

function tallyOf(value: unknown, path: string, from: bigint, done: bigint): Tally {
  const data = object(
    value,
    path,
    "a tally",
    ["cases", "applicable", "zeros", "violations"],
    ["undecided", "firstViolation", "least", "largest"],
  );
  const cases = between(data["cases"], `${path}.cases`, done - from, done - from);
  const applicable = between(data["applicable"], `${path}.applicable`, 0n, cases);
  const zeros = between(data["zeros"], `${path}.zeros`, 0n, cases);
  const violations = between(data["violations"], `${path}.violations`, 0n, applicable);
  const undecided =
    data["undecided"] === undefined
      ? {}
      : { undecided: between(data["undecided"], `${path}.undecided`, 1n, applicable - violations) };
  const place = (key: string, at = path, holder: Entries = data): bigint =>
    between(holder[key], `${at}.${key}`, from, done - 1n);
  const extreme = (key: string): { [name: string]: Extreme } => {
    if (data[key] === undefined) return {};
    const at = `${path}.${key}`;
    const one = object(data[key], at, "a measured value", ["value", "index"]);
    const measured = number(one["value"], `${at}.value`);
    exactly(one["value"], `${at}.value`, measured.toString());
    return { [key]: { value: measured, index: place("index", at, one) } };
  };
  if (violations > 0n !== (data["firstViolation"] !== undefined)) {
    throw new InputError({
      code: "out-of-range",
      path: `${path}.firstViolation`,
      expected: "the first violation exactly where there is one",
      found: `${String(violations)} violations`,
    });
  }
  return {
    cases,
    applicable,
    zeros,
    violations,
    ...undecided,
    ...(violations > 0n ? { firstViolation: place("firstViolation") } : {}),
    ...extreme("least"),
    ...extreme("largest"),
  };
}

/** Decides the cases that the tally points at. */
function lookAgain(
  conjecture: Conjecture,
  family: Family,
  { firstViolation, least, largest }: Tally,
  path: string,
): void {
  const runner = scanOf(conjecture).start(family);
  const judge = (index: bigint, key: string, agrees: (tally: Tally) => boolean): void => {
    if (!agrees(runner.run(index, index + 1n))) {
      throw new InputError({
        code: "out-of-range",
        path: `${path}.${key}`,
        expected: "what the case is when it is decided again",
        found: `another value at case ${String(index)}`,
      });
    }
  };
  if (firstViolation !== undefined) judge(firstViolation, "firstViolation", ({ violations }) => violations === 1n);
  if (least !== undefined) judge(least.index, "least", (again) => again.least?.value.equals(least.value) === true);
  if (largest !== undefined)
    judge(largest.index, "largest", (again) => again.largest?.value.equals(largest.value) === true);
}

function exactly(value: unknown, path: string, expected: string): void {
  if (value !== expected)
    throw new InputError({
      code: "out-of-range",
      path,
      expected: JSON.stringify(expected),
      found: describeJson(value),
    });
}

/** A SHA-256 in hexadecimal digits. @throws InputError */
export function hashOf(value: unknown, path: string): string {
  const hash = text(value, path, "a SHA-256 hash");
  if (!/^[0-9a-f]{64}$/.test(hash))
    throw new InputError({ code: "out-of-range", path, expected: "64 hexadecimal digits", found: describeJson(value) });
  return hash;
}

/** A whole number as records print it: a string of digits without zeros in front. */
function whole(value: unknown, path: string): bigint {
  if (typeof value === "string" && /^(?:0|[1-9]\d{0,9999})$/.test(value)) return BigInt(value);
  throw new InputError({
    code: "wrong-type",
    path,
    expected: `a whole number in quotes, such as "12"`,
    found: describeJson(value),
  });
}

function small(value: unknown, path: string, most: number): number {
  return Number(between(value, path, 1n, BigInt(most)));
}

function between(value: unknown, path: string, least: bigint, most: bigint): bigint {
  const given = whole(value, path);
  if (given < least || given > most) {
    throw new InputError({
      code: "out-of-range",
      path,
      expected: least === most ? String(least) : `a whole number from ${String(least)} to ${String(most)}`,
      found: String(given),
    });
  }
  return given;
}
