/** The numbers of the point: bounds to edit, C, multipliers, what is achieved, the minima. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Explorer } from "../explorer.js";
import { Busy } from "../parts/busy.js";
import { Formula } from "../parts/formula.js";
import { NumberText } from "../parts/number.js";
import type { PointView, ProblemView, Refusal } from "../protocol.js";
import { useStore } from "../store.js";

export function Numbers({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { store } = explorer;
  const point = useStore(store, (state) => state.point);
  const other = useStore(store, (state) => state.otherPoint);
  const problem = useStore(store, (state) => state.main);
  const otherProblem = useStore(store, (state) => state.other);
  const { refusal } = point;
  return (
    <section class="card" aria-labelledby="numbers-title">
      <h2 id="numbers-title">The point</h2>
      <div class="bounds">
        <Bound explorer={explorer} which="distortion" label="D" about="distortion at most" refusal={refusal} />
        <Bound explorer={explorer} which="perception" label="P" about="difference at most" refusal={refusal} />
      </div>
      {refusal !== undefined && refusal.path !== "distortion" && refusal.path !== "perception" && (
        <p class="refusal" role="alert">
          {refusal.message}
        </p>
      )}
      <Busy text={point.busy} stop={() => explorer.cancel("point-main")} />
      {point.value !== undefined && <Value point={point.value} />}
      {point.value !== undefined && <Details point={point.value} />}
      {otherProblem !== undefined && other.value !== undefined && (
        <div class="compared">
          <h3>{otherProblem.name}, at the same bounds</h3>
          <Value point={other.value} id="other-value" />
        </div>
      )}
      {problem !== undefined && <Minima problem={problem} />}
    </section>
  );
}

interface BoundProps {
  readonly explorer: Explorer;
  readonly which: "distortion" | "perception";
  readonly label: string;
  readonly about: string;
  readonly refusal: Refusal | undefined;
}

/** A bound as text: any number that the library reads, and inf. */
function Bound({ explorer, which, label, about, refusal }: BoundProps): JSX.Element {
  const at = useStore(explorer.store, (state) => state.at);
  const [text, setText] = useState(at[which]);
  // What is dragged elsewhere is written here; what is typed here stays as it was typed.
  useEffect(() => setText(at[which]), [at]);
  const own = refusal?.path === which ? refusal : undefined;
  const id = `bound-${which}`;
  return (
    <div class="field">
      <label for={id}>
        <i>{label}</i> <span class="about">{about}</span>
      </label>
      <input
        id={id}
        value={text}
        spellcheck={false}
        autocomplete="off"
        inputMode="text"
        aria-invalid={own !== undefined}
        aria-describedby={own === undefined ? undefined : `${id}-refusal`}
        onInput={(event) => {
          const value = event.currentTarget.value;
          setText(value);
          explorer.moveTo({ ...explorer.store.get().at, [which]: value });
        }}
      />
      {own !== undefined && (
        <p class="refusal" id={`${id}-refusal`} role="alert">
          expected {own.expected}, found {own.found}
        </p>
      )}
    </div>
  );
}

const statuses: Readonly<Record<PointView["status"], string>> = {
  optimal: "exact",
  enclosed: "enclosed: the value is irrational in general, and lies between these two fractions",
  infeasible: "infeasible: no restorer meets both bounds",
  undecided: "undecided: a bound lies too near to the border of what is feasible",
};

function Value({ point, id = "value" }: { readonly point: PointView; readonly id?: string }): JSX.Element {
  const { title, value, ends, status } = point;
  return (
    <div class={`value ${status}`}>
      <output
        id={id}
        aria-live="polite"
        data-exact={value.exact}
        data-status={status}
        data-problem={point.problem}
        data-at={`${point.bounds.distortion} ${point.bounds.perception}`}
      >
        <span class="title">{title}</span> {ends === undefined ? "= " : "∈ "}
        {ends === undefined ? (
          <NumberText value={value} longest={200} />
        ) : (
          <span class="rounded">{value.rounded.replace("≈", "")}</span>
        )}
      </output>
      <p class="status">{statuses[status]}</p>
      {ends !== undefined && (
        <details>
          <summary>the two fractions, {ends.width} apart</summary>
          <dl>
            <Row name="C ≥">
              <span class="wrap">{ends.lower.exact}</span>
            </Row>
            <Row name="C ≤">
              <span class="wrap">{ends.upper.exact}</span>
            </Row>
          </dl>
        </details>
      )}
      {point.reasons.length > 0 && status !== "optimal" && <pre class="reasons">{point.reasons.join("\n")}</pre>}
    </div>
  );
}

function Details({ point }: { readonly point: PointView }): JSX.Element | null {
  const { multipliers, achieved, piece, classes } = point;
  if (multipliers === undefined || achieved === undefined) return null;
  return (
    <dl class="details">
      {piece !== undefined && (
        <Row name="active piece" about="C is this plane around the point">
          <span class="formula-text wrap">C = {piece}</span>
        </Row>
      )}
      <Row name="λ" about="slope along D: so much C falls when D grows">
        <NumberText value={multipliers.distortion} id="lambda" />
      </Row>
      <Row name="μ" about="slope along P">
        <NumberText value={multipliers.perception} id="mu" />
      </Row>
      <Row name="E[Δ]" about="distortion of the restorer">
        <NumberText value={achieved.distortion} />
      </Row>
      <Row name="d(p_X, p_X̂)" about="perceptual difference of the restorer">
        <NumberText value={achieved.perception} />
      </Row>
      {classes !== undefined && (
        <Row name="classifier" about="re-trained: the best class for each restored letter">
          {classes.map(({ letter, name }) => `${letter} → ${name}`).join(", ")}
        </Row>
      )}
    </dl>
  );
}

function Minima({ problem }: { readonly problem: ProblemView }): JSX.Element {
  const { distortion, perception, errorRate } = problem.minima;
  return (
    <details class="minima" open>
      <summary>The least values, each by itself</summary>
      <dl class="details">
        <Row name="D_min" about="least distortion of any restorer">
          <NumberText value={distortion} />
        </Row>
        <Row name="P_min" about="least perceptual difference">
          <NumberText value={perception} />
        </Row>
        <Row name="ε_min" about="least error rate">
          <NumberText value={errorRate} />
        </Row>
      </dl>
      <p class="formulas">
        <Formula name="slopes" />
      </p>
    </details>
  );
}

function Row({
  name,
  about,
  children,
}: {
  readonly name: string;
  readonly about?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="row">
      <dt>
        {name}
        {about !== undefined && <span class="about">{about}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
