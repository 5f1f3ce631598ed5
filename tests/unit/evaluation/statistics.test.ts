/** What is kept of real samples: found again, and worked out anew where it is damaged or of something else. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import { statisticsOf, type StatisticsKey } from "../../../electron/evaluation/statistics.ts";
import { temporaryFolder } from "../history/temporaryHistory.ts";

const key: StatisticsKey = { data: "abc", domain: "images", metric: "swd", version: 1, count: 100 };

/** A folder for them, and how often they were worked out. */
function cache() {
  const folder = join(temporaryFolder(), "cache", "statistics");
  let count = 0;
  const ask = (of: StatisticsKey, value = 2.5) =>
    statisticsOf(folder, of, () => {
      count += 1;
      return Promise.resolve({ floor: value });
    });
  return { folder, ask, worked: () => count, file: () => join(folder, readdirSync(folder)[0]!) };
}

it("is worked out once, whatever the order of the key's parts", async () => {
  const { ask, worked } = cache();
  expect(await ask(key)).toEqual({ floor: 2.5 });
  const { count, ...rest } = key;
  expect(await ask({ count, ...rest })).toEqual({ floor: 2.5 });
  expect(worked()).toBe(1);
});

test.each([
  ["data", { data: "abd" }],
  ["metric", { metric: "mmd" }],
  ["version of the metric", { version: 2 }],
  ["number of samples", { count: 101 }],
  ["domain", { domain: "points" }],
])("is another of another %s", async (_, change) => {
  const { ask, worked } = cache();
  await ask(key, 1);
  expect(await ask({ ...key, ...change }, 2)).toEqual({ floor: 2 });
  expect(await ask(key, 3)).toEqual({ floor: 1 });
  expect(worked()).toBe(2);
});

test.each([
  ["cut short", (text: string) => text.slice(0, 40)],
  ["another number", (text: string) => text.replace("2.5", "2.4")],
  ["another's", (text: string) => text.replace('"abc"', '"abd"')],
  ["no statistics", () => "[]"],
  ["nothing", () => ""],
])("is worked out anew and kept where the file is damaged: %s", async (_, damage) => {
  const { ask, worked, file } = cache();
  await ask(key);
  writeFileSync(file(), damage(readFileSync(file(), "utf8")));
  expect(await ask(key)).toEqual({ floor: 2.5 });
  expect(await ask(key)).toEqual({ floor: 2.5 });
  expect(worked()).toBe(2);
});

it("does not follow a link that somebody has put there", async () => {
  const { ask, worked, folder, file } = cache();
  await ask(key);
  const elsewhere = join(folder, "..", "elsewhere.json");
  writeFileSync(elsewhere, readFileSync(file(), "utf8"));
  const name = file();
  symlinkSync(elsewhere, `${name}.link`);
  renameSync(`${name}.link`, name);
  expect(await ask(key)).toEqual({ floor: 2.5 });
  expect(worked()).toBe(2);
});

it("does not keep what is no number", async () => {
  const { ask, worked } = cache();
  await ask(key, Number.NaN);
  await ask(key, 1);
  expect(worked()).toBe(2);
});

it.skipIf(process.getuid?.() === 0)("is there all the same where nothing can be written", async () => {
  const { ask, folder } = cache();
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o500);
  expect(await ask(key)).toEqual({ floor: 2.5 });
});
