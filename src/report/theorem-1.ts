/**
 * The verdict of Theorem 1 for people (text) and for programs (the JSON of `theorem 1 --json`).
 */
import type { Rational } from "../exact/rational.js";
import type { Theorem1Counterexample, Theorem1Verdict } from "../theorem/theorem-1.js";
import { isRetrained, isConvex } from "../model/case.js";
import { theorem1Verdict } from "../theorem/argument.js";
import { notationArgument } from "./argument.js";
import { Notation } from "./notation.js";
import { aligned, counted } from "./text.js";
import { problemLine } from "./point.js";

/** The object of `theorem 1 --json`. */
export function theorem1Data(verdict: Theorem1Verdict): Record<string, unknown> {
  theorem1Verdict(verdict, "verdict");
  const head = { problem: verdict.problem.name, theorem: 1, verdict: verdict.verdict, monotone: true };
  switch (verdict.verdict) {
    case "holds":
      return { ...head, convex: true };
    case "refuted": {
      const { points, weight, violation, along } = verdict.counterexample;
      return { ...head, convex: false, counterexample: { points, weight, violation, along } };
    }
    case "not-decided":
      return { ...head, searched: verdict.searched };
  }
}

/** The verdict as lines of text. @param shown the notation of its numbers */
export function theorem1Text(verdict: Theorem1Verdict, shown: Notation = new Notation()): string {
  theorem1Verdict(verdict, "verdict");
  notationArgument(shown, "shown");
  return [problemLine(verdict.problem), ...lines(verdict, shown)].join("\n");
}

function lines(verdict: Theorem1Verdict, shown: Notation): string[] {
  switch (verdict.verdict) {
    case "holds":
      return [
        "Theorem 1 holds: C is non-increasing and jointly convex in (D,P)",
        `  because   ${reason(verdict, shown)}`,
      ];
    case "refuted":
      return [
        "C is non-increasing, but not convex: Theorem 1 does not extend to this problem",
        ...counterexampleLines(verdict.counterexample, shown),
      ];
    case "not-decided":
      return [
        "not decided: C is non-increasing; whether it is convex was not settled",
        `  searched  ${verdict.searched}`,
      ];
  }
}

function reason(verdict: Extract<Theorem1Verdict, { readonly verdict: "holds" }>, shown: Notation): string {
  if ("band" in verdict) {
    const { band, problem } = verdict;
    return `${problem.perception.title} is convex in its second argument; C is known to ${shown.both(band.gap)} on a region, by ${counted(band.pieces.length, "plane")}`;
  }
  const { surface } = verdict;
  const { cases, problem } = surface;
  if (isConvex(problem)) {
    const pieces = surface.pieces.length;
    return pieces === 1
      ? "C is a plane on all of its domain"
      : `C is the greatest of ${String(pieces)} planes on all of its domain`;
  }
  // Where the divergence is a root a piece that falls in P² would be concave in P.
  const flat = cases.some(({ of }) => of.power === 2) ? ", and where it is finite it does not depend on P" : "";
  if (cases.length > 1)
    return `C is the least of ${String(cases.length)} surfaces, and none dips below a piece of another${flat}`;
  const chosen = [
    ...(isRetrained(problem) ? ["one classifier"] : []),
    ...(problem.perception.parts.length > 1 ? ["one divergence"] : []),
  ];
  return `${chosen.length === 0 ? "C is one surface" : `${chosen.join(" with ")} is best everywhere, so that C is the CDP function of that one`}${flat}`;
}

const directions: Readonly<Record<Theorem1Counterexample["along"], string>> = {
  perception: "along the perceptual difference",
  distortion: "along the distortion",
  both: "along a line",
};

function counterexampleLines({ points, weight, violation, along }: Theorem1Counterexample, shown: Notation): string[] {
  const text = (value: Rational | "inf"): string => (value === "inf" ? "∞" : shown.both(value));
  const names = ["left", "middle", "right"];
  const rows = points.map(({ distortion, perception, errorRate }, i) => [
    names[i] ?? "",
    text(distortion),
    text(perception),
    text(errorRate),
  ]);
  return [
    `  because   ${directions[along]} C exceeds its chord:`,
    ...aligned([["", "D", "P", "C(D,P)"], ...rows]).map((line) => `            ${line}`),
    `            C(middle) - (${weight.toString()}·C(left) + ${weight.toString()}·C(right)) = ${text(violation)}`,
  ];
}
