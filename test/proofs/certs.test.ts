/**
 * The Coq files of proofs/certs are what the toolkit exports today: points of every linear problem
 * of the gallery, and whole surfaces up to 8 letters. Whether Coq accepts them is for
 * `npm run proofs` to say.
 */
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { coqFile } from "../../src/report/coq/certificates.js";
import { linearGalleryNames } from "../support/gallery.js";
import { expectFile, repositoryFile } from "../golden/golden.js";
import { certificateFile, galleryCertificates, isSmall } from "./gallery-certificates.js";

test.each(linearGalleryNames())("%s", (name) => {
  expectFile(certificateFile(name), coqFile(galleryCertificates(name), `exact-cdp export, certificates of gallery:${name}`));
});

test("every file belongs to a problem, and every problem has its file in the build", () => {
  const files = linearGalleryNames().map(certificateFile).sort();
  expect(readdirSync(repositoryFile("proofs/certs")).filter((file) => file.endsWith(".v")).map((file) => `proofs/certs/${file}`).sort()).toEqual(files);
  const listed = readFileSync(repositoryFile("proofs/_CoqProject"), "utf8").split("\n").filter((line) => line.startsWith("certs/"));
  expect(listed.map((line) => `proofs/${line}`).sort()).toEqual(files);
});

test("the list of large surfaces has all the others", () => {
  const large = readFileSync(repositoryFile("proofs/large.txt"), "utf8").split("\n").map((line) => line.replace(/^# (?=\S+: )/, "").replace(/:.*/, "")).filter((line) => /^[a-z0-9-]+$/.test(line));
  expect(large.sort()).toEqual(linearGalleryNames().filter((name) => !isSmall(problemFromData(galleryProblem(name)))).sort());
});
