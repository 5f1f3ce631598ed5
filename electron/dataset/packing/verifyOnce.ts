/** A packed data set is read once from end to end before it is used; that it was is remembered beside it. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { writeFileAtomically } from "../../storage/atomicFile.ts";
import { readRecorded } from "../../storage/recordedFile.ts";
import { corruptDataset, openImages, type PackedDataset } from "./packedDataset.ts";
import { imagesFileName } from "./packJournal.ts";

const verifiedFileName = "verified.json";
const mostRememberedBytes = 4096;

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
  const file = await openImages(dataset);
  for await (const piece of file.createReadStream({ highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    doneBytes += piece.length;
    onVerified?.(doneBytes, totalBytes);
  }
  if (hash.digest("hex") !== dataset.imagesSha256) {
    throw corruptDataset(dataset.folder, message("dataset.fileChanged", { file: imagesFileName }));
  }
  await remember(dataset, before);
}

/**
 * As `verifyPackedDataset`, but a file that was verified before, and has the size, times and inode that it had then, is
 * not read again.
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

async function appearance(dataset: PackedDataset): Promise<Appearance> {
  const file = await openImages(dataset);
  try {
    const found = await file.stat({ bigint: true });
    return {
      sha256: dataset.imagesSha256,
      sizeBytes: String(found.size),
      modifiedNs: String(found.mtimeNs),
      changedNs: String(found.ctimeNs),
      inode: String(found.ino),
    };
  } finally {
    await file.close();
  }
}

async function remember({ folder }: PackedDataset, seen: Appearance): Promise<void> {
  try {
    await writeFileAtomically(join(folder, verifiedFileName), [Buffer.from(JSON.stringify(seen))]);
  } catch {
    // On a full or closed disk it is verified again the next time.
  }
}

async function readRemembered({ folder }: PackedDataset): Promise<Appearance | undefined> {
  try {
    return appearanceSchema.parse(
      JSON.parse((await readRecorded(join(folder, verifiedFileName), mostRememberedBytes, 1)).toString()),
    );
  } catch {
    return undefined;
  }
}

/** True for a data set that is lost or damaged, as opposed to one that cannot be reached just now. */
export function isLost(error: unknown): error is StudioError {
  return error instanceof StudioError && (error.code === "corrupt" || error.code === "not-found");
}
