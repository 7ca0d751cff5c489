/**
 * The code of a conjecture, watched: what it answers is checked, and what it throws is told as its fault.
 *
 * A module of a user's may throw, answer a promise or nothing, or give a score that is no number.
 * None of that says anything about an instance, so that it ends a search instead of counting.
 */
import { text } from "../../exact/arguments.js";
import { InputError } from "../../exact/errors.js";
import { isRational } from "../../exact/rational.js";
import type { Instance, InstanceDefinition } from "../../generate/instance/instance.js";
import type { Conjecture } from "./conjecture.js";
import { statuses, type Outcome } from "./outcome.js";

/** A conjecture does not do what a `Conjecture` does. */
export class ConjectureFault extends Error {
  override readonly name = "ConjectureFault";

  constructor(
    message: string,
    /** What it was asked about. */
    readonly instance?: Instance,
  ) {
    text(message, "message");
    super(message);
  }
}

/** What surrounds a decision. */
export interface Watch {
  /** @returns whether to decide; otherwise the instance counts as undecided */
  readonly before: (instance: Instance) => boolean;
  readonly after: () => void;
}

/** The conjecture with every function watched. Its functions throw InputError, for instances that they refuse, and ConjectureFault. */
export function guarded(
  conjecture: Conjecture,
  watch: Watch = { before: () => true, after: () => undefined },
): Conjecture {
  const { decide, adapted, certificates } = conjecture;
  return {
    ...conjecture,
    decide: (instance) => {
      if (!watch.before(instance)) return { status: "undecided" };
      const answer = attempt("decide", instance, () => decide(instance) as unknown);
      watch.after();
      return outcomeOf(answer, instance);
    },
    ...(certificates === undefined
      ? {}
      : {
          certificates: (instance: Instance) => {
            if (!watch.before(instance)) throw new ConjectureFault("certificates takes too long", instance);
            const all = attempt("certificates", instance, () => certificates(instance) as unknown);
            watch.after();
            if (!Array.isArray(all))
              throw new ConjectureFault(`certificates gives ${shown(all)}, expected a list of certificates`, instance);
            return all as ReturnType<typeof certificates>;
          },
        }),
    ...(adapted === undefined
      ? {}
      : {
          adapted: (definition: InstanceDefinition) => {
            const changed = attempt("adapted", undefined, () => adapted(definition) as unknown);
            if (typeof changed !== "object" || changed === null)
              throw new ConjectureFault(`adapted gives ${shown(changed)}, expected a definition`);
            return changed as InstanceDefinition;
          },
        }),
  };
}

/** Calls the code of a conjecture. @param what for messages @throws InputError and ConjectureFault, nothing else */
export function attempt<T>(what: string, instance: Instance | undefined, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof InputError || error instanceof ConjectureFault) throw error;
    const refused = error as Partial<InputError> | undefined;
    // Of another copy of this package, which the module of a user may import.
    if (refused?.name === "InputError" && refused.code !== undefined)
      throw new InputError({
        code: refused.code,
        path: String(refused.path),
        expected: String(refused.expected),
        found: String(refused.found),
      });
    throw new ConjectureFault(
      `${what} throws ${error instanceof Error ? `${error.name}: ${error.message}` : shown(error)}`,
      instance,
    );
  }
}

/** An answer of `decide` as an outcome. @throws ConjectureFault where it is none */
export function outcomeOf(answer: unknown, instance: Instance): Outcome {
  const refuse = (found: string, expected: string): never => {
    throw new ConjectureFault(`decide gives ${found}, expected ${expected}`, instance);
  };
  if (answer instanceof Promise) refuse("a promise", "an outcome at once");
  if (typeof answer !== "object" || answer === null) return refuse(shown(answer), "an outcome");
  const { status, score, measure, evidence } = answer as Readonly<Record<string, unknown>>;
  if (!(statuses as readonly unknown[]).includes(status))
    refuse(`the status ${shown(status)}`, `one of ${statuses.join(", ")}`);
  for (const [key, value] of Object.entries({ score, measure })) {
    if (value !== undefined && !isRational(value)) refuse(`the ${key} ${shown(value)}`, "a Rational");
  }
  if (status === "violated") {
    if (typeof evidence !== "object" || evidence === null)
      refuse(
        `"violated" with ${evidence === undefined ? "no evidence" : `the evidence ${shown(evidence)}`}`,
        "evidence, an object",
      );
    try {
      JSON.stringify(evidence);
    } catch (error) {
      refuse(
        "evidence that JSON cannot hold",
        `data that JSON.stringify prints (${String(error instanceof Error ? error.message.split("\n")[0] : error)})`,
      );
    }
  }
  return answer as Outcome;
}

function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  return Array.isArray(value) ? "a list" : typeof value === "function" ? "a function" : "an object";
}
