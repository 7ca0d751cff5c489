/** Files that the page hands out: figures, tables, the problem. */
import type { Ask, ExportView } from "../protocol.js";
import { fileName } from "./checks.js";
import {
  csv,
  curvesFigure,
  drawn,
  latex,
  mapFigure,
  originOf,
  problemToFile,
  spaceFigure,
  surfaceBandListing,
  surfaceListing,
  type Figure,
  type Slice,
  type SliceBand,
  type Steps,
} from "./library.js";
import type { Session } from "./session.js";

const types = {
  svg: "image/svg+xml",
  tikz: "text/plain",
  csv: "text/csv",
  latex: "text/plain",
  "surface-csv": "text/csv",
  problem: "application/json",
} as const;

/** The file of a request; pictures are drawn by libraries that are loaded then. */
export function* exported(
  session: Session,
  ask: Ask<"export">,
): Steps<string | undefined, ExportView | Promise<ExportView>> {
  const name = fileName(session.problem.name);
  const type = types[ask.format];
  switch (ask.format) {
    case "problem":
      return { name: `${name}.json`, type, text: `${JSON.stringify(problemToFile(session.problem), null, 1)}\n` };
    case "latex":
      return { name: `${name}.tex`, type, text: [...latex(yield* listingOf(session))].join("") };
    case "surface-csv":
      return { name: `${name}.csv`, type, text: [...csv(yield* listingOf(session), { decimals: 6 })].join("") };
    default: {
      const { format } = ask;
      const figure = yield* figureOf(session, ask);
      const ending = format === "tikz" ? "tex" : format;
      return drawn(figure, format).then((parts) => ({
        name: `${name}-${ask.figure}.${ending}`,
        type,
        text: [...parts].join(""),
      }));
    }
  }
}

function* listingOf(session: Session): Steps<string, Parameters<typeof latex>[0]> {
  const whole = yield* session.all();
  const origin = originOf(session.problem);
  if (whole.kind === "points") throw whole.why;
  return whole.kind === "exact" ? surfaceListing(whole.surface, origin) : surfaceBandListing(whole.band, origin);
}

function* figureOf(session: Session, { figure, at, view }: Ask<"export">): Steps<string | undefined, Figure> {
  if (figure === "map") return mapFigure([yield* session.cells()]);
  if (figure === "space") return spaceFigure([yield* session.cells()], view === undefined ? {} : { views: [view] });
  const curves: (Slice | SliceBand)[] = [];
  for (const head of [{ perception: at.perception }, { distortion: at.distortion }])
    curves.push(yield* session.slice(head));
  return curvesFigure(curves);
}
