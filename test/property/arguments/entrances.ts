/**
 * Every function that the package exports: functions of the entrances, and constructors, static
 * functions and methods of the classes among them.
 */
import * as root from "../../../src/index.js";
import * as browser from "../../../src/browser/index.js";
import * as arbitraries from "../../../src/generate/index.js";
import * as enumeration from "../../../src/enumeration/index.js";
import * as kernel from "../../../src/kernel/index.js";
import * as lp from "../../../src/lp/index.js";
import * as plot from "../../../src/plot/index.js";
import * as quantise from "../../../src/quantise/index.js";
import * as report from "../../../src/report/index.js";
import * as search from "../../../src/conjectures/index.js";
import * as verified from "../../../src/verified/index.js";

export const entrances: Readonly<Record<string, object>> = {
  root,
  kernel,
  verified,
  quantise,
  report,
  plot,
  enumeration,
  arbitraries,
  search,
  lp,
  browser,
};

export interface Exported {
  /** `entrance/name`, `entrance/Class.static`, `entrance/Class#method`, `entrance/new Class`. */
  readonly name: string;
  readonly kind: "function" | "constructor" | "static" | "method";
  /** Calls it. @param self the instance of a method */
  readonly call: (args: readonly unknown[], self?: object) => unknown;
}

type Callable = (...args: readonly unknown[]) => unknown;
type Constructor = new (...args: readonly unknown[]) => object;

function isClass(value: Callable): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function membersOf(entrance: string, name: string, type: Callable): Exported[] {
  const statics = Object.entries(Object.getOwnPropertyDescriptors(type)).flatMap(([key, { value }]) =>
    typeof value === "function" ? [[key, value as Callable] as const] : [],
  );
  const methods = Object.entries(Object.getOwnPropertyDescriptors(type.prototype as object)).flatMap(
    ([key, { value }]) =>
      typeof value === "function" && key !== "constructor" ? [[key, value as Callable] as const] : [],
  );
  return [
    {
      name: `${entrance}/new ${name}`,
      kind: "constructor",
      call: (args) => new (type as unknown as Constructor)(...args),
    },
    ...statics.map(([key, value]): Exported => ({
      name: `${entrance}/${name}.${key}`,
      kind: "static",
      call: (args) => Reflect.apply(value, type, args),
    })),
    ...methods.map(([key, value]): Exported => ({
      name: `${entrance}/${name}#${key}`,
      kind: "method",
      call: (args, self) => Reflect.apply(value, self, args),
    })),
  ];
}

/** All exported functions, in the order of the entrances. */
export const exported: readonly Exported[] = Object.entries(entrances).flatMap(([entrance, names]) =>
  Object.entries(names).flatMap(([name, value]: [string, unknown]): Exported[] => {
    if (typeof value !== "function") return [];
    const callable = value as Callable;
    return isClass(callable)
      ? membersOf(entrance, name, callable)
      : [{ name: `${entrance}/${name}`, kind: "function", call: (args) => Reflect.apply(callable, undefined, args) }];
  }),
);
