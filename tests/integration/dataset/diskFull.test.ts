import { readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verifyPackedDataset } from "../../../electron/dataset/verifyOnce.ts";
import { makeRooms, pack, writePictures } from "./folders.ts";

/** `/dev/full` is a disk that is always full: every write to it fails with ENOSPC, as on a real one. */
describe("a disk that is full while packing", () => {
  it.each(["images.u8", "files.jsonl"])("loses nothing that was packed before (%s)", async (name) => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 40);
    const before = await pack(rooms);

    await writePictures(rooms.folder, 40, 40);
    const control = new AbortController();
    const cancelled = pack(rooms, {
      signal: control.signal,
      onProgress: ({ phase }) => {
        if (phase === "examining") control.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
    const workFolder = (await readdir(rooms.datasetsFolder)).find((entry) => entry.startsWith("packing-")) ?? "";
    const files = ["images.u8", "files.jsonl"].map((file) => join(rooms.datasetsFolder, workFolder, file));
    for (const file of files) await rm(file);
    await symlink("/dev/full", join(rooms.datasetsFolder, workFolder, name));

    const refused = pack(rooms);
    await expect(refused).rejects.toMatchObject({ code: "disk-full" });
    await expect(refused).rejects.toThrow("What was there before is kept; free some space and try again.");
    await verifyPackedDataset(before);

    await rm(join(rooms.datasetsFolder, workFolder, name));
    const after = await pack(rooms);
    expect(after.imageCount).toBe(80);
    await verifyPackedDataset(after);
  });
});
