/**
 * docs/pictures.md shows what its commands print, and all of the gallery; the pictures of the repository are those
 * that the library draws, of the Gaussian example from the table that the page's command writes.
 *
 * UPDATE_DOCS=1 writes them instead.
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { figures, galleryPictures, svgOf } from "../../scripts/pictures.js";
import { exactCdp, temporaryFolder } from "../support/cli.js";
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
});

it("the pictures of docs/paper.md are what its commands write, and there is no other", async () => {
  const commands = [
    ...readFileSync(join(root, "docs", "paper.md"), "utf8").matchAll(
      /^\$ npx exact-cdp (plot .* --output (\S+\.svg))$/gm,
    ),
  ];
  const workshop = temporaryFolder();
  try {
    cpSync(join(root, "examples", "data", "scan"), workshop.path, { recursive: true });
    for (const [, words = "", file = ""] of commands) {
      expect(await exactCdp(words.split(" "), { cwd: workshop.path })).toMatchObject({ status: 0, stderr: "" });
      const text = readFileSync(join(workshop.path, file), "utf8");
      const path = join(folder, "paper", file);
      if (update) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      } else expect(readFileSync(path, "utf8"), `${file} (renewed by UPDATE_DOCS=1)`).toBe(text);
    }
  } finally {
    workshop.remove();
  }
  expect(new Set(readdirSync(join(folder, "paper")))).toEqual(new Set(commands.map(([, , file]) => file)));
  expect(commands.length).toBeGreaterThanOrEqual(2);
});

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
