import js from "@eslint/js";
import vue from "eslint-plugin-vue";
import typescript from "typescript-eslint";

/** What people read goes through a terminal, a log and a window alike: `"` and `'`, which can be typed. */
const plainQuotes = { message: "Texts have plain quotation marks and apostrophes.", pattern: "/[“”„‘’]/" };

export default typescript.config(
  { ignores: ["node_modules/", "dist/", "resources/", "**/*.generated.js"] },
  js.configs.recommended,
  ...typescript.configs.strictTypeChecked,
  ...vue.configs["flat/recommended"],
  // Prettier lays templates out.
  vue.configs["no-layout-rules"],
  {
    languageOptions: {
      parserOptions: {
        project: [
          "shared/tsconfig.json",
          "renderer/tsconfig.json",
          "electron/tsconfig.json",
          "electron/gan/tsconfig.json",
          "electron/engine/tsconfig.json",
          "build/tsconfig.json",
          "tests/tsconfig.json",
          "tests/browser/tsconfig.json",
        ],
        extraFileExtensions: [".vue"],
        tsconfigRootDir: `${import.meta.dirname}/..`,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        {
          object: "Math",
          property: "random",
          message: "Everything that trains is seeded: use a stream of domains/streams.ts.",
        },
      ],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-len": ["error", { code: 120 }],
    },
  },
  {
    files: ["renderer/**/*.vue"],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    rules: {
      "vue/block-lang": ["error", { script: { lang: "ts" } }],
      "vue/component-api-style": ["error", ["script-setup"]],
      // vue-tsc knows the names of the browser.
      "no-undef": "off",
      // With types, an optional prop without a default is plainly undefined.
      "vue/require-default-prop": "off",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-len": "off",
      "vue/max-len": ["error", { code: 120, template: 120 }],
    },
  },
  {
    files: ["shared/**", "electron/**", "renderer/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: `Literal[value=${plainQuotes.pattern}]`, message: plainQuotes.message },
        { selector: `TemplateElement[value.raw=${plainQuotes.pattern}]`, message: plainQuotes.message },
      ],
      "vue/no-restricted-syntax": [
        "error",
        { selector: `VText[value=${plainQuotes.pattern}]`, message: plainQuotes.message },
        { selector: `VLiteral[value=${plainQuotes.pattern}]`, message: plainQuotes.message },
        { selector: `VElement TemplateElement[value.raw=${plainQuotes.pattern}]`, message: plainQuotes.message },
        { selector: `VElement Literal[value=${plainQuotes.pattern}]`, message: plainQuotes.message },
      ],
    },
  },
  { files: ["electron/cli/**", "build/**", "tests/bench/**"], rules: { "no-console": "off" } },
  // Written by `npm run catalogue`.
  { files: ["shared/catalogue/**"], rules: { "max-lines": "off", "max-len": "off" } },
  {
    files: ["electron/shell/**"],
    ignores: ["electron/shell/ipc.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "electron",
              importNames: ["ipcMain"],
              message:
                "Messages of windows are heard through `hear` and `answer` of shell/ipc.ts, which check who " +
                "sends what.",
            },
          ],
        },
      ],
    },
  },
  {
    ignores: ["electron/engine/onnxRuntime.ts", "electron/shell/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "onnxruntime-node",
              message: "It is loaded through engine/onnxRuntime.ts, which keeps it from reporting what it runs.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["tests/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.object.name='vi'][callee.property.name=/^waitFor|^waitUntil/][arguments.length=1]",
          message: "It waits for one second, which a busy machine exceeds: say { timeout: 60_000 }.",
        },
      ],
    },
  },
  { files: ["**/*.js"], extends: [typescript.configs.disableTypeChecked] },
);
