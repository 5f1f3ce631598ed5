/** The runs of a home that an earlier version made go on to the bit as they did with that version. */
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { blockSize } from "../../../electron/engine/blockSize.ts";
import { continueRuns } from "../../fixtures/home/continueRuns.ts";
import { unpackHome } from "../../fixtures/home/unpackHome.ts";

const homes: string[] = [];

afterAll(async () => {
  for (const home of homes) await rm(home, { recursive: true });
});

it.each(["0.1.0"])("of version %s", async (version) => {
  const file = join(import.meta.dirname, `../../fixtures/home/continued-${version}.json`);
  const recorded = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
  expect(Object.keys(recorded)).toEqual(["8", "16"]);
  const home = await unpackHome(version);
  homes.push(home);
  const continued = await continueRuns(home);
  const here = recorded[String(await blockSize())];
  // A processor without a blocked layout has no record; its runs go on all the same.
  expect(continued).toEqual(here ?? continued);
});
