/** The number sequence of tests/fixtures/gan/record.py: both sides count the same inputs and weights off it. */

/** Number `index` of a stream, in [-1, 1). */
function counted(stream: number, index: number): number {
  let h = (index + stream * 0x1000000) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0;
  h = (h ^ (h >>> 16)) >>> 0;
  return h / 2 ** 31 - 1;
}

/** Draws a stream's numbers one after the other. */
export function countedStream(stream: number): () => number {
  let position = 0;
  return () => counted(stream, position++);
}
