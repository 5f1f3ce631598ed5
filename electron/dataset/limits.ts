/** The largest picture that is decoded, in pixels: the largest that telephones make, 16,320 × 12,240. */
export const maximumPixels = 200_000_000;

/**
 * What a decoder may hold in memory for one picture, its file included, in bytes: with the process itself under 600 MB.
 */
export const maximumHeldBytes = 510_000_000;

/** The largest file that is read, in bytes. */
export const maximumFileBytes = 256 * 1024 * 1024;

/**
 * Pictures above this many pixels are decoded one at a time, whatever the number of decoders, and shrunk on the way.
 */
export const largePixels = 16_000_000;

/** How many entries a health report lists by name in each of its parts; its counts are always complete. */
export const listedEntries = 10_000;

/**
 * How long one file may take, in milliseconds; the largest picture takes a few seconds, and a busy or slow machine some
 * more.
 */
export const fileTimeLimitMs = 60_000;
