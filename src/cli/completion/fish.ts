/**
 * Completion for fish.
 *
 * fish does not count the arguments of a command: at each of them it offers what any can be.
 */
import { type CommandWords, type OptionWords } from "./grammar.js";
import type { Values } from "./values.js";

/** The script. @param general the options before any command */
export function fish(commands: readonly CommandWords[], general: readonly OptionWords[]): string {
  const lines = [
    ...general.map((option) => optionLine("__exact_cdp_on", option)),
    ...commands.map(
      ({ name, description }) => `complete -c exact-cdp -n __exact_cdp_on -a ${name} -d ${quoted(description)}`,
    ),
    ...commands.flatMap(({ name, options, arguments: places }) => {
      const condition = `'__exact_cdp_on ${name}'`;
      return [
        ...options.map((option) => optionLine(condition, option)),
        ...[...new Set(places.map(({ values }) => valueWords(values)))]
          .filter((words) => words !== "")
          .map((words) => `complete -c exact-cdp -n ${condition}${words}`),
      ];
    }),
  ];
  return `# Completion of exact-cdp for fish: exact-cdp completion fish | source

# __exact_cdp_on [COMMAND]: whether the command line has that command, or none yet.
function __exact_cdp_on
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if not string match -q -- '-*' $word
            test "$word" = "$argv[1]"
            return
        end
    end
    test -z "$argv[1]"
end

complete -c exact-cdp -f
${lines.join("\n")}
`;
}

function optionLine(condition: string, { short, long, description, values }: OptionWords): string {
  const names = `${short === undefined ? "" : ` -s ${short.slice(1)}`} -l ${long.slice(2)}`;
  return `complete -c exact-cdp -n ${condition}${names}${values === undefined ? "" : valueFlags(values)} -d ${quoted(description)}`;
}

/** Other values than files keep the files of the arguments away. */
function valueFlags(values: Values): string {
  return `${values.files ? " -r" : " -x"}${valueWords(values)}`;
}

function valueWords({ words, files }: Values): string {
  return `${files ? " -F" : ""}${words.length === 0 ? "" : ` -a ${quoted(words.join(" "))}`}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
}
