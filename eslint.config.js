/**
 * Lint: typescript-eslint's strict type-checked rules, and the house rules that a linter
 * can see. No epsilon, no double parsed where digits matter, no package outside the one
 * file that tames it, no output from the library. What the folders of src import from each other is
 * checked by `npm run layers`; here stand the few ways to import that it does not see.
 */
import { existsSync } from "node:fs";
import eslint from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Packages with hazards: each is imported by one file, or by the two that bring it to Node and to browsers. */
const tamed = {
  "fraction.js": "src/exact/fraction.ts",
  "decimal.js": "src/platform/{node,browser}/decimals.ts",
  "javascript-lp-solver": "src/platform/{node,browser}/linear-solver.ts",
  highs: "src/platform/node/highs.ts",
  "@noble/hashes": "src/platform/browser/sha256.ts",
  fontkit: "src/platform/node/letters.ts",
  pdfkit: "src/platform/node/painters.ts",
  "@resvg/resvg-js": "src/platform/node/painters.ts",
};

const noEpsilon = {
  object: "Number",
  property: "EPSILON",
  message: "No epsilon exists in any decision: compare exactly.",
};

/** Ways to load a file that `npm run layers` does not see: it finds imports by their literal path. */
const unseenImports = [
  {
    selector: "ImportExpression > :not(Literal, TemplateLiteral).source",
    message:
      "A path computed at run time hides what is imported: only load.ts, which loads a user's own module, does that.",
  },
  {
    selector: "ImportExpression > TemplateLiteral[expressions.length>0]",
    message: "A path computed at run time hides what is imported.",
  },
  {
    selector: "MemberExpression[object.type='MetaProperty'][property.name='resolve']",
    message: "import.meta.resolve hides what is imported.",
  },
  { selector: "TSModuleDeclaration[id.type='Literal']", message: "A module is not augmented from elsewhere." },
  {
    selector: "NewExpression[callee.name='URL'] > Literal:first-child[value=/^[.][.]/]",
    message: "The file of a worker lies beside the file that starts it.",
  },
];

/** The rules that keep these packages out: value imports, type imports, dynamic imports and import types. */
function packagesKeptOut(names, unseen = unseenImports) {
  const message = (name) => `Only ${tamed[name]} imports ${name}.`;
  const pattern = names.map((name) => name.replaceAll(".", "\\.").replaceAll("/", "\\u002f")).join("|");
  return {
    "no-restricted-imports": [
      "error",
      {
        paths: names.map((name) => ({ name, message: message(name) })),
        patterns: names.map((name) => ({ group: [`${name}/*`], message: message(name) })),
      },
    ],
    "no-restricted-syntax": [
      "error",
      {
        selector: `ImportExpression > Literal[value=/^(?:${pattern})(?:\\u002f|$)/]`,
        message: "This package is imported by one file only; see eslint.config.js.",
      },
      {
        selector: `TSImportType Literal[value=/^(?:${pattern})(?:\\u002f|$)/]`,
        message: "This package is imported by one file only; see eslint.config.js.",
      },
      ...unseen,
    ],
  };
}

/** The package of experiments has packages of its own: without them its types are unknown, and it is left out. */
const experiments = existsSync(new URL("experiments/node_modules", import.meta.url)) ? [] : ["experiments/"];

export default defineConfig(
  globalIgnores(["test/bench/main.bundle.mjs", "dist/", "site/", "coverage/", "schema/", "proofs/", ...experiments]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },

  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ["./tsconfig.test.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-properties": ["error", noEpsilon],
      "@typescript-eslint/consistent-type-imports": "error",
      // string | "inf" says what a string may be.
      "@typescript-eslint/no-redundant-type-constituents": "off",
      // Left out on purpose: `const { dropped, ...rest } = …`, and names that begin with _.
      "@typescript-eslint/no-unused-vars": [
        "error",
        {
          ignoreRestSiblings: true,
          argsIgnorePattern: "^_",
          varsIgnorePattern: "^_",
          destructuredArrayIgnorePattern: "^_",
        },
      ],
      // Text is split by code points, which is what alphabets and column widths count.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // The default order of a sort is that of strings: wrong for numbers and bigints.
      "@typescript-eslint/require-array-sort-compare": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // A class that only groups static functions is sometimes the clearest module; a constructor that only declares fields is fine.
      "@typescript-eslint/no-extraneous-class": "off",
    },
  },

  {
    files: ["experiments/**/*.ts"],
    languageOptions: {
      parserOptions: { project: ["./experiments/tsconfig.json"], tsconfigRootDir: import.meta.dirname },
    },
  },

  {
    files: ["web/**/*.ts", "web/**/*.tsx"],
    languageOptions: {
      parserOptions: { project: ["./web/tsconfig.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "no-console": "error",
      // Numbers in the text of a page are counts and angles.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: false }],
    },
  },

  {
    files: ["src/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        noEpsilon,
        {
          object: "JSON",
          property: "parse",
          message:
            "JSON.parse reads numbers as doubles and keeps the last of two equal keys: use parseJson of exact/json.ts.",
        },
      ],
      ...packagesKeptOut(Object.keys(tamed)),
    },
  },
  ...[...new Set(Object.values(tamed))].map((file) => ({
    files: [file],
    rules: packagesKeptOut(Object.keys(tamed).filter((name) => tamed[name] !== file)),
  })),
  { files: ["src/**/load.ts"], rules: packagesKeptOut(Object.keys(tamed), unseenImports.slice(1)) },
  { files: ["src/cli/**/*.ts"], rules: { "no-console": "off" } },
  // Hot loops over typed arrays, whose indices are invariants of the tree or of the shape of a channel.
  {
    files: [
      "src/transport/**/*.ts",
      "src/smooth/**/*.ts",
      "src/exact/integer-list.ts",
      "src/exact/products.ts",
      "src/exact/vector.ts",
      "src/model/coefficients.ts",
      "src/model/masses/*.ts",
      "src/enumeration/*.ts",
      "src/conjectures/bayes/*.ts",
    ],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },

  {
    // Tests look into foreign data (the JSON of a command) and at entries they know to exist.
    files: ["test/**/*.ts", "examples/**/*.ts", "*.config.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
    },
  },

  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: { process: "readonly", console: "readonly", URL: "readonly" },
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: { module: "writable", require: "readonly" } },
  },
);
