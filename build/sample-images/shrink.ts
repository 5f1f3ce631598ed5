/** Linear light of each sRGB byte, as a whole number, so that sums are exact on every machine. */
const linearOf = Uint32Array.from({ length: 256 }, (_, byte) => {
  const encoded = byte / 255;
  const linear = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
  return Math.round(linear * 65_535);
});

/**
 * Shrinks a square picture by averaging `factor` × `factor` pixels in linear light, as a lens would.
 *
 * @param rgba `[size * factor, size * factor, 4]`, opaque
 * @returns RGB, `[size, size, 3]`
 */
export function shrink(rgba: Uint8ClampedArray, size: number, factor: number): Uint8Array {
  const shrunk = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy++) {
          const row = (y * factor + dy) * size * factor;
          for (let dx = 0; dx < factor; dx++) sum += linearOf[rgba[(row + x * factor + dx) * 4 + channel]!]!;
        }
        shrunk[(y * size + x) * 3 + channel] = encode(sum / (factor * factor * 65_535));
      }
    }
  }
  return shrunk;
}

function encode(linear: number): number {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}
