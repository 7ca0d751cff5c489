/**
 * JSON Schema (draft 2020-12) of the problem file, published as schema/problem.json.
 *
 * It describes keys, types, names and the text of non-negative numbers. Lengths
 * that depend on each other, sums and duplicate names are checked by the reader,
 * which also refuses everything this schema refuses. Kinds that this version
 * does not solve yet are valid in the language, and so in the schema.
 */
import { divergenceNames, nonConvexNames } from "../model/divergence/index.js";
import { distortionNames } from "../model/distortion.js";
import { problemFormat } from "./problem-file.js";

const nonEmptyListOf = (items: unknown): unknown => ({ type: "array", items, minItems: 1 });
const ref = (name: string): unknown => ({ $ref: `#/$defs/${name}` });

const file = {
  type: "string",
  description: "A CSV file, relative to this one, with names of rows and columns or without.",
};
const normalise = { type: "boolean", description: "Divides the masses beside it by their exact sum." };

/** The schema as data; `exact-cdp schema` prints it. */
export const problemSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://exact-cdp.invalid/schema/problem-1.json",
  title: "exact-cdp problem",
  description:
    "A source in classes, a channel, a restored alphabet, a classifier, a distortion and a perceptual divergence; all numbers exact.",
  type: "object",
  additionalProperties: false,
  required: ["format", "name", "source", "channel", "classifier", "distortion", "perception"],
  properties: {
    format: { const: problemFormat },
    name: { type: "string" },
    description: { type: "string", description: "One sentence for people; not part of the canonical problem." },
    reference: { type: "string", description: "Where the problem comes from; not part of the canonical problem." },
    source: {
      oneOf: [
        {
          type: "object",
          additionalProperties: false,
          required: ["alphabet", "classes"],
          properties: {
            alphabet: ref("alphabet"),
            normalise,
            classes: {
              type: "array",
              minItems: 1,
              description: "Priors sum to 1; every pmf has one mass per source letter and sums to 1.",
              items: {
                oneOf: withMasses("pmf", nonEmptyListOf(ref("mass")), nonEmptyListOf(ref("mass")), {
                  name: { type: "string" },
                  prior: ref("mass"),
                }),
              },
            },
          },
        },
        {
          type: "object",
          additionalProperties: false,
          required: ["alphabet", "classNames", "counts"],
          properties: {
            alphabet: ref("alphabet"),
            classNames: ref("classNames"),
            counts: {
              ...(nonEmptyListOf(nonEmptyListOf(ref("mass"))) as object),
              description: "Whole numbers, class by letter; normalised by their total.",
            },
          },
        },
        {
          type: "object",
          additionalProperties: false,
          required: ["alphabet", "classNames", "file"],
          properties: { alphabet: ref("alphabet"), classNames: ref("classNames"), file, normalise },
        },
      ],
    },
    channel: {
      description: "W(y|x): one row per source letter, one column per output; rows sum to 1.",
      oneOf: withMasses("matrix", ref("masses"), ref("masses"), { outputs: ref("alphabet") }),
    },
    restored: {
      type: "object",
      additionalProperties: false,
      required: ["alphabet"],
      properties: { alphabet: ref("alphabet") },
      description: "Left out: the source alphabet.",
    },
    classifier: {
      oneOf: [{ enum: ["bayes", "retrained"] }, { type: "array", items: { type: "string" }, minItems: 1 }],
      description:
        'A class name per restored letter; "bayes", the Bayes rule of X; or "retrained", the best classifier of the restored signal.',
    },
    distortion: {
      oneOf: [
        { enum: [...distortionNames] },
        ...costForms("One row per source letter, one column per restored letter."),
      ],
    },
    perception: ref("perception"),
  },
  $defs: {
    alphabet: { type: "array", items: { type: "string" }, minItems: 1, uniqueItems: true },
    classNames: { type: "array", items: { type: "string" }, minItems: 1, uniqueItems: true },
    rational: {
      description: 'Exact: "7/10", "-3", "0.25", "1e-3", "0.(3)", or a JSON number read as the decimal it prints.',
      anyOf: [
        {
          type: "string",
          pattern: "^-?[0-9]+(/0*[1-9][0-9]*|(\\.([0-9]+(\\([0-9]+\\))?|\\([0-9]+\\)))?([eE][+-]?[0-9]+)?)?$",
        },
        { type: "number" },
      ],
    },
    mass: {
      description: "A rational that is at least 0.",
      anyOf: [
        { type: "string", pattern: "^(-0+(/.*|[.eE].*)?|[0-9].*)$", allOf: [ref("rational")] },
        { type: "number", minimum: 0 },
      ],
    },
    masses: nonEmptyListOf(nonEmptyListOf(ref("mass"))),
    perception: {
      oneOf: [
        { enum: [...divergenceNames, ...nonConvexNames] },
        keyed(
          "transport",
          { oneOf: [ref("masses"), ...costForms("As the list alone.")] },
          "Cost: one row per restored letter, one column per source letter.",
        ),
        keyed(
          "witnesses",
          nonEmptyListOf(nonEmptyListOf(ref("rational"))),
          "One row per witness, one column per union letter.",
        ),
        keyed(
          "mmd-squared",
          nonEmptyListOf(nonEmptyListOf(ref("rational"))),
          "The kernel: symmetric and positive semidefinite, one row and one column per union letter.",
        ),
        keyed(
          "minimum",
          { type: "array", items: ref("perception"), minItems: 2, maxItems: 2 },
          "The lesser of two; not convex in general.",
        ),
      ],
    },
  },
} as const;

/** The forms of masses: written out, as counts, or in a CSV file. @param others further keys of the object, all required */
function withMasses(
  key: string,
  masses: unknown,
  counts: unknown,
  others: Readonly<Record<string, unknown>>,
): unknown[] {
  const one = (name: string, value: unknown, more: object): unknown => ({
    type: "object",
    additionalProperties: false,
    required: [...Object.keys(others), name],
    properties: { ...others, [name]: value, ...more },
  });
  return [
    one(key, masses, { normalise }),
    one("counts", { ...(counts as object), description: "Whole numbers; each row is divided by its sum." }, {}),
    one("file", file, { normalise }),
  ];
}

/** The forms of costs, which are used as they are. */
function costForms(description: string): unknown[] {
  return [
    keyed("matrix", ref("masses"), description),
    keyed("counts", ref("masses"), `Whole numbers. ${description}`),
    keyed("file", file, description),
  ];
}

function keyed(key: string, value: unknown, description: string): unknown {
  return { type: "object", additionalProperties: false, required: [key], properties: { [key]: value }, description };
}
