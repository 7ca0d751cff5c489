/** Writing problem files. */
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { problemToFile } from "../../format/problem.js";
import type { InstanceData } from "../../generate/instance/instance.js";
import type { Problem } from "../../model/problem.js";
import { writeFile } from "./output-file.js";

/** @throws InputError "file" */
export function writeProblem(file: string, problem: Problem): void {
  writeFile(file, [`${JSON.stringify(problemToFile(problem), null, 2)}\n`]);
}

/**
 * Saves an instance under a name that its contents give; the second channel of one that has two goes
 * into a problem file of its own.
 * @returns the file of the problem
 */
export function saveInstance(folder: string, { problem, other }: InstanceData): string {
  const name = createHash("sha256")
    .update(JSON.stringify([problem, other]))
    .digest("hex")
    .slice(0, 16);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  writeFile(file, [`${JSON.stringify(problem, null, 2)}\n`]);
  if (other !== undefined) writeFile(join(folder, `${name}-other.json`), [`${JSON.stringify(other, null, 2)}\n`]);
  return file;
}
