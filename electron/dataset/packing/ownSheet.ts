/**
 * How the sheets and charts begin that electron/studio/exports/page.ts draws: a PNG whose first text names its maker.
 */
const maker = Buffer.from("tEXtSoftware\0Critic Studio", "latin1");

/** The text stands before the pixels, and behind at most a few small parts. */
const searchedBytes = 1024;

/** True for a sheet or chart of this studio, which is drawn from training and no picture to train on. */
export function isOwnSheet(file: Buffer): boolean {
  return file.subarray(0, searchedBytes).includes(maker);
}
