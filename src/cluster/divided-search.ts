/** Searches as campaigns: a piece is what a range of tasks came to, as a line of a journal has it. */
import { InputError } from "../exact/errors.js";
import { isObject } from "../format/decode.js";
import { total } from "../search/counterexample/counts.js";
import { firstFind, joined } from "../search/counterexample/join.js";
import type { TasksResult } from "../search/counterexample/results.js";
import { readTasksResult } from "../search/counterexample/results-reader.js";
import { endedResult, searchWork } from "../search/counterexample/work.js";
import type { Loaded } from "../search/run/load.js";
import { equalGrains } from "../search/run/shards.js";
import { strategyOf } from "../search/strategy/index.js";
import { tasksAsked, type SearchParameters } from "../search/strategy/parameters.js";
import type { Divided, Piece } from "./divided.js";

interface TasksPiece extends Piece {
  readonly line: TasksResult;
}

const second = 1000;

/** @throws InputError "usage" where the search has no end */
export function dividedSearch(
  { search, instanceTime }: { readonly search: SearchParameters; readonly instanceTime: number },
  { reference, conjecture }: Loaded,
): Divided {
  const strategy = strategyOf(conjecture, search);
  const { from, to } = tasksAsked(search, strategy.size);
  if (to === undefined)
    throw new InputError({
      code: "usage",
      path: "--cases",
      expected: "--cases beside this strategy: what has no end has no parts",
      found: "none",
    });
  // Threads load the statement from where it is on their machine.
  const parameters = { ...search, conjecture: reference };

  return {
    work: searchWork(conjecture, search) as unknown as Divided["work"],
    grains: equalGrains({ from, to }, strategy.chunk),
    sample: strategy.chunk,
    order: { reference, search: parameters },
    patience: {
      step: instanceTime,
      grace: second,
      ended: (job, step, left) => endedResult(job, step, left as TasksResult | undefined),
    },
    piece: (given) => pieceOf(given as TasksResult),
    result: (piece) => (piece as TasksPiece).line,
    joined: (pieces) =>
      joined(
        pieces.map((one) => (one as TasksPiece).line),
        search.all,
      ).flatMap((line) => pieceOf(line) ?? []),
    end: (piece) => (search.all ? undefined : firstFind([(piece as TasksPiece).line])),
    read: (value, within, path) => {
      const line = readTasksResult(isObject(value) ? value["line"] : value, search);
      const piece = pieceOf(line);
      const same = piece !== undefined && JSON.stringify(value) === JSON.stringify(piece);
      if (!same || BigInt(line.from) < within.from || BigInt(line.to) > within.to)
        throw new InputError({
          code: "out-of-range",
          path,
          expected: `what some of the tasks ${String(within.from)} to ${String(within.to - 1n)} came to`,
          found: `${line.from} to ${line.to}`,
        });
      return piece;
    },
    claims: (piece) => {
      const { finds = [], nearest } = (piece as TasksPiece).line;
      return [
        ...finds.map(({ task, shrunk, evidence }) => ({
          task,
          instance: shrunk,
          says: { violated: true as const, evidence },
        })),
        ...(nearest === undefined
          ? []
          : [{ task: nearest.task, instance: nearest.instance, says: { score: nearest.score } }]),
      ];
    },
    fault: (given) => {
      const { fault } = given as TasksResult;
      return fault === undefined ? undefined : `${fault.message} (task ${fault.task})`;
    },
  };
}

function pieceOf({ pending: _, fault: __, ...line }: TasksResult): TasksPiece | undefined {
  return line.from === line.to
    ? undefined
    : { from: line.from, to: line.to, violations: String(total(line.counts, "violated")), line };
}

/** The lines of a journal. */
export function journalLines(pieces: readonly Piece[]): readonly TasksResult[] {
  return pieces.map((one) => (one as TasksPiece).line);
}
