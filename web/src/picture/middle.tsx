/** The middle of the page: the map, the slices, the surface in space, or the weights. */
import type { FunctionComponent, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Explorer, Tab } from "../explorer.js";
import { Busy } from "../parts/busy.js";
import { RefusalText } from "../parts/refusal.js";
import type { FigureData } from "../protocol.js";
import { Chooser, Gallery } from "../problem/panel.js";
import { useStore } from "../store.js";
import { Legend } from "./legend.js";
import { Plane } from "./plane.js";
import { Slices } from "./slices.js";
import { Weights } from "./weights.js";

const tabs: readonly (readonly [Tab, string])[] = [
  ["map", "Map"],
  ["slices", "Slices"],
  ["space", "Surface"],
  ["weights", "Weights"],
];

export function Middle({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const tab = useStore(explorer.store, (state) => state.tab);
  const choose = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const index = tabs.findIndex(([name]) => name === tab);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    explorer.show(next[0]);
    document.getElementById(`tab-${next[0]}`)?.focus();
  };
  return (
    <section class="card middle" aria-label="the picture">
      <div class="tabs" role="tablist" aria-label="pictures" onKeyDown={choose}>
        {tabs.map(([name, words]) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls="picture"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => explorer.show(name)}
          >
            {words}
          </button>
        ))}
      </div>
      <div id="picture" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === "map" && <MapTab explorer={explorer} />}
        {tab === "slices" && <SlicesTab explorer={explorer} />}
        {tab === "space" && <SpaceTab explorer={explorer} />}
        {tab === "weights" && <Weights explorer={explorer} />}
      </div>
    </section>
  );
}

function MapTab({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { store } = explorer;
  const { busy, value, refusal } = useStore(store, (state) => state.map);
  const kind = useStore(store, (state) => state.main?.kind);
  return (
    <>
      <p class="about hint">
        Each cell is a piece on which C is a plane. Drag the point, or press arrow keys on it.{" "}
        <Snap explorer={explorer} />
      </p>
      <Busy text={busy} stop={() => explorer.cancel("map")} />
      <RefusalText refusal={refusal} />
      {value === undefined && busy === undefined && refusal !== undefined && kind !== "points" && (
        <p class="buttons">
          <button type="button" onClick={() => void explorer.askMap()}>
            Compute all of C
          </button>
        </p>
      )}
      {value !== undefined && (
        <>
          <Plane explorer={explorer} map={value} />
          <Legend figure={value.figure} />
        </>
      )}
      <Compare explorer={explorer} />
    </>
  );
}

function Snap({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const snap = useStore(explorer.store, (state) => state.snap);
  return (
    <label class="inline">
      <input
        type="checkbox"
        checked={snap}
        onChange={(event) => explorer.store.set({ snap: event.currentTarget.checked })}
      />{" "}
      snap to corners and breakpoints
    </label>
  );
}

/** A second problem over the first: two channels, two classifiers, fixed against re-trained. */
function Compare({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { store } = explorer;
  const other = useStore(store, (state) => state.other);
  const name = useStore(store, (state) => state.names.other);
  const { busy, refusal } = useStore(store, (state) => state.openingOther);
  const [open, setOpen] = useState(false);
  if (!open && other === undefined)
    return (
      <p class="buttons">
        <button type="button" onClick={() => setOpen(true)}>
          Compare with another problem
        </button>
      </p>
    );
  return (
    <fieldset class="compare">
      <legend>Compared with</legend>
      <Gallery explorer={explorer} side="other" chosen={other === undefined ? "" : name} label="a second problem" />
      <p class="buttons">
        <Chooser explorer={explorer} side="other" />
        <button
          type="button"
          onClick={() => {
            setOpen(false);
            explorer.closeOther();
          }}
        >
          Remove it
        </button>
      </p>
      <Busy text={busy} />
      <RefusalText refusal={refusal} />
    </fieldset>
  );
}

function SlicesTab({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { busy, value, refusal } = useStore(explorer.store, (state) => state.slices);
  return (
    <>
      <p class="about hint">
        Curves through the point; they follow it. Press into one to move the point along it.{" "}
        <Snap explorer={explorer} />
      </p>
      {value === undefined && <Busy text={busy} stop={() => explorer.cancel("slices")} />}
      <RefusalText refusal={refusal} />
      {value !== undefined && <Slices explorer={explorer} slices={value} />}
    </>
  );
}

type SpaceComponent = FunctionComponent<{ readonly explorer: Explorer; readonly figure: FigureData }>;

function SpaceTab({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { busy, value, refusal } = useStore(explorer.store, (state) => state.space);
  const [component, setComponent] = useState<{ readonly Space: SpaceComponent } | undefined>(undefined);
  useEffect(() => {
    void import("./space.js").then(({ default: Space }) => setComponent({ Space }));
  }, []);
  return (
    <>
      {value === undefined && <Busy text={busy} stop={() => explorer.cancel("space")} />}
      <RefusalText refusal={refusal} />
      {value !== undefined && component !== undefined && <component.Space explorer={explorer} figure={value} />}
    </>
  );
}
