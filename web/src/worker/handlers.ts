/** What the worker does for each request, in steps. */
import type {
  Answer,
  Ask,
  At,
  Corner,
  MapView,
  ProblemView,
  RequestName,
  Side,
  SliceView,
  SweepView,
  VerdictView,
} from "../protocol.js";
import { checkPoint, checkWhole } from "./checks.js";
import { exported } from "./exports.js";
import {
  curvesFigure,
  galleryNames,
  galleryProblem,
  InputError,
  mapFigure,
  problemFromData,
  problemHash,
  problemToFile,
  Rational,
  readProblem,
  spaceFigure,
  sweepAt,
  theorem1,
  theorem1Text,
  theorem2,
  theorem2Text,
  tradeoff,
  tradeoffText,
  Root,
  type Cells,
  type SliceAt,
  type Steps,
} from "./library.js";
import { double, notation, shown } from "./numbers.js";
import { figureData, panelData } from "./panels.js";
import { Session } from "./session.js";
import { boundText, minimaView, pointView, problemLine } from "./views.js";

type Handlers = {
  readonly [N in RequestName]: (ask: Ask<N>) => Steps<string | undefined, Answer<N> | Promise<Answer<N>>>;
};

const sessions = new Map<Side, Session>();

function sessionOf(side: Side): Session {
  const session = sessions.get(side);
  if (session === undefined) throw new Error(`no problem is open (${side})`);
  return session;
}

const ranks: Partial<Record<RequestName, number>> = { open: 0, gallery: 0, close: 0, point: 1, slices: 2, map: 3 };

/** Points go before slices, slices before pictures, pictures before the rest. */
export function rankOf(name: RequestName): number {
  return ranks[name] ?? 4;
}

export const handlers: Handlers = {
  gallery: () => once(() => galleryNames().map((name) => ({ name, about: galleryProblem(name).description ?? "" }))),
  *open(ask) {
    const problem = "gallery" in ask ? problemFromData(galleryProblem(ask.gallery)) : readProblem(ask.text);
    const session = new Session(problem);
    const view = problemView(ask.side, session, yield* session.start());
    sessions.set(ask.side, session);
    return view;
  },
  close: ({ side }) =>
    once(() => {
      sessions.delete(side);
      return null;
    }),
  *point({ side, at }) {
    return pointView(side, yield* sessionOf(side).point(at));
  },
  *map({ sides }) {
    const all: Cells[] = [];
    for (const side of sides) all.push(yield* sessionOf(side).cells());
    yield "drawing";
    const figure = figureData(mapFigure(all));
    const [first] = all;
    const pieces = all.reduce((sum, { cells }) => sum + cells.length, 0);
    const view: MapView = { figure, corners: first === undefined ? [] : cornersOf(first), pieces };
    return view;
  },
  slices: slicesOf,
  *verdicts({ side }) {
    return yield* verdictsOf(sessionOf(side));
  },
  *check({ side, at }) {
    const session = sessionOf(side);
    return at === undefined ? yield* checkWhole(session) : checkPoint(yield* session.point(at));
  },
  sweep: ({ side, weights }) => once(() => sweepView(side, weights)),
  *space({ side, view }) {
    return figureData(spaceFigure([yield* sessionOf(side).cells()], { views: [view] }));
  },
  *export(ask) {
    return yield* exported(sessionOf(ask.side), ask);
  },
};

/** Work in one step. */
function* once<T>(work: () => T): Steps<string | undefined, T> {
  yield undefined;
  return work();
}

function problemView(side: Side, session: Session, start: At): ProblemView {
  const { problem } = session;
  const file = problemToFile(problem);
  return {
    side,
    name: problem.name,
    line: problemLine(problem),
    description: problem.description ?? "",
    reference: problem.reference ?? "",
    hash: problemHash(problem),
    text: fileText(file),
    file,
    outputs: [...problem.channel.outputs.letters],
    restored: [...problem.restored.letters],
    kind: session.kind,
    retrained: problem.classifier.definition === "retrained",
    minima: minimaView(session.minima),
    start,
  };
}

/** JSON with rows of a matrix on one line each. */
function fileText(file: unknown): string {
  return `${JSON.stringify(file, null, 2).replace(/\[\s+("[^"\\]*"(?:,\s+"[^"\\]*")*)\s+\]/g, (_, inside: string) => `[${inside.replace(/,\s+/g, ", ")}]`)}\n`;
}

/** Most corners to which a point snaps. */
const mostCorners = 4000;

function cornersOf({ cells, power }: Cells): Corner[] {
  const found = new Map<string, Corner>();
  for (const { corners } of cells) {
    for (const [D, square] of corners) {
      const P = power === 2 ? Root.of(square) : square;
      // What the page sends back is read as a number.
      if (!(P instanceof Rational)) continue;
      const at = { distortion: D.toString(), perception: P.toString() };
      found.set(`${at.distortion} ${at.perception}`, { at, x: D.toNumber(), y: P.toNumber() });
      if (found.size >= mostCorners) return [...found.values()];
    }
  }
  return [...found.values()];
}

function* slicesOf({ side, at, errorRate }: Ask<"slices">): Steps<string | undefined, SliceView[]> {
  const views: SliceView[] = [];
  const wanted: readonly (readonly [SliceView["fixed"], string | undefined])[] = [
    ["perception", at.perception],
    ["distortion", at.distortion],
    ["errorRate", errorRate],
  ];
  for (const [fixed, bound] of wanted) {
    if (bound === undefined) {
      views.push({ fixed, absent: "needs a point at which C is finite", breakpoints: [] });
      continue;
    }
    try {
      views.push(yield* sliceOf(sessionOf(side), fixed, bound));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      views.push({ fixed, absent: `expected ${error.expected}, found ${error.found}`, breakpoints: [] });
    }
  }
  return views;
}

function* sliceOf(session: Session, fixed: SliceView["fixed"], bound: string): Steps<string | undefined, SliceView> {
  const curve = yield* session.slice({ [fixed]: bound } as unknown as SliceAt);
  // Of an exact slice in P itself; a band has as many as its width asks for.
  const breakpoints =
    "segments" in curve && curve.power === 1
      ? curve.breakpoints.map((one) => ({ exact: one.at.toString(), at: one.at.toNumber() }))
      : [];
  return { fixed, ...panelOf(curve), breakpoints };
}

function panelOf(curve: Parameters<typeof curvesFigure>[0][number]): Pick<SliceView, "panel"> {
  const [panel] = curvesFigure([curve]).panels;
  return panel === undefined ? {} : { panel: panelData(panel) };
}

function* verdictsOf(session: Session): Steps<string | undefined, VerdictView[]> {
  const { problem } = session;
  const body = (text: string): string[] => text.split("\n").slice(1);
  const verdicts: VerdictView[] = [
    { title: "Theorem 2", lines: attempt(() => body(theorem2Text(problem, theorem2(problem), notation()))) },
    { title: "Tradeoff", lines: attempt(() => body(tradeoffText(tradeoff(problem), notation()))) },
  ];
  yield "theorem 1 needs all of C";
  const whole = yield* session.all();
  const of = whole.kind === "exact" ? whole.surface : whole.kind === "band" ? whole.band : undefined;
  return [
    {
      title: "Theorem 1",
      lines:
        of === undefined
          ? ["not decided here: the page has no surface of this problem"]
          : attempt(() => body(theorem1Text(theorem1(of), notation()))),
    },
    ...verdicts,
  ];
}

/** The lines, or the reason why there are none. */
function attempt(lines: () => string[]): string[] {
  try {
    return lines();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [error.message];
  }
}

function sweepView(side: Side, weights: SweepView["weights"]): SweepView {
  const { achieved, value } = sweepAt(sessionOf(side).problem, weights);
  const reduced = {
    distortion: Rational.parse(weights.distortion).toString(),
    perception: Rational.parse(weights.perception).toString(),
    errorRate: Rational.parse(weights.errorRate).toString(),
  };
  const { distortion, perception } = achieved;
  const at: At = {
    distortion: boundText(distortion),
    perception:
      perception instanceof Rational || perception === "inf" ? boundText(perception) : String(double(perception)),
  };
  return { weights: reduced, value: shown(value), achieved: minimaView(achieved), at };
}
