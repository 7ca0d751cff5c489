/**
 * The corpus: counterexamples that were found, one file each, `exact-cdp/counterexample@1`.
 *
 * Every search replays those of its conjecture before it looks for new ones. A file is written
 * under another name first, so that none is ever half written.
 */
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { problemHash } from "../../certificate/data.js";
import { InputError, within } from "../../exact/errors.js";
import { parseJson } from "../../exact/json.js";
import { object } from "../../format/decode.js";
import type { Conjecture } from "../statement/conjecture.js";
import { scopeOf } from "../statement/scope.js";
import type { Answer } from "./ask.js";
import { instanceData, instanceFromData, type Instance, type InstanceData } from "../../generate/instance/instance.js";

const format = "exact-cdp/counterexample@1";

export interface Replay {
  readonly file: string;
  readonly instance: Instance;
  /** Outside the scope of the conjecture: not decided. */
  readonly outside: boolean;
  readonly answer: Answer;
}

/**
 * Decides the counterexamples of a conjecture again, unless they lie outside its scope.
 * @param ask the conjecture @throws InputError for a file that is none
 */
export async function replay(
  folder: string,
  conjecture: Conjecture,
  ask: (about: readonly InstanceData[]) => Promise<readonly Answer[]>,
): Promise<Replay[]> {
  const place = join(folder, conjecture.name);
  const within = scopeOf(conjecture);
  const kept = names(place).map((name) => {
    const file = join(place, name);
    const instance = read(file);
    return { file, instance, outside: within !== "untested" && !within(instance) };
  });
  const answers = [...(await ask(kept.flatMap(({ outside, instance }) => (outside ? [] : [instanceData(instance)]))))];
  return kept.map((one) => ({ ...one, answer: one.outside ? {} : (answers.shift() ?? {}) }));
}

/** Adds a counterexample. @returns its file */
export function keep(folder: string, conjecture: Conjecture, instance: Instance): string {
  const place = join(folder, conjecture.name);
  const file = join(place, `${instanceHash(instance).slice(0, 16)}.json`);
  try {
    mkdirSync(place, { recursive: true });
    writeFileSync(
      `${file}.new`,
      `${JSON.stringify({ format, conjecture: conjecture.name, ...instanceData(instance) }, null, 2)}\n`,
    );
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw new InputError({
      code: "file",
      path: folder,
      expected: "a folder that can be written (--no-corpus keeps nothing)",
      found: (error as Error).message,
    });
  }
  return file;
}

/** SHA-256 of the canonical problem, or of both. */
export function instanceHash({ problem, other }: Instance): string {
  return problemHash(problem) + (other === undefined ? "" : problemHash(other));
}

function names(place: string): string[] {
  try {
    return readdirSync(place)
      .filter((name) => name.endsWith(".json"))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new InputError({
      code: "file",
      path: place,
      expected: "a folder that can be read",
      found: (error as Error).message,
    });
  }
}

function read(file: string): Instance {
  return within(file, () => {
    const data = parseJson(readFileSync(file, "utf8"));
    const { problem, other } = object(data, "$", "a counterexample", ["format", "conjecture", "problem"], ["other"]);
    return instanceFromData({ problem, ...(other === undefined ? {} : { other }) } as InstanceData);
  });
}
