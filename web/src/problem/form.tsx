/** The problem as a form: alphabets, classes, channel, measures, classifier. */
import type { JSX } from "preact";
import {
  addClass,
  addLetter,
  addOutput,
  addRestored,
  classNames,
  removeClass,
  removeLetter,
  removeOutput,
  removeRestored,
  renameClass,
  renameLetter,
  sameLetters,
  withAt,
  type Draft,
} from "./draft.js";
import { Choice, Entry, Grid, Message, Part, Sign } from "./fields.js";
import { Distortion, Perception } from "./measures.js";

/** Forms of more entries than this would be no help. */
const mostEntries = 900;

/** Whether a problem is small enough for the form. */
export function fitsForm({ source, channel, restored }: Draft): boolean {
  const letters = source.alphabet.length;
  return letters * (classNames(source).length + channel.outputs.length + restored.alphabet.length) <= mostEntries;
}

export interface FormProps {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}

export function Form({ draft, change }: FormProps): JSX.Element {
  return (
    <form class="editor-form" aria-label="the problem" onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        name
        <Entry
          wide
          path="$.name"
          label="name of the problem"
          value={draft.name}
          change={(name) => change({ ...draft, name })}
        />
      </label>
      <label class="field">
        description
        <Entry
          wide
          path="$.description"
          label="description of the problem"
          value={draft.description ?? ""}
          change={(description) => change({ ...draft, description })}
        />
      </label>
      <Source draft={draft} change={change} />
      <Channel draft={draft} change={change} />
      <Restored draft={draft} change={change} />
      <Classifier draft={draft} change={change} />
      <Distortion draft={draft} change={change} />
      <Perception draft={draft} change={change} />
    </form>
  );
}

function Source({ draft, change }: FormProps): JSX.Element {
  const { source } = draft;
  const { alphabet, classes, counts } = source;
  const names = classNames(source);
  const byClasses = classes !== undefined;
  const rows = byClasses ? classes.map(({ pmf }) => pmf) : (counts ?? []);
  const rowPath = (k: number): string =>
    byClasses ? `$.source.classes[${String(k)}].pmf` : `$.source.counts[${String(k)}]`;
  const setRow = (k: number, x: number, value: string): void => {
    const row = withAt(rows[k] ?? [], x, value);
    change({
      ...draft,
      source: byClasses
        ? { ...source, classes: classes.map((one, i) => (i === k ? { ...one, pmf: row } : one)) }
        : { ...source, counts: withAt(rows, k, row) },
    });
  };
  const setPrior = (k: number, prior: string): void => {
    if (classes === undefined) return;
    change({ ...draft, source: { ...source, classes: classes.map((one, i) => (i === k ? { ...one, prior } : one)) } });
  };
  return (
    <Part
      title="Source: classes and letters"
      about={
        byClasses
          ? "A row for each class: its name, its prior, and p(x | class) for each letter x. Priors sum to 1, and so does each row."
          : "A row for each class: how often each letter occurs with it."
      }
    >
      <Message path="$.source" />
      <Message path="$.source.alphabet" />
      <Message path="$.source.classes" />
      <Message path="$.source.counts" />
      <Grid
        label="source"
        corner={byClasses ? "class, prior" : "class"}
        columns={alphabet}
        rows={rows}
        path={(k, x) => (x === undefined ? rowPath(k) : `${rowPath(k)}[${String(x)}]`)}
        change={setRow}
        columnHead={(x) => (
          <span class="head">
            <Entry
              path={`$.source.alphabet[${String(x)}]`}
              label={`letter ${String(x + 1)}`}
              value={alphabet[x] ?? ""}
              change={(name) => change(renameLetter(draft, x, name))}
            />
            {alphabet.length > 1 && (
              <Sign
                sign="×"
                words={`remove the letter ${alphabet[x] ?? ""}`}
                act={() => change(removeLetter(draft, x))}
              />
            )}
          </span>
        )}
        rowHead={(k) => (
          <span class="head">
            <Entry
              path={byClasses ? `$.source.classes[${String(k)}].name` : `$.source.classNames[${String(k)}]`}
              label={`class ${String(k + 1)}`}
              value={names[k] ?? ""}
              change={(name) => change(renameClass(draft, k, name))}
            />
            {classes !== undefined && (
              <Entry
                path={`$.source.classes[${String(k)}].prior`}
                label={`prior of ${names[k] ?? ""}`}
                value={classes[k]?.prior ?? ""}
                change={(value) => setPrior(k, value)}
              />
            )}
            {names.length > 1 && (
              <Sign sign="×" words={`remove the class ${names[k] ?? ""}`} act={() => change(removeClass(draft, k))} />
            )}
          </span>
        )}
      />
      <p class="buttons">
        <button type="button" onClick={() => change(addLetter(draft))}>
          Add a letter
        </button>
        <button type="button" onClick={() => change(addClass(draft))}>
          Add a class
        </button>
      </p>
    </Part>
  );
}

function Channel({ draft, change }: FormProps): JSX.Element {
  const { source, channel } = draft;
  const { outputs, matrix } = channel;
  return (
    <Part
      title="Channel: W(y | x)"
      about="A row for each source letter x, a column for each output y. Each row sums to 1."
    >
      <Message path="$.channel" />
      <Message path="$.channel.outputs" />
      <Message path="$.channel.matrix" />
      <Grid
        label="channel"
        corner="x \ y"
        columns={outputs}
        rows={matrix}
        path={(x, y) => `$.channel.matrix[${String(x)}]${y === undefined ? "" : `[${String(y)}]`}`}
        change={(x, y, value) =>
          change({ ...draft, channel: { ...channel, matrix: withAt(matrix, x, withAt(matrix[x] ?? [], y, value)) } })
        }
        columnHead={(y) => (
          <span class="head">
            <Entry
              path={`$.channel.outputs[${String(y)}]`}
              label={`output ${String(y + 1)}`}
              value={outputs[y] ?? ""}
              change={(name) => change({ ...draft, channel: { ...channel, outputs: withAt(outputs, y, name) } })}
            />
            {outputs.length > 1 && (
              <Sign
                sign="×"
                words={`remove the output ${outputs[y] ?? ""}`}
                act={() => change(removeOutput(draft, y))}
              />
            )}
          </span>
        )}
        rowHead={(x) => source.alphabet[x] ?? ""}
      />
      <p class="buttons">
        <button type="button" onClick={() => change(addOutput(draft))}>
          Add an output
        </button>
      </p>
    </Part>
  );
}

function Restored({ draft, change }: FormProps): JSX.Element {
  const { restored, source } = draft;
  const same = sameLetters(draft);
  return (
    <Part
      title="Restored letters"
      about={same ? "The same as the source letters." : "The letters that a restorer may give."}
    >
      <Message path="$.restored" />
      <Message path="$.restored.alphabet" />
      {!same && (
        <ul class="letters">
          {restored.alphabet.map((letter, j) => (
            <li key={j} class="head">
              <Entry
                path={`$.restored.alphabet[${String(j)}]`}
                label={`restored letter ${String(j + 1)}`}
                value={letter}
                change={(name) => change({ ...draft, restored: { alphabet: withAt(restored.alphabet, j, name) } })}
              />
              {restored.alphabet.length > 1 && (
                <Sign
                  sign="×"
                  words={`remove the restored letter ${letter}`}
                  act={() => change(removeRestored(draft, j))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="buttons">
        <button type="button" onClick={() => change(addRestored(draft))}>
          Add a restored letter
        </button>
        {!same && restored.alphabet.length === source.alphabet.length && (
          <button type="button" onClick={() => change({ ...draft, restored: { alphabet: source.alphabet } })}>
            Use the source letters
          </button>
        )}
      </p>
    </Part>
  );
}

function Classifier({ draft, change }: FormProps): JSX.Element {
  const { classifier, restored, source } = draft;
  const names = classNames(source);
  const kind = typeof classifier === "string" ? classifier : "list";
  const choose = (next: "bayes" | "retrained" | "list"): void =>
    change({ ...draft, classifier: next === "list" ? restored.alphabet.map(() => names[0] ?? "") : next });
  return (
    <Part title="Classifier" about="What decides the class of a restored letter.">
      <Choice
        path="$.classifier"
        label="kind of classifier"
        value={kind}
        options={[
          ["list", "fixed: a class for each restored letter"],
          ["bayes", "fixed: the Bayes rule of the source"],
          ["retrained", "re-trained: the best one for each restorer"],
        ]}
        change={choose}
      />
      {typeof classifier !== "string" && (
        <ul class="letters">
          {classifier.map((name, j) => (
            <li key={j}>
              <span class="letter">{restored.alphabet[j] ?? ""} → </span>
              <Choice
                path={`$.classifier[${String(j)}]`}
                label={`class of ${restored.alphabet[j] ?? ""}`}
                value={name}
                options={names.map((one) => [one, one])}
                change={(next) => change({ ...draft, classifier: withAt(classifier, j, next) })}
              />
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
