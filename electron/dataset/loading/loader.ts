/** Endless seeded batches from a packed data set. */
import type { FileHandle } from "node:fs/promises";
import { z } from "zod";
import { batchesAhead, keptImagesBytes } from "../../../shared/batchesAhead.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { createOnDemand } from "../../../shared/onDemand.ts";
import { epochOrder } from "./epochOrder.ts";
import { openImages, type PackedDataset } from "../packing/packedDataset.ts";

const count = z.number().int().nonnegative();

/** Where a loader stands: the next image is the one at place `offset` of the order of `epoch`. */
export const loaderPositionSchema = z.strictObject({
  epoch: count,
  offset: count,
  /** Images in the data set that the position belongs to; in another one it means nothing. */
  imageCount: count,
});
export type LoaderPosition = z.infer<typeof loaderPositionSchema>;

export interface LoaderOptions {
  /** Images in a batch. */
  readonly batch: number;
  readonly seed: number;
  /**
   * Batches to read ahead while the caller works, at least 1: as many as the caller takes at a time. Default 1. Fewer
   * where they would take more memory than `readAheadBytes`.
   */
  readonly readAhead?: number;
  /** Where to go on; the start where it is left out. */
  readonly position?: LoaderPosition | undefined;
}

export interface Loader {
  /**
   * The next batch: batch × imageSize × imageSize × channels bytes. The array is the caller's to keep.
   *
   * @throws StudioError `corrupt` where the images cannot be read; the position then stays
   */
  next(): Promise<Uint8Array>;
  /**
   * A batch of images chosen at random, each at most once: where the loader stands does not change.
   *
   * @param uniform draws from [0, 1); called until so many different images are found
   * @throws StudioError `corrupt` where the images cannot be read
   */
  pick(uniform: () => number): Promise<Uint8Array>;
  /** What a new loader needs to go on with the batch after the last one that `next` gave out. */
  position(): LoaderPosition;
  /** Closes the file; `next` must not be called any more. */
  close(): Promise<void>;
}

/**
 * Each epoch shows every image exactly once, in an order of its own. An epoch's rest that does not fill a batch begins
 * the first batch of the next epoch, so that no image is left out and the loader never ends.
 *
 * In memory are 4 bytes an image for the present epoch's order, the images where they are few (`keptImagesBytes`), and
 * the batches given out and being read ahead.
 *
 * @throws StudioError `dataset-unusable` where the data set has fewer images than a batch; `incompatible` where the
 *   position is of another data set
 */
export function createLoader(dataset: PackedDataset, options: LoaderOptions): Loader {
  const { batch, seed, position, readAhead = 1 } = options;
  refuseSmall(dataset, batch);
  let at = position === undefined ? { epoch: 0, offset: 0 } : parsePosition(dataset, position);
  let order: { epoch: number; places: Uint32Array } = { epoch: -1, places: new Uint32Array(0) };
  const source = createOnDemand(() => openSource(dataset));
  const mostAhead = batchesAhead(readAhead + 1, batch * dataset.imageBytes);
  const ahead: Promise<ReadBatch>[] = [];
  /** Where the last batch ends that is being read. */
  let readTo = at;
  let queue: Promise<unknown> = Promise.resolve();

  const placesOf = (epoch: number) => {
    if (order.epoch !== epoch) order = { epoch, places: epochOrder(seed, epoch, dataset.imageCount) };
    return order.places;
  };
  const readOn = () => {
    const { images, after } = chooseImages(readTo, batch, dataset.imageCount, placesOf);
    readTo = after;
    const reading = source.get().then(async (opened) => ({ pixels: await readImages(dataset, opened, images), after }));
    // A failure ahead of time is thrown when that batch is asked for.
    reading.catch(() => undefined);
    ahead.push(reading);
  };
  const takeNext = async () => {
    while (ahead.length < mostAhead) readOn();
    try {
      const { pixels, after } = await ahead[0]!;
      void ahead.shift();
      at = after;
      return pixels;
    } catch (error) {
      // What was read beyond the failure is read anew, should the caller try again.
      ahead.length = 0;
      readTo = at;
      throw error;
    }
  };
  return {
    next() {
      const result = queue.then(takeNext);
      queue = result.catch(() => undefined);
      return result;
    },
    async pick(uniform) {
      const images = pickDistinct(batch, dataset.imageCount, uniform);
      return await readImages(dataset, await source.get(), images);
    },
    position: () => ({ ...at, imageCount: dataset.imageCount }),
    async close() {
      await queue;
      await Promise.allSettled(ahead);
      const opened = await source.take()?.catch(() => undefined);
      if (opened !== undefined && !(opened instanceof Uint8Array)) await opened.close();
    },
  };
}

interface Place {
  readonly epoch: number;
  readonly offset: number;
}

interface ReadBatch {
  readonly pixels: Uint8Array;
  readonly after: Place;
}

function refuseSmall({ imageCount, folder, sourceFolder }: PackedDataset, batch: number): void {
  if (!Number.isInteger(batch) || batch < 1) {
    throw new StudioError("invalid-argument", message("dataset.batchNotWhole", { batch: String(batch) }), { batch });
  }
  if (imageCount >= batch) return;
  throw new StudioError(
    "dataset-unusable",
    message("dataset.fewerThanBatchOf", { folder: sourceFolder, count: imageCount, batch }),
    { folder, usable: imageCount, batch },
  );
}

function parsePosition({ imageCount, folder }: PackedDataset, position: LoaderPosition): Place {
  const parsed = loaderPositionSchema.safeParse(position);
  if (!parsed.success || parsed.data.imageCount !== imageCount || parsed.data.offset > imageCount) {
    throw new StudioError("incompatible", message("dataset.otherPlace", { folder, count: imageCount }), {
      folder,
      position,
    });
  }
  return { epoch: parsed.data.epoch, offset: parsed.data.offset };
}

function chooseImages(
  from: Place,
  batch: number,
  imageCount: number,
  placesOf: (epoch: number) => Uint32Array,
): { images: number[]; after: Place } {
  const images: number[] = [];
  let { epoch, offset } = from;
  while (images.length < batch) {
    if (offset === imageCount) {
      epoch += 1;
      offset = 0;
    }
    const taken = placesOf(epoch).subarray(offset, offset + batch - images.length);
    images.push(...taken);
    offset += taken.length;
  }
  return { images, after: { epoch, offset } };
}

/** `count` different whole numbers from 0 to `below` - 1, in the order in which they are drawn. */
function pickDistinct(count: number, below: number, uniform: () => number): number[] {
  const picked = new Set<number>();
  while (picked.size < count) picked.add(Math.floor(uniform() * below));
  return [...picked];
}

/** Where images are read from: all of them in memory, or the file. */
type Source = Uint8Array | FileHandle;

async function openSource(dataset: PackedDataset): Promise<Source> {
  const file = await openImages(dataset);
  if (dataset.imageBytes * dataset.imageCount > keptImagesBytes) return file;
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Copies the image to `place` in `pixels`. @returns how many of its bytes there were */
async function copyImage(source: Source, image: number, bytes: number, pixels: Uint8Array, place: number) {
  if (!(source instanceof Uint8Array)) return (await source.read(pixels, place, bytes, image * bytes)).bytesRead;
  const found = source.subarray(image * bytes, (image + 1) * bytes);
  pixels.set(found, place);
  return found.length;
}

async function readImages(dataset: PackedDataset, source: Source, images: readonly number[]): Promise<Uint8Array> {
  const { imageBytes, folder } = dataset;
  const pixels = new Uint8Array(images.length * imageBytes);
  await Promise.all(
    images.map(async (image, place) => {
      const bytesRead = await copyImage(source, image, imageBytes, pixels, place * imageBytes);
      if (bytesRead === imageBytes) return;
      throw new StudioError("corrupt", message("dataset.endsEarly", { folder, image }), { folder, image });
    }),
  );
  return pixels;
}
