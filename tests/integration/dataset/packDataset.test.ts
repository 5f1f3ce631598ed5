import { cp, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLoader } from "../../../electron/dataset/loading/loader.ts";
import { openPackedDataset, readHealthReport } from "../../../electron/dataset/packing/packedDataset.ts";
import { verifyPackedDataset } from "../../../electron/dataset/packing/verifyOnce.ts";
import type { PackProgress } from "../../../electron/dataset/packing/packProgress.ts";
import { makeRooms, pack, plainPng, writePictures } from "./folders.ts";

describe("packDataset", () => {
  it("writes every usable picture once, in the order of their paths, and a report", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 40);
    await writeFile(join(rooms.folder, "00003.png"), "no picture");
    await writeFile(join(rooms.folder, "00005.png"), plainPng(4));
    const dataset = await pack(rooms);
    expect(dataset).toMatchObject({ imageCount: 39, imageSize: 16, channels: 3, fit: "crop", imageBytes: 768 });
    const bytes = await readFile(dataset.imagesFile);
    expect(bytes).toHaveLength(39 * 768);
    const blues = Array.from({ length: 39 }, (_, i) => bytes[i * 768 + 2]);
    expect(blues).toEqual([0, 1, 2, 4, 4, ...Array.from({ length: 34 }, (_, i) => i + 6)]);
    await verifyPackedDataset(dataset);
    expect(await openPackedDataset(dataset.folder)).toEqual(dataset);
    expect(await readHealthReport(dataset)).toMatchObject({
      usable: 39,
      duplicates: { groups: [{ files: ["00004.png", "00005.png"] }] },
      unusable: { files: [{ path: "00003.png", reason: "not an image" }] },
    });
    const loader = createLoader(dataset, { batch: 8, seed: 1 });
    expect(await loader.next()).toHaveLength(8 * 768);
    await loader.close();
  });

  it("does not read an unchanged folder again", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 5);
    const dataset = await pack(rooms);
    const seen: PackProgress[] = [];
    expect(await pack(rooms, { onProgress: (progress) => seen.push(progress) })).toEqual(dataset);
    expect(seen.filter(({ phase }) => phase === "examining")).toEqual([]);
  });

  it.each(["added", "removed", "modified", "renamed"])(
    "notices a file %s, and keeps what was packed before",
    async (change) => {
      const rooms = await makeRooms();
      await writePictures(rooms.folder, 5);
      const before = await pack(rooms);
      const file = join(rooms.folder, "00002.png");
      if (change === "added") await writePictures(rooms.folder, 1, 5);
      if (change === "removed") await rm(file);
      if (change === "renamed") await rename(file, join(rooms.folder, "9.png"));
      if (change === "modified") await writeFile(file, plainPng(1000));
      const after = await pack(rooms);
      expect(after.id).not.toBe(before.id);
      await verifyPackedDataset(before);
      await verifyPackedDataset(after);
    },
  );

  it("finds equal content again: touched, copied elsewhere, or put back", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 5);
    const dataset = await pack(rooms);
    await utimes(join(rooms.folder, "00001.png"), 1, 1);
    expect(await pack(rooms)).toEqual(dataset);
    const copy = join(rooms.folder, "../copy");
    await cp(rooms.folder, copy, { recursive: true });
    expect(await pack({ ...rooms, folder: copy })).toEqual({ ...dataset, sourceFolder: copy });
    expect((await readdir(rooms.datasetsFolder)).sort()).toEqual([dataset.id, "listings"].sort());
  });

  it("keeps each way of packing apart", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 3);
    const datasets = [
      await pack(rooms),
      await pack(rooms, { imageSize: 32 }),
      await pack(rooms, { channels: 1 }),
      await pack(rooms, { fit: "letterbox" }),
      await pack(rooms, { background: "#000000" }),
    ];
    expect(new Set(datasets.map(({ id }) => id)).size).toBe(5);
    expect(datasets[2]?.imageBytes).toBe(256);
    expect((await pack(rooms, { background: "#FFFFFF" })).id).toBe(datasets[0]?.id);
  });

  it("gives the same bytes every time", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 60);
    const first = await pack(rooms);
    await rm(rooms.datasetsFolder, { recursive: true });
    expect((await pack(rooms)).imagesSha256).toBe(first.imagesSha256);
  });

  it("packs once when asked twice at the same time", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 60);
    const [one, two] = await Promise.all([pack(rooms), pack(rooms)]);
    expect(one).toEqual(two);
    expect((await readdir(rooms.datasetsFolder)).sort()).toEqual([one.id, "listings"].sort());
  });

  it("packs anew where the cache was damaged or emptied", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 5);
    const dataset = await pack(rooms);
    for (const harm of [
      () => writeFile(dataset.imagesFile, "short"),
      () => writeFile(join(dataset.folder, "manifest.json"), "{}"),
      () => writeFile(join(dataset.folder, "report.json"), "{}"),
      () => rm(dataset.folder, { recursive: true }),
    ]) {
      await harm();
      expect(await pack(rooms)).toEqual(dataset);
      await verifyPackedDataset(dataset);
      await readHealthReport(dataset);
    }
  });

  it("leaves its own cache out when that lies among the pictures", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 5);
    const inside = { ...rooms, datasetsFolder: join(rooms.folder, "home/datasets") };
    const dataset = await pack(inside);
    expect(dataset.imageCount).toBe(5);
    expect(await pack(inside)).toEqual(dataset);
  });

  // Of this thread's own processor time, which other processes cannot take away: decoding one of these pictures here
  // would take several times as long.
  it("does not block the event loop for 50 ms", async () => {
    const rooms = await makeRooms();
    for (const name of ["1.png", "2.png"]) await writeFile(join(rooms.folder, name), plainPng(1, 8000, 4000));
    let longestMs = 0;
    let last = process.threadCpuUsage();
    const ticks = setInterval(() => {
      const { user, system } = process.threadCpuUsage(last);
      longestMs = Math.max(longestMs, (user + system) / 1000);
      last = process.threadCpuUsage();
    }, 2);
    await pack(rooms);
    clearInterval(ticks);
    expect(longestMs).toBeLessThan(50);
  });
});
