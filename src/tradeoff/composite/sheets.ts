/**
 * The sheets of a composite problem: the surfaces whose least is C.
 *
 * Depth-first over partial labelings. The surface of a node, where open letters may answer
 * whichever class is best for each output, bounds those of all its labelings from below. Where it
 * is covered by the least of the sheets found so far, the node is dropped. Where it is not, C is
 * solved at a point there: if C is lower than all sheets, its labeling is a new sheet; otherwise
 * the node is split as the tree of that point splits it. Sheets that are nowhere needed are dropped in the end. Parts of the
 * divergence with the same power live in the same (D, P^power) plane and are compared.
 */
import type { CaseTree, SymmetryData } from "../../certificate/composite.js";
import { inner, type Polygon } from "../../exact/polygon.js";
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { floatHint } from "../../lp/float-hint.js";
import { free } from "../../model/classifier.js";
import { caseProblem, openLabeling, type Labeling } from "../../model/composite.js";
import type { CompositeProblem } from "../../model/problem.js";
import { SurfaceBuilder, type Surface } from "../surface.js";
import { leastOn, PlanarSurface, uncoveredCell } from "./planar.js";
import { solveComposite } from "./point.js";
import { comesBefore, symmetriesOf } from "./symmetries.js";

/** The surface of one labeling and one part of the divergence. */
export interface Sheet {
  /** Class index per restored letter. */
  readonly labeling: Labeling;
  readonly part: number;
  /** P stands for P^power of the part. */
  readonly surface: Surface;
  readonly planar: PlanarSurface;
}

interface Node {
  readonly labeling: Labeling;
  readonly part: number;
  planar: PlanarSurface | undefined;
  /** Wanted as it is, whatever its mirror images. */
  readonly wanted?: true;
}

/** Finds the sheets in small steps, so that a caller can report progress or stop. */
export class SheetBuilder {
  /** Surfaces computed so far. */
  surfaces = 0;
  private readonly found: Sheet[] = [];
  private readonly waiting: Node[];
  private readonly symmetries: readonly SymmetryData[];
  private readonly order: readonly number[];
  private readonly parts: CompositeProblem[] = [];
  /** The surface that is being computed, and what it is for. */
  private building: { readonly builder: SurfaceBuilder; readonly done: (surface: Surface) => void } | undefined;

  constructor(readonly problem: CompositeProblem) {
    const labeling = openLabeling(problem);
    this.symmetries = problem.classifier === "retrained" ? symmetriesOf(problem) : [];
    this.order = labeling.map((_, j) => j);
    this.waiting = problem.perception.parts.map((_, part) => ({ labeling, part, planar: undefined }));
  }

  get progress(): { readonly surfaces: number; readonly sheets: number; readonly waiting: number } {
    return { surfaces: this.surfaces, sheets: this.found.length, waiting: this.waiting.length };
  }

  /** Asks about one facet, or compares one node. @returns whether more remain */
  step(): boolean {
    if (this.building !== undefined) {
      const { builder, done } = this.building;
      if (!builder.step()) {
        this.building = undefined;
        this.surfaces++;
        done(builder.surface());
      }
      return true;
    }
    const node = this.waiting.pop();
    if (node === undefined) return false;
    if (node.wanted !== true && this.symmetries.some((one) => comesBefore(one, node.labeling, this.order))) return this.waiting.length > 0;
    if (node.planar === undefined) {
      this.build(node.labeling, node.part, (surface) => {
        node.planar = new PlanarSurface(surface);
        this.waiting.push(node);
      });
      return true;
    }
    this.compare(node, node.planar);
    return this.waiting.length > 0;
  }

  /** The sheets, once `step` has nothing left to do: ascending by part and labeling, none of them dispensable among those of its power. */
  sheets(): readonly Sheet[] {
    const kept = [...this.found].sort((a, b) => a.part - b.part || compareLabelings(a.labeling, b.labeling));
    for (const sheet of [...kept].reverse()) {
      const others = kept.filter((one) => one !== sheet && this.power(one.part) === this.power(sheet.part));
      if (uncoveredCell(sheet.planar, others.map(({ planar }) => planar)) === undefined) kept.splice(kept.indexOf(sheet), 1);
    }
    return kept;
  }

  private power(part: number): 1 | 2 {
    return entry(this.problem.perception.parts, part).power;
  }

  /** The problem with this part only, in the (D, P^power) plane. */
  private alone(part: number): CompositeProblem {
    const { perception } = this.problem;
    return (this.parts[part] ??= { ...this.problem, perception: { ...perception, parts: [{ ...entry(perception.parts, part), power: 1 }] } });
  }

  private build(labeling: Labeling, part: number, done: (surface: Surface) => void): void {
    this.building = { builder: new SurfaceBuilder(caseProblem(this.problem, labeling, part)), done };
  }

  private compare(node: Node, planar: PlanarSurface): void {
    const comparable = this.found.filter(({ part }) => this.power(part) === this.power(node.part)).map((sheet) => sheet.planar);
    const lower = uncoveredCell(planar, comparable);
    if (lower === undefined) return;
    if (!node.labeling.includes(free)) {
      this.found.push({ labeling: node.labeling, part: node.part, surface: planar.surface as Surface, planar });
      return;
    }
    const { better, tree } = this.inside(node.part, lower);
    if (better !== undefined) {
      // Then the node is compared again.
      this.waiting.push(node, { labeling: better, part: node.part, planar: undefined, wanted: true });
      return;
    }
    const below = leavesOf(tree, node.labeling);
    if (below.length < 2) throw new Error("a node below the sheets has a labeling that is open");
    for (const labeling of below) this.waiting.push({ labeling, part: node.part, planar: undefined });
  }

  /**
   * C at a point inside the polygon: the tree that proves it, and its labeling where it is lower
   * there than every sheet of a part with this power.
   */
  private inside(part: number, polygon: Polygon): { readonly better: Labeling | undefined; readonly tree: CaseTree } {
    const [x, y, w] = inner(polygon);
    const at = { distortion: Rational.of(x, w), perception: Rational.of(y, w) };
    // The tree is to split this node, whatever its mirror images do.
    const point = solveComposite(this.alone(part), at, floatHint, false);
    if (point.status === "infeasible") throw new Error("a node's surface is finite only where something is feasible");
    const known = this.found.some((sheet) => {
      if (this.power(sheet.part) !== this.power(part)) return false;
      const value = sheet.surface.at(at);
      return value !== "infinite" && value.atMost(point.errorRate);
    });
    return { better: known ? undefined : point.labeling, tree: entry(point.trees, 0) };
  }
}

/** Where a sheet is the least of those with its power: per piece, polygons in the (D, P^power) plane. Of equal sheets the first. */
export function leastRegions(sheet: Sheet, sheets: readonly Sheet[], power: (part: number) => 1 | 2): { readonly piece: number; readonly polygons: readonly Polygon[] }[] {
  const comparable = sheets.filter((one) => one !== sheet && power(one.part) === power(sheet.part));
  const earlier = comparable.filter((one) => sheets.indexOf(one) < sheets.indexOf(sheet));
  const { planar } = sheet;
  return planar.cells.map((cell, piece) => {
    const plane = entry(planar.planes, piece);
    return { piece, polygons: leastOn(cell, plane, comparable.map((one) => one.planar), earlier.map((one) => one.planar)) };
  });
}

/** The leaves of a tree that agree with a labeling, each with what it settles. */
function leavesOf(tree: CaseTree, labeling: Labeling): Labeling[] {
  if (tree.kind !== "letter") return [labeling];
  const settled = entry(labeling, tree.letter);
  return tree.classes.flatMap((below, k) => (settled === free || settled === k ? leavesOf(below, labeling.with(tree.letter, k)) : []));
}

function compareLabelings(a: Labeling, b: Labeling): number {
  for (const [j, k] of a.entries()) {
    const other = entry(b, j);
    if (k !== other) return k - other;
  }
  return 0;
}
