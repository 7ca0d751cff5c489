/**
 * docs/pictures.md shows what its commands print, and all of the gallery; the pictures of the repository are those
 * that the library draws, of the Gaussian example from the table that the page's command writes.
 *
 * UPDATE_DOCS=1 writes them instead.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { figures, galleryPictures, svgOf } from "../../scripts/pictures.js";
import { Workshop, expectPage, root } from "./console.js";

const update = process.env["UPDATE_DOCS"] === "1";
const folder = join(root, "docs", "pictures");
const page = join(root, "docs", "pictures.md");

const workshop = new Workshop();
afterAll(() => {
  workshop.close();
});

it("docs/pictures.md shows what its commands print", async () => {
  await expectPage(page, workshop);
});

it("each picture is what the library draws, and there is no other", async () => {
  const gains = readFileSync(join(workshop.folder, "gains.csv"), "utf8");
  const files: string[] = [];
  for (const [file, figure] of figures(gains)) {
    const text = await svgOf(figure);
    const path = join(folder, file);
    files.push(file);
    if (update) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } else expect(readFileSync(path, "utf8"), `${file} (renewed by UPDATE_DOCS=1)`).toBe(text);
    expect(text.length).toBeLessThan(200_000);
  }
  const present = [folder, join(folder, "gallery")].flatMap((one) =>
    readdirSync(one)
      .filter((name) => name.endsWith(".svg"))
      .map((name) => (one === folder ? name : `gallery/${name}`)),
  );
  expect(present.sort()).toEqual(files.sort());
}, 120_000);

it("docs/pictures.md shows every problem of the gallery", () => {
  const rows = galleryPictures.map(
    (name) =>
      `| \`${name}\` | ![the (D,P) plane](pictures/gallery/${name}-map.svg) | ![curves](pictures/gallery/${name}-curves.svg) |`,
  );
  const table = ["| problem | map | curves |", "|---|---|---|", ...rows].join("\n");
  const text = readFileSync(page, "utf8");
  const [head = "", rest = ""] = text.split("<!-- gallery: begin -->\n");
  const [shown, tail = ""] = rest.split("\n<!-- gallery: end -->");
  if (update) writeFileSync(page, `${head}<!-- gallery: begin -->\n${table}\n<!-- gallery: end -->${tail}`);
  else expect(shown).toBe(table);
});
