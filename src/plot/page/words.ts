/** Texts in lines of a given length. */
import type { Run, Text } from "../figure/figure.js";
import type { Typeface } from "./typeface.js";

/** The text broken at spaces into lines at most so long; a word that is longer stands alone and is cut. */
export function wrapped(text: Text, size: number, width: number, face: Typeface): Text[] {
  const lines: Run[][] = [[]];
  const fits = (runs: readonly Run[]): boolean => face.width(runs, size) <= width;
  for (const word of wordsOf(text)) {
    const line = lines.at(-1) ?? [];
    if (line.length === 0) line.push(...shortened(word, size, width, face));
    else if (fits([...line, { text: " " }, ...word])) line.push({ text: " " }, ...word);
    else lines.push([...shortened(word, size, width, face)]);
  }
  return lines.map(joined);
}

/** The text, or its beginning and … where it is too long. */
export function shortened(text: Text, size: number, width: number, face: Typeface): Text {
  if (face.width(text, size) <= width) return text;
  const letters = text.flatMap((run) => Array.from(run.text, (letter): Run => ({ ...run, text: letter })));
  while (letters.length > 0 && face.width(joined([...letters, { text: "…" }]), size) > width) letters.pop();
  return joined([...letters, { text: "…" }]);
}

/** Words, each of runs that no space separates. */
function wordsOf(text: Text): Run[][] {
  const words: Run[][] = [[]];
  for (const run of text) {
    run.text.split(" ").forEach((part, i) => {
      if (i > 0) words.push([]);
      if (part !== "") words.at(-1)?.push({ ...run, text: part });
    });
  }
  return words.filter((word) => word.length > 0);
}

/** Neighbouring runs of one kind as one. */
function joined(runs: readonly Run[]): Text {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last !== undefined && last.italic === run.italic)
      result[result.length - 1] = { ...last, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}
