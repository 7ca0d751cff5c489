/** Values that are computed when they are first needed. */
import { Itself } from "../model/once.js";

/** The value of a function that is called at most once, when it is first needed. */
export function once<T extends object>(compute: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= compute());
}

type Functions = Readonly<Record<string, () => unknown>>;
type Values<F extends Functions> = { readonly [K in keyof F]: ReturnType<F[K]> };

/**
 * An object with the properties of `first`, then those that `functions` compute each time they are
 * asked for, then those of `last`: all of them its own, and enumerable.
 *
 * Not `{ get x() { … } }`: that gives every object a hidden class of its own, which V8 keeps with all
 * that the getter refers to until the next full collection. Here all objects share the getter of a name.
 */
export function lazily<A extends object, F extends Functions, B extends object>(first: A, functions: F, last: B): A & Values<F> & B {
  const object = { ...first };
  new Lazy(object, functions);
  for (const name of Object.keys(functions)) Object.defineProperty(object, name, getterOf(name));
  return Object.assign(object, last) as A & Values<F> & B;
}

class Lazy extends Itself {
  readonly #functions: Functions;

  constructor(object: object, functions: Functions) {
    super(object);
    this.#functions = functions;
  }

  static value(object: object, name: string): unknown {
    return (object as Lazy).#functions[name]?.();
  }
}

const getters = new Map<string, PropertyDescriptor>();

function getterOf(name: string): PropertyDescriptor {
  const known = getters.get(name);
  if (known !== undefined) return known;
  const descriptor: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: object) {
      return Lazy.value(this, name);
    },
  };
  getters.set(name, descriptor);
  return descriptor;
}
