/** What the window says, as its sources have it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const renderer = join(import.meta.dirname, "../../../renderer");
const sources = readdirSync(renderer, { recursive: true, encoding: "utf8" }).filter((file) => /\.(vue|ts)$/.test(file));

/** A step that stands in a text as JavaScript writes numbers: `1500`. */
const plainStep = /\bsteps? (\$\{|\{\{ ?)(?!\s*(format|begin\b))/gi;

it("writes no step without the thousands' comma", () => {
  expect(sources.length).toBeGreaterThan(100);
  const found = sources.flatMap((file) =>
    [...readFileSync(join(renderer, file), "utf8").matchAll(plainStep)].map(({ 0: text }) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
  expect("from step ${step}").toMatch(new RegExp(plainStep.source));
  expect("step {{ formatCount(step) }}").not.toMatch(new RegExp(plainStep.source));
});
