/** Nothing overlaps and nothing is clipped: the boxes of all texts of all pictures of the gallery. */
import { beforeAll, describe, expect, it } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { galleryNames, galleryProblem } from "../../../../src/format/gallery/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { isConvex, isSmooth } from "../../../../src/model/case.js";
import {
  bandCells,
  curvesFigure,
  mapFigure,
  spaceFigure,
  surfaceCells,
  viewOf,
  type Figure,
} from "../../../../src/plot/index.js";
import { plainText } from "../../../../src/plot/figure/figure.js";
import { overlaps } from "../../../../src/plot/page/labels.js";
import { layout } from "../../../../src/plot/page/layout.js";
import { sizes, type Box, type Page, type PlacedText } from "../../../../src/plot/page/page.js";
import { typeface, type Typeface } from "../../../../src/plot/page/typeface.js";
import { minima } from "../../../../src/tradeoff/minima.js";
import { sliceAt } from "../../../../src/tradeoff/slice.js";
import { sliceBand } from "../../../../src/tradeoff/slice-band.js";
import { surfaceBand } from "../../../../src/tradeoff/surface-band.js";
import { surface } from "../../../../src/tradeoff/surface.js";
import { exhaustive } from "../../../support/exhaustive.js";

let face: Typeface;
beforeAll(async () => {
  face = await typeface();
});

/** The box of the letters, a little smaller than what they could cover. */
function boxOf({ text, size, x, y, anchor, upwards }: PlacedText): Box {
  const width = face.width(text, size);
  const from = anchor === "start" ? 0 : anchor === "middle" ? -width / 2 : -width;
  const [up, down] = [size * 0.7, size * 0.15];
  return upwards === true
    ? { left: x - up, right: x + down, top: y - from - width, bottom: y - from }
    : { left: x + from, right: x + from + width, top: y - up, bottom: y + down };
}

function textsOf(page: Page): PlacedText[] {
  const panels = page.panels.flatMap(({ titles, texts, ticks, frame }): PlacedText[] => [
    ...Object.values(titles),
    ...texts,
    ...ticks.x.map(({ at, text }): PlacedText => ({
      text: [{ text }],
      size: sizes.small,
      x: at / 100,
      y: frame.bottom + 13.5,
      anchor: "middle",
      colour: "",
    })),
    ...ticks.y.map(({ at, text }): PlacedText => ({
      text: [{ text }],
      size: sizes.small,
      x: frame.left - 5.5,
      y: at / 100 + 3.2,
      anchor: "end",
      colour: "",
    })),
  ]);
  return [...panels, ...page.texts];
}

function expectTidy(figure: Figure): void {
  const page = layout(figure, face);
  const boxes = textsOf(page).map((text) => ({ words: plainText(text.text), box: boxOf(text) }));
  for (const [i, { words, box }] of boxes.entries()) {
    expect(box.left, words).toBeGreaterThanOrEqual(0);
    expect(box.right, words).toBeLessThanOrEqual(page.width);
    expect(box.top, words).toBeGreaterThanOrEqual(0);
    expect(box.bottom, words).toBeLessThanOrEqual(page.height);
    for (const other of boxes.slice(i + 1))
      if (words.trim() !== "–" && other.words.trim() !== "–")
        expect(overlaps(box, other.box), `${words} / ${other.words}`).toBe(false);
  }
  for (const { words } of boxes) expect(words).not.toContain("no room for the labels");
}

// With a re-trained classifier and a smooth divergence there is no surface and no slice.
const names = galleryNames().filter((name) => name !== "missed-alarm-hellinger");

describe.each(names)("%s", (name) => {
  const problem = problemFromData(galleryProblem(name));
  const cells = isSmooth(problem) ? bandCells(surfaceBand(problem)) : surfaceCells(surface(problem));

  it("map", () => expectTidy(mapFigure([cells])));

  it("surface, from several sides", () => {
    const views = ["35,30", "200,30", ...(exhaustive ? ["0,20", "60,45", "300,60"] : [])].map((one) => viewOf(one));
    expectTidy(spaceFigure([cells], { views }));
  });

  it("curves", () => {
    const { distortion, perception } = minima(problem);
    if (!(perception instanceof Rational)) return;
    const twentieth = Rational.of(1n, 20n);
    const at = [
      { perception: perception.plus(twentieth) },
      { perception: "inf" },
      { distortion: distortion.plus(twentieth) },
      { distortion: "inf" },
    ] as const;
    expectTidy(curvesFigure(at.map((one) => (isSmooth(problem) ? sliceBand(problem, one) : sliceAt(problem, one)))));
    if (isConvex(problem) && !isSmooth(problem)) {
      const { errorRate } = minima(problem);
      const levels = [errorRate, errorRate.plus(Rational.of(1n, 200n)), errorRate.plus(Rational.of(1n, 50n))];
      expectTidy(curvesFigure(levels.map((level) => sliceAt(problem, { errorRate: level }))));
    }
  });
});
