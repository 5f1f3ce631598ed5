import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPackedDataset, readHealthReport } from "../../../electron/dataset/packing/packedDataset.ts";
import { verifyPackedDataset } from "../../../electron/dataset/packing/verifyOnce.ts";
import { makeRooms, pack, writePictures } from "./folders.ts";

async function makeDataset() {
  const rooms = await makeRooms();
  await writePictures(rooms.folder, 4);
  return await pack(rooms);
}

async function changeManifest(folder: string, change: (text: string) => string): Promise<void> {
  const file = join(folder, "manifest.json");
  await writeFile(file, change(await readFile(file, "utf8")));
}

describe("openPackedDataset", () => {
  it.each<[string, (folder: string) => Promise<void>]>([
    ["no manifest", (folder) => rm(join(folder, "manifest.json"))],
    ["half a manifest", (folder) => changeManifest(folder, (text) => text.slice(0, 100))],
    [
      "another image count",
      (folder) => changeManifest(folder, (text) => text.replace('"imageCount": 4', '"imageCount": 5')),
    ],
    [
      "an absurd image count",
      (folder) => changeManifest(folder, (text) => text.replace('"imageCount": 4', '"imageCount": 1e300')),
    ],
    [
      "an image size there is not",
      (folder) => changeManifest(folder, (text) => text.replace('"imageSize": 16', '"imageSize": 17')),
    ],
    [
      "a field too many",
      (folder) => changeManifest(folder, (text) => text.replace("{", '{"imagesFile": "/etc/passwd",')),
    ],
    ["a later version", (folder) => changeManifest(folder, (text) => text.replace('"version": 1', '"version": 2'))],
    ["images cut off", (folder) => writeFile(join(folder, "images.u8"), Buffer.alloc(700))],
    ["images too long", (folder) => appendFile(join(folder, "images.u8"), "x")],
    ["no images", (folder) => rm(join(folder, "images.u8"))],
  ])("refuses a folder with %s, names it and says what to do", async (_, harm) => {
    const { folder } = await makeDataset();
    await harm(folder);
    await expect(openPackedDataset(folder)).rejects.toMatchObject({
      code: "corrupt",
      message: expect.stringMatching(
        new RegExp(
          `^The packed data set in ${folder} cannot be used: .*Your own pictures are untouched; resume the run`,
        ),
      ) as string,
    });
  });

  it("says that a missing folder is missing", async () => {
    const { folder } = await makeDataset();
    await rm(folder, { recursive: true });
    await expect(openPackedDataset(folder)).rejects.toMatchObject({ code: "not-found" });
  });

  it("finds a changed byte when asked to verify", async () => {
    const dataset = await makeDataset();
    const bytes = await readFile(dataset.imagesFile);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await writeFile(dataset.imagesFile, bytes);
    await expect(verifyPackedDataset(await openPackedDataset(dataset.folder))).rejects.toMatchObject({
      code: "corrupt",
    });
  });

  it("refuses a damaged report", async () => {
    const dataset = await makeDataset();
    await writeFile(join(dataset.folder, "report.json"), '{"usable": -1}');
    await expect(readHealthReport(dataset)).rejects.toMatchObject({ code: "corrupt" });
  });
});
