/**
 * Completion for zsh, by its function `_arguments`.
 */
import { flagsOf, quoted, type CommandWords, type OptionWords } from "./grammar.js";
import type { Values } from "./values.js";

/** The script. @param general the options before any command */
export function zsh(commands: readonly CommandWords[], general: readonly OptionWords[]): string {
  const helpers = new Helpers();
  const bodies = commands.map(
    ({ name, options, arguments: places }) => `    ${name})
      _arguments -s -S${[
        ...options.map((option) => optionSpec(option, helpers)),
        ...places.map(({ name: place, values, variadic }, i) =>
          quoted(`${variadic ? "*" : String(i + 1)}:${place}:${helpers.of(values)}`),
        ),
      ]
        .map((spec) => ` \\\n        ${spec}`)
        .join("")}
      ;;
`,
  );
  return `#compdef exact-cdp
# Completion of exact-cdp for zsh: source <(exact-cdp completion zsh), after compinit; or as a file _exact-cdp
# in a folder of $fpath.

${helpers.text}
_exact_cdp() {
  local curcontext="$curcontext" state
  local -a commands line
  commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}\n`).join("")}  )
  _arguments -C${general.map((option) => ` \\\n    ${optionSpec(option, helpers)}`).join("")} \\
    '1: :->command' '*:: :->rest'
  [[ $state == command ]] && _describe -t commands command commands
  [[ $state == rest ]] || return
  case $words[1] in
${bodies.join("")}  esac
}

if [[ $funcstack[1] == _exact-cdp ]]; then
  _exact_cdp "$@"
else
  compdef _exact_cdp exact-cdp
fi
`;
}

/** Functions that offer values, one for each kind of value. */
class Helpers {
  private readonly names = new Map<string, string>();

  /** The action of `_arguments` for values. */
  of({ words, files }: Values): string {
    if (words.length === 0) return files ? "_files" : " ";
    const body = `  compadd -- ${words.map(quoted).join(" ")}\n${files ? "  _files\n" : ""}`;
    const name = this.names.get(body) ?? `_exact_cdp_values_${String(this.names.size + 1)}`;
    this.names.set(body, name);
    return name;
  }

  get text(): string {
    return [...this.names].map(([body, name]) => `${name}() {\n${body}}\n`).join("");
  }
}

function optionSpec(option: OptionWords, helpers: Helpers): string {
  const { long, short, description, values, repeats } = option;
  const flags = flagsOf(option);
  const explained = `[${description.replaceAll(/[[\]\\:]/g, "\\$&")}]`;
  const rest = `${explained}${values === undefined ? "" : `:${long.slice(2)}:${helpers.of(values)}`}`;
  // Further values of one option (--merge A B) are completed as arguments, so that a next option still is.
  if (repeats) return flags.map((flag) => quoted(`*${flag}${rest}`)).join(" ");
  return short === undefined
    ? quoted(`${long}${rest}`)
    : `${quoted(`(${flags.join(" ")})`)}{${flags.join(",")}}${quoted(rest)}`;
}
