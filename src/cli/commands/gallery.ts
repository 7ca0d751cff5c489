/** `exact-cdp gallery`: the named problems. */
import { gallery, galleryProblem } from "../../format/gallery/index.js";
import { print } from "../io/output.js";

export function run(name: string | undefined, options: { readonly json?: true }): void {
  if (name !== undefined) {
    print(`${JSON.stringify(galleryProblem(name), null, 2)}\n`);
    return;
  }
  const entries = gallery.map((entry) => {
    const { description = "", reference = "" } = entry.problem();
    return { name: entry.name, description, reference };
  });
  if (options.json === true) {
    print(`${JSON.stringify(entries)}\n`);
    return;
  }
  const width = Math.max(...entries.map((entry) => entry.name.length));
  for (const { name: title, description } of entries) print(`${title.padEnd(width)}  ${description}\n`);
}
