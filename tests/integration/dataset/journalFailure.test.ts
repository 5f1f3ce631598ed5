import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeRooms, pack, writePictures } from "./folders.ts";

it.each(["images.u8", "files.jsonl"])("leaves no worker behind where %s cannot be opened", async (name) => {
  const rooms = await makeRooms();
  await writePictures(rooms.folder, 40);
  const control = new AbortController();
  const cancelled = pack(rooms, {
    signal: control.signal,
    onProgress: ({ phase }) => {
      if (phase === "examining") control.abort();
    },
  });
  await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
  const workFolder = (await readdir(rooms.datasetsFolder)).find((entry) => entry.startsWith("packing-")) ?? "";
  const inTheWay = join(rooms.datasetsFolder, workFolder, name);
  await rm(inTheWay, { force: true });
  await mkdir(inTheWay);

  // Every pool of workers listens for the end of the process.
  const pools = process.listenerCount("exit");
  await expect(pack(rooms)).rejects.toMatchObject({ code: "EISDIR" });
  expect(process.listenerCount("exit")).toBe(pools);

  await rm(inTheWay, { recursive: true });
  expect(await pack(rooms)).toMatchObject({ imageCount: 40 });
});
