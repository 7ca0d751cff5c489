/**
 * The problem of the form: a problem file whose numbers are texts, with the changes that the form makes.
 *
 * The form judges nothing. Every change is written as JSON and read by the library's reader, whose refusals
 * carry the path of a field.
 */

export interface Draft {
  readonly format: string;
  readonly name: string;
  readonly description?: string;
  readonly reference?: string;
  readonly source: SourceDraft;
  readonly channel: { readonly outputs: readonly string[]; readonly matrix: Rows };
  readonly restored: { readonly alphabet: readonly string[] };
  readonly classifier: "bayes" | "retrained" | readonly string[];
  readonly distortion: string | { readonly matrix: Rows };
  readonly perception: unknown;
}

type Rows = readonly (readonly string[])[];

export interface SourceDraft {
  readonly alphabet: readonly string[];
  readonly classes?: readonly { readonly name: string; readonly prior: string; readonly pmf: readonly string[] }[];
  readonly classNames?: readonly string[];
  readonly counts?: Rows;
}

/** The text of a draft. */
export function draftText(draft: Draft): string {
  return `${JSON.stringify(draft, null, 2).replace(/\[\s+("[^"\\]*"(?:,\s+"[^"\\]*")*)\s+\]/g, (_, inside: string) => `[${inside.replace(/,\s+/g, ", ")}]`)}\n`;
}

/** A list with another entry at an index. */
export function withAt<T>(list: readonly T[], index: number, value: T): T[] {
  return list.map((one, i) => (i === index ? value : one));
}

/** A list without an index. */
export function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, i) => i !== index);
}

/** A name that no letter has yet. */
export function freshName(taken: readonly string[], prefix: string): string {
  // Letters that are numbers go on counting: costs such as squared errors need numbers.
  const numbers = taken.map(Number);
  if (taken.length > 0 && numbers.every((one) => Number.isInteger(one))) return String(Math.max(...numbers) + 1);
  for (let i = taken.length + 1; ; i++) if (!taken.includes(`${prefix}${String(i)}`)) return `${prefix}${String(i)}`;
}

/** The source with one more letter, of mass zero. */
export function addLetter(draft: Draft): Draft {
  const { source, channel } = draft;
  const letter = freshName(source.alphabet, "x");
  const first = channel.outputs.map((_, y) => (y === 0 ? "1" : "0"));
  const next: Draft = {
    ...draft,
    source: {
      ...source,
      alphabet: [...source.alphabet, letter],
      ...(source.classes === undefined
        ? {}
        : { classes: source.classes.map((one) => ({ ...one, pmf: [...one.pmf, "0"] })) }),
      ...(source.counts === undefined ? {} : { counts: source.counts.map((row) => [...row, "0"]) }),
    },
    channel: { ...channel, matrix: [...channel.matrix, first] },
  };
  const same = sameLetters(draft);
  return withCosts(same ? addRestored(next, letter) : next, (rows) => [...rows, next.restored.alphabet.map(() => "1")]);
}

export function removeLetter(draft: Draft, x: number): Draft {
  const { source, channel } = draft;
  const same = sameLetters(draft);
  const next: Draft = withCosts(
    {
      ...draft,
      source: {
        ...source,
        alphabet: without(source.alphabet, x),
        ...(source.classes === undefined
          ? {}
          : { classes: source.classes.map((one) => ({ ...one, pmf: without(one.pmf, x) })) }),
        ...(source.counts === undefined ? {} : { counts: source.counts.map((row) => without(row, x)) }),
      },
      channel: { ...channel, matrix: without(channel.matrix, x) },
    },
    (rows) => without(rows, x),
  );
  return same ? removeRestored(next, x) : next;
}

/** Another name for a source letter, and for the restored one where both alphabets are the same. */
export function renameLetter(draft: Draft, x: number, name: string): Draft {
  const next = { ...draft, source: { ...draft.source, alphabet: withAt(draft.source.alphabet, x, name) } };
  return sameLetters(draft) ? { ...next, restored: { alphabet: next.source.alphabet } } : next;
}

export function addOutput(draft: Draft): Draft {
  const { channel } = draft;
  return {
    ...draft,
    channel: {
      outputs: [...channel.outputs, freshName(channel.outputs, "y")],
      matrix: channel.matrix.map((row) => [...row, "0"]),
    },
  };
}

export function removeOutput(draft: Draft, y: number): Draft {
  const { channel } = draft;
  return {
    ...draft,
    channel: { outputs: without(channel.outputs, y), matrix: channel.matrix.map((row) => without(row, y)) },
  };
}

export function addClass(draft: Draft): Draft {
  const { source } = draft;
  if (source.classes !== undefined) {
    const name = freshName(
      source.classes.map((one) => one.name),
      "w",
    );
    const pmf = source.alphabet.map((_, x) => (x === 0 ? "1" : "0"));
    return { ...draft, source: { ...source, classes: [...source.classes, { name, prior: "0", pmf }] } };
  }
  const [names, counts] = [source.classNames ?? [], source.counts ?? []];
  return {
    ...draft,
    source: {
      ...source,
      classNames: [...names, freshName(names, "w")],
      counts: [...counts, source.alphabet.map(() => "0")],
    },
  };
}

export function removeClass(draft: Draft, k: number): Draft {
  const { source, classifier } = draft;
  const names = classNames(source);
  const [gone, kept] = [names[k], names[k === 0 ? 1 : 0] ?? ""];
  return {
    ...draft,
    source: {
      ...source,
      ...(source.classes === undefined ? {} : { classes: without(source.classes, k) }),
      ...(source.classNames === undefined ? {} : { classNames: without(source.classNames, k) }),
      ...(source.counts === undefined ? {} : { counts: without(source.counts, k) }),
    },
    classifier: typeof classifier === "string" ? classifier : classifier.map((name) => (name === gone ? kept : name)),
  };
}

/** Another name for a class, in the classifier too. */
export function renameClass(draft: Draft, k: number, name: string): Draft {
  const { source, classifier } = draft;
  const old = classNames(source)[k];
  return {
    ...draft,
    source: {
      ...source,
      ...(source.classes === undefined
        ? {}
        : { classes: source.classes.map((one, i) => (i === k ? { ...one, name } : one)) }),
      ...(source.classNames === undefined ? {} : { classNames: withAt(source.classNames, k, name) }),
    },
    classifier: typeof classifier === "string" ? classifier : classifier.map((one) => (one === old ? name : one)),
  };
}

export function addRestored(draft: Draft, letter = freshName(draft.restored.alphabet, "x")): Draft {
  const { restored, classifier } = draft;
  const [first = ""] = classNames(draft.source);
  return withCosts(
    {
      ...draft,
      restored: { alphabet: [...restored.alphabet, letter] },
      classifier: typeof classifier === "string" ? classifier : [...classifier, first],
    },
    (rows) => rows.map((row) => [...row, "1"]),
  );
}

export function removeRestored(draft: Draft, j: number): Draft {
  const { restored, classifier } = draft;
  return withCosts(
    {
      ...draft,
      restored: { alphabet: without(restored.alphabet, j) },
      classifier: typeof classifier === "string" ? classifier : without(classifier, j),
    },
    (rows) => rows.map((row) => without(row, j)),
  );
}

/** The draft with other costs, where they are a matrix. */
function withCosts(draft: Draft, change: (rows: Rows) => Rows): Draft {
  const { distortion } = draft;
  return typeof distortion === "string" ? draft : { ...draft, distortion: { matrix: change(distortion.matrix) } };
}

export function sameLetters({ source, restored }: Draft): boolean {
  return (
    source.alphabet.length === restored.alphabet.length &&
    source.alphabet.every((letter, i) => letter === restored.alphabet[i])
  );
}

export function classNames(source: SourceDraft): readonly string[] {
  return source.classes?.map((one) => one.name) ?? source.classNames ?? [];
}
