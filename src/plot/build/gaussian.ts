/**
 * The figures of the Gaussian example, from the CSV that `exact-cdp gaussian --gain … --format csv` prints:
 * (a) the mean squared error, (b) both Kullback-Leibler divergences, (c) total variation and W₂, (d) the
 * error rates of the fixed and of the re-trained classifier, over the gain a.
 *
 * Every quantity has a column of lower and one of upper ends; the curve is the band between them.
 * Source: Liu, Zhang, Xiong (NeurIPS 2019), the example of Gaussian mixtures.
 */
import { InputError, describe } from "../../exact/errors.js";
import { Rational, max, min } from "../../exact/rational.js";
import type { CsvRow } from "../../format/csv.js";
import { numberColumn, textColumn, words, type Table } from "../../report/listing.js";
import { colourOf, curveStroke } from "../figure/colours.js";
import { symbols, text, type Figure, type Mark, type Panel, type Place, type Text } from "../figure/figure.js";
import { valuesRange } from "../figure/window.js";
import { shownNumber } from "./numbers.js";

const panels: readonly {
  readonly letter: string;
  readonly title: Text;
  readonly quantities: readonly (readonly [key: string, name: string])[];
}[] = [
  { letter: "a", title: text("mean squared error"), quantities: [["meanSquaredError", "E(X−X̂)²"]] },
  {
    letter: "b",
    title: text("divergence"),
    quantities: [
      ["divergence", "KL(p‖q)"],
      ["reverseDivergence", "KL(q‖p)"],
    ],
  },
  {
    letter: "c",
    title: text("distance"),
    quantities: [
      ["totalVariation", "TV"],
      ["wasserstein", "W₂"],
    ],
  },
  {
    letter: "d",
    title: text("error rate"),
    quantities: [
      ["errorRate", "fixed"],
      ["retrainedErrorRate", "re-trained"],
    ],
  },
];

interface Curve {
  readonly key: string;
  readonly lower: readonly Place[];
  readonly upper: readonly Place[];
}

/** @param rows the table with its header @param path names it in errors @throws InputError for another table */
export function gaussianFigure(rows: readonly CsvRow[], path: string, command?: string): Figure {
  const curves = new Map(
    panels.flatMap(({ quantities }) => quantities.map(([key]) => [key, curveOf(rows, key, path)] as const)),
  );
  const gains = [...curves.values()][0]?.lower.map(([gain]) => gain) ?? [];
  const range = { from: gains.reduce(min), to: gains.reduce(max) };
  if (range.from.equals(range.to))
    throw new InputError({ code: "wrong-length", path, expected: "at least two gains", found: "one" });
  const own = (key: string): Curve => curves.get(key) ?? { key, lower: [], upper: [] };
  return {
    title: "The Gaussian example: distortion, divergences, distances and error rates over the gain",
    origin: command === undefined ? [] : [`regenerate: ${command}`],
    panels: panels.map(({ letter, title, quantities }): Panel => {
      const values = quantities.flatMap(([key]) => [...own(key).lower, ...own(key).upper].map(([, value]) => value));
      return {
        title: text(`(${letter})`),
        axes: {
          x: { ...range, power: 1, title: text("gain ", symbols.a), endless: false },
          y: { ...valuesRange(values), power: 1, title, endless: false },
        },
        marks: quantities.flatMap(([key, name], i) => curveMarks(own(key), name, i)),
      };
    }),
    legend: [],
    notes: [
      text(
        `Values at ${String(gains.length)} gains of X̂ = `,
        symbols.a,
        `Y, joined by straight lines; p is the law of X, q that of X̂. Every value is enclosed, to ${shownNumber(widest([...curves.values()]))} or less.`,
      ),
    ],
    table: tableOf([...curves.values()]),
  };
}

/** The greatest distance of two ends. */
function widest(curves: readonly Curve[]): Rational {
  return curves
    .flatMap(({ lower, upper }) => lower.map(([, value], i) => (upper[i]?.[1] ?? value).minus(value)))
    .reduce(max);
}

function curveMarks({ lower, upper }: Curve, name: string, index: number): Mark[] {
  const colour = colourOf(index);
  const end = upper.at(-1);
  return [
    { kind: "area", corners: [...lower, ...[...upper].reverse()], fill: colour },
    { kind: "line", points: upper, stroke: curveStroke(index) },
    ...(end === undefined ? [] : [{ kind: "end" as const, at: end, text: text(name), colour }]),
  ];
}

function curveOf(rows: readonly CsvRow[], key: string, path: string): Curve {
  const [head, ...body] = rows;
  const column = (name: string): number => {
    const found = head?.cells.findIndex((cell) => cell.trim() === name) ?? -1;
    if (found >= 0) return found;
    throw new InputError({
      code: "missing-key",
      path,
      expected: `a column ${name}, as exact-cdp gaussian --gain … --format csv prints it`,
      found: describe(head?.cells.join(",") ?? ""),
    });
  };
  const [gain, lower, upper] = [column("gain"), column(`${key}_lower`), column(`${key}_upper`)];
  if (body.length === 0)
    throw new InputError({ code: "wrong-length", path, expected: "a row for every gain", found: "no row" });
  const places = (index: number): Place[] =>
    body.map(({ cells, line }) => {
      const read = (at: number): Rational => Rational.parse((cells[at] ?? "").trim(), `${path}, line ${String(line)}`);
      return [read(gain), read(index)];
    });
  const [low, high] = [places(lower), places(upper)];
  low.forEach(([at, value], i) => {
    const before = low[i - 1];
    const above = high[i];
    if (before !== undefined && !before[0].lessThan(at))
      throw new InputError({ code: "out-of-range", path, expected: "ascending gains", found: at.toString() });
    if (above !== undefined && above[1].lessThan(value))
      throw new InputError({
        code: "out-of-range",
        path,
        expected: `${key}_lower at most ${key}_upper`,
        found: value.toString(),
      });
  });
  return { key, lower: low, upper: high };
}

function tableOf(curves: readonly Curve[]): Table {
  const columns = [
    textColumn("quantity"),
    numberColumn("gain", "$a$", "a"),
    numberColumn("lower", "$\\ge$", "≥"),
    numberColumn("upper", "$\\le$", "≤"),
  ];
  const rows = curves.flatMap(({ key, lower, upper }) =>
    lower.map(([gain, value], i) => [words(key), gain, value, upper[i]?.[1]]),
  );
  return { columns, rows };
}
