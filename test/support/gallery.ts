/** The gallery by kinds of problem: most of what is tested on all of it takes linear problems only. */
import { exactGalleryNames, galleryProblem } from "../../src/format/gallery/index.js";

/** Problems with a fixed classifier and a convex divergence that linear programs decide. */
export function linearGalleryNames(): string[] {
  return exactGalleryNames().filter((name) => !isCompositeFile(name));
}

/** Problems of several cases that linear programs decide. */
export function compositeGalleryNames(): string[] {
  return exactGalleryNames().filter(isCompositeFile);
}

function isCompositeFile(name: string): boolean {
  const { classifier, perception } = galleryProblem(name);
  return (
    classifier === "retrained" ||
    perception === "wasserstein-2" ||
    (typeof perception === "object" && "minimum" in perception)
  );
}
