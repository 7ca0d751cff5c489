// A conjecture of one's own: a degradation never costs a classifier of a fair bit exactly 5/12.
// It is false, but rarely: the channel has to have just the right entries.
import { Rational, theorem2 } from "exact-cdp";
import { instances } from "exact-cdp/arbitraries";

const forbidden = Rational.of(5n, 12n);

export default {
  name: "gap-never-five-twelfths",
  statement: "with two classes the degradation never raises the Bayes risk by exactly 5/12",
  source: "an example",
  instances: instances({
    kinds: ["total-variation"],
    distortions: ["hamming"],
    restored: "source",
    classifier: "bayes",
    classes: 2,
    sizes: { source: 3, outputs: 3 },
  }),
  decide: ({ problem }) => {
    const { gap, bayesRisk } = theorem2(problem);
    // The nearer the gap comes to the forbidden one, the better a climber likes it.
    const score = gap.minus(forbidden).abs().negated();
    return gap.equals(forbidden)
      ? { status: "violated", score, evidence: { bayesRisk, gap } }
      : { status: "holds", score };
  },
};
