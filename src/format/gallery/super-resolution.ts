/**
 * Super-resolution in miniature: a 2×2 binary image seen as one row of two numbers.
 *
 * Source: class "vertical" draws one of 10/10, 01/01 and class "horizontal" one
 * of 11/00, 00/11, each with probability 1/2; every pixel is then drawn wrongly
 * with probability 1/10. Channel: the number of lit pixels in each column, a
 * deterministic map from 16 images to 9 observations. "1,1" is what all four
 * images with one lit pixel per column look like.
 */
import { Rational } from "../../exact/rational.js";
import { problemFormat, type ProblemFile } from "../problem-file.js";
import { allImages, independentFlips, pixelDistances } from "./binary-images.js";
import { deterministicChannel } from "./matrix.js";

export const superResolution = (): ProblemFile => {
  const images = allImages(2, 2);
  const counts = ["0", "1", "2"];
  const outputs = counts.flatMap((left) => counts.map((right) => `${left},${right}`));
  const columnSums = (image: string): string => {
    const [top = "", bottom = ""] = image.split("/");
    return [0, 1].map((column) => String(Number(top[column]) + Number(bottom[column]))).join(",");
  };
  const drawn = (first: string, second: string): string[] => {
    const flip = Rational.of(1n, 10n);
    const half = Rational.of(1n, 2n);
    return images.map((x) =>
      independentFlips(first, x, flip)
        .plus(independentFlips(second, x, flip))
        .times(half)
        .toString(),
    );
  };
  return {
    format: problemFormat,
    name: "super-resolution",
    description:
      "Images of two by two pixels are seen as column sums: a horizontal edge is recognised as one, but not which of its halves is lit.",
    reference:
      "Constructed for this gallery; super-resolution is the task on which Blau and Michaeli, The Perception-Distortion Tradeoff, CVPR 2018, compare algorithms",
    source: {
      alphabet: images,
      classes: [
        { name: "vertical", prior: "3/5", pmf: drawn("10/10", "01/01") },
        { name: "horizontal", prior: "2/5", pmf: drawn("11/00", "00/11") },
      ],
    },
    channel: { outputs, matrix: deterministicChannel(images, outputs, columnSums) },
    classifier: "bayes",
    distortion: { matrix: pixelDistances(images, images) },
    perception: "total-variation",
  };
};
