/**
 * The case surfaces of a problem: those whose least is C.
 *
 * The search goes depth-first over partial labelings. The surface of a node, where open letters may
 * answer whichever class is best for each output, bounds those of all its labelings from below. A
 * node is dropped when its surface is nowhere below the least of the surfaces found so far. Otherwise
 * C is solved at a point where it is below: if C is lower than all surfaces there, its labeling gives
 * a new surface; if not, the node is split as the tree of that point splits it. Surfaces that are
 * nowhere needed are dropped in the end. Only parts of the divergence with the same power are
 * compared, because they live in the same (D, P^power) plane.
 */
import type { CaseTree, SymmetryData } from "../../certificate/point.js";
import { inner, type Polygon } from "../../exact/polygon.js";
import { Rational } from "../../exact/rational.js";
import { finish, type Steps } from "../../exact/steps.js";
import { entry } from "../../exact/vector.js";
import { Case, isRetrained, relaxedCases } from "../../model/case.js";
import { free, type Labeling } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";
import { caseSurface, type CaseSurface } from "../convex/surface.js";
import { branch } from "./branch.js";
import { leastOn, planarOf, uncoveredCell } from "./planar.js";
import { comesBefore, symmetriesOf } from "./symmetries.js";

/** Progress: how many surfaces were computed, how many are needed so far, and how many labelings wait. */
export interface CasesProgress {
  readonly surfaces: number;
  readonly needed: number;
  readonly waiting: number;
}

interface Node {
  readonly of: Case;
  surface: CaseSurface | undefined;
  /** Whether the node is examined even where a symmetry takes it to labelings that come before. */
  readonly wanted: boolean;
}

/** The surfaces whose least is C, ascending by part and labeling; each is needed among those of its power. */
export function* caseSurfaces(problem: Problem): Steps<CasesProgress, readonly CaseSurface[]> {
  const search = new CaseSearch(problem);
  yield* search.run();
  return search.indispensable();
}

class CaseSearch implements CasesProgress {
  surfaces = 0;
  private readonly found: CaseSurface[] = [];
  private readonly nodes: Node[];
  private readonly symmetries: readonly SymmetryData[];
  private readonly order: readonly number[];
  private readonly parts: Problem[] = [];

  constructor(private readonly problem: Problem) {
    this.symmetries = isRetrained(problem) ? symmetriesOf(problem) : [];
    this.order = problem.restored.letters.map((_, j) => j);
    this.nodes = relaxedCases(problem).map((of) => ({ of, surface: undefined, wanted: false }));
  }

  get needed(): number {
    return this.found.length;
  }

  get waiting(): number {
    return this.nodes.length;
  }

  *run(): Steps<CasesProgress, void> {
    for (let node = this.nodes.pop(); node !== undefined; node = this.nodes.pop()) {
      const { labeling } = node.of;
      if (!node.wanted && this.symmetries.some((one) => comesBefore(one, labeling, this.order))) continue;
      if (node.surface === undefined) {
        const steps = caseSurface(node.of);
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done === true) {
            node.surface = step.value;
            break;
          }
          yield this;
        }
        this.surfaces++;
      }
      this.compare(node, node.surface);
      yield this;
    }
  }

  /** The surfaces found, ascending, without those that the others cover. */
  indispensable(): readonly CaseSurface[] {
    const kept = [...this.found].sort(
      (a, b) => a.of.part - b.of.part || compareLabelings(a.of.labeling, b.of.labeling),
    );
    for (const surface of [...kept].reverse()) {
      const others = comparable(surface.of, kept).filter((one) => one !== surface);
      if (uncoveredCell(planarOf(surface), others.map(planarOf)) === undefined) kept.splice(kept.indexOf(surface), 1);
    }
    return kept;
  }

  private compare(node: Node, surface: CaseSurface): void {
    const { of } = node;
    const lower = uncoveredCell(planarOf(surface), comparable(of, this.found).map(planarOf));
    if (lower === undefined) return;
    if (!of.labeling.includes(free)) {
      this.found.push(surface);
      return;
    }
    const { better, tree } = this.inside(of, lower);
    if (better !== undefined) {
      // The node is compared again with the new surface.
      this.nodes.push(node, { of: new Case(this.problem, better, of.part), surface: undefined, wanted: true });
      return;
    }
    const below = leavesOf(tree, of.labeling);
    if (below.length < 2) throw new Error("a node below the surfaces has a labeling that is open");
    for (const labeling of below)
      this.nodes.push({ of: new Case(this.problem, labeling, of.part), surface: undefined, wanted: false });
  }

  /**
   * C at a point inside the polygon: the tree that proves it, and its labeling where it is lower
   * there than every surface of a part with this power.
   */
  private inside(of: Case, polygon: Polygon): { readonly better: Labeling | undefined; readonly tree: CaseTree } {
    const [x, y, w] = inner(polygon);
    const at = { distortion: Rational.of(x, w), perception: Rational.of(y, w) };
    // Without symmetries, because the tree has to split this very node.
    const point = finish(branch(this.alone(of), at, false));
    if (point.status !== "optimal") throw new Error("a node's surface is finite only where something is feasible");
    const known = comparable(of, this.found).some((surface) => {
      const value = surface.at(at);
      return value !== "infinite" && value.atMost(point.errorRate);
    });
    return { better: known ? undefined : point.labeling, tree: entry(point.proof.trees, 0) };
  }

  /** The problem with the part of this case only, in the (D, P^power) plane. */
  private alone({ part, divergence }: Case): Problem {
    const { perception } = this.problem;
    return (this.parts[part] ??= this.problem.withPerception({ ...perception, parts: [{ divergence, power: 1 }] }));
  }
}

/** The surfaces whose parts have the power of this case: they live in the same plane. */
function comparable({ power }: Case, surfaces: readonly CaseSurface[]): CaseSurface[] {
  return surfaces.filter(({ of }) => of.power === power);
}

/**
 * The polygons of the (D, P^power) plane, per piece, on which a surface is the least of those with its
 * power; of equal surfaces the first has them.
 */
export function leastRegions(
  surface: CaseSurface,
  surfaces: readonly CaseSurface[],
): { readonly piece: number; readonly polygons: readonly Polygon[] }[] {
  const others = comparable(surface.of, surfaces).filter((one) => one !== surface);
  const earlier = others.filter((one) => surfaces.indexOf(one) < surfaces.indexOf(surface)).map(planarOf);
  const { cells, planes } = planarOf(surface);
  return cells.map((cell, piece) => ({
    piece,
    polygons: leastOn(cell, entry(planes, piece), others.map(planarOf), earlier),
  }));
}

/** The labelings of the leaves of a tree that agree with a labeling. */
function leavesOf(tree: CaseTree, labeling: Labeling): Labeling[] {
  if (tree.kind !== "letter") return [labeling];
  const settled = entry(labeling, tree.letter);
  return tree.classes.flatMap((below, k) =>
    settled === free || settled === k ? leavesOf(below, labeling.with(tree.letter, k)) : [],
  );
}

function compareLabelings(a: Labeling, b: Labeling): number {
  for (const [j, k] of a.entries()) {
    const other = entry(b, j);
    if (k !== other) return k - other;
  }
  return 0;
}
