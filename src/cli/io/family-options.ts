/**
 * Shapes of families from the command line: a number, a range a:b (b included), or a list.
 */
import { InputError, describe } from "../../exact/errors.js";
import { leastClasses, type Conjecture } from "../../search/statement/conjecture.js";
import { Family, mostClasses, shapesOf, type MeasureOptions } from "../../enumeration/family.js";
import { measureOptions, type MeasureData } from "../../search/statement/measures.js";
import { mostOutputs } from "../../enumeration/rows.js";
import { largestDenominator, mostInputs } from "../../enumeration/space.js";
import { blockGrains, clipped, wholePart, type Part } from "../../search/grid/part.js";
import { checkedBlockSize, largestBlock, type FamilyRecord } from "../../search/grid/record.js";
import { shardRange } from "../../search/run/shards.js";
import { scanOf } from "../../search/statement/case-scan.js";
import { nameOrJson } from "./input.js";
import { rangeOption, refuseOptions, shardOption, wholeOption } from "./options.js";

export interface ShapeOptions {
  readonly classes?: string;
  readonly inputs?: string;
  readonly outputs?: string;
  readonly denominator?: string;
  readonly sourceDenominator?: string;
  readonly range?: string;
  readonly shard?: string;
  readonly blockSize?: string;
}

/** The options that make a problem of a source and a channel; distortion and perception are names or JSON. */
export interface MeasureTexts {
  readonly restored?: string;
  readonly distortion?: string;
  readonly perception?: string;
  readonly classifier?: string;
}

/** Most shapes of one grid. */
const mostShapes = 10_000;

/** The family that options name, nothing of it done. @throws InputError that names the option */
export function familyOption(
  { conjecture, sha256 }: Pick<FamilyRecord, "conjecture" | "sha256">,
  options: ShapeOptions & MeasureTexts,
  path: string,
): FamilyRecord {
  const { scope, grid } = conjecture;
  if (grid?.other !== undefined)
    throw new InputError({
      code: "usage",
      path,
      expected: "a conjecture about one channel (search --strategy exhaustive decides those about two)",
      found: conjecture.name,
    });
  if (scope?.channelOnly)
    refuseOptions(
      options,
      ["restored", "distortion", "perception", "classifier"],
      "a claim about whole problems",
      `${conjecture.name}, which is about source and channel alone`,
    );
  const measures = measureOptions(conjecture, measureData(options), (key) => `--${key}`);
  return {
    conjecture,
    ...(sha256 === undefined ? {} : { sha256 }),
    measures,
    ...dividedOption(options, conjecture, partsOption(options, conjecture, measures)),
  };
}

/**
 * The parts of a run, one per shape, in the order in which they are run.
 * @throws InputError that names the option
 */
function partsOption(options: ShapeOptions, conjecture: Conjecture, measures: MeasureOptions): Part[] {
  const least = leastClasses(conjecture);
  const classes = valuesOption(options.classes ?? String(least), "--classes", BigInt(mostClasses)).map(Number);
  if (classes.some((count) => count < least)) {
    throw new InputError({
      code: "out-of-range",
      path: "--classes",
      expected: `at least ${String(least)} for ${conjecture.name}`,
      found: describe(options.classes),
    });
  }
  const axes = {
    classes,
    inputs: valuesOption(options.inputs, "--inputs", BigInt(mostInputs)).map(Number),
    outputs: valuesOption(options.outputs, "--outputs", BigInt(mostOutputs)).map(Number),
    denominator: valuesOption(options.denominator, "--denominator", largestDenominator),
    sourceDenominator: valuesOption(options.sourceDenominator, "--source-denominator", largestDenominator),
  };
  const count = Object.values(axes).reduce((product, axis) => product * axis.length, 1);
  if (count > mostShapes)
    throw new InputError({
      code: "too-large",
      path: "--inputs, --outputs, …",
      expected: `at most ${String(mostShapes)} shapes`,
      found: String(count),
    });
  const shapes = shapesOf(axes);
  if (!conjecture.scope?.channelOnly) for (const shape of shapes) new Family(shape, measures).problem(0n); // measures that do not fit are refused before any work
  if (options.range !== undefined && options.shard !== undefined)
    throw new InputError({ code: "usage", path: "--range", expected: "no --shard beside it", found: "both" });
  if (options.range === undefined) return shapes.map((shape) => wholePart(new Family(shape, measures)));
  const [shape] = shapes;
  if (shape === undefined || shapes.length > 1)
    throw new InputError({
      code: "usage",
      path: "--range",
      expected: "a single shape beside it",
      found: `${String(shapes.length)} shapes`,
    });
  const family = new Family(shape, measures);
  const { from, to } = rangeOption(options.range, "--range", family.size, "cases");
  return [wholePart(family, from, to)];
}

/** What of the parts --shard leaves, and the size of a block where it is not the usual one. @throws InputError that names the option */
function dividedOption(
  { shard, blockSize }: ShapeOptions,
  conjecture: Conjecture,
  parts: readonly Part[],
): Pick<FamilyRecord, "parts" | "blockSize"> {
  const usual = scanOf(conjecture).blockSize;
  const size =
    blockSize === undefined
      ? usual
      : checkedBlockSize(conjecture, wholeOption(blockSize, "--block-size", largestBlock), "--block-size");
  return {
    parts: shard === undefined ? parts : clipped(parts, shardRange(blockGrains(parts, size), shardOption(shard))),
    ...(size === usual ? {} : { blockSize: size }),
  };
}

/**
 * The options as data: text that begins with a brace is read as JSON, with its numbers as written.
 * @throws InputError "not-json" that names the option
 */
export function measureData({ restored, distortion, perception, classifier }: MeasureTexts): MeasureData {
  return {
    ...(restored === undefined ? {} : { restored }),
    ...(distortion === undefined ? {} : { distortion: nameOrJson("--distortion", distortion) }),
    ...(perception === undefined ? {} : { perception: nameOrJson("--perception", perception) }),
    ...(classifier === undefined ? {} : { classifier }),
  };
}

/** "3", "2:4", "1,2,5", or a mixture. */
function valuesOption(text: string | undefined, path: string, most: bigint): bigint[] {
  if (text === undefined)
    throw new InputError({
      code: "usage",
      path,
      expected: "a number, a range a:b (b included) or a list 1,2,3",
      found: `no ${path}`,
    });
  const values = text.split(",").flatMap((piece) => {
    const ends = piece.split(":");
    const [a = "", b = a] = ends;
    if (ends.length > 2)
      throw new InputError({
        code: "usage",
        path,
        expected: "a number, a range a:b (b included) or a list 1,2,3",
        found: describe(text),
      });
    const [from, to] = [wholeOption(a, path, most), wholeOption(b, path, most)];
    if (to < from)
      throw new InputError({ code: "usage", path, expected: "a range a:b with a at most b", found: describe(piece) });
    if (to - from >= BigInt(mostShapes))
      throw new InputError({
        code: "too-large",
        path,
        expected: `at most ${String(mostShapes)} values`,
        found: String(to - from + 1n),
      });
    return Array.from({ length: Number(to - from) + 1 }, (_, i) => from + BigInt(i));
  });
  return [...new Set(values)];
}
