/**
 * CIFAR-10 (Krizhevsky 2009) in its binary format, from files of the user's: no registry of packages has it.
 *
 * A record has 3073 bytes: the class 0 … 9, then 1024 red, 1024 green and 1024 blue levels of 32×32 pixels, row by
 * row. They become grey by the luma of Rec. 601 in whole thousandths, rounded down.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { MissingData, type Images } from "./images.js";

const side = 32;
const plane = side ** 2;
const record = 1 + 3 * plane;
const classNames = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

/** All records of the files data_batch_*.bin of a folder. @throws MissingData, or Error for another format */
export function cifarImages(folder: string): Images {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /^data_batch_\d+\.bin$/.test(name)) : [];
  if (files.length === 0) throw new MissingData(`${folder}: no data_batch_*.bin of CIFAR-10's binary version found`);
  return parseCifar(
    Buffer.concat(
      files.sort((a, b) => (a < b ? -1 : 1)).map((name) => wholeRecords(readFileSync(join(folder, name)), name)),
    ),
  );
}

function wholeRecords(bytes: Buffer, name: string): Buffer {
  if (bytes.length === 0 || bytes.length % record !== 0)
    throw new Error(`${name}: whole records of ${String(record)} bytes expected, found ${String(bytes.length)} bytes`);
  return bytes;
}

/** Records of 3073 bytes as grey images. @throws Error for a class above 9 */
export function parseCifar(bytes: Uint8Array): Images {
  const count = bytes.length / record;
  const values = new Uint8Array(count * plane);
  const labels = new Uint8Array(count);
  for (let image = 0; image < count; image++) {
    const start = image * record;
    const label = (labels[image] = bytes[start] ?? 0);
    if (label >= classNames.length)
      throw new Error(`record ${String(image)}: a class 0 … 9 expected, found ${String(label)}`);
    for (let i = 0; i < plane; i++) {
      const [red = 0, green = 0, blue = 0] = [1, 1 + plane, 1 + 2 * plane].map((offset) => bytes[start + offset + i]);
      values[image * plane + i] = Math.floor((299 * red + 587 * green + 114 * blue) / 1000);
    }
  }
  return { side, count, values, labels, classNames };
}
