/** *Check this*: the certificate, the verdicts of both checkers, and the argument with its numbers. */
import type { JSX } from "preact";
import type { Explorer } from "../explorer.js";
import { Busy } from "../parts/busy.js";
import { RefusalText } from "../parts/refusal.js";
import { save } from "../parts/save.js";
import type { CheckView, ProofLine } from "../protocol.js";
import { useStore } from "../store.js";

export function Check({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { busy, value, refusal } = useStore(explorer.store, (state) => state.check);
  const kind = useStore(explorer.store, (state) => state.main?.kind);
  return (
    <section class="card" aria-labelledby="check-title">
      <h2 id="check-title">Check this</h2>
      <p class="about">
        A certificate holds the problem, the statement and its proof. Two checkers that share no code with the solver
        verify it here; anybody can do so again with <code>exact-cdp check</code>.
      </p>
      <p class="buttons">
        <button type="button" onClick={() => explorer.askCheck(false)}>
          Check this point
        </button>
        {kind !== "points" && (
          <button type="button" onClick={() => explorer.askCheck(true)}>
            Check all of C
          </button>
        )}
      </p>
      <Busy text={busy} stop={() => explorer.cancel("check")} />
      <RefusalText refusal={refusal} />
      {value !== undefined && busy === undefined && <Checked view={value} />}
    </section>
  );
}

function Checked({ view }: { readonly view: CheckView }): JSX.Element {
  const { kernel, verified, milliseconds, proof, name, certificate } = view;
  return (
    <div class="checked">
      <dl class="verdicts">
        <div class={kernel.accepted ? "accepted" : "rejected"}>
          <dt>kernel</dt>
          <dd id="kernel-verdict">
            <strong>{kernel.accepted ? "accepted" : "rejected"}</strong>: {kernel.text} ({milliseconds.kernel} ms)
          </dd>
        </div>
        <div class={verified.status}>
          <dt>verified checker (extracted from Coq)</dt>
          <dd id="verified-verdict">
            <strong>{verified.status === "not-read" ? "not read" : verified.status}</strong>: {verified.text} (
            {milliseconds.verified} ms)
          </dd>
        </div>
      </dl>
      <p class="buttons">
        <button type="button" onClick={() => save(name, "application/json", certificate)}>
          Download the certificate ({sizeText(certificate.length)})
        </button>
      </p>
      {proof.map((part, i) => (
        <section class="proof" key={i}>
          <h3>{part.title}</h3>
          <ol>
            {part.lines.map((line, j) => (
              <Line line={line} key={j} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Line({ line: { words, formula, holds } }: { readonly line: ProofLine }): JSX.Element {
  return (
    <li>
      {words}
      {formula !== undefined && (
        <span class="formula-text wrap">
          {formula}
          {holds !== undefined && <span class={holds ? "holds" : "fails"}>{holds ? " ✓" : " ✗"}</span>}
        </span>
      )}
    </li>
  );
}

function sizeText(length: number): string {
  return length < 10_000 ? `${String(length)} bytes` : `${(length / 1000).toFixed(0)} kB`;
}
