import { block, ellipse, line, rectangle, shadow } from "../brush.ts";
import { colour, lighter } from "../colour.ts";
import { paintPlant } from "../furniture/decoration.ts";
import { paintPendant } from "../furniture/lamps.ts";
import { paintWindow } from "../furniture/window.ts";
import { floors, ink, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";

/** Cabinets along the back wall, below and above, with a window over the counter. */
export const kitchen: RoomType = {
  name: "kitchen",
  palettes: [palettes.cream, palettes.mint, palettes.mustard, palettes.terracotta],
  floors: [floors.checks, floors.sandstone],
  shell: { left: 6, right: 58, top: 6, floor: 46 },
  furnish: (scene) => {
    const { context, palette, random, shell, wood } = scene;
    const { left, right, top, floor } = shell;
    const front = random.chance(0.6) ? lighter(palette.accent, 0.06) : lighter(palette.second, 0.02);
    const counter = floor - 15;
    rectangle(context, lighter(linen, -0.03), [left, counter - 9, right - left, 9]);
    for (let x = left + 4; x < right; x += 4)
      line(
        context,
        lighter(linen, -0.1),
        0.4,
        [
          [x, counter - 9],
          [x, counter],
        ],
        0.7,
      );
    line(
      context,
      lighter(linen, -0.1),
      0.4,
      [
        [left, counter - 4.5],
        [right, counter - 4.5],
      ],
      0.7,
    );
    const stoveOnLeft = random.chance(0.5);
    const stove = stoveOnLeft ? left + 4 : right - 16;
    paintWindow(scene, [32 - 7 + (stoveOnLeft ? 3 : -3), top + 4, 14, 15]);
    paintUpperCabinet(scene, [stoveOnLeft ? right - 14 : left, top + 2.5, 14, 12.5], front);
    paintHood(scene, stove, top);
    shadow(context, left - 2, right + 2, floor + 3.2, 3);
    block(context, front, [left - 2, counter, right - left + 4, floor + 3 - counter], 0.4, 0.07);
    for (let x = left + 8; x < right - 2; x += 10.5) {
      line(
        context,
        lighter(front, -0.12),
        0.6,
        [
          [x, counter + 3],
          [x, floor + 2],
        ],
        0.8,
      );
      line(
        context,
        ink,
        0.8,
        [
          [x - 2.4, counter + 5.5],
          [x - 2.4, counter + 8],
        ],
        0.7,
      );
    }
    paintStove(scene, stove, counter, floor + 3);
    block(context, lighter(wood, 0.08), [left - 2.6, counter - 1.4, right - left + 5.2, 2.8], 0.4);
    ellipse(context, palette.accent, [stove + 4, counter - 3], [2.5, 2]);
    line(context, ink, 0.7, [
      [stove + 2, counter - 5],
      [stove + 6, counter - 5],
    ]);
    paintPlant(scene, [stoveOnLeft ? right - 6 : left + 6, counter - 1.2], 6, palette.second);
    const pendants = random.chance(0.6);
    if (pendants)
      for (const x of [22, 42]) paintPendant(scene, [x, 15 + random.between(-1, 1)], palette.accent, 6.5, 0.8);
    else scene.lamps.push({ at: [stove + 6, top + 13], reach: 17, strength: 1 });
    return ["cabinets", "stove", "counter", ...(pendants ? ["pendant lamps"] : [])];
  },
};

function paintUpperCabinet(
  { context }: Scene,
  [x, y, width, height]: readonly [number, number, number, number],
  front: ReturnType<typeof colour>,
): void {
  rectangle(context, colour(0.3, 0.03, 60), [x, y + 0.8, width, height], 0.4, 0.2);
  block(context, lighter(front, 0.05), [x, y, width, height], 0.5);
  line(
    context,
    lighter(front, -0.12),
    0.6,
    [
      [x + width / 2, y + 0.8],
      [x + width / 2, y + height - 0.8],
    ],
    0.8,
  );
}

function paintHood({ context }: Scene, x: number, top: number): void {
  const steel = colour(0.8, 0.012, 240);
  block(context, steel, [x + 3.5, top, 5, 9], 0.2);
  context.beginPath();
  block(context, lighter(steel, 0.03), [x, top + 8.5, 12, 3.4], 0.8);
}

function paintStove({ context }: Scene, x: number, counter: number, floor: number): void {
  const steel = colour(0.84, 0.012, 240);
  block(context, steel, [x, counter, 12, floor - counter], 0.4);
  block(context, ink, [x + 1.4, counter + 6, 9.2, 8], 0.8, 0.05);
  line(context, lighter(steel, -0.3), 0.9, [
    [x + 2, counter + 4],
    [x + 10, counter + 4],
  ]);
}
