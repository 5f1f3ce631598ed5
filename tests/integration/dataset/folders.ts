import { Transformer } from "@napi-rs/image";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { packDataset, type PackRequest } from "../../../electron/dataset/packing/packDataset.ts";
import type { PackedDataset } from "../../../electron/dataset/packing/packedDataset.ts";

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "critic-studio-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A PNG of one colour, another for each number below 2²⁴. */
export function plainPng(number: number, width = 20, height = 16): Buffer {
  const pixels = new Uint8Array(width * height * 4);
  new DataView(pixels.buffer).setUint32(0, ((number & 0xffffff) << 8) | 255);
  pixels.copyWithin(4, 0, 4);
  for (let filled = 4; filled < pixels.length; filled *= 2) pixels.copyWithin(filled, 0, filled);
  return Transformer.fromRgbaPixels(pixels, width, height).pngSync();
}

/** `count` different pictures called `00000.png` and so on. */
export async function writePictures(folder: string, count: number, first = 0, width?: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let i = first; i < first + count; i++) {
    await writeFile(join(folder, `${String(i).padStart(5, "0")}.png`), plainPng(i, width));
  }
}

export interface Rooms {
  /** Where the pictures are. */
  readonly folder: string;
  readonly datasetsFolder: string;
}

export async function makeRooms(): Promise<Rooms> {
  const root = await temporaryFolder();
  const rooms = { folder: join(root, "pictures"), datasetsFolder: join(root, "home/datasets") };
  await mkdir(rooms.folder);
  return rooms;
}

/** Packs at 16 px in colour, in batches of 2, unless told otherwise. */
export function pack(rooms: Rooms, changes: Partial<PackRequest> = {}): Promise<PackedDataset> {
  return packDataset({ imageSize: 16, channels: 3, fit: "crop", batch: 2, ...rooms, ...changes });
}
