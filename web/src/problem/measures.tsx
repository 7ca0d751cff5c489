/** Distortion and perceptual difference in the form. */
import type { JSX } from "preact";
import { withAt, type Draft } from "./draft.js";
import { Choice, Grid, Message, Part } from "./fields.js";
import type { FormProps } from "./form.js";

const distortions = [
  ["hamming", "Hamming: 1 where x̂ ≠ x"],
  ["squared-error", "squared error (letters are numbers)"],
  ["absolute-error", "absolute error (letters are numbers)"],
  ["matrix", "a cost for each pair"],
] as const;

const perceptions = [
  ["total-variation", "total variation"],
  ["wasserstein-1", "Wasserstein-1 (letters are numbers)"],
  ["wasserstein-2-squared", "squared Wasserstein-2 (letters are numbers)"],
  ["wasserstein-2", "Wasserstein-2 (letters are numbers; not convex)"],
  ["chebyshev", "Chebyshev: the largest |p(x) − q(x)|"],
  ["kolmogorov-smirnov", "Kolmogorov-Smirnov"],
  ["kullback-leibler", "Kullback-Leibler, KL(p_X ‖ p_X̂)"],
  ["reverse-kullback-leibler", "reverse Kullback-Leibler, KL(p_X̂ ‖ p_X)"],
  ["chi-squared", "χ²(p_X̂ ‖ p_X)"],
  ["reverse-chi-squared", "reverse χ²"],
  ["jensen-shannon", "Jensen-Shannon"],
  ["squared-hellinger", "squared Hellinger"],
  ["transport", "optimal transport, a cost for each pair"],
  ["witnesses", "witnesses: the largest of several differences"],
  ["mmd-squared", "squared MMD of a kernel"],
] as const;

export function Distortion({ draft, change }: FormProps): JSX.Element {
  const { distortion, source, restored } = draft;
  const kind = typeof distortion === "string" ? distortion : "matrix";
  const path = "$.distortion";
  const setKind = (next: string): void =>
    change({
      ...draft,
      distortion:
        next === "matrix"
          ? { matrix: source.alphabet.map((x) => restored.alphabet.map((other) => (other === x ? "0" : "1"))) }
          : next,
    });
  return (
    <Part title="Distortion Δ(x, x̂)" about="The cost of restoring x as x̂; its mean is bounded by D.">
      <Choice path={path} label="distortion" value={kind} options={distortions} change={setKind} />
      {typeof distortion !== "string" && (
        <Costs
          label="distortion costs"
          corner="x \ x̂"
          rows={distortion.matrix}
          rowNames={source.alphabet}
          columnNames={restored.alphabet}
          path={`${path}.matrix`}
          change={(matrix) => change({ ...draft, distortion: { matrix } })}
        />
      )}
    </Part>
  );
}

interface Costly {
  readonly transport?: readonly (readonly string[])[];
  readonly witnesses?: readonly (readonly string[])[];
  readonly "mmd-squared"?: readonly (readonly string[])[];
  readonly minimum?: unknown;
}

export function Perception({ draft, change }: FormProps): JSX.Element {
  const { perception, source, restored } = draft;
  const costs = typeof perception === "object" && perception !== null ? (perception as Costly) : undefined;
  const key =
    costs === undefined
      ? undefined
      : (["transport", "witnesses", "mmd-squared"] as const).find((one) => costs[one] !== undefined);
  const kind = typeof perception === "string" ? perception : (key ?? "minimum");
  const path = "$.perception";
  const union = [...source.alphabet, ...restored.alphabet.filter((letter) => !source.alphabet.includes(letter))];
  const setKind = (next: string): void => change({ ...draft, perception: beginning(next, draft, union) });
  const rows = key === undefined ? undefined : costs?.[key];
  const options =
    kind === "minimum" ? ([...perceptions, ["minimum", "a minimum of two (edit it as JSON)"]] as const) : perceptions;
  return (
    <Part
      title="Perceptual difference d(p_X, p_X̂)"
      about="How far the law of what is restored may be from the law of the source; it is bounded by P."
    >
      <Choice path={path} label="perceptual difference" value={kind} options={options} change={setKind} />
      {rows !== undefined && key !== undefined && (
        <Costs
          label={`${key} entries`}
          corner={key === "transport" ? "x̂ \\ x" : ""}
          rows={rows}
          rowNames={
            key === "transport"
              ? restored.alphabet
              : key === "witnesses"
                ? rows.map((_, i) => `g${String(i + 1)}`)
                : union
          }
          columnNames={key === "transport" ? source.alphabet : union}
          path={`${path}.${key}`}
          change={(matrix) => change({ ...draft, perception: { [key]: matrix } })}
        />
      )}
    </Part>
  );
}

/** A divergence of a kind to begin with. */
function beginning(kind: string, { source, restored }: Draft, union: readonly string[]): unknown {
  const unit = (rows: readonly string[], columns: readonly string[], same: string, other: string): string[][] =>
    rows.map((row) => columns.map((column) => (row === column ? same : other)));
  switch (kind) {
    case "transport":
      return { transport: unit(restored.alphabet, source.alphabet, "0", "1") };
    case "witnesses":
      return { witnesses: unit(union, union, "1", "0") };
    case "mmd-squared":
      return { "mmd-squared": unit(union, union, "1", "0") };
    default:
      return kind;
  }
}

function Costs({
  label,
  corner,
  rows,
  rowNames,
  columnNames,
  path,
  change,
}: {
  readonly label: string;
  readonly corner: string;
  readonly rows: readonly (readonly string[])[];
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  readonly path: string;
  readonly change: (rows: string[][]) => void;
}): JSX.Element {
  return (
    <>
      <Message path={path} />
      <Grid
        label={label}
        corner={corner}
        columns={columnNames}
        rows={rows}
        path={(i, j) => `${path}[${String(i)}]${j === undefined ? "" : `[${String(j)}]`}`}
        change={(i, j, value) => change(withAt(rows, i, withAt(rows[i] ?? [], j, value)).map((row) => [...row]))}
        columnHead={(j) => columnNames[j] ?? ""}
        rowHead={(i) => rowNames[i] ?? ""}
      />
    </>
  );
}
