/** The largest picture that is decoded, in pixels; beyond it a hostile or absurd file could exhaust the memory. */
export const maximumPixels = 64_000_000;

/** The largest file that is read, in bytes: a 64 megapixel picture without compression at 3 bytes a pixel, and some more. */
export const maximumFileBytes = 256 * 1024 * 1024;

/** Pictures above this many pixels are decoded one at a time, whatever the number of workers. */
export const largePixels = 16_000_000;

/** How many entries a health report lists by name in each of its parts; its counts are always complete. */
export const listedEntries = 10_000;

/** How long one file may take, in milliseconds; the largest picture takes a few seconds, and a busy or slow machine some more. */
export const fileTimeLimitMs = 60_000;
