/**
 * Values that are computed once per object and live as long as the object.
 *
 * An `Owner` carries the cache itself, in a private field, so that cache and object are collected
 * together. (A WeakMap from object to value would do the same, but V8 empties it only in a full
 * garbage collection, which slows a search, with its thousands of problems, by a third.)
 */

/** An object that carries values computed from it. */
export abstract class Owner {
  readonly #values = new Map<object, unknown>();

  /** For `Memo` alone. */
  static valuesOf(owner: Owner): Map<object, unknown> {
    return owner.#values;
  }
}

/**
 * One value per owner.
 * @example const sizes = new Memo<number>(); sizes.of(problem, () => expensive(problem))
 */
export class Memo<V> {
  /** The value of an owner, computed the first time it is asked for. */
  of(owner: Owner, compute: () => V): V {
    const values = Owner.valuesOf(owner);
    let value = values.get(this) as V | undefined;
    if (value === undefined) {
      value = compute();
      values.set(this, value);
    }
    return value;
  }
}
