/** How many batches a run reads ahead of its training, by number and by what they weigh. */

/** Batches that wait take no more memory than this, but for a single one that is larger. */
export const readAheadBytes = 256 * 2 ** 20;

/**
 * Up to this size all images of a data set are kept in memory, where hundreds of small reads a step would cost more
 * than its arithmetic.
 */
export const keptImagesBytes = 64 * 2 ** 20;

/**
 * @param wanted as many as the training takes at a time, and one more
 * @param batchBytes of one batch
 * @returns at least 1, which cannot be done without
 */
export function batchesAhead(wanted: number, batchBytes: number): number {
  return Math.max(1, Math.min(wanted, Math.floor(readAheadBytes / batchBytes)));
}
