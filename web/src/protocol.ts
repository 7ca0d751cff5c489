/**
 * What the page and its worker say to each other: plain data that a structured clone copies.
 *
 * The page numbers its requests. Requests of one slot replace each other: of a point that is being dragged
 * only the newest place matters. The worker answers each request once, with its result, with a refusal, or
 * with "replaced"; long work reports its progress meanwhile. All numbers that people read were made into
 * text by the library; doubles occur only where something is drawn.
 */

/** The two problems of the page: its own, and one to compare it with. */
export type Side = "main" | "other";

/** A refusal in the reader's own words. */
export interface Refusal {
  readonly message: string;
  /** Where: `$.source.classes[0].pmf`, or the name of a bound. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** A number twice: exactly, and rounded (with its ≈); an integer has no rounded form. */
export interface Shown {
  readonly exact: string;
  readonly rounded: string;
}

/** Bounds as text: what the fields hold, and what links and keys use. */
export interface At {
  readonly distortion: string;
  readonly perception: string;
}

/** What there is to draw of a problem: all of C exactly, a band around it, or single points only. */
export type Kind = "exact" | "band" | "points";

/** A problem that was read. */
export interface ProblemView {
  readonly side: Side;
  readonly name: string;
  readonly line: string;
  readonly description: string;
  readonly reference: string;
  readonly hash: string;
  /** The problem file, in lowest terms. */
  readonly text: string;
  /** The same as data: all numbers are text. */
  readonly file: unknown;
  readonly outputs: readonly string[];
  readonly restored: readonly string[];
  readonly kind: Kind;
  readonly retrained: boolean;
  readonly minima: { readonly distortion: Shown; readonly perception: Shown; readonly errorRate: Shown };
  /** A place to begin with. */
  readonly start: At;
}

export interface MatrixView {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly entries: readonly (readonly string[])[];
  /** The same as doubles, for shades. */
  readonly shades: readonly (readonly number[])[];
}

/** C(D,P) and its reasons. */
export interface PointView {
  readonly side: Side;
  /** The name of its problem. */
  readonly problem: string;
  readonly bounds: At;
  /** The bounds as doubles; Infinity for none. */
  readonly place: { readonly x: number; readonly y: number };
  readonly status: "optimal" | "enclosed" | "infeasible" | "undecided";
  /** `C(2/5, 1/5)`. */
  readonly title: string;
  readonly value: Shown;
  /** The ends of an enclosure. */
  readonly ends?: { readonly lower: Shown; readonly upper: Shown; readonly width: string };
  /** Why it is so, as the library's reports say it. */
  readonly reasons: readonly string[];
  readonly multipliers?: { readonly distortion: Shown; readonly perception: Shown };
  readonly achieved?: { readonly distortion: Shown; readonly perception: Shown };
  /** C = γ − λD − μP around the point. */
  readonly piece?: string;
  readonly classes?: readonly { readonly letter: string; readonly name: string }[];
  readonly restorer?: MatrixView;
}

/** A shape of a picture in doubles; colours are the library's. */
export interface ShapeData {
  readonly kind: "area" | "line";
  /** x, y, x, y, … */
  readonly points: readonly number[];
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
}

export interface LabelData {
  readonly text: string;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly move: readonly [number, number];
  /** Whether it names a whole line or area and may be left out where there is no room. */
  readonly optional: boolean;
}

export interface DotData {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  readonly shape: string;
}

export interface AxisData {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly power: 1 | 2;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly endless: boolean;
}

/** A panel of a figure of exact-cdp/plot, ready to be painted. */
export interface PanelData {
  readonly title: string;
  readonly axes: { readonly x: AxisData; readonly y: AxisData } | "space";
  readonly ground: string;
  readonly shapes: readonly ShapeData[];
  readonly dots: readonly DotData[];
  readonly labels: readonly LabelData[];
}

export interface LegendData {
  readonly kind: "area" | "line" | "dot" | "ramp" | "text";
  readonly colours: readonly string[];
  /** Of a line: lengths of dashes and of the gaps between them. */
  readonly dash?: readonly number[];
  readonly text: string;
}

/** A corner to which the point snaps. */
export interface Corner {
  readonly at: At;
  readonly x: number;
  readonly y: number;
}

export interface FigureData {
  readonly title: string;
  readonly panels: readonly PanelData[];
  readonly legend: readonly LegendData[];
  readonly notes: readonly string[];
}

/** The map of the (D,P) plane. */
export interface MapView {
  readonly figure: FigureData;
  readonly corners: readonly Corner[];
  readonly pieces: number;
}

/** A slice through the point, with the breakpoints of its variable. */
export interface SliceView {
  readonly fixed: "distortion" | "perception" | "errorRate";
  readonly panel?: PanelData;
  /** Why there is none. */
  readonly absent?: string;
  readonly breakpoints: readonly { readonly exact: string; readonly at: number }[];
}

export interface VerdictView {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A certificate, and what both checkers say of it. */
export interface CheckView {
  readonly name: string;
  readonly certificate: string;
  readonly kernel: { readonly accepted: boolean; readonly text: string };
  readonly verified: { readonly status: "accepted" | "rejected" | "not-read"; readonly text: string };
  readonly milliseconds: { readonly kernel: number; readonly verified: number };
  readonly proof: readonly ProofPart[];
}

export interface ProofPart {
  readonly title: string;
  readonly lines: readonly ProofLine[];
}

export interface ProofLine {
  readonly words: string;
  /** The arithmetic, with its numbers. */
  readonly formula?: string;
  readonly holds?: boolean;
}

export interface SweepView {
  readonly weights: { readonly distortion: string; readonly perception: string; readonly errorRate: string };
  readonly value: Shown;
  readonly achieved: { readonly distortion: Shown; readonly perception: Shown; readonly errorRate: Shown };
  /** Where it lies in the plane. */
  readonly at: At;
}

export type ExportFormat = "svg" | "tikz" | "csv" | "latex" | "surface-csv" | "problem";

export interface ExportView {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface View3 {
  readonly azimuth: number;
  readonly elevation: number;
}

/** The requests, by name, with what they ask and what they get. */
export interface Requests {
  gallery: { readonly ask: null; readonly answer: readonly { readonly name: string; readonly about: string }[] };
  open: {
    readonly ask: { readonly side: Side } & ({ readonly gallery: string } | { readonly text: string });
    readonly answer: ProblemView;
  };
  close: { readonly ask: { readonly side: Side }; readonly answer: null };
  point: { readonly ask: { readonly side: Side; readonly at: At }; readonly answer: PointView };
  map: { readonly ask: { readonly sides: readonly Side[] }; readonly answer: MapView };
  slices: {
    readonly ask: { readonly side: Side; readonly at: At; readonly errorRate?: string };
    readonly answer: readonly SliceView[];
  };
  verdicts: { readonly ask: { readonly side: Side }; readonly answer: readonly VerdictView[] };
  check: { readonly ask: { readonly side: Side; readonly at?: At }; readonly answer: CheckView };
  sweep: { readonly ask: { readonly side: Side; readonly weights: SweepView["weights"] }; readonly answer: SweepView };
  space: { readonly ask: { readonly side: Side; readonly view: View3 }; readonly answer: FigureData };
  export: {
    readonly ask: {
      readonly side: Side;
      readonly format: ExportFormat;
      readonly figure: "map" | "slices" | "space";
      readonly at: At;
      readonly view?: View3;
    };
    readonly answer: ExportView;
  };
}

export type RequestName = keyof Requests;
export type Ask<N extends RequestName> = Requests[N]["ask"];
export type Answer<N extends RequestName> = Requests[N]["answer"];

/** From the page. */
export type ToWorker =
  | {
      readonly kind: "ask";
      readonly id: number;
      readonly slot: string;
      readonly name: RequestName;
      readonly ask: unknown;
    }
  | { readonly kind: "cancel"; readonly slot: string };

/** From the worker. */
export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly id: number; readonly text: string }
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "refused"; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: "failed"; readonly id: number; readonly message: string }
  | { readonly kind: "replaced"; readonly id: number };
