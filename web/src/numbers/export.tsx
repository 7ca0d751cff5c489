/** Files and links to take away. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Explorer } from "../explorer.js";
import { pngOf, save } from "../parts/save.js";
import type { ExportFormat } from "../protocol.js";
import { useStore } from "../store.js";

type Figure = "map" | "slices" | "space";

const figures: Readonly<Record<Figure, string>> = {
  map: "map of the (D, P) plane",
  slices: "slices through the point",
  space: "surface in space",
};

export function Export({ explorer }: { readonly explorer: Explorer }): JSX.Element {
  const { store } = explorer;
  const notice = useStore(store, (state) => state.notice);
  const hash = useStore(store, (state) => state.main?.hash);
  const [figure, setFigure] = useState<Figure>("map");
  const [busy, setBusy] = useState(false);
  const [address, setAddress] = useState("");

  const take = async (format: ExportFormat | "png"): Promise<void> => {
    setBusy(true);
    explorer.say("");
    try {
      const { at, view } = store.get();
      const file = await explorer.export({ side: "main", format: format === "png" ? "svg" : format, figure, at, view });
      if (file === undefined) return;
      if (format === "png") save(file.name.replace(/\.svg$/, ".png"), "image/png", await pngOf(file.text));
      else save(file.name, file.type, file.text);
      explorer.say(`saved ${format === "png" ? file.name.replace(/\.svg$/, ".png") : file.name}`);
    } finally {
      setBusy(false);
    }
  };
  const share = async (): Promise<void> => {
    const link = await explorer.link();
    setAddress(link ?? "");
    if (link === undefined) {
      explorer.say("the problem is too large for a link: share its file");
      return;
    }
    try {
      await navigator.clipboard.writeText(link);
      explorer.say("the link is copied; it holds the problem and the point");
    } catch {
      explorer.say("copy the link below; it holds the problem and the point");
    }
  };
  const button = (format: ExportFormat | "png", words: string): JSX.Element => (
    <button type="button" disabled={busy} onClick={() => void take(format)}>
      {words}
    </button>
  );
  return (
    <section class="card" aria-labelledby="export-title">
      <h2 id="export-title">Take away</h2>
      <label class="inline">
        figure{" "}
        <select value={figure} onChange={(event) => setFigure(event.currentTarget.value as Figure)}>
          {Object.entries(figures).map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <p class="buttons">
        {button("svg", "SVG")}
        {button("png", "PNG")}
        {button("tikz", "TikZ")}
        {button("csv", "its numbers, CSV")}
      </p>
      <p class="about">All of C as a table:</p>
      <p class="buttons">
        {button("latex", "LaTeX table")}
        {button("surface-csv", "CSV table")}
      </p>
      <p class="about">The problem, and where you are:</p>
      <p class="buttons">
        {button("problem", "Problem file")}
        <button type="button" onClick={() => void share()}>
          Copy a link
        </button>
      </p>
      {address !== "" && (
        <input
          id="link"
          class="address"
          readOnly
          value={address}
          aria-label="the link"
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <p class="notice" role="status">
        {notice}
      </p>
      {hash !== undefined && (
        <p class="about">
          SHA-256 of the problem: <code class="wrap">{hash}</code>
        </p>
      )}
    </section>
  );
}
