/** The problem: chosen from the gallery, opened from a file, or edited as a form or as JSON. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Explorer } from "../explorer.js";
import { Busy } from "../parts/busy.js";
import { RefusalText } from "../parts/refusal.js";
import { useStore } from "../store.js";
import { draftText, type Draft } from "./draft.js";
import { Refused } from "./fields.js";
import { fitsForm, Form } from "./form.js";

export function ProblemPanel({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { store } = explorer;
  const problem = useStore(store, (state) => state.main);
  const name = useStore(store, (state) => state.names.main);
  const opening = useStore(store, (state) => state.opening);
  const [editing, setEditing] = useState(false);
  return (
    <section class="card" aria-labelledby="problem-title">
      <h2 id="problem-title">The problem</h2>
      <Gallery explorer={explorer} side="main" chosen={name} label="from the gallery" />
      <p class="buttons">
        <Chooser explorer={explorer} side="main" />
        <button type="button" aria-expanded={editing} onClick={() => setEditing(!editing)}>
          {editing ? "Close the editor" : "Edit the problem"}
        </button>
      </p>
      <Busy text={opening.busy} />
      <RefusalText refusal={opening.refusal} id="problem-refusal" />
      {opening.refusal !== undefined && problem !== undefined && (
        <p class="about">Shown is still the last problem that could be read, {problem.name}.</p>
      )}
      {problem !== undefined && (
        <>
          <h3 id="problem-name">{problem.name}</h3>
          {problem.description !== "" && <p>{problem.description}</p>}
          <p class="about">{problem.line}</p>
          {problem.reference !== "" && <p class="about reference">{problem.reference}</p>}
        </>
      )}
      {editing && problem !== undefined && <Editor explorer={explorer} />}
    </section>
  );
}

export function Gallery({
  explorer,
  side,
  chosen,
  label,
}: {
  readonly explorer: Explorer;
  readonly side: "main" | "other";
  readonly chosen: string;
  readonly label: string;
}): JSX.Element {
  const gallery = useStore(explorer.store, (state) => state.gallery);
  const known = gallery.some(({ name }) => name === chosen);
  return (
    <label class="field">
      <span>{label}</span>
      <select
        id={`gallery-${side}`}
        value={known ? chosen : ""}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value !== "") void explorer.open(side, { gallery: value });
        }}
      >
        {!known && <option value="">{side === "main" ? "your own problem" : "choose a problem"}</option>}
        {gallery.map(({ name, about }) => (
          <option key={name} value={name} title={about}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Chooser({
  explorer,
  side,
}: {
  readonly explorer: Explorer;
  readonly side: "main" | "other";
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        Open a file …
      </button>
      <input
        ref={input}
        id={`file-${side}`}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="a problem file"
        onChange={(event) => {
          const target = event.currentTarget;
          const file = target.files?.item(0);
          if (file !== null && file !== undefined) void explorer.openFile(side, file);
          target.value = "";
        }}
      />
    </>
  );
}

function Editor({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { store } = explorer;
  const problem = useStore(store, (state) => state.main);
  const typed = useStore(store, (state) => state.draft);
  const refusal = useStore(store, (state) => state.opening.refusal);
  const [own, setOwn] = useState<Draft | undefined>(problem?.file as Draft | undefined);
  const emitted = useRef("");
  const [view, setView] = useState<"form" | "text">("form");
  // A problem that does not come from the form is taken over by it.
  useEffect(() => {
    if (store.get().draft !== emitted.current || emitted.current === "") setOwn(problem?.file as Draft | undefined);
  }, [problem]);
  const text = typed === "" ? (problem?.text ?? "") : typed;
  return (
    <div class="editor">
      <div class="tabs" role="group" aria-label="edit as">
        <button type="button" aria-pressed={view === "form"} onClick={() => setView("form")}>
          Form
        </button>
        <button type="button" aria-pressed={view === "text"} onClick={() => setView("text")}>
          JSON
        </button>
      </div>
      <p class="about">Numbers are exact: 7/10, 0.25, 1e-3, 0.(3). Every change is read at once.</p>
      {view === "text" ? (
        <textarea
          id="problem-text"
          aria-label="the problem file"
          spellcheck={false}
          rows={24}
          value={text}
          aria-invalid={refusal !== undefined}
          aria-describedby="problem-refusal"
          onInput={(event) => explorer.edit(event.currentTarget.value)}
        />
      ) : own === undefined || !fitsForm(own) ? (
        <p>This problem is larger than a form is of use for: edit it as JSON.</p>
      ) : (
        <Refused.Provider value={refusal}>
          <Form
            draft={own}
            change={(next) => {
              setOwn(next);
              emitted.current = draftText(next);
              explorer.edit(emitted.current);
            }}
          />
        </Refused.Provider>
      )}
    </div>
  );
}
