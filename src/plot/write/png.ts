/**
 * A page as PNG, by resvg, with the typeface of the package: resvg drops texts without a word where it
 * finds no font. The only file that imports it.
 */
import type * as Resvg from "@resvg/resvg-js";
import { InputError } from "../../exact/errors.js";
import { fontFiles } from "../page/typeface.js";
import type { Page } from "../page/page.js";
import { svg } from "./svg.js";

/** Pixels per unit: 406 to an inch where the page is 8.5 cm wide. */
const pixels = 4;

/** @throws InputError "file" where resvg has no program for this machine */
export async function png(page: Page): Promise<Uint8Array> {
  const { upright, italic } = fontFiles();
  const library = await loaded();
  const image = new library.Resvg([...svg(page)].join(""), {
    fitTo: { mode: "zoom", value: pixels },
    font: { fontFiles: [upright, italic], loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
  });
  return image.render().asPng();
}

async function loaded(): Promise<typeof Resvg> {
  try {
    return await import("@resvg/resvg-js");
  } catch {
    throw new InputError({
      code: "file",
      path: "PNG",
      expected: "a machine for which @resvg/resvg-js has a program (SVG, PDF, TikZ and CSV need none)",
      found: `${process.platform} on ${process.arch}`,
    });
  }
}
