/**
 * A figure on its page: where frames, labels and texts stand.
 *
 * The unit of the page is a quarter of a millimetre, so that a page 340 wide fills a column of
 * 8.5 cm. Places are whole hundredths of it: this is where exact coordinates are rounded.
 */
import type { Colour, LegendEntry, Panel, Text } from "../figure/figure.js";
import type { Rational } from "../../exact/rational.js";

/** Hundredths of a unit, from the left or from the top. */
export type Hundredths = number;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PlacedText {
  readonly text: Text;
  readonly size: number;
  /** The left end, middle or right end of the baseline, in units. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly colour: Colour;
  /** Reads upwards. */
  readonly upwards?: true;
  /** White behind the text. */
  readonly halo?: Box;
  /** A thin line from the text to its place. */
  readonly leader?: readonly [x1: number, y1: number, x2: number, y2: number];
}

export interface Tick {
  readonly value: Rational;
  /** Along the axis. */
  readonly at: Hundredths;
  readonly text: string;
}

/** From a coordinate of a panel to hundredths. */
export type Scale = (coordinate: Rational) => Hundredths;

export interface LaidPanel {
  readonly panel: Panel;
  readonly frame: Box;
  readonly x: Scale;
  readonly y: Scale;
  /** None in space. */
  readonly ticks: { readonly x: readonly Tick[]; readonly y: readonly Tick[] };
  readonly titles: { readonly x?: PlacedText; readonly y?: PlacedText; readonly panel?: PlacedText };
  /** Captions, labels and labels of ends, in the order of the marks. */
  readonly texts: readonly PlacedText[];
}

export interface LaidEntry {
  readonly sign: LegendEntry["sign"];
  /** The middle of the left side of the sign. */
  readonly x: number;
  readonly y: number;
}

export interface Page {
  readonly title: string;
  readonly origin: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly panels: readonly LaidPanel[];
  readonly signs: readonly LaidEntry[];
  /** Texts of the legend and the notes. */
  readonly texts: readonly PlacedText[];
}

/** Sizes in units. */
export const sizes = { page: 340, body: 10, small: 9, note: 8.6, line: 11.5, sign: 15 } as const;
