/**
 * Completion for bash, also for the old version 3.2 of macOS.
 */
import { flagsOf, type CommandWords, type OptionWords } from "./grammar.js";
import type { Values } from "./values.js";

/** The script. @param general the options before any command */
export function bash(commands: readonly CommandWords[], general: readonly OptionWords[]): string {
  const perOption = commands.flatMap(({ name, options }) =>
    options.flatMap((option) =>
      option.values === undefined ? [] : [{ command: name, option, values: option.values }],
    ),
  );
  const pattern = (command: string, option: OptionWords): string =>
    flagsOf(option)
      .map((flag) => `"${command} ${flag}"`)
      .join(" | ");
  return `# Completion of exact-cdp for bash: source <(exact-cdp completion bash)

# _exact_cdp_kind COMMAND OPTION: 1 where one value follows, 2 where several may.
_exact_cdp_kind() {
  case "$1 $2" in
${[false, true].map((variadic) => kindLines(commands, variadic)).join("")}  esac
}

# _exact_cdp_words COMMAND PLACE: the words that are known there. The place is an option, or the
# number of an argument.
_exact_cdp_words() {
  case "$1 $2" in
${perOption.map(({ command, option, values }) => branch(pattern(command, option), values)).join("")}${commands
    .flatMap(({ name, arguments: places }) =>
      places.map(({ values, variadic }, i) => branch(`"${name} ${variadic ? `"*` : `${String(i)}"`}`, values)),
    )
    .join("")}    " "*) printf '%s\\n' ${commands.map(({ name }) => name).join(" ")} ;;
  esac
}

# _exact_cdp_flags COMMAND: its options.
_exact_cdp_flags() {
  case "$1" in
${commands.map(({ name, options }) => `    ${name}) printf '%s\\n' ${options.flatMap(flagsOf).join(" ")} ;;\n`).join("")}    "") printf '%s\\n' ${general.flatMap(flagsOf).join(" ")} ;;
  esac
}

_exact_cdp() {
  local words n=0 i word command="" option="" several="" place=0 current prefix="" IFS=$' \\t\\n'
  # Bash breaks words at ":" and "=" as well: gallery:z-channel is three words to it.
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    if ((n > 0)) && [[ \${COMP_WORDS[i]} == [:=]* || \${words[n - 1]} == *[:=] ]]; then
      words[n - 1]="\${words[n - 1]}\${COMP_WORDS[i]}"
    else
      words[n]=\${COMP_WORDS[i]}
      n=$((n + 1))
    fi
  done
  for ((i = 1; i < n - 1; i++)); do
    word=\${words[i]}
    if [[ -n $option ]]; then
      option=""
    elif [[ $word == -?* ]]; then
      several=""
      case "$(_exact_cdp_kind "$command" "$word")" in
        1) option=$word ;;
        2) several=$word ;;
      esac
    elif [[ -n $several ]]; then
      :
    elif [[ -z $command ]]; then
      command=$word
    else
      place=$((place + 1))
    fi
  done
  current=\${words[n - 1]}
  if [[ -z $option && $current == --*=* ]]; then
    option=\${current%%=*}
    current=\${current#*=}
  fi
  [[ -n $option ]] || option=$several
  COMPREPLY=()
  if [[ $current == -* && ( -z $option || -n $several ) ]]; then
    COMPREPLY=($(compgen -W "$(_exact_cdp_flags "$command")" -- "$current"))
    return
  fi
  local known
  known=$(_exact_cdp_words "$command" "\${option:-$place}")
  IFS=$'\\n'
  COMPREPLY=($(compgen -W "\${known//<files>/}" -- "$current"))
  if [[ $known == *"<files>"* ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
  # What stands before a colon is a word of its own to bash, and is kept.
  if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
    prefix=\${current%:*}:
    for i in "\${!COMPREPLY[@]}"; do COMPREPLY[i]=\${COMPREPLY[i]#"$prefix"}; done
  fi
}

complete -F _exact_cdp exact-cdp
`;
}

function branch(pattern: string, { words, files }: Values): string {
  const all = [...words, ...(files ? ["'<files>'"] : [])];
  return all.length === 0 ? "" : `    ${pattern}) printf '%s\\n' ${all.join(" ")} ;;\n`;
}

/** The options that take a value, or several, a line per command. */
function kindLines(commands: readonly CommandWords[], variadic: boolean): string {
  return commands
    .map(({ name, options }) => {
      const taking = options.filter((option) => option.values !== undefined && option.variadic === variadic);
      const patterns = taking.flatMap(flagsOf).map((flag) => `"${name} ${flag}"`);
      return patterns.length === 0 ? "" : `    ${patterns.join(" | ")}) printf ${variadic ? "2" : "1"} ;;\n`;
    })
    .join("");
}
