/**
 * Layout: panels one below the other, each with its axes; below them the legend and the notes, so that
 * neither covers data. Curves are named in the right margin.
 */
import { entry } from "../../exact/vector.js";
import type { Figure, LegendEntry, Text } from "../figure/figure.js";
import { ink } from "../figure/colours.js";
import { layPanel } from "./panel.js";
import { sizes, type LaidEntry, type LaidPanel, type Page, type PlacedText } from "./page.js";
import type { Typeface } from "./typeface.js";
import { wrapped } from "./words.js";

const side = 8;
const gap = 14;

/** Puts a figure on a page. */
export function layout(figure: Figure, face: Typeface): Page {
  const panels: LaidPanel[] = [];
  const lost: Text[] = [];
  let y = 4;
  for (const panel of figure.panels) {
    const laid = layPanel(panel, y, figure.panels.length, face);
    panels.push(laid.panel);
    lost.push(...laid.lost);
    y = laid.bottom + 6;
  }
  const legend = layLegend(figure.legend, y, face);
  const unplaced: Text[] =
    lost.length === 0
      ? []
      : [
          [
            { text: `no room for the labels: ` },
            ...lost.flatMap((text, i): Text => (i === 0 ? text : [{ text: ", " }, ...text])),
          ],
        ];
  const notes = layNotes([...figure.notes, ...unplaced], legend.bottom, face);
  return {
    title: figure.title,
    origin: figure.origin,
    width: sizes.page,
    height: Math.ceil(notes.bottom + 4),
    panels,
    signs: legend.signs,
    texts: [...legend.texts, ...notes.texts],
  };
}

interface LaidLegend {
  readonly signs: readonly LaidEntry[];
  readonly texts: readonly PlacedText[];
  readonly bottom: number;
}

/** Entries from left to right in as many rows as they need; a long one has lines of its own. */
function layLegend(entries: readonly LegendEntry[], top: number, face: Typeface): LaidLegend {
  const signs: LaidEntry[] = [];
  const texts: PlacedText[] = [];
  let [x, y] = [side, top + sizes.line / 2];
  let used = false;
  for (const { sign, text } of entries) {
    const drawable = face.drawable(text);
    const start = signWidth(sign, face) + 5;
    const width = start + face.width(drawable, sizes.small);
    if (used && x + width > sizes.page - side) [x, y] = [side, y + sizes.line + 1];
    const lines = wrapped(drawable, sizes.small, sizes.page - 2 * side - start, face);
    signs.push({ sign, x, y });
    lines.forEach((line, i) => {
      texts.push(placed(line, sizes.small, x + start, y + i * sizes.line + sizes.small * 0.36));
    });
    if (lines.length > 1) [x, y, used] = [side, y + lines.length * sizes.line + 1, false];
    else [x, used] = [x + width + gap, true];
  }
  const last = used ? y + sizes.line : y;
  return { signs, texts, bottom: entries.length === 0 ? top : last };
}

function signWidth(sign: LegendEntry["sign"], face: Typeface): number {
  if (sign.kind === "line") return sizes.sign + 5;
  if (sign.kind === "ramp") return 60;
  if (sign.kind === "text") return face.width(face.drawable(sign.text), sizes.small);
  return sign.kind === "area" ? sizes.sign - 3 : 8;
}

function layNotes(
  notes: readonly Text[],
  top: number,
  face: Typeface,
): { readonly texts: PlacedText[]; readonly bottom: number } {
  const lines = notes.flatMap((note) => wrapped(face.drawable(note), sizes.note, sizes.page - 2 * side, face));
  const texts = lines.map((line, i) => placed(line, sizes.note, side, top + (i + 0.75) * sizes.line));
  return { texts, bottom: top + entry([0, lines.length * sizes.line], lines.length === 0 ? 0 : 1) };
}

function placed(text: Text, size: number, x: number, y: number): PlacedText {
  return { text, size, x, y, anchor: "start", colour: ink };
}
