/** The gallery by kinds of problem: most of what is tested on all of it takes linear problems only. */
import { galleryNames, galleryProblem } from "../../src/format/gallery/index.js";

/** Problems with a fixed classifier and a convex divergence. */
export function linearGalleryNames(): string[] {
  return galleryNames().filter((name) => !isCompositeFile(name));
}

/** The others. */
export function compositeGalleryNames(): string[] {
  return galleryNames().filter(isCompositeFile);
}

function isCompositeFile(name: string): boolean {
  const { classifier, perception } = galleryProblem(name);
  return (
    classifier === "retrained" ||
    perception === "wasserstein-2" ||
    (typeof perception === "object" && "minimum" in perception)
  );
}
