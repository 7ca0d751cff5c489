/**
 * Pieces, domain rows and cells as formulas: for people and for LaTeX.
 *
 * A piece is γ − λD − μP, a domain row λD + μP ≥ γ. A cell is the intersection of the
 * half-planes to the left of its edges: its corners are listed counter-clockwise, and an
 * unbounded cell comes in along its last ray and leaves along its first.
 */
import { Rational } from "../exact/rational.js";
import type { DomainRow, Piece, Ray, Vertex } from "../tradeoff/surface.js";

/** The notation of a formula: the text of numbers and the sign between a number and a variable. */
export interface Script {
  readonly number: (value: Rational) => string;
  readonly times: string;
  readonly relations: { readonly atLeast: string; readonly atMost: string };
}

export const plainScript: Script = { number: String, times: "·", relations: { atLeast: "≥", atMost: "≤" } };

/** The notation of LaTeX; \tfrac needs amsmath. */
export const texScript: Script = {
  number: ({ num, den }) => (den === 1n ? String(num) : `\\tfrac{${String(num)}}{${String(den)}}`),
  times: "\\,",
  relations: { atLeast: "\\ge", atMost: "\\le" },
};

/** γ − λD − μP. */
export function pieceFormula({ intercept, multipliers: { distortion, perception } }: Piece, script: Script): string {
  return linear(
    [
      [intercept, ""],
      [distortion.negated(), "D"],
      [perception.negated(), "P"],
    ],
    script,
  );
}

/** distortion·D + perception·P ≥ atLeast. */
export function rowFormula({ distortion, perception, atLeast }: DomainRow, script: Script): string {
  return inequality(distortion, perception, atLeast, script);
}

/** The edges of a cell as inequalities, in the order of the corners. */
export function cellConditions(piece: Piece, vertices: readonly Vertex[], script: Script): string[] {
  const corners = piece.corners.map((index) => {
    const vertex = vertices[index];
    if (vertex === undefined) throw new RangeError("a corner that is no vertex");
    return [vertex.distortion, vertex.perception] as const;
  });
  const edges: { readonly from: Pair; readonly along: Pair }[] = corners.map((from, i) => {
    const next = corners[(i + 1) % corners.length] ?? from;
    return { from, along: [next[0].minus(from[0]), next[1].minus(from[1])] };
  });
  const [outgoing] = piece.rays;
  const incoming = piece.rays.at(-1);
  const [first] = corners;
  const last = corners.at(-1);
  if (outgoing !== undefined && incoming !== undefined && first !== undefined && last !== undefined) {
    const [dx, dy] = directions[incoming];
    edges.pop();
    edges.unshift({ from: first, along: [dx.negated(), dy.negated()] });
    edges.push({ from: last, along: directions[outgoing] });
  }
  return edges.map(({ from: [x, y], along: [dx, dy] }) => {
    // To the left of the edge: (−dy, dx)·((D,P) − from) ≥ 0.
    const a = dy.negated();
    return inequality(a, dx, a.times(x).plus(dx.times(y)), script);
  });
}

type Pair = readonly [Rational, Rational];

const directions: Readonly<Record<Ray, Pair>> = {
  distortion: [Rational.one, Rational.zero],
  perception: [Rational.zero, Rational.one],
};

/** a·D + b·P ≥ c, scaled so that the first coefficient other than zero is 1; ≤ where it was negative. */
function inequality(a: Rational, b: Rational, c: Rational, script: Script): string {
  const leading = a.isZero() ? b : a;
  const relation = leading.sign() < 0 ? script.relations.atMost : script.relations.atLeast;
  return `${linear(
    [
      [a.over(leading), "D"],
      [b.over(leading), "P"],
    ],
    script,
  )} ${relation} ${linear([[c.over(leading), ""]], script)}`;
}

/** A sum of terms number·variable without zeros, ones and double signs. */
function linear(terms: readonly (readonly [Rational, string])[], script: Script): string {
  let text = "";
  for (const [factor, variable] of terms) {
    if (factor.isZero()) continue;
    const sign = factor.sign() < 0 ? "-" : "+";
    text += text === "" ? (sign === "-" ? "-" : "") : ` ${sign} `;
    const size = factor.abs();
    const number = variable !== "" && size.equals(Rational.one) ? "" : script.number(size);
    text += number + (number !== "" && variable !== "" ? script.times : "") + variable;
  }
  return text === "" ? "0" : text;
}
