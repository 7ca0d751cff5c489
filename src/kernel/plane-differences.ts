/**
 * The planes of a certificate of the second version: each says which piece it is.
 *
 * An entry is a list [piece, levels, x̂, z, x̂, z, …], which changes the tree of potentials (tree.ts), or an
 * object with a whole plane. The multipliers of a tree are those of the piece: what is left to see is
 * that they are ≥ 0 and that γ is the intercept. As many entries as pieces, each of another piece, prove
 * every piece. The same holds for Farkas planes and the rows of the domain.
 */
import type { JsonValue } from "../exact/json.js";
import { entry } from "../exact/vector.js";
import type { SettledCase } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { type Bounded, type Plane, interceptOf } from "./planes.js";
import { object, position } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import { reduced } from "./scaled.js";
import { PotentialTree } from "./tree.js";

interface Stated {
  readonly instance: Instance;
  readonly of: SettledCase;
  readonly what: "piece" | "row";
  readonly bounded: Bounded;
}

/** @param whole verifies a plane that is written out */
export function planesAsDifferences(
  { instance, of, what, bounded }: Stated,
  stated: readonly Plane[],
  where: Where,
  whole: (value: JsonValue, place: Where, index: number) => void,
): (value: JsonValue, place: Where) => void {
  const seen = new Uint8Array(stated.length);
  const indexOf = (value: JsonValue, place: Where): number => {
    const index = position(value, place, stated.length);
    if (seen[index] === 1) refuse(place, `each ${what} once`, `${String(index)} again`);
    seen[index] = 1;
    return index;
  };
  const { divergence } = of;
  const cost = divergence.form === "transport" ? divergence.cost : undefined;
  const tree = cost === undefined ? undefined : new PotentialTree(instance, of, cost, where);
  return (value, place) => {
    if (!Array.isArray(value)) {
      const fields: Partial<Record<string, JsonValue>> = object(value, place, [what, "plane"]);
      const index = indexOf(fields[what] ?? null, place.at(what));
      whole(fields["plane"] ?? null, place.at("plane"), index);
      return;
    }
    if (tree === undefined || cost === undefined)
      return refuse(place, "a plane as an object: only those of transport divergences have trees", "a list");
    const index = indexOf(value[0] ?? null, place.at(0));
    tree.change(value, 1, place);
    const plane = entry(stated, index);
    for (const name of ["distortion", "perception"] as const)
      if (plane[name].sign() < 0) refuse(place, `a ${what} whose multipliers are ≥ 0`, shown(plane[name]));
    const withError = bounded === "error rate";
    const restored = tree.potentials(plane.distortion, plane.perception, withError, place);
    const { num, den } = interceptOf(restored, plane, instance, of, cost, bounded, place);
    const { intercept } = plane;
    if (num * intercept.den !== intercept.num * den)
      refuse(
        place,
        `γ = ${shown(intercept)} as in ${nameOf(what)} ${String(index)}`,
        shown(reduced(num, den, instance.meter, place)),
      );
  };
}

function nameOf(what: "piece" | "row"): string {
  return what === "piece" ? what : "domain row";
}

/** A plane that is written out, against what is stated. */
export function requireSame(found: Plane, stated: Plane, what: string, where: Where): void {
  for (const name of ["distortion", "perception"] as const) {
    if (!found[name].equals(stated[name]))
      refuse(where.at("multipliers").at(name), `${shown(stated[name])} as in ${what}`, shown(found[name]));
  }
  if (!found.intercept.equals(stated.intercept))
    refuse(where, `γ = ${shown(stated.intercept)} as in ${what}`, shown(found.intercept));
}
