/** What a figure says about its origin, and how it names several problems. */
import { problemHash } from "../../certificate/data.js";
import { printable } from "../../exact/errors.js";
import { isRetrained } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { colourOf } from "../figure/colours.js";
import { text, type LegendEntry, type Text } from "../figure/figure.js";

/** The problems with their hashes, and the command that draws the figure again. */
export function originOf(problems: readonly Problem[], command: string | undefined): string[] {
  return [
    ...problems.map((problem) => `${printable(problem.name)}: problem sha256 ${problemHash(problem)}`),
    ...(command === undefined ? [] : [`regenerate: ${printable(command)}`]),
  ];
}

/** `three-classes and z-channel`. */
export function namesOf(problems: readonly Problem[]): string {
  return problems.map(({ name }) => printable(name)).join(", ");
}

/** `missed-alarm (total variation, re-trained classifier)`. */
export function problemTitle(problem: Problem): Text {
  const classifier = isRetrained(problem) ? ", re-trained classifier" : "";
  return text(`${problem.name} (${problem.perception.title}${classifier})`);
}

/** The colours of several problems. */
export function problemLegend(problems: readonly Problem[]): LegendEntry[] {
  return problems.map((problem, i) => ({
    sign: { kind: "line", stroke: { colour: colourOf(i), width: 1.8 } },
    text: problemTitle(problem),
  }));
}
