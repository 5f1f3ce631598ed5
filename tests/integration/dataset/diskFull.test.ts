import { open, readdir, readlink, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { verifyPackedDataset } from "../../../electron/dataset/packing/verifyOnce.ts";
import { makeRooms, pack, writePictures } from "./folders.ts";

/** What is written to the file at `path` meets a real ENOSPC. @returns what makes room again */
async function fillDiskFor(path: string): Promise<() => void> {
  const full = await open("/dev/full", "w");
  const prototype = Object.getPrototypeOf(full) as FileHandle;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on a handle below
  const write = prototype.write as (this: FileHandle, ...values: unknown[]) => Promise<{ bytesWritten: number }>;
  const spy = vi.spyOn(prototype, "write").mockImplementation(async function (this: FileHandle, ...values: unknown[]) {
    const isThis = (await readlink(`/proc/self/fd/${this.fd}`)) === path;
    return (await write.apply(isThis ? full : this, values)) as never;
  });
  const makeRoom = () => {
    spy.mockRestore();
  };
  onTestFinished(async () => {
    makeRoom();
    await full.close();
  });
  return makeRoom;
}

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
    const makeRoom = await fillDiskFor(join(rooms.datasetsFolder, workFolder, name));

    const refused = pack(rooms);
    await expect(refused).rejects.toMatchObject({ code: "disk-full" });
    await expect(refused).rejects.toThrow("What was there before is kept; free some space and try again.");
    await verifyPackedDataset(before);

    makeRoom();
    const after = await pack(rooms);
    expect(after.imageCount).toBe(80);
    await verifyPackedDataset(after);
  });
});
