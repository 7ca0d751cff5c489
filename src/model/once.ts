/**
 * What is computed once per object, and lives as long as the object.
 *
 * A WeakMap would say the same. But of objects that die young by the thousands, as the problems of
 * a search do, V8 keeps what a WeakMap has of them until the next full collection: the networks and
 * minima of a hundred dead problems then pass through every small one. Here the values hang on the
 * object itself, in a private field that a base class which returns the object puts there: nothing
 * else sees it, and copies of the object do not have it.
 */

/** A class that builds nothing: `super(object)` is the object, to which private fields can be added. */
export class Itself {
  constructor(object: object) {
    return object;
  }
}

class Values extends Itself {
  readonly #values = new Map<object, unknown>();

  static of(object: object): Map<object, unknown> {
    if (!(#values in object)) new Values(object);
    return (object as Values).#values;
  }
}

export class OncePer<V> {
  /** The value of an object: computed the first time. */
  of(object: object, compute: () => V): V {
    const values = Values.of(object);
    let value = values.get(this) as V | undefined;
    if (value === undefined) {
      value = compute();
      values.set(this, value);
    }
    return value;
  }
}
