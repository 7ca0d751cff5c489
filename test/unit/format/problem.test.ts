/** Problem files: what is written is read back, and every key is asked for where it belongs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemHash } from "../../../src/certificate/data.js";
import {
  distortionFromData,
  distortionToFile,
  perceptionFromData,
  perceptionToFile,
} from "../../../src/format/measures.js";
import { problemFromData, problemToFile, readProblem } from "../../../src/format/problem.js";
import { anyProblemDefinition } from "../../../src/generate/index.js";
import { problem } from "../../../src/model/problem.js";
import { property, runs } from "../../property/property.js";
import { refusal } from "../model/definition.js";

const definitions = anyProblemDefinition({ divergence: "any", retrained: "either" });

property(
  "a problem written and read is the same problem, by text and by data",
  { definition: definitions, description: fc.option(fc.string(), { nil: undefined }) },
  runs(150, 111),
  ({ definition, description }) => {
    const given = problem({ ...definition, ...(description === undefined ? {} : { description }) });
    const file = problemToFile(given);
    for (const read of [
      problemFromData(file),
      readProblem(JSON.stringify(file)),
      readProblem(JSON.stringify(file, undefined, 2)),
    ]) {
      expect(problemToFile(read)).toEqual(file);
      expect(problemHash(read)).toBe(problemHash(given));
      expect(read.classifier).toEqual(given.classifier);
      expect(read.channel.matrix).toEqual(given.channel.matrix);
    }
  },
);

property(
  "measures by themselves are written and read as they are in a problem",
  { definition: definitions },
  runs(80, 112),
  ({ definition }) => {
    const { distortion, perception } = problemToFile(problem(definition));
    expect(distortionToFile(distortionFromData(distortion))).toEqual(distortion);
    expect(perceptionToFile(perceptionFromData(perception))).toEqual(perception);
  },
);

type Data = { [key: string]: unknown };

/** Every object of the file with its path. */
function* objectsOf(value: unknown, path: string): Generator<[string, Data]> {
  if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* objectsOf(one, `${path}[${String(i)}]`);
  else if (typeof value === "object" && value !== null) {
    yield [path, value as Data];
    for (const [key, one] of Object.entries(value)) yield* objectsOf(one, `${path}.${key}`);
  }
}

property(
  "an unknown key is refused at its place, and so is a missing one that is not optional",
  { definition: definitions },
  runs(60, 113),
  ({ definition }) => {
    const file = problemToFile(problem(definition));
    const paths = [...objectsOf(file, "$")].map(([path]) => path);
    paths.forEach((path, n) => {
      const extended = structuredClone(file);
      const [, place] = [...objectsOf(extended, "$")][n]!;
      place["colour"] = "red";
      expect(refusal(() => problemFromData(extended))).toMatchObject({ code: "unknown-key" });
      for (const key of Object.keys([...objectsOf(file, "$")][n]![1])) {
        if (path === "$" && ["restored", "description", "reference"].includes(key)) continue;
        const shortened = structuredClone(file);
        Reflect.deleteProperty([...objectsOf(shortened, "$")][n]![1], key);
        const { code, path: at } = refusal(() => problemFromData(shortened));
        expect(["missing-key", "unknown-key", "wrong-type"]).toContain(code);
        expect(at.startsWith(path)).toBe(true);
      }
    });
  },
);

describe("forms that are no measure", () => {
  it.each<[unknown, string, string]>([
    [7, "wrong-type", "$.perception"],
    [{}, "unknown-key", "$.perception"],
    [{ transport: [], witnesses: [] }, "unknown-key", "$.perception"],
    [{ minimum: ["total-variation"] }, "wrong-length", "$.perception.minimum"],
    [{ minimum: ["total-variation", 3] }, "wrong-type", "$.perception.minimum[1]"],
    [{ transport: [["1", "x"]] }, "not-a-rational", "$.perception.transport[0][1]"],
  ])("%j", (value, code, path) => {
    expect(refusal(() => perceptionFromData(value))).toMatchObject({ code, path });
  });

  it("a distortion that is neither a name nor a matrix", () => {
    expect(refusal(() => distortionFromData([["0"]]))).toMatchObject({ code: "wrong-type", path: "$.distortion" });
    expect(refusal(() => distortionFromData({ matrix: [["0"]], name: "x" }))).toMatchObject({
      code: "unknown-key",
      path: "$.distortion.name",
    });
  });
});
