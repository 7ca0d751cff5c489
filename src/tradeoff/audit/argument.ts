/** Audits as arguments of reports and of the functions that write certificates. */
import { labelingFor } from "../../certificate/argument.js";
import {
  all,
  calls,
  either,
  flag,
  keys,
  listOf,
  must,
  oneOf,
  orText,
  rationalNumber,
  type Check,
} from "../../exact/arguments.js";
import { isValue, valueArgument } from "../../exact/value.js";
import { matrixArgument } from "../../exact/vector.js";
import { problemArgument } from "../../model/argument.js";
import { pointArgument } from "../cases/point.js";
import type { Problem } from "../../model/problem.js";
import type { RationalMatrix } from "../../exact/vector.js";

const valueOrInfinite = orText("inf", valueArgument);
const orOpen = either(
  (value) => value === undefined,
  () => undefined,
  flag,
);
const least = keys("a least value and the gap", { value: valueOrInfinite, gap: valueOrInfinite }, { proof: calls });
const loss = keys("a loss", {
  weights: keys("weights", { distortion: rationalNumber, perception: rationalNumber, errorRate: rationalNumber }),
  loss: valueOrInfinite,
  least: valueArgument,
  excess: valueOrInfinite,
});

/** An audit, as `audit` gives it. */
export const auditArgument: Check = all(
  keys(
    "an audit, as audit(problem, …) gives it",
    {
      problem: problemArgument,
      restorer: matrixArgument,
      least: keys("the least values", { distortion: least, perception: least, errorRate: least }),
      losses: listOf(loss),
      there: keys("C at the restorer", {
        least: must("a number or an enclosure", isValue),
        point: pointArgument,
      }),
    },
    { optimal: orOpen, paretoOptimal: orOpen },
  ),
  (value, path) => {
    const { problem } = value as { readonly problem: Problem };
    const { restorer, there } = value as {
      readonly restorer: RationalMatrix;
      readonly there: { readonly point: { readonly problem: Problem } };
    };
    const achieved = keys("what a restorer achieves", {
      distortion: rationalNumber,
      perception: valueOrInfinite,
      errorRate: rationalNumber,
      labeling: labelingFor(problem),
    });
    const fits = must(
      "a row per output and a column per restored letter",
      (one) =>
        (one as RationalMatrix).rows === problem.channel.outputs.size &&
        (one as RationalMatrix).columns === problem.restored.size,
    );
    fits(restorer, `${path}.restorer`);
    must("the problem of the audit", (one) => one === problem)(there.point.problem, `${path}.there.point.problem`);
    keys("the point", { status: oneOf(["optimal", "enclosed", "undecided"]) })(there.point, `${path}.there.point`);
    keys(
      "an audit",
      { achieved },
      {
        better: keys("a better restorer", {
          in: oneOf(["distortion", "perception", "errorRate"]),
          achieved,
          restorer: all(matrixArgument, fits),
        }),
      },
    )(value, path);
  },
);
