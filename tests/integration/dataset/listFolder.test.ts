import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listFolder, summariseFolder } from "../../../electron/dataset/listing/listFolder.ts";
import { createListingDigest, walkFolder, type ListedFile } from "../../../electron/dataset/listing/walkFolder.ts";
import { temporaryFolder } from "./folders.ts";

async function all(files: AsyncIterable<ListedFile>): Promise<ListedFile[]> {
  const listed: ListedFile[] = [];
  for await (const file of files) listed.push(file);
  return listed;
}

async function folderOf(count: number): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "in"));
  for (let i = 0; i < count; i++) await writeFile(join(folder, i % 2 === 0 ? "in" : "", `${i}.png`), "x");
  return folder;
}

it.each([0, 1, 1000, 2500])("lists %d files as walking by oneself does, and sums them up alike", async (count) => {
  const folder = await folderOf(count);
  const walked = [...walkFolder(folder)];
  const listed = await all(listFolder(folder));
  expect(listed).toEqual(walked);
  const digest = createListingDigest();
  for (const file of walked) digest.add(file);
  const summary = await summariseFolder(folder);
  expect(summary).toEqual(digest.summary());
  expect(summary.fileCount).toBe(count);
});

it("leaves a folder out, in a listing and in its summary", async () => {
  const folder = await folderOf(10);
  expect(await all(listFolder(folder, [join(folder, "in")]))).toHaveLength(5);
  expect((await summariseFolder(folder, [join(folder, "in")])).fileCount).toBe(5);
});

it("passes on why a folder cannot be read, and ends where it is left half way", async () => {
  const folder = await folderOf(1500);
  for await (const { path } of listFolder(folder)) {
    expect(path).toBe("1.png");
    break;
  }
  await rm(folder, { recursive: true });
  await expect(summariseFolder(folder)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(all(listFolder(folder))).rejects.toMatchObject({ code: "ENOENT" });
});

it("is cancelled before and while it lists", async () => {
  const folder = await folderOf(1500);
  await expect(summariseFolder(folder, [], { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: "cancelled",
  });
  const control = new AbortController();
  const summary = summariseFolder(folder, [], { signal: control.signal });
  control.abort();
  await expect(summary).rejects.toMatchObject({ code: "cancelled" });
});
