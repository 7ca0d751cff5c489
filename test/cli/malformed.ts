/**
 * Problem files that must be refused, each with the place the error names and words it says.
 *
 * The command line, the reader and the schema are all held against this list. A case is
 * the text of a file; most are binary-denoising (docs/formats.md) with one thing wrong.
 * `place` is a JSON path, or line and column where the text is not JSON. `says` are
 * parts of what was expected (how to mend it) and of what was found.
 */
import { galleryProblem } from "../../src/format/gallery/index.js";
import type { InputErrorCode } from "../../src/exact/errors.js";

export interface Malformed {
  readonly what: string;
  readonly text: string | Uint8Array;
  readonly code: InputErrorCode;
  readonly place: string;
  readonly says: readonly string[];
  /** Refused by the schema as well: the fault is one of keys, types or the writing of numbers. */
  readonly structural: boolean;
}

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** binary-denoising without its optional keys. */
export function valid(): Json {
  const { description: _, reference: __, ...rest } = structuredClone(galleryProblem("binary-denoising")) as Json;
  return rest;
}

/** The same source by counts. */
function counted(): Json {
  return {
    ...valid(),
    source: {
      alphabet: ["0", "1"],
      classNames: ["w1", "w2"],
      counts: [
        [630, 70],
        [60, 240],
      ],
    },
  };
}

const cases: Malformed[] = [];

function malformed(
  structural: boolean,
  code: InputErrorCode,
  what: string,
  text: string | Uint8Array,
  place: string,
  says: readonly string[],
): void {
  cases.push({ what, text, code, place, says, structural });
}

/** One value of a valid problem replaced; undefined removes the key. */
function edit(base: Json, path: string, value: unknown): string {
  const keys = path
    .slice(2)
    .split(/[.[\]]+/)
    .filter((key) => key !== "");
  const last = keys.pop()!;
  const parent = keys.reduce((at: Json, key) => at[key], base);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return JSON.stringify(base, null, 1);
}

// Text that is not JSON.
const notJson = (what: string, text: string | Uint8Array, place: string, ...says: string[]): void => {
  malformed(true, "not-json", what, text, place === "" ? "" : `not JSON at ${place}`, says);
};
notJson("an empty file", "", "line 1, column 1", "a JSON value", "the end of the text");
notJson("white space only", "\n \n  ", "line 3, column 3", "the end of the text");
notJson(
  "a text cut off",
  '{\n  "format": "exact-cdp/problem@1",\n  "name":',
  "line 3, column 10",
  "a JSON value",
  "the end of the text",
);
notJson(
  "a comma too many in an object",
  '{"format": "exact-cdp/problem@1",}',
  "line 1, column 34",
  "a key in double quotes",
  "}",
);
notJson("a comma too many in a list", '{"a": [1,\n]}', "line 2, column 1", "a JSON value", "]}");
notJson("a comma missing", '{"a": 1\n"b": 2}', "line 2, column 1", '"," or "}"');
notJson("a bracket missing", '{"a": [1, 2}', "line 1, column 12", '"," or "]"', "}");
notJson("a colon missing", '{"a" 1}', "line 1, column 6", '":"', "1}");
notJson("single quotes", "{'name': 'x'}", "line 1, column 2", "a key in double quotes", "'name'");
notJson("a key without quotes", "{name: 1}", "line 1, column 2", "a key in double quotes", "name");
notJson("a comment", '// a problem\n{"name": "x"}', "line 1, column 1", "a JSON value", "// a problem");
notJson("two values", '{"a": 1}\n{"a": 1}', "line 2, column 1", "the end of the text");
notJson("a string that does not end", '{"name": "binary', "line 1, column 17", "closing", "the end of the text");
notJson("a line break in a string", '{"name": "a\nb"}', "line 1, column 12", "closing");
notJson("an unknown escape", '{"name": "\\x41"}', "line 1, column 12", "escape", "x41");
notJson("a unicode escape cut off", '{"name": "\\u12"}', "line 1, column 12", "escape");
notJson("NaN", '{"prior": NaN}', "line 1, column 11", "a JSON value", "NaN");
notJson("Infinity", '{"prior": -Infinity}', "line 1, column 11", "a JSON value", "-Infinity");
notJson("undefined", '{"prior": undefined}', "line 1, column 11", "a JSON value");
notJson("True", '{"prior": True}', "line 1, column 11", "a JSON value", "True");
notJson("a number with a plus", '{"prior": +1}', "line 1, column 11", "a JSON value", "+1");
notJson("a number with a leading zero", '{"prior": 01}', "line 1, column 12", '"," or "}"');
notJson("a number without its whole part", '{"prior": .5}', "line 1, column 11", "a JSON value", ".5");
notJson("a fraction without quotes", '{"prior": 7/10}', "line 1, column 12", '"," or "}"', "/10");
notJson("a key given twice", '{\n "name": "a",\n "name": "b"\n}', "line 3, column 2", "each key once", "name");
notJson("a key given twice with one value", '{"a": {"b": 1, "b": 1}}', "line 1, column 16", "each key once");
notJson("a key given twice, once by escapes", '{"name": 1, "\\u006eame": 1}', "line 1, column 13", "each key once");
notJson("lists two hundred deep", "[".repeat(200) + "]".repeat(200), "line 1, column 101", "100 levels of nesting");
notJson(
  "objects two hundred deep",
  '{"a":'.repeat(200) + "1" + "}".repeat(200),
  "line 1, column 501",
  "100 levels of nesting",
);
notJson("a file of zero bytes", new Uint8Array(64), "line 1, column 1", "a JSON value");
notJson(
  "a binary file",
  Uint8Array.from({ length: 512 }, (_, i) => (i * 151) % 256),
  "",
  "UTF-8",
);
notJson("text in UTF-16", Buffer.from("\ufeff{}", "utf16le"), "", "UTF-8");
notJson("text in Latin-1", Buffer.from('{"name": "Rényi"}', "latin1"), "", "UTF-8");

// Not an object at all.
for (const [what, text, found] of [
  ["null", "null", "null"],
  ["a list", "[]", "a list of 0 entries"],
  ["a number", "0.7", "0.7"],
  ["a string", '"gallery"', '"gallery"'],
  ["true", "true", "true"],
] as const) {
  malformed(true, "wrong-type", `${what} instead of a problem`, text, "$", ["an object", found]);
}

// The format.
malformed(true, "wrong-type", "another format", edit(valid(), "$.format", "exact-cdp/certificate@1"), "$.format", [
  "exact-cdp/problem@1",
  "exact-cdp/certificate@1",
]);
malformed(true, "wrong-type", "a later version", edit(valid(), "$.format", "exact-cdp/problem@2"), "$.format", [
  "exact-cdp/problem@1",
]);
malformed(true, "wrong-type", "a format that is a number", edit(valid(), "$.format", 1), "$.format", [
  "exact-cdp/problem@1",
  "1",
]);

// Unknown keys, at every level.
for (const [path, base, known] of [
  ["$.Name", valid(), "name"],
  ["$.$schema", valid(), "format"],
  ["$.source.prior", valid(), "classes"],
  ["$.source.classes[0].mass", valid(), "pmf"],
  ["$.channel.inputs", valid(), "outputs"],
  ["$.restored.letters", valid(), "alphabet"],
  [
    "$.distortion.scale",
    {
      ...valid(),
      distortion: {
        matrix: [
          [0, 1],
          [1, 0],
        ],
      },
    },
    "matrix",
  ],
  [
    "$.perception.scale",
    {
      ...valid(),
      perception: {
        transport: [
          [0, 1],
          [1, 0],
        ],
      },
    },
    "transport",
  ],
  ["$.source.total", counted(), "counts"],
] as const) {
  malformed(true, "unknown-key", `an unknown key ${path}`, edit(base, path, "x"), path, [
    "only the key",
    `"${known}"`,
    "unknown key",
  ]);
}
malformed(true, "unknown-key", "both classes and counts", edit(counted(), "$.source.classes", "x"), "$.source", [
  "either",
  '"classes"',
  '"counts"',
  "both",
]);
malformed(true, "unknown-key", "both matrix and counts", edit(valid(), "$.channel.counts", [[1]]), "$.channel", [
  "one of",
  '"matrix"',
  '"counts"',
]);
malformed(
  true,
  "wrong-type",
  "a normalise that is text",
  edit(valid(), "$.channel.normalise", "yes"),
  "$.channel.normalise",
  ["true or false"],
);
malformed(
  true,
  "unknown-key",
  "normalise beside counts",
  edit(counted(), "$.source.normalise", true),
  "$.source.normalise",
  ["only the keys"],
);
malformed(
  true,
  "missing-key",
  "a source with a pmf and no classes",
  edit(valid(), "$.source", { alphabet: ["0", "1"], pmf: ["1", "0"] }),
  "$.source.classes",
  ["one is enough", '"prior": 1'],
);
malformed(
  true,
  "unknown-key",
  "both transport and witnesses",
  edit(valid(), "$.perception", {
    transport: [
      [0, 1],
      [1, 0],
    ],
    witnesses: [[1, 0]],
  }),
  "$.perception",
  ["one of the keys", '"transport"', '"witnesses"', "both"],
);
malformed(true, "unknown-key", "a perception without a key", edit(valid(), "$.perception", {}), "$.perception", [
  "one of the keys",
  "empty",
]);
malformed(
  true,
  "unknown-key",
  "a perception by an unknown key",
  edit(valid(), "$.perception", {
    costs: [
      [0, 1],
      [1, 0],
    ],
  }),
  "$.perception",
  ["one of the keys", '"costs"'],
);

// Missing keys, at every level.
for (const path of [
  "$.format",
  "$.name",
  "$.source",
  "$.channel",
  "$.classifier",
  "$.distortion",
  "$.perception",
  "$.source.alphabet",
  "$.source.classes",
  "$.source.classes[1].name",
  "$.source.classes[1].prior",
  "$.source.classes[1].pmf",
  "$.channel.outputs",
  "$.channel.matrix",
  "$.restored.alphabet",
]) {
  malformed(true, "missing-key", `no ${path}`, edit(valid(), path, undefined), path, [
    `the key "${path.split(".").at(-1)!}"`,
    "nothing",
  ]);
}
for (const path of ["$.source.classNames", "$.source.counts", "$.source.alphabet"]) {
  malformed(true, "missing-key", `counts without ${path}`, edit(counted(), path, undefined), path, [
    `the key "${path.split(".").at(-1)!}"`,
  ]);
}
malformed(
  true,
  "missing-key",
  "a distortion without its matrix",
  edit(valid(), "$.distortion", {}),
  "$.distortion.matrix",
  ['the key "matrix"'],
);

// Wrong types, at every level.
for (const [path, value, expected, found] of [
  ["$.name", 3, "a string", "3"],
  ["$.name", ["x"], "a string", "a list"],
  ["$.description", 3, "a string", "3"],
  ["$.reference", null, "a string", "null"],
  ["$.source", "binary", "an object", '"binary"'],
  ["$.source", [], "an object", "a list"],
  ["$.source.alphabet", "01", "a list", '"01"'],
  ["$.source.alphabet", { 0: "0" }, "a list", "an object"],
  ["$.source.alphabet[1]", 1, "a string", "1"],
  ["$.source.classes", {}, "a list", "an object"],
  ["$.source.classes[0]", "w1", "an object", '"w1"'],
  ["$.source.classes[0].name", null, "a string", "null"],
  ["$.source.classes[0].pmf", "9/10", "a list", '"9/10"'],
  ["$.source.classes[0].pmf", null, "a list", "null"],
  ["$.channel", null, "an object", "null"],
  [
    "$.channel",
    [
      ["1", "0"],
      ["0", "1"],
    ],
    "an object",
    "a list",
  ],
  ["$.channel.outputs", 2, "a list", "2"],
  ["$.channel.outputs[0]", false, "a string", "false"],
  ["$.channel.matrix", "identity", "a list", '"identity"'],
  ["$.channel.matrix[1]", "1/10", "a list", '"1/10"'],
  ["$.restored", ["0", "1"], "an object", "a list"],
  ["$.restored", null, "an object", "null"],
  ["$.restored.alphabet", "01", "a list", '"01"'],
  ["$.restored.alphabet[0]", 0, "a string", "0"],
  ["$.classifier", "majority", "a class name per restored letter", '"majority"'],
  ["$.classifier", { 0: "w1", 1: "w2" }, "a class name per restored letter", "an object"],
  ["$.classifier[0]", 0, "a string", "0"],
  ["$.distortion", 3, "expected", "3"],
  ["$.distortion", null, "expected", "null"],
  [
    "$.distortion",
    [
      [0, 1],
      [1, 0],
    ],
    "expected",
    "a list",
  ],
  ["$.distortion", { matrix: "hamming" }, "a list", '"hamming"'],
  ["$.distortion", { matrix: [0, 1] }, "a list", "0"],
  ["$.perception", null, "expected", "null"],
  ["$.perception", ["total-variation"], "expected", "a list"],
  ["$.perception", { transport: "circle" }, "a list", '"circle"'],
  ["$.perception", { witnesses: [1, 0] }, "a list", "1"],
] as const) {
  const inside =
    typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value)[0] : undefined;
  const nested = inside !== undefined && ["matrix", "transport", "witnesses"].includes(inside[0]);
  const place = nested ? `${path}.${inside[0]}${Array.isArray(inside[1]) ? "[0]" : ""}` : path;
  malformed(true, "wrong-type", `${path} is ${JSON.stringify(value)}`, edit(valid(), path, value), place, [
    expected,
    found,
  ]);
}
for (const [path, value, expected, found] of [
  ["$.source.classNames", "w1,w2", "a list", '"w1,w2"'],
  ["$.source.classNames[1]", 2, "a string", "2"],
  ["$.source.counts", 1000, "a list", "1000"],
  ["$.source.counts[0]", "630", "a list", '"630"'],
] as const) {
  malformed(true, "wrong-type", `${path} is ${JSON.stringify(value)}`, edit(counted(), path, value), path, [
    expected,
    found,
  ]);
}

// Numbers that are none.
const prior = "$.source.classes[0].prior";
for (const text of [
  "",
  " ",
  " 1",
  "1 ",
  "7/ 10",
  "1,5",
  "+1",
  ".5",
  "5.",
  "1/0",
  "1/-2",
  "1/2/3",
  "--1",
  "1e",
  "e3",
  "1e1.5",
  "0x10",
  "NaN",
  "inf",
  "∞",
  "½",
  "1_000",
  "0.(3",
  "0.()",
  "70%",
  "seven",
]) {
  malformed(true, "not-a-rational", `the prior ${JSON.stringify(text)}`, edit(valid(), prior, text), prior, [
    text === "1/0" ? "a denominator other than zero" : '"7/10"',
    `found ${JSON.stringify(text)}`,
  ]);
}
for (const [value, found] of [
  [null, "null"],
  [true, "true"],
  [[], "a list"],
  [{}, "an object"],
] as const) {
  malformed(true, "not-a-rational", `the prior ${found}`, edit(valid(), prior, value), prior, ['"7/10"', found]);
}
malformed(
  true,
  "not-a-rational",
  "null in a pmf",
  edit(valid(), "$.source.classes[1].pmf[0]", null),
  "$.source.classes[1].pmf[0]",
  ['"7/10"', "null"],
);
malformed(
  true,
  "not-a-rational",
  "a word in the channel",
  edit(valid(), "$.channel.matrix[1][0]", "low"),
  "$.channel.matrix[1][0]",
  ['"7/10"', '"low"'],
);
malformed(
  true,
  "not-a-rational",
  "a list in a distortion",
  edit(valid(), "$.distortion", {
    matrix: [
      ["0", ["1"]],
      ["1", "0"],
    ],
  }),
  "$.distortion.matrix[0][1]",
  ['"7/10"', "a list"],
);
malformed(
  true,
  "not-a-rational",
  "null in a transport cost",
  edit(valid(), "$.perception", {
    transport: [
      ["0", null],
      ["1", "0"],
    ],
  }),
  "$.perception.transport[0][1]",
  ['"7/10"', "null"],
);
malformed(
  true,
  "not-a-rational",
  "null in a witness",
  edit(valid(), "$.perception", { witnesses: [["1", null]] }),
  "$.perception.witnesses[0][1]",
  ['"7/10"', "null"],
);
malformed(
  true,
  "not-a-rational",
  "null in the counts",
  edit(counted(), "$.source.counts[1][0]", null),
  "$.source.counts[1][0]",
  ['"7/10"', "null"],
);
malformed(false, "too-large", "a huge exponent", edit(valid(), prior, "1e999999"), prior, [
  "an exponent between -10000 and 10000",
  "1e999999",
]);
malformed(false, "too-large", "a tiny number", edit(valid(), prior, "1e-999999"), prior, [
  "an exponent between -10000 and 10000",
  "1e-999999",
]);
malformed(
  false,
  "too-large",
  "a huge exponent in a JSON number",
  edit(valid(), prior, 0).replace('"prior": 0', '"prior": 1e999999'),
  prior,
  ["an exponent between"],
);
malformed(false, "too-large", "a number of very many digits", edit(valid(), prior, `0.${"3".repeat(100_001)}`), prior, [
  "at most 100000 characters",
  "100003",
]);

// Out of range: negative masses, sums other than 1.
const outOfRange = (
  what: string,
  path: string,
  value: unknown,
  says: readonly string[],
  base = valid(),
  place = path,
  structural = false,
): void => {
  malformed(structural, "out-of-range", what, edit(base, path, value), place, says);
};
outOfRange("a pmf that sums to 19/20", "$.source.classes[0].pmf", ["17/20", "1/10"], ["sum 1", "sum 19/20"]);
outOfRange("a pmf of rounded thirds", "$.source.classes[0].pmf", [0.333, 0.666], ["sum 1", "sum 999/1000"]);
outOfRange(
  "a pmf that sums to 1 only as doubles",
  "$.source.classes[0].pmf",
  ["0.1", "0.90000000000000001"],
  ["sum 1", "sum 100000000000000001/100000000000000000"],
);
outOfRange("a pmf of zeros", "$.source.classes[0].pmf", [0, 0], ["sum 1", "sum 0"]);
outOfRange("priors that sum to 11/10", prior, "4/5", ["priors with sum 1", "sum 11/10"], valid(), "$.source.classes");
outOfRange("a channel row that sums to 19/10", "$.channel.matrix[1]", ["1", "9/10"], ["sum 1", "sum 19/10"]);
outOfRange("a sum with very many digits", "$.channel.matrix[0]", ["1e-9000", "1"], ["sum 1", "sum 1000"]);
outOfRange("a negative prior", prior, "-7/10", ["at least 0", "-7/10"], valid(), prior, true);
outOfRange(
  "a negative mass",
  "$.source.classes[0].pmf",
  ["11/10", "-1/10"],
  ["at least 0", "-1/10"],
  valid(),
  "$.source.classes[0].pmf[1]",
  true,
);
outOfRange(
  "a negative mass as a JSON number",
  "$.source.classes[0].pmf",
  [1.5, -0.5],
  ["at least 0", "-1/2"],
  valid(),
  "$.source.classes[0].pmf[1]",
  true,
);
outOfRange(
  "a negative channel entry",
  "$.channel.matrix[0]",
  ["-1e-400", "1"],
  ["at least 0", "-1/1000"],
  valid(),
  "$.channel.matrix[0][0]",
  true,
);
outOfRange(
  "a negative distortion",
  "$.distortion",
  {
    matrix: [
      ["0", "-1"],
      ["1", "0"],
    ],
  },
  ["at least 0", "-1"],
  valid(),
  "$.distortion.matrix[0][1]",
  true,
);
outOfRange(
  "a negative cost",
  "$.perception",
  {
    transport: [
      ["0", "1"],
      ["-1/2", "0"],
    ],
  },
  ["at least 0", "-1/2"],
  valid(),
  "$.perception.transport[1][0]",
  true,
);
outOfRange(
  "a negative count",
  "$.source.counts[0][1]",
  -70,
  ["at least 0", "-70"],
  counted(),
  "$.source.counts[0][1]",
  true,
);
outOfRange(
  "counts that are all zero",
  "$.source.counts",
  [
    [0, 0],
    [0, 0],
  ],
  ["positive count", "only zeros"],
  counted(),
);
malformed(
  false,
  "wrong-type",
  "a fractional count",
  edit(counted(), "$.source.counts[0][1]", "141/2"),
  "$.source.counts[0][1]",
  ["a whole number", "141/2"],
);
malformed(
  false,
  "wrong-type",
  "a fractional count as a JSON number",
  edit(counted(), "$.source.counts[0][1]", 70.5),
  "$.source.counts[0][1]",
  ["a whole number", "141/2"],
);

// Wrong lengths, everywhere.
const length = (
  path: string,
  value: unknown,
  place: string,
  says: readonly string[],
  base = valid(),
  structural = false,
): void => {
  malformed(structural, "wrong-length", `${path} is ${JSON.stringify(value)}`, edit(base, path, value), place, says);
};
length("$.source.alphabet", [], "$.source.alphabet", ["at least one letter", "empty"], valid(), true);
length("$.source.classes", [], "$.source.classes", ["at least one class", "empty"], valid(), true);
length("$.source.classes[0].pmf", ["1"], "$.source.classes[0].pmf", [
  "2 entries",
  "one mass per source letter",
  "found 1",
]);
length("$.source.classes[0].pmf", ["1/2", "1/4", "1/4"], "$.source.classes[0].pmf", [
  "2 entries",
  "one mass per source letter",
  "found 3",
]);
length(
  "$.source.classes[0].pmf",
  [],
  "$.source.classes[0].pmf",
  ["2 entries", "one mass per source letter", "found 0"],
  valid(),
  true,
);
const byCounts = (counts: unknown) => edit(valid(), "$.channel", { outputs: ["0", "1"], counts });
malformed(false, "wrong-length", "counts of one letter", byCounts([[1, 2]]), "$.channel.counts", [
  "2 entries",
  "found 1",
]);
malformed(
  false,
  "wrong-length",
  "a row of three counts",
  byCounts([
    [1, 2, 3],
    [1, 2],
  ]),
  "$.channel.counts[0]",
  ["2 entries", "found 3"],
);
malformed(
  false,
  "out-of-range",
  "half a count",
  byCounts([
    ["1/2", 1],
    [1, 2],
  ]),
  "$.channel.counts[0][0]",
  ["a count", "1/2"],
);
malformed(
  false,
  "out-of-range",
  "a letter that was never seen",
  byCounts([
    [1, 2],
    [0, 0],
  ]),
  "$.channel.counts[1]",
  ["a positive number", '"1"', "only zeros"],
);

length("$.channel.outputs", [], "$.channel.outputs", ["at least one letter", "empty"], valid(), true);
length("$.channel.outputs", ["0", "1", "?"], "$.channel.matrix[0]", ["3 entries", "one mass per output", "found 2"]);
length("$.channel.matrix", [["1", "0"]], "$.channel.matrix", ["2 entries", "one row per source letter", "found 1"]);
length(
  "$.channel.matrix",
  [
    ["1", "0"],
    ["0", "1"],
    ["1", "0"],
  ],
  "$.channel.matrix",
  ["2 entries", "one row per source letter", "found 3"],
);
length("$.channel.matrix", [["1", "0"], ["1"]], "$.channel.matrix[1]", ["2 entries", "one mass per output", "found 1"]);
length(
  "$.channel.matrix",
  [],
  "$.channel.matrix",
  ["2 entries", "one row per source letter", "found 0"],
  valid(),
  true,
);
length("$.restored.alphabet", [], "$.restored.alphabet", ["at least one letter", "empty"], valid(), true);
length("$.restored.alphabet", ["0", "1", "2"], "$.classifier", [
  "3 entries",
  "one class name per restored letter",
  "found 2",
]);
length("$.classifier", ["w1"], "$.classifier", ["2 entries", "one class name per restored letter", "found 1"]);
length("$.classifier", ["w1", "w2", "w1"], "$.classifier", ["2 entries", "found 3"]);
length("$.classifier", [], "$.classifier", ["2 entries", "found 0"], valid(), true);
length("$.distortion", { matrix: [["0", "1"]] }, "$.distortion.matrix", [
  "2 entries",
  "one row per source letter",
  "found 1",
]);
length(
  "$.distortion",
  {
    matrix: [
      ["0", "1"],
      ["1", "0", "1"],
    ],
  },
  "$.distortion.matrix[1]",
  ["2 entries", "one value per restored letter", "found 3"],
);
length("$.distortion", { matrix: [] }, "$.distortion.matrix", ["2 entries", "found 0"], valid(), true);
length("$.perception", { transport: [["0", "1"]] }, "$.perception.transport", [
  "2 entries",
  "one row per restored letter",
  "found 1",
]);
length("$.perception", { transport: [["0"], ["0"]] }, "$.perception.transport[0]", [
  "2 entries",
  "one cost per source letter",
  "found 1",
]);
length("$.perception", { witnesses: [] }, "$.perception.witnesses", ["at least one witness", "empty"], valid(), true);
length("$.perception", { witnesses: [["1", "0"], ["1"]] }, "$.perception.witnesses[1]", [
  "2 entries",
  "one value per union letter",
  "found 1",
]);
length("$.perception", { witnesses: [[]] }, "$.perception.witnesses[0]", ["2 entries", "found 0"], valid(), true);
length("$.source.classNames", [], "$.source.classNames", ["at least one class", "empty"], counted(), true);
length(
  "$.source.counts",
  [[630, 70]],
  "$.source.counts",
  ["2 entries", "one row per class name", "found 1"],
  counted(),
);
length(
  "$.source.counts",
  [[630, 70], [60]],
  "$.source.counts[1]",
  ["2 entries", "one count per source letter", "found 1"],
  counted(),
);
length("$.source.counts", [], "$.source.counts", ["2 entries", "found 0"], counted(), true);

// The same name twice.
const twice = (
  path: string,
  value: unknown,
  place: string,
  says: readonly string[],
  base = valid(),
  structural = true,
): void => {
  malformed(structural, "duplicate", `${path} is ${JSON.stringify(value)}`, edit(base, path, value), place, says);
};
twice("$.source.alphabet", ["0", "0"], "$.source.alphabet[1]", [
  "letters that differ",
  '"0" again',
  "already at $.source.alphabet[0]",
]);
twice("$.channel.outputs", ["1", "1"], "$.channel.outputs[1]", ["that differ", '"1" again']);
twice("$.restored.alphabet", ["1", "1"], "$.restored.alphabet[1]", ["letters that differ", '"1" again']);
twice(
  "$.source.classes[1].name",
  "w1",
  "$.source.classes[1].name",
  ["class names that differ", '"w1" again', "already at $.source.classes[0].name"],
  valid(),
  false,
);
twice("$.source.classNames", ["w", "w"], "$.source.classNames[1]", ["class names that differ", '"w" again'], counted());

// Names that do not exist, letters that do not fit.
const unknown = (
  what: string,
  text: string,
  place: string,
  says: readonly string[],
  structural = true,
  code: InputErrorCode = "unknown-name",
): void => {
  malformed(structural, code, what, text, place, says);
};
unknown(
  "a classifier with an unknown class",
  edit(valid(), "$.classifier[1]", "w3"),
  "$.classifier[1]",
  ['"w1", "w2"', '"w3"'],
  false,
);
unknown(
  "bayes with a restored letter that is foreign",
  edit({ ...valid(), classifier: "bayes" }, "$.restored.alphabet", ["0", "1/2"]),
  "$.restored.alphabet[1]",
  ["a source letter", "bayes", '"1/2"'],
  false,
);
unknown("an unknown distortion", edit(valid(), "$.distortion", "euclidean"), "$.distortion", [
  '"hamming", "squared-error", "absolute-error"',
  '"euclidean"',
]);
unknown("a distortion in capitals", edit(valid(), "$.distortion", "Hamming"), "$.distortion", [
  '"hamming"',
  '"Hamming"',
]);
unknown("an unknown perception", edit(valid(), "$.perception", "tv"), "$.perception", [
  '"total-variation"',
  '{"transport": …}',
  '"tv"',
]);
unknown("a perception named like a property of objects", edit(valid(), "$.perception", "constructor"), "$.perception", [
  '"total-variation"',
  '"constructor"',
]);
unknown(
  "a kernel with a row too few",
  edit(valid(), "$.perception", { "mmd-squared": [[1, 0]] }),
  '$.perception["mmd-squared"]',
  ["2 entries", "union letter"],
  false,
  "wrong-length",
);
unknown(
  "a kernel that is not symmetric",
  edit(valid(), "$.perception", {
    "mmd-squared": [
      [1, 0],
      ["1/2", 1],
    ],
  }),
  '$.perception["mmd-squared"][1][0]',
  ["symmetric", "1/2"],
  false,
  "out-of-range",
);
unknown(
  "a kernel that is not positive semidefinite",
  edit(valid(), "$.perception", {
    "mmd-squared": [
      [1, 2],
      [2, 1],
    ],
  }),
  '$.perception["mmd-squared"]',
  ["positive semidefinite", "vᵀKv < 0"],
  false,
  "out-of-range",
);
// What is accepted beside fixed classifiers and convex divergences has faults of its own.
unknown(
  "a classifier that is retrained with a hyphen",
  edit(valid(), "$.classifier", "re-trained"),
  "$.classifier",
  ['"bayes"', '"retrained"', '"re-trained"'],
  true,
  "wrong-type",
);
unknown(
  "a minimum of one",
  edit(valid(), "$.perception", { minimum: ["total-variation"] }),
  "$.perception.minimum",
  ["two divergences", "1 entry"],
  true,
  "wrong-length",
);
unknown(
  "a minimum of three",
  edit(valid(), "$.perception", { minimum: ["total-variation", "chebyshev", "wasserstein-2"] }),
  "$.perception.minimum",
  ["two divergences", "3 entries"],
  true,
  "wrong-length",
);
unknown(
  "an unknown name in a minimum",
  edit(valid(), "$.perception", { minimum: ["total-variation", "tv"] }),
  "$.perception.minimum[1]",
  ['"wasserstein-2"', '"tv"'],
);
unknown(
  "a minimum in a minimum, of another shape",
  edit(valid(), "$.perception", { minimum: ["total-variation", { minimum: "chebyshev" }] }),
  "$.perception.minimum[1].minimum",
  ["a list"],
  true,
  "wrong-type",
);
unknown(
  "a misspelt smooth kind in a minimum",
  edit(valid(), "$.perception", { minimum: ["jensen-shanon", "chebyshev"] }),
  "$.perception.minimum[0]",
  ['"jensen-shannon"', '"jensen-shanon"'],
);
const deepMinimum = (depth: number): unknown =>
  depth === 0 ? "total-variation" : { minimum: ["chebyshev", deepMinimum(depth - 1)] };
unknown(
  "a minimum of seventeen",
  edit(valid(), "$.perception", deepMinimum(16)),
  "$.perception",
  ["at most 16", "found 17"],
  false,
  "too-large",
);
for (const [kind, key, purpose] of [
  ["squared-error", "distortion", "squared error"],
  ["absolute-error", "distortion", "absolute error"],
  ["wasserstein-1", "perception", "Wasserstein-1"],
  ["wasserstein-2-squared", "perception", "Wasserstein-2"],
] as const) {
  unknown(
    `${kind} with source letters that are not numbers`,
    edit({ ...valid(), [key]: kind, restored: { alphabet: ["0", "1"] } }, "$.source.alphabet", ["low", "high"]),
    "$.source.alphabet[0]",
    ["a letter that is a rational", purpose, '"low"'],
    false,
    "not-a-rational",
  );
  unknown(
    `${kind} with a restored letter that is not a number`,
    edit({ ...valid(), [key]: kind }, "$.restored.alphabet", ["0", "∞"]),
    "$.restored.alphabet[1]",
    ["a letter that is a rational", '"∞"'],
    false,
    "not-a-rational",
  );
}

/** All of them. */
export const malformedProblems: readonly Malformed[] = cases;
