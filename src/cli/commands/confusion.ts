/** `exact-cdp confusion`: the problem of a confusion matrix, as a problem file. */
import { basename } from "node:path";
import { confusionFromCsv, confusionProblem } from "../../format/confusion.js";
import { readCsv } from "../../format/csv.js";
import { distortionToFile, perceptionToFile } from "../../format/measures.js";
import { problemFromData } from "../../format/problem.js";
import type { DistortionData, PerceptionData } from "../../format/problem-data.js";
import { fileName, inFile, nameOrJson, readText } from "../io/input.js";
import { print } from "../io/output.js";

interface Options {
  readonly name?: string;
  readonly distortion: string;
  readonly perception: string;
}

export function run(file: string, options: Options): void {
  const named = fileName(file);
  const name = options.name ?? basename(named).replace(/\.[a-z]+$/i, "");
  const distortion = nameOrJson("--distortion", options.distortion) as DistortionData;
  const perception = nameOrJson("--perception", options.perception) as PerceptionData;
  const matrix = confusionFromCsv(readCsv(readText(file), named), named);
  const data = inFile(file, () => confusionProblem({ name, ...matrix, distortion, perception }));
  const problem = inFile(file, () => problemFromData(data));
  // Counts stay counts; measures are written with numbers in lowest terms.
  const measures = {
    distortion: distortionToFile(problem.distortion.definition),
    perception: perceptionToFile(problem.perception.definition),
  };
  print(`${JSON.stringify({ ...data, ...measures }, null, 2)}\n`);
}
