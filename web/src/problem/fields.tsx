/** Fields of the form, each with the reader's message where its path is. */
import { createContext, type ComponentChildren, type JSX } from "preact";
import { useContext } from "preact/hooks";
import type { Refusal } from "../protocol.js";

/** What the reader refused, if anything. */
export const Refused = createContext<Refusal | undefined>(undefined);

/** Whether a refusal is about this path. */
function useRefusal(path: string): Refusal | undefined {
  const refusal = useContext(Refused);
  return refusal?.path === path ? refusal : undefined;
}

/** The message of a refusal at a path, where it is about this path. */
export function Message({ path }: { readonly path: string }): JSX.Element | null {
  const refusal = useRefusal(path);
  if (refusal === undefined) return null;
  return (
    <p class="refusal" id={idOf(path)} data-path={path}>
      expected {refusal.expected}, found {refusal.found}
    </p>
  );
}

function idOf(path: string): string {
  return `refused-${path.replaceAll(/[^a-zA-Z0-9]+/g, "-")}`;
}

/** An entry of a table or a field by itself. */
export function Entry({
  path,
  value,
  label,
  change,
  wide = false,
}: {
  readonly path: string;
  readonly value: string;
  readonly label: string;
  readonly change: (value: string) => void;
  readonly wide?: boolean;
}): JSX.Element {
  const refusal = useRefusal(path);
  return (
    <>
      <input
        class={wide ? "entry wide" : "entry"}
        value={value}
        aria-label={label}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={refusal !== undefined}
        aria-describedby={refusal === undefined ? undefined : idOf(path)}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <Message path={path} />
    </>
  );
}

export function Choice<T extends string>({
  value,
  options,
  label,
  path,
  change,
}: {
  readonly value: T;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly label: string;
  readonly path: string;
  readonly change: (value: T) => void;
}): JSX.Element {
  const refusal = useRefusal(path);
  return (
    <>
      <select
        value={value}
        aria-label={label}
        aria-invalid={refusal !== undefined}
        onChange={(event) => change(event.currentTarget.value as T)}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      <Message path={path} />
    </>
  );
}

/** A small button with a sign; screen readers hear its words. */
export function Sign({
  sign,
  words,
  act,
}: {
  readonly sign: string;
  readonly words: string;
  readonly act: () => void;
}): JSX.Element {
  return (
    <button type="button" class="sign" aria-label={words} title={words} onClick={act}>
      {sign}
    </button>
  );
}

export function Part({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <fieldset>
      <legend>{title}</legend>
      <p class="about">{about}</p>
      {children}
    </fieldset>
  );
}

/** A table of entries with names for rows and columns. */
export function Grid({
  label,
  corner,
  columns,
  rows,
  path,
  change,
  columnHead,
  rowHead,
}: {
  readonly label: string;
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly path: (row: number, column?: number) => string;
  readonly change: (row: number, column: number, value: string) => void;
  readonly columnHead: (column: number) => ComponentChildren;
  readonly rowHead: (row: number) => ComponentChildren;
}): JSX.Element {
  return (
    <div class="scroll">
      <table class="grid" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((_, j) => (
              <th scope="col" key={j}>
                {columnHead(j)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <th scope="row">
                {rowHead(i)}
                <Message path={path(i)} />
              </th>
              {row.map((value, j) => (
                <td key={j}>
                  <Entry
                    path={path(i, j)}
                    value={value}
                    label={`${label}, row ${String(i + 1)}, column ${columns[j] ?? String(j + 1)}`}
                    change={(next) => change(i, j, next)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
