import { execFile } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { HealthReport } from "../../../electron/dataset/packing/healthReport.ts";
import { scanFolder } from "../../../electron/dataset/packing/scanFolder.ts";
import { makeRooms, pack, writePictures, type Rooms } from "./folders.ts";

async function refusalOf(work: Promise<unknown>): Promise<StudioError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof StudioError) return error;
  throw new Error("it was not refused", { cause: error });
}

/**
 * Runs `work` as a user without rights: root may read everything. It may load nothing more: our own files may be closed
 * too.
 */
async function withoutRights<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return await work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

/**
 * Scans in a process that may read what its user's permissions allow, and no more. Root stays root there, without its
 * power to pass them by: as another user it could not read the project itself where that lies in root's closed home.
 */
async function scanByPermissions(folder: string): Promise<HealthReport> {
  const scanning = [process.execPath, join(import.meta.dirname, "scanningProcess.ts"), folder];
  const plainRoot = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"];
  const [program = "", ...words] = process.geteuid?.() === 0 ? [...plainRoot, ...scanning] : scanning;
  const { stdout } = await promisify(execFile)(program, words);
  return JSON.parse(stdout) as HealthReport;
}

describe("a folder that is not there or not open", () => {
  const attempts: [string, (rooms: Rooms) => Promise<unknown>][] = [
    ["packing", (rooms) => pack(rooms)],
    ["scanning", ({ folder }) => scanFolder({ folder })],
  ];

  it.each(attempts)("%s names a missing one", async (_, attempt) => {
    const rooms = await makeRooms();
    const folder = join(rooms.folder, "gone");
    const error = await refusalOf(attempt({ ...rooms, folder }));
    expect(error).toMatchObject({
      code: "not-found",
      message: `There is no folder ${folder}. Check the path, or the drive it is on.`,
    });
  });

  it.each(attempts)("%s names a file that is no folder", async (_, attempt) => {
    const rooms = await makeRooms();
    const folder = join(rooms.folder, "file.png");
    await writeFile(folder, "content");
    const error = await refusalOf(attempt({ ...rooms, folder }));
    expect(error).toMatchObject({ code: "invalid-argument" });
    expect(error.message).toBe(`${folder} is a file, not a folder. Name the folder that the images are in.`);
  });

  it.each(attempts)("%s names one that may not be read", async (_, attempt) => {
    const rooms = await makeRooms();
    await chmod(join(rooms.folder, ".."), 0o755);
    await chmod(rooms.folder, 0);
    const error = await withoutRights(() => refusalOf(attempt(rooms)));
    expect(error).toMatchObject({ code: "not-permitted" });
    expect(error.message).toContain(`${rooms.folder} may not be read by this user.`);
  });

  it("scanning goes on past a folder and a file inside that may not be read", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 3);
    await chmod(join(rooms.folder, "00001.png"), 0);
    await mkdir(join(rooms.folder, "closed"), { mode: 0 });
    const report = await scanByPermissions(rooms.folder);
    expect(report.usable).toBe(2);
    expect(report.unusable.files).toEqual([
      { path: "00001.png", reason: "unreadable", detail: message("unusable.mayNotRead") },
      { path: "closed", reason: "unreadable", detail: message("unusable.mayNotRead") },
    ]);
  });
});

describe("a folder without a batch of images", () => {
  it("says that an empty one is empty", async () => {
    const rooms = await makeRooms();
    await writeFile(join(rooms.folder, ".hidden.png"), "hidden");
    const error = await refusalOf(pack(rooms));
    expect(error).toMatchObject({ code: "dataset-unusable", details: { usable: 0, batch: 2 } });
    expect(error.message).toBe(
      `The folder ${rooms.folder} is empty: there is nothing to train on. Put images into it, or choose ` +
        "another folder.",
    );
  });

  it("counts what there is in one without images, and hands the report over", async () => {
    const rooms = await makeRooms();
    await writeFile(join(rooms.folder, "notes.txt"), "text");
    await writeFile(join(rooms.folder, "a.png"), "text");
    await writeFile(join(rooms.folder, "b.png"), "");
    const error = await refusalOf(pack(rooms));
    expect(error).toMatchObject({ code: "dataset-unusable", details: { report: { unusable: { count: 2 } } } });
    expect(error.message).toBe(
      `There is no usable image in ${rooms.folder}: 3 files, of which 1 not an image, 1 empty, 1 no pictures at all. ` +
        "PNG, JPEG, WebP, GIF, BMP, AVIF, HEIC, JPEG XL and TIFF can be used; choose another folder, or add " +
        "such images.",
    );
  });

  it("does not suggest a batch of one for one image", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 1);
    expect((await refusalOf(pack(rooms))).message).toBe(
      `${rooms.folder} has only one usable image, fewer than one batch of 2. Add images; what is packed is kept.`,
    );
  });

  it("names the batch that would do, and takes it", async () => {
    const rooms = await makeRooms();
    await writePictures(rooms.folder, 10);
    await writeFile(join(rooms.folder, "a.png"), "");
    const error = await refusalOf(pack(rooms, { batch: 64 }));
    expect(error).toMatchObject({ code: "dataset-unusable", details: { usable: 10, batch: 64 } });
    expect(error.message).toBe(
      `${rooms.folder} has 10 usable images (11 files, of which 1 empty), fewer than one batch of 64. ` +
        "Train with --batch 10 or less, or add images; what is packed is kept.",
    );
    expect(await pack(rooms, { batch: 10 })).toMatchObject({ imageCount: 10 });
  });
});
