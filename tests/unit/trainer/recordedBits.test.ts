/** Training is to the bit what it was when it was recorded, on a processor of the same vector width. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blockSize } from "../../../electron/engine/blockSize.ts";
import { cases, systems, trainedBits, type Bits } from "../../fixtures/training/trainedBits.ts";

const file = join(import.meta.dirname, "../../fixtures/training/recordedBits.json");
const recorded = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Readonly<Record<string, Bits>>>>;
const here = recorded[String(await blockSize())];

it("is recorded for both widths of vector registers, and for every case", () => {
  const names = systems.flatMap((system) => Object.keys(cases).map((title) => `${system}: ${title}`));
  expect(Object.keys(recorded)).toEqual(["8", "16"]);
  for (const bits of Object.values(recorded)) expect(Object.keys(bits)).toEqual(names);
});

describe.runIf(here !== undefined).each(systems)("%s", (system) => {
  it.each(Object.keys(cases))("%s", async (title) => {
    expect(await trainedBits(system, cases[title]!)).toEqual(here?.[`${system}: ${title}`]);
  });
});
