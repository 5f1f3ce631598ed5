/** A packed data set is read once from end to end before it is used; that it was is remembered beside it. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { StudioError } from "../../shared/errors.ts";
import { corruptDataset, type PackedDataset } from "./packedDataset.ts";
import { imagesFileName } from "./packJournal.ts";

const verifiedFileName = "verified.json";

/** Small enough that hashing a piece blocks nobody, large enough to read at the disk's speed. */
const pieceBytes = 1024 * 1024;

/** What a file that was verified looked like: it is not read again while it looks the same. */
const appearanceSchema = z.strictObject({
  sha256: z.string(),
  sizeBytes: z.string(),
  modifiedNs: z.string(),
  changedNs: z.string(),
  inode: z.string(),
});
type Appearance = z.infer<typeof appearanceSchema>;

/** Hears how many of a file's bytes were read. */
export type OnVerified = (doneBytes: number, totalBytes: number) => void;

/**
 * Reads every image and compares their hash with the manifest's, whatever is remembered.
 *
 * @throws StudioError `corrupt` where a byte has changed
 */
export async function verifyPackedDataset(dataset: PackedDataset, onVerified?: OnVerified): Promise<void> {
  const before = await appearance(dataset);
  const totalBytes = dataset.imageCount * dataset.imageBytes;
  const hash = createHash("sha256");
  let doneBytes = 0;
  for await (const piece of createReadStream(dataset.imagesFile, {
    highWaterMark: pieceBytes,
  }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    doneBytes += piece.length;
    onVerified?.(doneBytes, totalBytes);
  }
  if (hash.digest("hex") !== dataset.imagesSha256) {
    throw corruptDataset(dataset.folder, `${imagesFileName} has changed since it was packed`);
  }
  await remember(dataset, before);
}

/**
 * As `verifyPackedDataset`, but a file that was verified before, and has the size, times and inode that it had then, is not
 * read again.
 *
 * @throws StudioError `corrupt`
 */
export async function verifyOnce(dataset: PackedDataset, onVerified?: OnVerified): Promise<void> {
  if (!(await isVerified(dataset))) await verifyPackedDataset(dataset, onVerified);
}

/** True where `verifyOnce` has nothing to read. */
export async function isVerified(dataset: PackedDataset): Promise<boolean> {
  const remembered = await readRemembered(dataset);
  return remembered !== undefined && JSON.stringify(remembered) === JSON.stringify(await appearance(dataset));
}

/** Notes that the images are as they were packed: whoever has just written them knows their hash. */
export async function rememberVerified(dataset: PackedDataset): Promise<void> {
  await remember(dataset, await appearance(dataset));
}

async function appearance({ imagesFile, imagesSha256 }: PackedDataset): Promise<Appearance> {
  const found = await stat(imagesFile, { bigint: true });
  return {
    sha256: imagesSha256,
    sizeBytes: String(found.size),
    modifiedNs: String(found.mtimeNs),
    changedNs: String(found.ctimeNs),
    inode: String(found.ino),
  };
}

async function remember({ folder }: PackedDataset, seen: Appearance): Promise<void> {
  try {
    await writeFile(join(folder, verifiedFileName), JSON.stringify(seen), { mode: 0o600 });
  } catch {
    // On a full or closed disk it is verified again the next time.
  }
}

async function readRemembered({ folder }: PackedDataset): Promise<Appearance | undefined> {
  try {
    return appearanceSchema.parse(JSON.parse(await readFile(join(folder, verifiedFileName), "utf8")));
  } catch {
    return undefined;
  }
}

/** True for a data set that is lost or damaged, as opposed to one that cannot be reached just now. */
export function isLost(error: unknown): error is StudioError {
  return error instanceof StudioError && (error.code === "corrupt" || error.code === "not-found");
}
