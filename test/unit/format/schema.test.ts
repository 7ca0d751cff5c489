/**
 * The JSON Schema of problem files against the reader: whatever the schema refuses, the reader refuses.
 *
 * The schema says what a schema can say (keys, types, the writing of numbers); the reader
 * also checks sums, lengths and names. So the gallery passes both, a structural fault
 * passes neither, and no text at all may pass the reader but not the schema. Numbers are
 * left as text here, or small: a validator reads JSON numbers as doubles.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Rational } from "../../../src/exact/rational.js";
import { galleryNames, galleryProblem } from "../../../src/format/gallery/index.js";
import { readCsv } from "../../../src/format/csv.js";
import { readProblem } from "../../../src/format/problem.js";
import { problemSchema } from "../../../src/format/schema.js";
import { malformedProblems, valid } from "../../cli/malformed.js";

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const accepts = ajv.compile(problemSchema);
const rational = ajv.compile({ $ref: `${problemSchema.$id}#/$defs/rational` });
const mass = ajv.compile({ $ref: `${problemSchema.$id}#/$defs/mass` });

function refusedByReader(data: unknown): string | undefined {
  try {
    readProblem(JSON.stringify(data), { readTable: () => readCsv("1/2,1/2\n1/2,1/2") });
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
}

it("the schema is a valid schema of draft 2020-12", () => {
  expect(problemSchema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(ajv.validateSchema(problemSchema)).toBe(true);
});

it.each(galleryNames())("the gallery problem %s is valid", (name) => {
  expect(accepts(galleryProblem(name)), ajv.errorsText(accepts.errors)).toBe(true);
});

it("optional keys may be left out", () => {
  const { restored: _, ...rest } = valid();
  expect(accepts(rest)).toBe(true);
  expect(accepts({ ...rest, description: "…", reference: "…" })).toBe(true);
});

describe("malformed problems", () => {
  const parsed = malformedProblems.flatMap((one) => {
    if (one.code === "not-json") return [];
    return [{ ...one, data: JSON.parse(String(one.text)) as unknown }];
  });

  it.each(parsed.filter(({ structural }) => structural))("schema and reader refuse: $what", ({ data }) => {
    expect(accepts(data)).toBe(false);
    expect(refusedByReader(data)).toBeDefined();
  });

  it.each(parsed.filter(({ structural }) => !structural))("only the reader refuses: $what", ({ data, what }) => {
    // A double cannot hold 1e999999: validators see Infinity, which is no JSON number.
    if (what !== "a huge exponent in a JSON number") expect(accepts(data)).toBe(true);
  });
});

describe("no text passes the reader but not the schema", () => {
  /** Values that stand in problem files, right or wrong. */
  const leaves = fc.oneof(
    fc.constantFrom(
      "",
      "0",
      "1",
      "1/2",
      "-0",
      "-0/3",
      "-1/2",
      "0.5",
      "-0.0",
      "1/0",
      "5.",
      ".5",
      "1e-3",
      "0.(3)",
      "0.1(6)",
      "00",
      "01/02",
      "1e",
      "inf",
      "w1",
      "bayes",
      "hamming",
      "squared-error",
      "total-variation",
      "kolmogorov-smirnov",
      "exact-cdp/problem@1",
      "retrained",
      "__proto__",
    ),
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      1,
      -1,
      0.5,
      -0.5,
      1.5,
      [],
      {},
      [[]],
      ["0", "1"],
      [
        ["0", "1"],
        ["1", "0"],
      ],
      [["1"]],
      [1, 0],
    ),
    fc.constantFrom<unknown>(
      {
        matrix: [
          ["0", "1"],
          ["1", "0"],
        ],
      },
      {
        transport: [
          ["0", "1"],
          ["1", "0"],
        ],
      },
      { witnesses: [["1", "-1"]] },
      { alphabet: ["0", "1"] },
      { minimum: ["chebyshev", "chebyshev"] },
    ),
  );

  const keys = fc.constantFrom(
    "format",
    "name",
    "source",
    "alphabet",
    "classes",
    "classNames",
    "counts",
    "file",
    "normalise",
    "prior",
    "pmf",
    "channel",
    "outputs",
    "matrix",
    "restored",
    "classifier",
    "distortion",
    "perception",
    "description",
    "transport",
    "witnesses",
    "minimum",
    "0",
    "1",
    "2",
    "extra",
  );

  /** A few steps down from the root, and what is put, or removed, there. */
  const edits = fc.array(
    fc.record({ path: fc.array(keys, { minLength: 1, maxLength: 4 }), value: leaves, remove: fc.boolean() }),
    { minLength: 1, maxLength: 3 },
  );

  const bases = [
    valid(),
    {
      ...valid(),
      source: {
        alphabet: ["0", "1"],
        classNames: ["w1", "w2"],
        counts: [
          ["630", 70],
          [60, "240"],
        ],
      },
    },
    {
      ...valid(),
      source: { alphabet: ["0", "1"], classNames: ["w1", "w2"], file: "source.csv", normalise: true },
      channel: {
        outputs: ["0", "1"],
        counts: [
          [9, 1],
          [2, 8],
        ],
      },
      distortion: { file: "distortion.csv" },
      perception: { transport: { file: "cost.csv" } },
    },
    structuredClone(galleryProblem("transport-cyclic")),
    structuredClone(galleryProblem("witness-moments")),
  ] as Json[];

  function edited(base: Json, changes: readonly { path: readonly string[]; value: unknown; remove: boolean }[]): Json {
    const copy = structuredClone(base);
    for (const { path, value, remove } of changes) {
      let at: Json = copy;
      for (const key of path.slice(0, -1)) {
        const next: unknown = Object.hasOwn(at, key) ? at[key] : undefined;
        if (typeof next === "object" && next !== null) at = next;
      }
      const last = path.at(-1)!;
      const isList = Array.isArray(at);
      if (isList && !/^\d$/.test(last)) continue;
      if (!remove) at[last] = structuredClone(value);
      else if (isList) (at as unknown as unknown[]).pop();
      else Reflect.deleteProperty(at, last);
    }
    return copy;
  }

  it("of random edits to problems, and both answers occur on both sides", () => {
    const seen = { both: 0, neither: 0, schemaOnly: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...bases), edits, (base, changes) => {
        const data: unknown = JSON.parse(JSON.stringify(edited(base, changes)));
        const bySchema = accepts(data);
        const byReader = refusedByReader(data) === undefined;
        if (byReader) expect(bySchema, ajv.errorsText(accepts.errors)).toBe(true);
        seen[byReader ? "both" : bySchema ? "schemaOnly" : "neither"]++;
      }),
      { numRuns: 4000 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
  });

  it("of numbers: the pattern of the schema is the grammar of the reader, letter for letter", () => {
    const text = fc.oneof(
      fc
        .array(fc.constantFrom(...Array.from("0123456789-+/.()eE \n")), { maxLength: 9 })
        .map((letters) => letters.join("")),
      fc
        .tuple(
          fc.constantFrom("", "-", "+", "--"),
          fc.constantFrom("0", "00", "7", "12"),
          fc.constantFrom("", "/3", "/03", "/0", "/00", ".", ".5", ".(3)", ".1(6)", ".()", "(3)"),
          fc.constantFrom("", "e3", "E-2", "e+1", "e", "e1.5"),
        )
        .map((parts) => parts.join("")),
    );
    let numbers = 0;
    fc.assert(
      fc.property(text, (one) => {
        let value: Rational | undefined;
        try {
          value = Rational.parse(one);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          if (error.code === "too-large") return; // the schema knows no limits
        }
        expect(rational(one)).toBe(value !== undefined);
        if (value === undefined || value.sign() >= 0) expect(mass(one)).toBe(value !== undefined);
        if (value !== undefined) numbers++;
      }),
      { numRuns: 4000 },
    );
    expect(numbers).toBeGreaterThan(400);
  });
});
