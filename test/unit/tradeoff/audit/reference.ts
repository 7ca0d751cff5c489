/**
 * Least values by one linear program each, straight from the definition of a problem: the reference.
 *
 * Variables: Q(x̂|y), and for a transport cost a coupling T(x̂,x) of q with p_X, for witnesses t ≥ d. No code of
 * model, formulation or oracles. Of a re-trained classifier and of a minimum of divergences every case is solved.
 */
import { Rational, sum } from "../../../../src/exact/rational.js";
import { Root, compareRoots, type RationalOrRoot } from "../../../../src/exact/root.js";
import type { ColumnDefinition } from "../../../../src/lp/program.js";
import { linearProgram } from "../../../../src/lp/program.js";
import { solveLinearProgram } from "../../../../src/lp/simplex.js";
import type { ProblemDefinition } from "../../../../src/model/problem.js";
import { plain, transportCost, unionLetters, witnessList } from "../../../property/definitions.js";

export type Quantity = "distortion" | "perception" | "errorRate";

/** What a restorer has at most; the quantity that is minimised has no limit. */
export interface Limits {
  readonly distortion: Rational;
  readonly perception: RationalOrRoot;
  readonly errorRate: Rational;
}

const { zero, one } = Rational;

/** The least value of one quantity where the other two are limited, over all cases; undefined where nothing is left. */
export function leastByPrograms(
  definition: ProblemDefinition,
  quantity: Quantity,
  limits: Limits,
): RationalOrRoot | undefined {
  const values = casesOf(definition).flatMap((one) => {
    const squared = one.perception === "wasserstein-2";
    const { perception } = limits;
    if (!squared && perception instanceof Root && quantity !== "perception")
      throw new RangeError("a root limits no linear program");
    const P = perception instanceof Root ? perception.square : squared ? perception.times(perception) : perception;
    const value = leastOfCase(squared ? { ...one, perception: "wasserstein-2-squared" } : one, quantity, {
      ...limits,
      perception: P,
    });
    if (value === undefined) return [];
    return [squared && quantity === "perception" ? Root.of(value) : value];
  });
  return values.reduce<RationalOrRoot | undefined>(
    (least, value) => (least === undefined || compareRoots(value, least) < 0 ? value : least),
    undefined,
  );
}

/** Every labeling with every part of the divergence. */
function casesOf(definition: ProblemDefinition): ProblemDefinition[] {
  const { source, classifier, perception } = definition;
  const letters = definition.restored?.alphabet ?? source.alphabet;
  const names = "classes" in source ? source.classes.map(({ name }) => name) : source.classNames;
  const labelings = letters.reduce<string[][]>(
    (all) => all.flatMap((labels) => names.map((name) => [...labels, name])),
    [[]],
  );
  const parts = typeof perception === "object" && "minimum" in perception ? perception.minimum : [perception];
  return (classifier === "retrained" ? labelings : [classifier]).flatMap((rule) =>
    parts.map((part) => ({ ...definition, classifier: rule, perception: part })),
  );
}

function leastOfCase(
  definition: ProblemDefinition,
  quantity: Quantity,
  limits: Record<Quantity, Rational>,
): Rational | undefined {
  const { mass, distortion, error, marginal, sourceLetters, restoredLetters } = plain(definition);
  const { perception } = definition;
  const byWitnesses =
    perception === "chebyshev" ||
    perception === "kolmogorov-smirnov" ||
    (typeof perception === "object" && "witnesses" in perception);
  const rows = [
    ...mass.map((_, y) => ({ name: `output ${String(y)}`, relation: "=" as const, bound: one })),
    ...(["distortion", "perception", "errorRate"] as const)
      .filter((name) => name !== quantity)
      .map((name) => ({ name, relation: "<=" as const, bound: limits[name] })),
  ];
  /** The coefficients of a quantity: its row, or nothing where it is the objective. */
  const counted = (name: Quantity, value: Rational): Record<string, Rational> =>
    name === quantity ? {} : { [name]: value };
  const cost = (name: Quantity, value: Rational): Rational => (name === quantity ? value : zero);
  const columns: ColumnDefinition[] = mass.flatMap((pi, y) =>
    restoredLetters.map((letter, j) => {
      const [delta, e] = [distortion[y]![j]!, error[y]![j]!];
      return {
        name: `Q(${String(j)}|${String(y)})`,
        lower: zero,
        cost: cost("distortion", delta).plus(cost("errorRate", e)),
        coefficients: {
          [`output ${String(y)}`]: one,
          ...counted("distortion", delta),
          ...counted("errorRate", e),
          ...(byWitnesses
            ? Object.fromEntries(
                witnessList(definition).map((g, i) => [
                  `witness ${String(i)}`,
                  pi.times(g[unionLetters(definition).indexOf(letter)]!),
                ]),
              )
            : { [`restored ${String(j)}`]: pi.negated() }),
        },
      };
    }),
  );
  const more = byWitnesses
    ? {
        // t + g·q ≥ g·p
        rows: witnessList(definition).map((g, i) => ({
          name: `witness ${String(i)}`,
          relation: ">=" as const,
          bound: sum(marginal.map((p, x) => p.times(g[unionLetters(definition).indexOf(sourceLetters[x]!)]!))),
        })),
        columns: [
          {
            name: "t",
            lower: zero,
            cost: cost("perception", one),
            coefficients: {
              ...counted("perception", one),
              ...Object.fromEntries(witnessList(definition).map((_, i) => [`witness ${String(i)}`, one])),
            },
          },
        ],
      }
    : {
        rows: [
          ...restoredLetters.map((_, j) => ({ name: `restored ${String(j)}`, relation: "=" as const, bound: zero })),
          ...marginal.map((p, x) => ({ name: `source ${String(x)}`, relation: "=" as const, bound: p })),
        ],
        columns: transportCost(definition).flatMap((row, j) =>
          row.map((rho, x) => ({
            name: `T(${String(j)},${String(x)})`,
            lower: zero,
            cost: cost("perception", rho),
            coefficients: {
              [`restored ${String(j)}`]: one,
              [`source ${String(x)}`]: one,
              ...counted("perception", rho),
            },
          })),
        ),
      };
  const outcome = solveLinearProgram(linearProgram([...rows, ...more.rows], [...columns, ...more.columns]));
  return outcome.status === "optimal" ? outcome.value : undefined;
}
