import js from "@eslint/js";
import typescript from "typescript-eslint";

export default typescript.config(
  { ignores: ["node_modules/", "dist/", "resources/"] },
  js.configs.recommended,
  ...typescript.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          "shared/tsconfig.json",
          "electron/tsconfig.json",
          "electron/gan/tsconfig.json",
          "electron/engine/tsconfig.json",
          "build/tsconfig.json",
          "tests/tsconfig.json",
        ],
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
          message: "Everything that trains is seeded: use a stream of trainer/streams.ts.",
        },
      ],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["electron/cli/**", "build/**", "tests/bench/**"], rules: { "no-console": "off" } },
  { files: ["**/*.js"], extends: [typescript.configs.disableTypeChecked] },
);
