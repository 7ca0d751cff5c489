/**
 * The picture of the README: C of three-classes over the (D,P) plane, its cells and level lines.
 *
 *     npx tsx scripts/readme-picture.ts    writes docs/pictures/three-classes.svg
 *
 * Cells and lines are cut out of the window in rational arithmetic, by half-planes; only the
 * coordinates on the page are rounded, to hundredths of a pixel. The same input gives the same bytes.
 */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Rational, galleryProblem, problemFromData, surface } from "exact-cdp";

type Point = readonly [distortion: Rational, perception: Rational];
/** a·D + b·P ≥ c */
type HalfPlane = readonly [a: Rational, b: Rational, c: Rational];

const name = "three-classes";
const rational = (text: string): Rational => Rational.parse(text);

/** What is shown: bounds of D and P, ticks, levels of C. */
const window = { left: rational("7/25"), right: rational("12/25"), bottom: rational("0"), top: rational("9/25") };
const ticks = { distortion: ["3/10", "7/20", "2/5", "9/20"], perception: ["0", "1/10", "1/5", "3/10"] };
const levels = ["43/100", "87/200", "11/25"];

/** On the page, in pixels: 344 are printed 8.5 cm wide. */
const page = { width: 344, height: 318 };
const frame = { left: 46, right: 330, top: 12, bottom: 212 };
/** Light to dark, told apart in every kind of colour blindness (viridis, lightened). */
const colours = ["#f6f2b3", "#b9dfa2", "#7fc3ab", "#7ba3c4", "#9c86b8"];
const ink = "#222222";

/** The part of a convex polygon in a half-plane. */
function cut(polygon: readonly Point[], [a, b, c]: HalfPlane): Point[] {
  const side = ([x, y]: Point): Rational => a.times(x).plus(b.times(y)).minus(c);
  return polygon.flatMap((corner, i) => {
    const next = polygon[(i + 1) % polygon.length] ?? corner;
    const [here, there] = [side(corner), side(next)];
    const kept = here.sign() < 0 ? [] : [corner];
    return here.sign() < 0 === there.sign() < 0 || here.isZero() || there.isZero()
      ? kept
      : [...kept, between(corner, next, here.over(here.minus(there)))];
  });
}

function between([x, y]: Point, [u, v]: Point, t: Rational): Point {
  return [x.plus(u.minus(x).times(t)), y.plus(v.minus(y).times(t))];
}

/** A place on the page, in hundredths of a pixel, rounded as integers are. */
function place(value: Rational, from: Rational, to: Rational, first: number, last: number): string {
  const pixels = value
    .minus(from)
    .over(to.minus(from))
    .times(Rational.of(BigInt(last - first)))
    .plus(Rational.of(BigInt(first)));
  const hundredths = pixels.times(Rational.of(100n)).plus(rational("1/2"));
  const whole = hundredths.num / hundredths.den;
  return `${String(whole / 100n)}.${String(whole % 100n).padStart(2, "0")}`;
}

const across = (distortion: Rational): string => place(distortion, window.left, window.right, frame.left, frame.right);
const up = (perception: Rational): string => place(perception, window.bottom, window.top, frame.bottom, frame.top);
const onPage = ([distortion, perception]: Point): string => `${across(distortion)},${up(perception)}`;

/** `<text>` with D, P and C in italics, as in the field. */
function text(x: string | number, y: string | number, words: string, attributes = ""): string {
  const styled = words.replaceAll(/[CDP]/g, (letter) => `<tspan font-style="italic">${letter}</tspan>`);
  return `<text x="${String(x)}" y="${String(y)}" ${attributes}>${styled}</text>`;
}

/** 249/500 − 1/6·D */
function formula(intercept: Rational, distortion: Rational, perception: Rational): string {
  const terms = (
    [
      [distortion, "D"],
      [perception, "P"],
    ] as const
  ).filter(([multiplier]) => !multiplier.isZero());
  return [String(intercept), ...terms.map(([multiplier, variable]) => ` − ${String(multiplier)} ${variable}`)].join("");
}

export function picture(): string {
  const C = surface(problemFromData(galleryProblem(name)));
  const { left, right, bottom, top } = window;
  const corners: readonly Point[] = [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ];
  const feasible = C.domain.reduce<readonly Point[]>(
    (polygon, { distortion, perception, atLeast }) => cut(polygon, [distortion, perception, atLeast]),
    corners,
  );

  const cells = C.pieces.map(({ intercept, multipliers: { distortion, perception } }) => {
    // Where this plane is the greatest: above every other one.
    const polygon = C.pieces.reduce<readonly Point[]>(
      (rest, other) =>
        cut(rest, [
          other.multipliers.distortion.minus(distortion),
          other.multipliers.perception.minus(perception),
          other.intercept.minus(intercept),
        ]),
      feasible,
    );
    const height = ([x, y]: Point): Rational => intercept.minus(distortion.times(x)).minus(perception.times(y));
    return { polygon, height, formula: formula(intercept, distortion, perception) };
  });

  const lines = levels.flatMap((level) =>
    cells.flatMap(({ polygon, height }) => {
      const above = polygon.map((corner) => height(corner).minus(rational(level)));
      const ends = polygon.flatMap((corner, i) => {
        const [here, there] = [above[i] ?? Rational.zero, above[(i + 1) % polygon.length] ?? Rational.zero];
        if (here.isZero()) return [corner];
        return here.sign() < 0 === there.sign() < 0 || there.isZero()
          ? []
          : [between(corner, polygon[(i + 1) % polygon.length] ?? corner, here.over(here.minus(there)))];
      });
      return ends.length === 2 ? [ends.map(onPage).join(" ")] : [];
    }),
  );
  // A level line ends at the right edge, where its P is that of the cell between 53/125 and 5443/12250.
  const [, second] = C.pieces;
  if (second === undefined) throw new Error(`the surface of ${name} has fewer pieces than the picture names`);
  const labels = levels
    .map((level) => ({ level, at: second.intercept.minus(rational(level)).over(second.multipliers.perception) }))
    .filter(({ at }) => at.sign() >= 0 && at.lessThan(window.top));

  const small = `font-size="10"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(page.width)} ${String(page.height)}" width="${String(page.width)}" height="${String(page.height)}" font-family="DejaVu Sans, Verdana, sans-serif" font-size="11" fill="${ink}">`,
    `<title>C(D,P) of ${name}: cells and level lines in the (D,P) plane</title>`,
    `<rect width="${String(page.width)}" height="${String(page.height)}" fill="#ffffff"/>`,
    ...cells.map(
      ({ polygon }, i) =>
        `<polygon points="${polygon.map(onPage).join(" ")}" fill="${colours[i] ?? "none"}" stroke="${ink}" stroke-width="0.8" stroke-linejoin="round"/>`,
    ),
    ...lines.map(
      (points) =>
        `<polyline points="${points}" fill="none" stroke="${ink}" stroke-width="0.9" stroke-dasharray="4 2.5"/>`,
    ),
    `<rect x="${String(frame.left)}" y="${String(frame.top)}" width="${String(frame.right - frame.left)}" height="${String(frame.bottom - frame.top)}" fill="none" stroke="${ink}"/>`,
    ...ticks.distortion.flatMap((tick) => [
      `<line x1="${across(rational(tick))}" x2="${across(rational(tick))}" y1="${String(frame.bottom)}" y2="${String(frame.bottom + 4)}" stroke="${ink}"/>`,
      text(across(rational(tick)), frame.bottom + 16, tick, `text-anchor="middle" ${small}`),
    ]),
    ...ticks.perception.flatMap((tick) => [
      `<line x1="${String(frame.left - 4)}" x2="${String(frame.left)}" y1="${up(rational(tick))}" y2="${up(rational(tick))}" stroke="${ink}"/>`,
      text(frame.left - 7, (Number(up(rational(tick))) + 3.5).toFixed(2), tick, `text-anchor="end" ${small}`),
    ]),
    text(
      (frame.left + frame.right) / 2,
      frame.bottom + 30,
      "bound on the distortion, D",
      `text-anchor="middle" font-size="10"`,
    ),
    text(
      0,
      0,
      "bound on the perceptual difference, P",
      `text-anchor="middle" font-size="10" transform="translate(12 ${String((frame.top + frame.bottom) / 2)}) rotate(-90)"`,
    ),
    text(across(rational("29/100")), up(rational("1/5")), "∞", `text-anchor="middle" font-size="14"`),
    ...labels.map(({ level, at }) =>
      text(frame.right - 4, (Number(up(at)) - 3).toFixed(2), `C = ${level}`, `text-anchor="end" font-size="9"`),
    ),
    ...numbers(cells.map(({ polygon }) => polygon)),
    ...cells.flatMap((cell, i) => {
      const [x, y] = [i < 3 ? 14 : 158, frame.bottom + 50 + 16 * (i % 3)];
      return [
        `<rect x="${String(x)}" y="${String(y - 9)}" width="11" height="11" fill="${colours[i] ?? "none"}" stroke="${ink}" stroke-width="0.8"/>`,
        text(x + 16, y, `${String(i + 1)}  ${cell.formula}`, `font-size="9.5" xml:space="preserve"`),
      ];
    }),
    text(
      14,
      frame.bottom + 50 + 48,
      "C(D,P) in each cell; dashed: level lines; white: no restorer meets both bounds",
      `font-size="7.5"`,
    ),
    `</svg>`,
    "",
  ].join("\n");
}

/** The number of each cell: inside it, or beside it where the cell is small. */
function numbers(polygons: readonly (readonly Point[])[]): string[] {
  const inside: readonly (readonly [distortion: string, perception: string])[] = [
    ["231/500", "173/500"],
    ["41/100", "3/25"],
    ["483/1000", "3/500"],
    ["333/1000", "1/5"],
    ["297/1000", "3/250"],
  ];
  const target = polygons[4] ?? [];
  const third = Rational.of(1n, BigInt(Math.max(1, target.length)));
  const middle = target.reduce<Point>(
    ([x, y], [u, v]) => [x.plus(u.times(third)), y.plus(v.times(third))],
    [Rational.zero, Rational.zero],
  );
  return [
    `<line x1="${(Number(across(rational("297/1000"))) + 6).toFixed(2)}" y1="${up(rational("3/250"))}" x2="${across(middle[0])}" y2="${up(middle[1])}" stroke="${ink}" stroke-width="0.7"/>`,
    ...inside.map(([distortion, perception], i) =>
      text(
        across(rational(distortion)),
        (Number(up(rational(perception))) + 3.5).toFixed(2),
        String(i + 1),
        `text-anchor="middle" font-weight="bold" font-size="10"`,
      ),
    ),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(new URL(`../docs/pictures/${name}.svg`, import.meta.url), picture());
