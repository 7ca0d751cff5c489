/**
 * The same as scan.ts on integers of any size, case by case from the definitions.
 *
 * For families whose M·N exceeds a machine integer, and as the reference that the fast way
 * is compared with. A result is a line: the gap over M·N as a numerator, a space, the facts.
 */
import { Rational } from "../../exact/rational.js";
import type { FamilyScan, ResultStream } from "../../search/statement/scan.js";
import type { Family } from "../../enumeration/family.js";
import { tallyOf } from "../../search/statement/case-scan.js";
import { emptyTally, mergeTallies, type Tally } from "../../search/statement/tally.js";
import { bayesFacts } from "./facts.js";
import { verdict } from "./verdicts.js";

export class WideBayesScan implements FamilyScan {
  constructor(
    private readonly family: Family,
    private readonly verdicts: Uint8Array,
  ) {}

  run(from: bigint, to: bigint, results?: ResultStream): Tally {
    const { denominator, sourceDenominator } = this.family.shape;
    let tally = emptyTally;
    for (let index = from; index < to; index++) {
      const { gap, facts } = bayesFacts(this.family.pair(index));
      results?.update(`${String(gap)} ${String(facts)}\n`);
      const said = this.verdicts[facts];
      const status = said === verdict.holds ? "holds" : said === verdict.violated ? "violated" : "not-applicable";
      tally = mergeTallies(tally, tallyOf(index, status, Rational.of(gap, denominator * sourceDenominator)));
    }
    return tally;
  }
}
