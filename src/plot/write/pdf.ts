/**
 * A page as PDF, by pdfkit: vectors, with the letters that it uses embedded. The date is fixed, and
 * with it the identifier, so that the same page gives the same bytes. The only file that uses pdfkit.
 */
import { fontFiles, loadPdfkit, machine } from "#platform/painters";
import { InputError, printable } from "../../exact/errors.js";
import { paper } from "../figure/colours.js";
import type { Stroke } from "../figure/figure.js";
import type { Page, PlacedText } from "../page/page.js";
import type { Typeface } from "../page/typeface.js";
import { shapesOf, type PageShape } from "./shapes.js";

/** Points per unit: a quarter of a millimetre. */
const points = 72 / 25.4 / 4;

type Document = PDFKit.PDFDocument;

/** @throws InputError "file" where there is no pdfkit */
export async function pdf(page: Page, face: Typeface): Promise<Uint8Array> {
  const PDFDocument = await loadPdfkit();
  if (PDFDocument === undefined)
    throw new InputError({ code: "file", path: "PDF", expected: "Node (SVG, TikZ and CSV need none)", found: machine });
  const document = new PDFDocument({
    size: [page.width * points, page.height * points],
    margin: 0,
    info: { Title: printable(page.title), Creator: "exact-cdp", Producer: "exact-cdp", CreationDate: new Date(0) },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  const files = fontFiles();
  document.registerFont("upright", files.upright);
  document.registerFont("italic", files.italic);
  document.scale(points);
  document.rect(0, 0, page.width, page.height).fill(paper);
  for (const shape of shapesOf(page)) draw(document, shape, face);
  document.end();
  await ended;
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, place);
    place += chunk.length;
  }
  return bytes;
}

function draw(document: Document, shape: PageShape, face: Typeface): void {
  if (shape.kind === "text") {
    drawText(document, shape.text, face);
    return;
  }
  if (shape.kind === "disc") document.circle(shape.x / 100, shape.y / 100, shape.radius / 100);
  else {
    document.moveTo(shape.start[0] / 100, shape.start[1] / 100);
    for (const step of shape.steps) {
      if (step.length === 2) document.lineTo(step[0] / 100, step[1] / 100);
      else document.quadraticCurveTo(step[0] / 100, step[1] / 100, step[2] / 100, step[3] / 100);
    }
    if (shape.closed) document.closePath();
  }
  const { fill, stroke } = shape;
  if (stroke !== undefined) setStroke(document, stroke);
  if (fill !== undefined && stroke !== undefined) document.fillAndStroke(fill, stroke.colour);
  else if (fill !== undefined) document.fill(fill);
  else if (stroke !== undefined) document.stroke(stroke.colour);
}

function setStroke(document: Document, { width, dash }: Stroke): void {
  document.lineWidth(width).lineJoin("round");
  if (dash === undefined) document.undash();
  else document.dash(dash[0] ?? 1, { space: dash[1] ?? 1 });
}

function drawText(document: Document, { text, size, x, y, anchor, colour, upwards }: PlacedText, face: Typeface): void {
  const width = face.width(text, size);
  let at = anchor === "start" ? 0 : anchor === "middle" ? -width / 2 : -width;
  document.save().translate(x, y);
  if (upwards === true) document.rotate(-90);
  document.fillColor(colour).fontSize(size);
  for (const run of text) {
    document.font(run.italic === true ? "italic" : "upright");
    document.text(printable(run.text), at, 0, { lineBreak: false, baseline: "alphabetic" });
    at += face.width([run], size);
  }
  document.restore();
}
