import { defineConfig } from "vitest/config";

const root = `${import.meta.dirname}/..`;
const shared = { root, pool: "forks", testTimeout: 60_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: "node",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "tests/e2e/**"],
        },
      },
      // Needs Chromium and the built window, which is made ready once before the first of these.
      {
        test: {
          ...shared,
          name: "browser",
          include: ["tests/{browser,e2e}/**/*.test.ts"],
          globalSetup: "tests/browser/prepare.ts",
        },
      },
    ],
  },
});
