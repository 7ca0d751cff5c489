/** The endings of pictures, and the bytes that belong to them. */
import { InputError, describe } from "../../exact/errors.js";
import type { Figure } from "../figure/figure.js";
import { layout } from "../page/layout.js";
import { typeface } from "../page/typeface.js";

export const endings = ["svg", "png", "pdf", "tikz", "csv"] as const;
export type Ending = (typeof endings)[number];

/** The ending of a file's name. @throws InputError "usage" for any other */
export function endingOf(file: string, path: string): Ending {
  const [, found] = /\.([^./\\]+)$/.exec(file) ?? [];
  const ending = endings.find((one) => one === found?.toLowerCase());
  if (ending !== undefined) return ending;
  const words = endings.map((one) => `.${one}`);
  throw new InputError({
    code: "usage",
    path,
    expected: `a file that ends in ${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`,
    found: describe(file),
  });
}

/** The figure in a format, in parts. Libraries are loaded when they are needed. */
export async function drawn(figure: Figure, ending: Ending): Promise<Iterable<string | Uint8Array>> {
  if (ending === "csv") return (await import("./table.js")).tableText(figure);
  const face = await typeface();
  const page = layout(figure, face);
  switch (ending) {
    case "svg":
      return (await import("./svg.js")).svg(page);
    case "tikz":
      return (await import("./tikz.js")).tikz(page);
    case "png":
      return [await (await import("./png.js")).png(page)];
    case "pdf":
      return [await (await import("./pdf.js")).pdf(page, face)];
  }
}
