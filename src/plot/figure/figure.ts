/**
 * A figure as data: panels with axes and marks, a legend, notes, and the table of its exact numbers.
 *
 * Every coordinate is exact. Along an axis of power 2 marks hold the squares of what is shown, so that
 * straight lines between marks stay straight until they are drawn: a line in (D, P²) is an arc of a
 * parabola in (D, P). Builders (`build/`) make figures, `page/` lays them out, `write/` writes them.
 */
import type { Rational } from "../../exact/rational.js";
import type { Table } from "../../report/listing.js";

/** (x, y) in the coordinates of a panel. */
export type Place = readonly [x: Rational, y: Rational];

/** A piece of text; symbols of the field are italic. */
export interface Run {
  readonly text: string;
  readonly italic?: true;
}

export type Text = readonly Run[];

/** `#rrggbb`. */
export type Colour = string;

export interface Stroke {
  readonly colour: Colour;
  /** In units of the page, 1/4 mm. */
  readonly width: number;
  /** Lengths of dashes and gaps; solid where it is left out. */
  readonly dash?: readonly number[];
}

/** What is shown along an axis, from < to. */
export interface Axis {
  readonly title: Text;
  readonly from: Rational;
  readonly to: Rational;
  /** 2: the coordinates of marks are squares of the numbers shown, which are ≥ 0. */
  readonly power: 1 | 2;
  /** Whether what is drawn goes on without end beyond `to`: the axis ends in an arrow. */
  readonly endless: boolean;
  /** Numbers with ticks; where they are left out, round ones. */
  readonly ticks?: readonly Rational[];
}

/** A convex polygon. */
export interface Area {
  readonly kind: "area";
  readonly corners: readonly Place[];
  readonly fill: Colour;
  readonly edge?: Stroke;
}

/** A chain of straight lines. */
export interface Line {
  readonly kind: "line";
  readonly points: readonly Place[];
  readonly stroke: Stroke;
}

export type Shape = "disc" | "ring" | "diamond" | "triangle";

export interface Dot {
  readonly kind: "dot";
  readonly at: Place;
  readonly shape: Shape;
  readonly colour: Colour;
}

/** A text at its place, moved by units of the page: labels of axes in space. */
export interface Caption {
  readonly kind: "caption";
  readonly at: Place;
  readonly text: Text;
  readonly move: readonly [right: number, down: number];
  readonly anchor: "start" | "middle" | "end";
}

/**
 * A text that the layout puts where nothing else stands: on a line, inside an area, beside a dot; else
 * somewhere near, with a line that leads to its place.
 */
export interface Label {
  readonly kind: "label";
  readonly text: Text;
  readonly colour: Colour;
  readonly of: "line" | "area" | "dot";
  /** The line, the corners of the area, or the dot. */
  readonly points: readonly Place[];
}

/** A text in the right margin, at the height of the end of a curve; where ends are close, at heights of its own. */
export interface EndLabel {
  readonly kind: "end";
  readonly at: Place;
  readonly text: Text;
  readonly colour: Colour;
}

export type Mark = Area | Line | Dot | Caption | Label | EndLabel;

/** A panel: with axes, its marks fill the frame; in space the lengths of both coordinates are the same. */
export interface Panel {
  readonly title?: Text;
  readonly axes: { readonly x: Axis; readonly y: Axis } | "space";
  /** The colour behind all marks. */
  readonly ground?: Colour;
  /** From the back to the front. */
  readonly marks: readonly Mark[];
}

/** What a sign means. */
export interface LegendEntry {
  readonly sign:
    | { readonly kind: "area"; readonly fill: Colour; readonly edge?: Stroke }
    | { readonly kind: "line"; readonly stroke: Stroke }
    | { readonly kind: "dot"; readonly shape: Shape; readonly colour: Colour }
    | { readonly kind: "ramp"; readonly colours: readonly Colour[] }
    | { readonly kind: "text"; readonly text: Text };
  readonly text: Text;
}

export interface Figure {
  /** One line for those who cannot see the picture. */
  readonly title: string;
  /** The problems with their hashes, and the command that draws it again. */
  readonly origin: readonly string[];
  readonly panels: readonly Panel[];
  readonly legend: readonly LegendEntry[];
  readonly notes: readonly Text[];
  /** The exact numbers that are drawn. */
  readonly table: Table;
}

/** A text from words and symbols. */
export function text(...parts: readonly (string | Run)[]): Text {
  return parts.map((part) => (typeof part === "string" ? { text: part } : part));
}

const symbol = (name: string): Run => ({ text: name, italic: true });

/** The symbols of the field. */
export const symbols = { D: symbol("D"), P: symbol("P"), C: symbol("C"), a: symbol("a") } as const;

/** The characters of a text. */
export function plainText(of: Text): string {
  return of.map((run) => run.text).join("");
}
