/**
 * Reading a line of a journal: what a range of tasks came to, strictly.
 *
 * Every key is known, every number in its range, every instance builds, and the counts are no more
 * than the tasks can have decided, with as many violations as there are finds.
 */
import { InputError } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import { list, object, text } from "../../format/decode.js";
import { instanceFromData, type InstanceData } from "../../generate/instance/instance.js";
import { statuses } from "../statement/outcome.js";
import type { SearchParameters } from "../strategy/parameters.js";
import { total, type Counts } from "./counts.js";
import { kindNames, type KindCounts, type Kinds } from "./kinds.js";
import type { FindData, NearestData, TasksResult, UndecidedData } from "./results.js";

/** Most tasks of one line. */
const mostTasks = 2n ** 40n;

interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

/** @param value as plain data @throws InputError with the path of the fault */
export function readTasksResult(value: unknown, { strategy, steps }: SearchParameters): TasksResult {
  const data = object(
    value,
    "$",
    "what a range of tasks came to",
    ["from", "to", "counts"],
    ["kinds", "nearest", "finds", "undecided"],
  );
  const range = { from: whole(data["from"], "$.from"), to: whole(data["to"], "$.to") };
  const tasks = range.to - range.from;
  if (tasks < 1n || tasks > mostTasks)
    throw refused("$.to", `1 to ${String(mostTasks)} tasks from ${String(range.from)} on`, String(range.to));
  const counts = readCounts(data["counts"]);
  const most = strategy === "climb" ? tasks * BigInt(steps) : tasks;
  if (BigInt(total(counts)) > most)
    throw refused("$.counts", `at most ${String(most)} instances`, String(total(counts)));
  const finds =
    data["finds"] === undefined
      ? []
      : list(data["finds"], "$.finds", "finds").map((one, i) => readFind(one, `$.finds[${String(i)}]`, range));
  if (total(counts, "violated") !== finds.length)
    throw refused(
      "$.counts",
      `${String(finds.length)} violated, as many as there are finds`,
      String(total(counts, "violated")),
    );
  const undecided =
    data["undecided"] === undefined
      ? []
      : list(data["undecided"], "$.undecided", "undecided instances").map((one, i) =>
          readUndecided(one, `$.undecided[${String(i)}]`, range),
        );
  return {
    from: String(range.from),
    to: String(range.to),
    counts,
    ...(data["kinds"] === undefined ? {} : { kinds: readKinds(data["kinds"], total(counts)) }),
    ...(data["nearest"] === undefined ? {} : { nearest: readNearest(data["nearest"], range) }),
    ...(finds.length === 0 ? {} : { finds }),
    ...(undecided.length === 0 ? {} : { undecided }),
  };
}

function readCounts(value: unknown): Counts {
  const shapes = record(value, "$.counts");
  return Object.fromEntries(
    Object.entries(shapes).map(([shape, row]) => {
      const path = `$.counts.${shape}`;
      if (!/^[1-9]\d{0,5}(?:-[1-9]\d{0,5}){3,4}$/.test(shape))
        throw refused(path, "a shape such as 2-3-3-2", JSON.stringify(shape));
      const counted = Object.entries(record(row, path)).map(([status, count]) => {
        if (!(statuses as readonly string[]).includes(status))
          throw refused(`${path}.${status}`, `one of ${statuses.join(", ")}`, JSON.stringify(status));
        return [status, natural(count, `${path}.${status}`, 1)] as const;
      });
      return [shape, Object.fromEntries(counted)];
    }),
  );
}

/** Every instance has one kind of each measure. */
function readKinds(value: unknown, instances: number): Kinds {
  const data = object(value, "$.kinds", "the kinds of instances", kindNames);
  const counted = (what: keyof Kinds): KindCounts => {
    const path = `$.kinds.${what}`;
    const entries = Object.entries(record(data[what], path)).map(
      ([name, count]) => [name, natural(count, `${path}.${name}`, 1)] as const,
    );
    const sum = entries.reduce((all, [, count]) => all + count, 0);
    if (sum !== instances) throw refused(path, `${String(instances)} instances, as many as counts has`, String(sum));
    return Object.fromEntries(entries);
  };
  return {
    distortions: counted("distortions"),
    divergences: counted("divergences"),
    classifiers: counted("classifiers"),
  };
}

function readFind(value: unknown, path: string, range: Range): FindData {
  const data = object(value, path, "a find", ["task", "found", "shrunk", "evidence", "shrinking"]);
  const how = object(data["shrinking"], `${path}.shrinking`, "how it was shrunk", ["decisions", "minimal", "smallest"]);
  for (const key of ["minimal", "smallest"])
    if (typeof how[key] !== "boolean")
      throw refused(`${path}.shrinking.${key}`, "true or false", JSON.stringify(how[key]));
  return {
    task: taskOf(data["task"], `${path}.task`, range),
    found: readInstance(data["found"], `${path}.found`),
    shrunk: readInstance(data["shrunk"], `${path}.shrunk`),
    evidence: record(data["evidence"], `${path}.evidence`),
    shrinking: {
      decisions: natural(how["decisions"], `${path}.shrinking.decisions`),
      minimal: how["minimal"] === true,
      smallest: how["smallest"] === true,
    },
  };
}

function readNearest(value: unknown, range: Range): NearestData {
  const data = object(value, "$.nearest", "the nearest instance", ["score", "task", "instance"]);
  const score = text(data["score"], "$.nearest.score", "a number");
  Rational.parse(score, "$.nearest.score");
  return {
    score,
    task: taskOf(data["task"], "$.nearest.task", range),
    instance: readInstance(data["instance"], "$.nearest.instance"),
  };
}

function readUndecided(value: unknown, path: string, range: Range): UndecidedData {
  const data = object(value, path, "an undecided instance", ["task", "instance"]);
  return {
    task: taskOf(data["task"], `${path}.task`, range),
    instance: readInstance(data["instance"], `${path}.instance`),
  };
}

function readInstance(value: unknown, path: string): InstanceData {
  const data = object(value, path, "an instance", ["problem"], ["other"]);
  const instance = {
    problem: record(data["problem"], `${path}.problem`),
    ...(data["other"] === undefined ? {} : { other: record(data["other"], `${path}.other`) }),
  };
  instanceFromData(instance);
  return instance;
}

function taskOf(value: unknown, path: string, { from, to }: Range): string {
  const task = whole(value, path);
  if (task < from || task >= to) throw refused(path, `a task from ${String(from)} to ${String(to - 1n)}`, String(task));
  return String(task);
}

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw refused(path, "an object", JSON.stringify(value));
}

function whole(value: unknown, path: string): bigint {
  if (typeof value === "string" && /^(?:0|[1-9]\d{0,30})$/.test(value)) return BigInt(value);
  throw refused(path, `a whole number in quotes, such as "12"`, JSON.stringify(value));
}

function natural(value: unknown, path: string, least = 0): number {
  if (Number.isSafeInteger(value) && Number(value) >= least) return Number(value);
  throw refused(path, `a whole number from ${String(least)} on`, JSON.stringify(value));
}

function refused(path: string, expected: string, found: string | undefined): InputError {
  return new InputError({ code: "out-of-range", path, expected, found: (found ?? "nothing").slice(0, 60) });
}
