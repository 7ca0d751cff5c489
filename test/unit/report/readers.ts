/** Readers of what the writers write: plain ones, that know the formats and nothing of the writers. */

/** The records of CSV (RFC 4180); lines that begin with # are comments. */
export function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === "#") {
      at = text.indexOf("\n", at) + 1;
      continue;
    }
    const record: string[] = [];
    for (let end: string | undefined = ","; end === ","; at++) {
      const [field = "", quoted] = /^(?:"((?:[^"]|"")*)"|[^",\n\r]*)/.exec(text.slice(at)) ?? [];
      record.push(quoted === undefined ? field : quoted.replaceAll('""', '"'));
      at += field.length;
      end = text[at];
      if (end !== "," && end !== "\n")
        throw new SyntaxError(`a comma or the end of the line, not ${JSON.stringify(end)}`);
    }
    records.push(record);
  }
  return records;
}

/** A backslash before punctuation stands for what is behind it: so \| is no border of a cell. */
const escapedInMarkdown = /\\([!-/:-@[-`{-~])/g;

/** The cells of Markdown's pipe tables, row by row, headings first, without the line that aligns them. */
export function markdownCells(text: string): string[][] {
  const rows = text.split("\n").filter((line) => line.startsWith("| ") && !/^\|(?: :?-+:? \|)+$/.test(line));
  return rows.map((row) =>
    [...row.slice(1).matchAll(/((?:\\.|[^\\|])*)\|/g)].map(([, cell = ""]) =>
      cell.trim().replaceAll(escapedInMarkdown, "$1"),
    ),
  );
}

/** The cells of LaTeX's tabulars, row by row, below their headings; one list for each of them. */
export function latexTables(text: string): string[][][] {
  return text
    .split(/^\\begin\{(?:tabular|longtable)\}/m)
    .slice(1)
    .map((table) => {
      const body = table.slice(table.indexOf("\\midrule"));
      return body
        .split("\n")
        .filter((line) => line.endsWith(" \\\\"))
        .map((row) => row.slice(0, -" \\\\".length).split(/ ?(?<!\\)& ?/));
    });
}
