/**
 * Evidence for all of C where C is the least of several surfaces and nevertheless convex.
 *
 * Notation: a sheet s is the C of one case, a labeling with a divergence; C is the least over all
 * cases. Piece k is the plane π_k; P_k is the polygon in which all domain rows hold and π_k is not
 * below the other pieces. Verified is (docs/formats.md has the grammar):
 *  (i) every listed sheet is, by its own evidence (surface.ts), the maximum of its pieces on its
 *      domain: there C ≤ C_s = max of its pieces;
 *  (ii) for every piece and divergence a tree (labelings.ts): π_k ≤ C_c everywhere, for every
 *      labeling c. Hence π_k ≤ C;
 *  (iii) for every domain row and divergence a Farkas plane: nothing is feasible where it fails;
 *  (iv) P_k has an area and is covered by the polygons dom(s) ∩ {C_s ≤ π_k} (cover.ts).
 * Outside the domain C = +∞ by (iii). A point z of the domain lies in the P_k of the piece that is
 * largest there; by (iv) some sheet has C(z) ≤ C_s(z) ≤ π_k(z), and by (ii) C(z) ≥ π_k(z). So C is
 * the maximum of the pieces on the domain. That holds along unbounded cells too, which are covered
 * as they are; no condition on their directions is needed. Sheets that are listed twice, overlap or
 * are nowhere the least do no harm, sheets that are missing leave a cell uncovered.
 */
import type { JsonValue } from "../exact/json.js";
import { entry } from "../exact/vector.js";
import type { SettledCase } from "./cases.js";
import { Cells } from "./cells.js";
import type { Instance } from "./coefficients.js";
import { uncoveredPart, type HalfPlanes } from "./cover.js";
import { couplingCost } from "./divergence.js";
import { caseKeys, requireTrees, symmetriesOf } from "./labelings.js";
import { type Plane, readPlane } from "./planes.js";
import { readLabels } from "./problem.js";
import { list, object, position } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import { type DomainRow, type Piece, type SurfaceStatement, readDomain, readPieces } from "./statements.js";
import { type Progress, type SurfacePlaces, SurfaceCheck, checkParts, surfaceKeys } from "./surface.js";

/** Verifies the evidence; returns only when C is the stated surface. */
export function checkSheets(
  evidence: JsonValue,
  where: SurfacePlaces,
  statement: SurfaceStatement,
  instance: Instance,
  progress?: Progress,
): void {
  const { problem, meter } = instance;
  const at = where.evidence;
  problem.divergences.forEach(({ power }) => {
    if (power !== 1)
      refuse(
        where.statement.at("kind"),
        "a problem whose divergences are all convex",
        "one with a divergence that is not",
      );
  });
  const retrained = problem.classifier === "retrained";
  const fields = object(evidence, at, ["sheets", "trees", "cuts"], retrained ? caseKeys : []);
  const { pieces, domain } = statement;
  const cells = new Cells(statement, where.statement, meter);

  const symmetries = symmetriesOf(fields, at, instance);
  list(fields.trees, at.at("trees"), "trees per piece", pieces.length).forEach((trees, k) => {
    const piece = entry(pieces, k);
    const shownBy = (plane: Plane, _: unknown, place: Where): void => requireBelow(piece, plane, place); // ii
    requireTrees(trees, at.at("trees").at(k), instance, symmetries, { shownBy });
    progress?.("planes", k + 1, pieces.length);
  });
  list(fields.cuts, at.at("cuts"), "Farkas planes per domain row", domain.length).forEach((cuts, i) => {
    requireRow(entry(domain, i), cuts, at.at("cuts").at(i), instance); // iii
    progress?.("cuts", i + 1, domain.length);
  });
  const sheets = list(fields.sheets, at.at("sheets"), "sheets").map((one, s) =>
    readSheet(one, at.at("sheets").at(s), instance),
  ); // i
  pieces.forEach((_, k) => {
    requireCovered(cells, k, sheets, instance, where.statement.at("pieces").at(k)); // iv
    progress?.("cells", k + 1, pieces.length);
  });
}

/** One sheet with its case, verified. */
function readSheet(value: JsonValue, where: Where, instance: Instance): Cells {
  const { problem } = instance;
  const of = caseOf(value, where, instance);
  const own = [
    "pieces",
    "domain",
    ...(problem.classifier === "retrained" ? ["classifier"] : []),
    ...(problem.divergences.length > 1 ? ["divergence"] : []),
  ];
  const { required, optional } = surfaceKeys({ byCoupling: couplingCost(of.divergence) !== undefined });
  const fields: Partial<Record<string, JsonValue>> = object(value, where, [...own, ...required], optional);
  const statement: SurfaceStatement = {
    kind: "surface",
    pieces: readPieces(list(fields["pieces"] ?? null, where.at("pieces"), "the pieces"), where.at("pieces")),
    domain: readDomain(list(fields["domain"] ?? null, where.at("domain"), "the domain rows"), where.at("domain")),
  };
  const check = new SurfaceCheck(statement, of, { statement: where, evidence: where }, instance);
  checkParts(fields, where, check);
  return check.cellsOf;
}

/** The case of a sheet or a restorer: its `classifier` and `divergence`, where there is a choice. */
export function caseOf(value: JsonValue, where: Where, { problem }: Instance): SettledCase {
  const given = (key: string): JsonValue =>
    typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? ((value as Record<string, JsonValue>)[key] ?? null)
      : refuse(where, `the key "${key}"`, "none");
  const { classifier, divergences, source, letters } = problem;
  const labels =
    classifier === "retrained" ? readLabels(given("classifier"), where.at("classifier"), source, letters) : classifier;
  const index = divergences.length > 1 ? position(given("divergence"), where.at("divergence"), divergences.length) : 0;
  return { labels, divergence: entry(divergences, index) };
}

/** ε ≥ γ' − λD − μP with the multipliers of the piece and γ' ≥ γ. */
export function requireBelow({ multipliers, intercept }: Piece, plane: Plane, where: Where): void {
  requireSlopes(plane, multipliers, where);
  if (!intercept.atMost(plane.intercept))
    refuse(where, `γ ≥ ${shown(intercept)}, the intercept of the piece`, shown(plane.intercept));
}

/** The row follows from a Farkas plane per divergence. */
function requireRow(row: DomainRow, cuts: JsonValue, where: Where, instance: Instance): void {
  const { divergences, letters } = instance.problem;
  list(cuts, where, "a Farkas plane per divergence", divergences.length).forEach((value, d) => {
    const place = where.at(d);
    // What is feasible does not depend on the classifier.
    const plane = readPlane(
      value,
      place,
      instance,
      { labels: letters.restored.map(() => undefined), divergence: entry(divergences, d) },
      "nothing",
    );
    requireSlopes(plane, row, place);
    if (!row.atLeast.atMost(plane.intercept))
      refuse(place, `γ ≥ ${shown(row.atLeast)}, the bound of the row`, shown(plane.intercept));
  });
}

function requireSlopes(plane: Plane, stated: Pick<Plane, "distortion" | "perception">, where: Where): void {
  for (const name of ["distortion", "perception"] as const) {
    if (!plane[name].equals(stated[name]))
      refuse(where.at("multipliers").at(name), `${shown(stated[name])}, as stated`, shown(plane[name]));
  }
}

function requireCovered(cells: Cells, k: number, sheets: readonly Cells[], { meter }: Instance, where: Where): void {
  const plane = entry(cells.planes, k);
  function* sets(): Generator<HalfPlanes> {
    for (const sheet of sheets) yield sheet.atMost(plane, where);
  }
  const rest = meter.passing(() => uncoveredPart(cells.cut(k, where), cells.bits, sets(), meter, where));
  if (rest !== undefined)
    refuse(
      where,
      "sheets that are at most this piece on all of its cell",
      "none of them so on a part of it with an area",
    );
}
