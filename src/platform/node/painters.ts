/** What makes PNG and PDF of a page: resvg and pdfkit, loaded when they are needed, and the files of the typeface. */
import type * as Resvg from "@resvg/resvg-js";
import type PDFDocument from "pdfkit";

/** The files of the upright and the italic letters: DejaVu Sans, from a package. */
export function fontFiles(): { readonly upright: string; readonly italic: string } {
  const { resolve } = process.getBuiltinModule("node:module").createRequire(import.meta.url);
  return {
    upright: resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
    italic: resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf"),
  };
}

/** @returns undefined where resvg has no program for this machine */
export async function loadResvg(): Promise<typeof Resvg | undefined> {
  try {
    return await import("@resvg/resvg-js");
  } catch {
    return undefined;
  }
}

/** @returns undefined where there is none */
export async function loadPdfkit(): Promise<typeof PDFDocument | undefined> {
  return (await import("pdfkit")).default;
}

/** The machine, for errors. */
export const machine = `${process.platform} on ${process.arch}`;
