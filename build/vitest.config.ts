import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./longestFirst.ts";

const root = `${import.meta.dirname}/..`;
/** Limits are for what hangs: on a busy machine all takes several times as long, and passes. */
const shared = {
  root,
  pool: "forks",
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
} as const;

export default defineConfig({
  root,
  test: {
    // Most files wait for other processes half of their time.
    maxWorkers: Math.min(8, 2 * availableParallelism()),
    sequence: { sequencer: LongestFirst },
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
