/** `exact-cdp enumerate`: all channels of a shape in the order of their ranks, or how many there are. */
import { InputError } from "../../exact/errors.js";
import { ChannelSpace, inputSymmetries, parseCycles, type ChannelFamily } from "../../enumeration/index.js";
import { largestMachineEntry, mostOutputs } from "../../enumeration/rows.js";
import { largestDenominator, mostInputs } from "../../enumeration/space.js";
import { canonicalLines, channelCount, channelLines } from "../../report/enumeration.js";
import { rangeOption, wholeOption } from "../io/options.js";
import { Interrupted } from "../io/interrupted.js";
import { printOpen } from "../io/progress.js";
import { counted } from "../../exact/words.js";
import { print } from "../io/output.js";

interface Options {
  readonly inputs: string;
  readonly outputs: string;
  readonly denominator?: string;
  readonly deterministic?: true;
  readonly supports?: true;
  readonly upToSymmetry?: true;
  readonly inputSymmetry?: readonly string[];
  readonly range?: string;
  readonly count?: true;
  readonly json?: true;
}

export async function run(options: Options): Promise<void> {
  const { upToSymmetry = false, count = false } = options;
  const family = familyOption(options);
  if (options.inputSymmetry !== undefined && !upToSymmetry && !count) {
    throw new InputError({
      code: "usage",
      path: "--input-symmetry",
      expected: "--up-to-symmetry or --count beside it",
      found: "neither",
    });
  }
  if (count && options.range !== undefined)
    throw new InputError({ code: "usage", path: "--count", expected: "either --count or --range", found: "both" });
  const cycles = (options.inputSymmetry ?? []).map((text) => parseCycles(text, family.inputs, "--input-symmetry"));
  const symmetries = inputSymmetries(family.inputs, cycles, "--input-symmetry");
  const space = new ChannelSpace(family);
  if (count) {
    const counts = channelCount(space, symmetries);
    print(
      options.json === true
        ? `${JSON.stringify(counts)}\n`
        : `${title(family)}\n  channels  ${counts.channels}\n  orbits    ${counts.orbits} under relabelling of the outputs${cycles.length > 0 ? " and the given symmetries of the inputs" : ""}\n`,
    );
    return;
  }
  const { from, to } =
    options.range === undefined
      ? { from: 0n, to: space.size }
      : rangeOption(options.range, "--range", space.size, "ranks");
  if (upToSymmetry && !space.machine) {
    throw new InputError({
      code: "too-large",
      path: "--denominator",
      expected: `at most ${String(largestMachineEntry)} with --up-to-symmetry`,
      found: String(space.rows.largest),
    });
  }
  let written = 0;
  const lines = function* (): Generator<string> {
    for (const line of upToSymmetry ? canonicalLines(space, symmetries, from, to) : channelLines(space, from, to)) {
      yield line;
      written++;
    }
  };
  if (
    !(await printOpen(
      lines(),
      () => `${String(written)} channels${upToSymmetry ? "" : ` of ${String(to - from)}`} written`,
    ))
  ) {
    process.stderr.write(`exact-cdp: interrupted after ${counted(written, "channel")}\n`);
    throw new Interrupted();
  }
}

function familyOption({ inputs: n, outputs: m, denominator, deterministic, supports }: Options): ChannelFamily {
  const given = [
    ...(denominator === undefined ? [] : ["--denominator"]),
    ...(deterministic ? ["--deterministic"] : []),
    ...(supports ? ["--supports"] : []),
  ];
  if (given.length !== 1) {
    const found = given.length === 0 ? "none of them" : given.join(" and ");
    throw new InputError({
      code: "usage",
      path: "enumerate",
      expected: "one of --denominator N, --deterministic and --supports",
      found,
    });
  }
  const inputs = Number(wholeOption(n, "--inputs", BigInt(mostInputs)));
  const outputs = Number(wholeOption(m, "--outputs", BigInt(mostOutputs)));
  if (denominator === undefined)
    return { kind: deterministic === true ? "deterministic" : "supports", inputs, outputs };
  return {
    kind: "fractions",
    inputs,
    outputs,
    denominator: wholeOption(denominator, "--denominator", largestDenominator),
  };
}

function title(family: ChannelFamily): string {
  const shape = `${String(family.inputs)} x ${String(family.outputs)}`;
  return "denominator" in family
    ? `channels ${shape} with denominator ${String(family.denominator)}`
    : family.kind === "deterministic"
      ? `deterministic channels ${shape}`
      : `zero patterns of channels ${shape}`;
}
