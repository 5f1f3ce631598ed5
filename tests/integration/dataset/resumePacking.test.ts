import { fork } from "node:child_process";
import { once } from "node:events";
import { appendFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { verifyPackedDataset } from "../../../electron/dataset/packing/verifyOnce.ts";
import type { PackProgress } from "../../../electron/dataset/packing/packProgress.ts";
import { makeRooms, pack, writePictures, type Rooms } from "./folders.ts";

const pictures = 160;

/** More than are under way at any time, and large enough that a cancel comes before the end. */
async function makeFullRooms(): Promise<Rooms> {
  const rooms = await makeRooms();
  await writePictures(rooms.folder, pictures, 0, 4000);
  return rooms;
}

/** Cancels as soon as a part is done. */
async function packInPart(rooms: Rooms): Promise<void> {
  const control = new AbortController();
  const onProgress = ({ phase, done }: PackProgress) => {
    if (phase === "examining" && done > 0) control.abort();
  };
  await expect(pack(rooms, { onProgress, signal: control.signal })).rejects.toMatchObject({
    code: "cancelled",
    message: expect.stringContaining("What was done so far is kept") as string,
  });
}

/** Packs to the end; where it began, and the data set. */
async function packTheRest(rooms: Rooms) {
  const seen: number[] = [];
  const onProgress = ({ phase, done }: PackProgress) => {
    if (phase === "examining") seen.push(done);
  };
  const dataset = await pack(rooms, { onProgress });
  await verifyPackedDataset(dataset);
  expect((await readdir(rooms.datasetsFolder)).sort()).toEqual([dataset.id, "listings"].sort());
  return { startedAt: seen[0] ?? NaN, dataset };
}

async function packFromNothing(rooms: Rooms) {
  await rm(rooms.datasetsFolder, { recursive: true });
  return await pack(rooms);
}

async function workFolderOf({ datasetsFolder }: Rooms): Promise<string> {
  const name = (await readdir(datasetsFolder)).find((entry) => /^packing-[0-9a-f]+$/.test(entry));
  if (name === undefined) throw new Error("nothing is half packed");
  return join(datasetsFolder, name);
}

it("goes on after a cancel without redoing what was done", async () => {
  const rooms = await makeFullRooms();
  await packInPart(rooms);
  const { startedAt, dataset } = await packTheRest(rooms);
  expect(startedAt).toBeGreaterThan(0);
  expect(startedAt).toBeLessThan(pictures);
  expect(await packFromNothing(rooms)).toEqual(dataset);
});

it("goes on after kill -9", async () => {
  const rooms = await makeFullRooms();
  const child = fork(join(import.meta.dirname, "packingProcess.ts"), [rooms.folder, rooms.datasetsFolder]);
  child.on("message", ({ phase, done }: PackProgress) => {
    if (phase === "examining" && done > 0) child.kill("SIGKILL");
  });
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  const { startedAt, dataset } = await packTheRest(rooms);
  expect(startedAt).toBeGreaterThan(0);
  expect(await packFromNothing(rooms)).toEqual(dataset);
});

it("mends what a crash left half written", async () => {
  const rooms = await makeFullRooms();
  await packInPart(rooms);
  const workFolder = await workFolderOf(rooms);
  await appendFile(join(workFolder, "images.u8"), "half an image");
  await appendFile(join(workFolder, "files.jsonl"), '{"outcome":"usable","path":"003');
  const { startedAt, dataset } = await packTheRest(rooms);
  expect(startedAt).toBeGreaterThan(0);
  expect(await packFromNothing(rooms)).toEqual(dataset);
});

it("starts over where the images do not bear out the journal", async () => {
  const rooms = await makeFullRooms();
  await packInPart(rooms);
  await writeFile(join(await workFolderOf(rooms), "images.u8"), Buffer.alloc(pictures * 768));
  const { startedAt, dataset } = await packTheRest(rooms);
  expect(startedAt).toBe(0);
  expect(await packFromNothing(rooms)).toEqual(dataset);
});

it("drops what was half packed of a folder that has changed", async () => {
  const rooms = await makeFullRooms();
  await packInPart(rooms);
  await writePictures(rooms.folder, 1, pictures);
  const { startedAt, dataset } = await packTheRest(rooms);
  expect(startedAt).toBe(0);
  expect(dataset.imageCount).toBe(pictures + 1);
});
