/** The options and settings of searches, as arguments. */
import {
  bigInteger,
  calls,
  flag,
  keys,
  listOf,
  must,
  oneOf,
  options,
  text,
  whole,
  type Check,
} from "../../exact/arguments.js";
import { conjectureArgument, milliseconds, signal } from "../statement/argument.js";
import { strategyNames } from "../strategy/strategy.js";

const natural = bigInteger(0n);
const seed = must("a whole number of 32 bits", (value) => Number.isInteger(value) && value === ((value as number) | 0));
/** Options of `search`. */
export const searchOptions = options({
  strategy: oneOf(strategyNames),
  seed,
  cases: natural,
  steps: whole(1),
  time: milliseconds,
  all: flag,
  shrink: whole(1),
  signal,
});

/** Settings of `runSearch`. */
export const searchSettings: Check = keys(
  "the settings of a search, an object with conjecture and parameters",
  {
    conjecture: conjectureArgument,
    parameters: keys(
      "the parameters of a search",
      { conjecture: text, strategy: oneOf(strategyNames), seed, steps: whole(1), all: flag },
      { sha256: text, cases: natural, range: keys("a range", { from: natural, to: natural }), shrink: whole(1) },
    ),
  },
  {
    store: keys("a store of results", {
      results: listOf(keys("a result", {})),
      ranges: listOf(keys("a range", {})),
      append: calls,
    }),
    progress: calls,
    workers: whole(1),
    threads: calls,
    time: milliseconds,
    signal,
  },
);
