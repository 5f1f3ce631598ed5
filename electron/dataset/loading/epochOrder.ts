/** The order in which an epoch shows the images: a permutation that follows from the seed and the epoch alone. */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/**
 * A uniformly random permutation of 0 … `count` - 1 (Fisher-Yates). Since nothing is carried from epoch to epoch, a
 * loader that resumes at any epoch builds the same one.
 *
 * @param count images, at most 2³² - 1; the result has 4 bytes for each
 */
export function epochOrder(seed: number, epoch: number, count: number): Uint32Array {
  const random = xoroshiro128plusFromState(generatorState(seed, epoch));
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  for (let i = count - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    const exchanged = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = exchanged;
  }
  return order;
}

/** Four well-mixed words, so that neighbouring seeds and epochs have nothing in common. */
function generatorState(seed: number, epoch: number): number[] {
  const start = mixed(mixed(seed) ^ mixed(epoch + 0x9e3779b9));
  return [1, 2, 3, 4].map((word) => mixed(start + Math.imul(word, 0x9e3779b9)));
}

/**
 * MurmurHash3's finaliser (Appleby, 2011): a bijection of 32 bits in which every bit of the input moves every bit of
 * the output.
 */
function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}
