/**
 * Of which kinds the instances were that were tested: their distortions, divergences and classifiers.
 *
 * Generators say what they may draw; this says what was drawn.
 */

/** Instances by the kind of their distortion, of their divergence, and of their classifier. */
export interface Kinds {
  /** `hamming`, `squared-error`, …, or `matrix`. */
  readonly distortions: KindCounts;
  /** `total-variation`, …, or the key of a problem file: `transport`, `witnesses`, `minimum`. */
  readonly divergences: KindCounts;
  /** `bayes`, `retrained`, or `names`: a class per restored letter. */
  readonly classifiers: KindCounts;
}

export type KindCounts = Readonly<Record<string, number>>;

export const kindNames = ["distortions", "divergences", "classifiers"] as const;

/** The measures of a problem, as far as their kinds go. */
export interface Measured {
  readonly distortion: object | string;
  readonly perception: object | string;
  readonly classifier: object | string;
}

/** Kinds that are counted instance by instance. */
export class KindCounter {
  private readonly sums = { distortions: newSums(), divergences: newSums(), classifiers: newSums() };

  /** Counts an instance, or as many of its kinds. */
  add({ definition }: { readonly definition: Measured }, times = 1): void {
    const { distortion, perception, classifier } = definition;
    this.count("distortions", nameOf(distortion), times);
    this.count("divergences", nameOf(perception), times);
    this.count("classifiers", typeof classifier === "string" ? classifier : "names", times);
  }

  addAll(kinds: Kinds): void {
    for (const what of kindNames)
      for (const [name, times] of Object.entries(kinds[what])) this.count(what, name, times);
  }

  /** Names in alphabetical order: equal kinds print equally. */
  get kinds(): Kinds {
    const sorted = (sums: ReadonlyMap<string, number>): KindCounts =>
      Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
    const { distortions, divergences, classifiers } = this.sums;
    return {
      distortions: sorted(distortions),
      divergences: sorted(divergences),
      classifiers: sorted(classifiers),
    };
  }

  private count(what: keyof Kinds, name: string, times: number): void {
    this.sums[what].set(name, (this.sums[what].get(name) ?? 0) + times);
  }
}

/** The kinds of all instances together; undefined where some of them were not told. */
export function mergeKinds(all: readonly (Kinds | undefined)[]): Kinds | undefined {
  const counter = new KindCounter();
  for (const kinds of all) {
    if (kinds === undefined) return undefined;
    counter.addAll(kinds);
  }
  return counter.kinds;
}

/** How many instances were counted. */
export function countedIn({ distortions }: Kinds): number {
  return Object.values(distortions).reduce((sum, count) => sum + count, 0);
}

function newSums(): Map<string, number> {
  return new Map();
}

function nameOf(measure: object | string): string {
  return typeof measure === "string" ? measure : (Object.keys(measure)[0] ?? "");
}
