import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createDecodePool } from "../../../electron/dataset/decoding/decodePool.ts";
import type { PackSettings } from "../../../electron/dataset/packing/packSettings.ts";

const folder = join(import.meta.dirname, "../../fixtures/jpeg");
const pictures = readdirSync(folder).filter((name) => name.endsWith(".jpg"));
const settings: PackSettings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" };

/** Every picture as a task of its own, so that with more workers the order in which each sees them is another. */
async function examine(workers: number): Promise<Uint8Array> {
  const pool = createDecodePool(workers);
  try {
    const results = await Promise.all(pictures.map((picture) => pool.examine(folder, [picture], settings)));
    expect(results.flatMap(({ records }) => records.map(({ outcome }) => outcome))).toEqual(
      pictures.map(() => "usable"),
    );
    return Buffer.concat(results.map(({ images }) => images));
  } finally {
    await pool.close();
  }
}

it("gives the same bytes with one worker and with three", async () => {
  const images = await examine(1);
  expect(images.length).toBe(pictures.length * 16 * 16 * 3);
  expect(Buffer.compare(await examine(3), images)).toBe(0);
});

it("starts no process for what still waited when it is cancelled", async () => {
  const processes = () => process.getActiveResourcesInfo().filter((kind) => kind === "ProcessWrap").length;
  // Those of the test before are counted for a moment after they have ended.
  await expect.poll(processes).toBe(0);
  const pool = createDecodePool(1);
  const asked = pictures.map((picture) => pool.examine(folder, [picture], settings));
  expect(processes()).toBe(1);
  pool.cancel();
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status)).toEqual(pictures.map(() => "rejected"));
  await pool.close();
  await expect.poll(processes).toBe(0);
});
