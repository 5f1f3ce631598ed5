import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { PackedDataset } from "../../../electron/dataset/packing/packedDataset.ts";

/** The folder of small pictures described in its README. */
export const imagesFolder = join(import.meta.dirname, "../../fixtures/images");

export function fixture(name: string): Buffer {
  return readFileSync(join(imagesFolder, name));
}

/** Every picture among the fixtures that can be read. */
export const readableFixtures = readdirSync(imagesFolder).filter((name) => !name.endsWith(".md"));

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "critic-studio-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** What `openPackedDataset` would give for `imageCount` grey images of 16 px in `imagesFile`. */
export function describeDataset(imagesFile: string, imageCount: number): PackedDataset {
  return {
    folder: "/packed",
    id: "0".repeat(24),
    sourceFolder: "/pictures",
    imageSize: 16,
    channels: 1,
    fit: "crop",
    background: "#ffffff",
    imageCount,
    imageBytes: 256,
    imagesFile,
    imagesSha256: "0".repeat(64),
  };
}
