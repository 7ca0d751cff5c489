/** Values that are computed when they are first needed. */

/**
 * A function that returns the value of `compute`, which it calls at most once: when it is first called
 * itself.
 */
export function once<T extends object>(compute: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= compute());
}

type Functions = Readonly<Record<string, () => unknown>>;
type Values<F extends Functions> = { readonly [K in keyof F]: ReturnType<F[K]> };

/** The key under which a lazy object keeps its functions; it is not enumerable. */
const functionsOf = Symbol("functions");

/**
 * An object with the properties of `first`, then those that `functions` compute each time they are
 * asked for, then those of `last`: all of them its own, and enumerable.
 *
 * All objects share the getter of a name. (`{ get x() { … } }` would give every object a getter and
 * a hidden class of its own, and large surfaces and searches make such objects by the hundred
 * thousand.)
 */
export function lazily<A extends object, F extends Functions, B extends object>(
  first: A,
  functions: F,
  last: B,
): A & Values<F> & B {
  const object = Object.defineProperty({ ...first }, functionsOf, { value: functions });
  for (const name of Object.keys(functions)) Object.defineProperty(object, name, getterOf(name));
  return Object.assign(object, last) as A & Values<F> & B;
}

const getters = new Map<string, PropertyDescriptor>();

function getterOf(name: string): PropertyDescriptor {
  const known = getters.get(name);
  if (known !== undefined) return known;
  const descriptor: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: { readonly [functionsOf]?: Functions }) {
      return this[functionsOf]?.[name]?.();
    },
  };
  getters.set(name, descriptor);
  return descriptor;
}

/** The key under which an object of `lazilyFrom` keeps what its values are computed from; it is not enumerable. */
const sourceOf = Symbol("source");

/**
 * As `lazily`, for objects that are made by the hundred thousand: they share the functions, which get what
 * an object's values are computed from.
 */
export function lazilyFrom<S extends object, V extends object>(functions: {
  readonly [K in keyof V]: (source: S) => V[K];
}): <B extends object>(source: S, last: B) => Readonly<V> & B {
  const descriptors: PropertyDescriptorMap = {};
  for (const [name, compute] of Object.entries<(source: S) => unknown>(functions)) {
    descriptors[name] = {
      enumerable: true,
      configurable: true,
      get(this: { readonly [sourceOf]: S }) {
        return compute(this[sourceOf]);
      },
    };
  }
  return <B extends object>(source: S, last: B) => {
    const object = Object.defineProperty({}, sourceOf, { value: source });
    Object.defineProperties(object, descriptors);
    return Object.assign(object, last) as Readonly<V> & B;
  };
}
