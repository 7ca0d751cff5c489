/**
 * All of C as a polyhedron, in the format of lrs and cdd ("Polyhedra format" of Avis and Fukuda).
 *
 * The epigraph {(D, P, ε) : aD + bP ≥ c for every domain row, ε ≥ γ − λD − μP for every piece} is the set
 * of bounds that some restorer meets. `.ine` lists its half-spaces, a row (b, a₁, a₂, a₃) for
 * b + a₁D + a₂P + a₃ε ≥ 0; `.ext` its vertices (1, D, P, ε) and rays (0, …). Every cell of a surface is
 * the shadow of a facet, so that the corners of the cells are all the vertices; a bound may always be
 * wider, so that the rays are the three axes.
 */
import { printable } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import type { ReadSurface } from "../certificate/reader.js";
import { surfaceCells } from "./cells.js";

/** What a surface states, and which pieces cut out each cell where that is known. */
export type StatedSurface = Pick<ReadSurface, "pieces" | "domain" | "neighbours">;

/** The half-spaces of the epigraph. @param command the command line that makes the text again */
export function* halfSpaces({ pieces, domain }: StatedSurface, name: string, command: string): Generator<string> {
  yield* opening(name, command, "half-spaces b + a1 D + a2 P + a3 eps >= 0: the domain rows, then the pieces");
  yield `H-representation\nbegin\n ${String(domain.length + pieces.length)} 4 rational\n`;
  for (const { distortion, perception, atLeast } of domain)
    yield row([atLeast.negated(), distortion, perception, Rational.zero]);
  for (const { intercept, multipliers } of pieces)
    yield row([intercept.negated(), multipliers.distortion, multipliers.perception, Rational.one]);
  yield "end\n";
}

/** The vertices and rays of the epigraph, vertices ascending in (D, P). @param command as above */
export function* verticesAndRays(surface: StatedSurface, name: string, command: string): Generator<string> {
  const vertices = verticesOf(surface);
  yield* opening(name, command, "vertices 1 D P eps, then the rays 0 1 0 0, 0 0 1 0 and 0 0 0 1");
  yield `V-representation\nbegin\n ${String(vertices.length + 3)} 4 rational\n`;
  for (const vertex of vertices) yield row([Rational.one, ...vertex]);
  const unit = (axis: number): Rational[] => [0, 1, 2, 3].map((i) => (i === axis ? Rational.one : Rational.zero));
  for (const axis of [1, 2, 3]) yield row(unit(axis));
  yield "end\n";
}

type Vertex = readonly [Rational, Rational, Rational];

/** (D, P, ε) at every corner of a cell, each once. */
function verticesOf(surface: StatedSurface): Vertex[] {
  const found = new Map<string, Vertex>();
  let k = 0;
  for (const cell of surfaceCells(surface)) {
    const piece = surface.pieces[k++];
    for (const [x, y, w] of cell?.corners ?? []) {
      if (w === 0n || piece === undefined) continue;
      const [D, P] = [Rational.of(x, w), Rational.of(y, w)];
      const { distortion, perception } = piece.multipliers;
      const height = piece.intercept.minus(distortion.times(D)).minus(perception.times(P));
      found.set(`${String(D)} ${String(P)}`, [D, P, height]);
    }
  }
  return [...found.values()].sort((a, b) => a[0].compare(b[0]) || a[1].compare(b[1]));
}

function* opening(name: string, command: string, what: string): Generator<string> {
  // Of a name both programs would read more than one word, and lrs the first line in any case.
  yield `* ${printable(name)}: ${what}\n* Made by: ${printable(command)}\n`;
}

function row(values: readonly Rational[]): string {
  return ` ${values.map(String).join(" ")}\n`;
}
