/** Where the pictures of a data set stand on its sheet of thumbnails. */

/** Up to `count` indices spread evenly over `total` pictures, the first one first. */
export function spreadIndices(total: number, count: number): readonly number[] {
  const taken = Math.min(total, count);
  return Array.from({ length: taken }, (_, place) => Math.floor((place * total) / taken));
}

/** The largest multiple of the pictures' own side that is about `wanted` px: a pixel stays a square of whole pixels. */
export function thumbnailSide(imageSize: number, wanted: number): number {
  return imageSize * Math.max(1, Math.round(wanted / imageSize));
}
