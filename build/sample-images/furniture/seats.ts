import { block, line, polygon, rectangle, shadow, type Point } from "../brush.ts";
import { lighter, type Colour } from "../colour.ts";
import type { Scene } from "../scene.ts";

/** A sofa seen from the front: `x` its middle, `y` the height of its feet. */
export function paintSofa(scene: Scene, [x, y]: Point, width: number, cloth: Colour, cushion: Colour): void {
  const { context, wood } = scene;
  const left = x - width / 2;
  shadow(context, left, left + width, y, 2.6);
  for (const foot of [left + 2.5, left + width - 3.5]) rectangle(context, lighter(wood, -0.1), [foot, y - 1.5, 1, 1.6]);
  block(context, lighter(cloth, -0.03), [left + 2, y - 17, width - 4, 14], 2.6);
  line(
    context,
    lighter(cloth, -0.09),
    0.6,
    [
      [x, y - 15.5],
      [x, y - 8],
    ],
    0.7,
  );
  block(context, lighter(cloth, 0.05), [left + 3, y - 8.6, width - 6, 4.2], 1.2, 0.03);
  block(context, lighter(cloth, -0.06), [left + 2.5, y - 4.8, width - 5, 3.8], 0.8);
  for (const arm of [left, left + width - 5.4]) block(context, lighter(cloth, 0.015), [arm, y - 12, 5.4, 11], 2.3);
  block(context, cushion, [left + 6, y - 13.5, 6.4, 6], 1.4);
  block(context, lighter(cushion, 0.05), [left + width - 12.4, y - 13.5, 6.4, 6], 1.4);
}

/** An armchair seen from the front. */
export function paintArmchair(scene: Scene, [x, y]: Point, cloth: Colour, cushion: Colour, size = 1): void {
  const { context, wood } = scene;
  const width = 14 * size;
  const left = x - width / 2;
  shadow(context, left, left + width, y);
  for (const foot of [left + 1.6, left + width - 2.6]) rectangle(context, lighter(wood, -0.1), [foot, y - 1.5, 1, 1.6]);
  block(context, lighter(cloth, -0.03), [left + 1.4, y - 15 * size, width - 2.8, 12 * size], 2.4);
  block(context, lighter(cloth, 0.05), [left + 2, y - 7 * size, width - 4, 3.2 * size], 1, 0.03);
  block(context, lighter(cloth, -0.06), [left + 2, y - 4.2 * size, width - 4, 3.2 * size], 0.6);
  for (const arm of [left, left + width - 3.6 * size]) {
    block(context, lighter(cloth, 0.015), [arm, y - 9 * size, 3.6 * size, 8 * size], 1.5);
  }
  block(context, cushion, [x - 2.6 * size, y - 11 * size, 5.2 * size, 4.4 * size], 1.1);
}

/** A chair seen from behind: back with two slats, seat and legs. */
export function paintChair({ context }: Scene, [x, y]: Point, wood: Colour, seat: Colour, size = 1): void {
  const [width, height] = [7.4 * size, 15 * size];
  const left = x - width / 2;
  shadow(context, left, left + width, y, 1.6);
  for (const leg of [left, left + width - 1.1 * size])
    rectangle(context, lighter(wood, -0.06), [leg, y - height, 1.1 * size, height], 0.4);
  block(context, wood, [left, y - height, width, 2.6 * size], 0.8);
  block(context, wood, [left, y - height + 4 * size, width, 1.7 * size], 0.4);
  block(context, seat, [left - 0.4, y - 7 * size, width + 0.8, 2.3 * size], 0.8);
}

/** A stool or bench: a plank on legs. */
export function paintBench(
  { context }: Scene,
  [x, y]: Point,
  width: number,
  height: number,
  seat: Colour,
  legs: Colour,
): void {
  shadow(context, x - width / 2, x + width / 2, y, 1.4);
  for (const at of [x - width / 2 + 0.8, x + width / 2 - 1.7]) rectangle(context, legs, [at, y - height, 0.9, height]);
  block(context, seat, [x - width / 2, y - height - 0.8, width, 2.1], 0.8);
}

/** A chest with drawers or doors. */
export function paintChest(
  { context }: Scene,
  [x, y, width, height]: readonly [number, number, number, number],
  wood: Colour,
  drawers: number,
): void {
  shadow(context, x, x + width, y + height, 1.6);
  block(context, wood, [x, y, width, height], 0.5);
  polygon(context, lighter(wood, 0.07), [
    [x - 0.4, y],
    [x + width + 0.4, y],
    [x + width + 0.4, y + 1.1],
    [x - 0.4, y + 1.1],
  ]);
  for (let drawer = 1; drawer < drawers; drawer++) {
    const seam = y + 1.1 + ((height - 1.1) * drawer) / drawers;
    line(
      context,
      lighter(wood, -0.1),
      0.5,
      [
        [x + 0.6, seam],
        [x + width - 0.6, seam],
      ],
      0.8,
    );
  }
}
