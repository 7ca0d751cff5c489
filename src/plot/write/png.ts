/**
 * A page as PNG, by resvg, with the typeface of the package: resvg drops texts without a word where it
 * finds no font. The only file that uses it.
 */
import { fontFiles, loadResvg, machine } from "#platform/painters";
import { InputError } from "../../exact/errors.js";
import type { Page } from "../page/page.js";
import { svg } from "./svg.js";

/** Pixels per unit: 406 to an inch where the page is 8.5 cm wide. */
const pixels = 4;

/** @throws InputError "file" where resvg has no program for this machine */
export async function png(page: Page): Promise<Uint8Array> {
  const library = await loadResvg();
  if (library === undefined)
    throw new InputError({
      code: "file",
      path: "PNG",
      expected: "a machine for which @resvg/resvg-js has a program (SVG, PDF, TikZ and CSV need none)",
      found: machine,
    });
  const { upright, italic } = fontFiles();
  const image = new library.Resvg([...svg(page)].join(""), {
    fitTo: { mode: "zoom", value: pixels },
    font: { fontFiles: [upright, italic], loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
  });
  return image.render().asPng();
}
