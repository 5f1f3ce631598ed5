/** At most a few dozen colours for a picture, by median cut and a few rounds of k-means: small files, flat regions. */

/** A picture by palette. */
export interface IndexedPicture {
  /** RGB for each colour, darkest first. */
  readonly palette: readonly (readonly [number, number, number])[];
  /** The colour's number for each pixel. */
  readonly indices: Uint8Array;
}

type Rgb = readonly [number, number, number];

const refinements = 6;

/** @param pixels RGB, three bytes a pixel @param colours at most 256 */
export function quantise(pixels: Uint8Array, colours: number): IndexedPicture {
  const points: Rgb[] = [];
  for (let at = 0; at < pixels.length; at += 3) points.push([pixels[at]!, pixels[at + 1]!, pixels[at + 2]!]);
  let palette = medianCut(points, colours);
  for (let round = 0; round < refinements; round++) {
    const clusters = palette.map((): Rgb[] => []);
    for (const point of points) clusters[nearestIndex(palette, point)]!.push(point);
    palette = palette.map((old, index) => mean(clusters[index]!) ?? old);
  }
  const rounded = palette.map(([red, green, blue]): Rgb => [Math.round(red), Math.round(green), Math.round(blue)]);
  rounded.sort((a, b) => brightness(a) - brightness(b) || a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return { palette: rounded, indices: Uint8Array.from(points, (point) => nearestIndex(rounded, point)) };
}

/** Halves the box with the largest spread again and again; every box gives its mean. */
function medianCut(points: readonly Rgb[], colours: number): Rgb[] {
  const boxes: Rgb[][] = [[...points]];
  while (boxes.length < colours) {
    const spreads = boxes.map((box) => widestChannel(box));
    let chosen = 0;
    spreads.forEach(({ weight }, index) => {
      if (weight > (spreads[chosen]?.weight ?? 0)) chosen = index;
    });
    const { channel, weight } = spreads[chosen]!;
    if (weight === 0) break;
    const box = boxes[chosen]!.sort((a, b) => a[channel] - b[channel]);
    const middle = box.length >> 1;
    boxes.splice(chosen, 1, box.slice(0, middle), box.slice(middle));
  }
  return boxes.map((box) => mean(box)!);
}

/** The channel with the largest range in this box, weighed by how many pixels it concerns. */
function widestChannel(box: readonly Rgb[]): { channel: 0 | 1 | 2; weight: number } {
  let widest: { channel: 0 | 1 | 2; weight: number } = { channel: 0, weight: 0 };
  for (const channel of [0, 1, 2] as const) {
    let [low, high] = [255, 0];
    for (const point of box) {
      low = Math.min(low, point[channel]);
      high = Math.max(high, point[channel]);
    }
    const weight = (high - low) * Math.sqrt(box.length);
    if (weight > widest.weight) widest = { channel, weight };
  }
  return widest;
}

function mean(points: readonly Rgb[]): Rgb | null {
  if (points.length === 0) return null;
  const sums = [0, 0, 0];
  for (const point of points) for (const channel of [0, 1, 2] as const) sums[channel]! += point[channel];
  return [sums[0]! / points.length, sums[1]! / points.length, sums[2]! / points.length];
}

function nearestIndex(palette: readonly Rgb[], [red, green, blue]: Rgb): number {
  let [best, bestDistance] = [0, Infinity];
  for (let index = 0; index < palette.length; index++) {
    const [r, g, b] = palette[index]!;
    // The eye's weights for differences in red, green and blue, roughly.
    const distance = 2 * (r - red) ** 2 + 4 * (g - green) ** 2 + 2 * (b - blue) ** 2;
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  }
  return best;
}

function brightness([red, green, blue]: Rgb): number {
  return 0.3 * red + 0.6 * green + 0.1 * blue;
}
