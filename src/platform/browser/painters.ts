/** No PNG and no PDF: both libraries need Node. A page can paint the SVG on a canvas. */

export function fontFiles(): never {
  throw new Error("no files in a browser");
}

export function loadResvg(): Promise<undefined> {
  return Promise.resolve(undefined);
}

export function loadPdfkit(): Promise<undefined> {
  return Promise.resolve(undefined);
}

/** The machine, for errors. */
export const machine = "a browser";
