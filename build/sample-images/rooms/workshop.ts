import { block, ellipse, line, polygon, rectangle, shadow, type Point } from "../brush.ts";
import { colour, lighter } from "../colour.ts";
import { paintPendant } from "../furniture/lamps.ts";
import { paintBench } from "../furniture/seats.ts";
import { paintWindow } from "../furniture/window.ts";
import { floors, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";

const steel = colour(0.82, 0.015, 240);

/** A heavy workbench under a board of tools, in the light of a metal lamp. */
export const workshop: RoomType = {
  name: "workshop",
  palettes: [palettes.steel, palettes.stone],
  floors: [floors.concrete, floors.slate],
  shell: { left: 6, right: 58, top: 6, floor: 44 },
  furnish: (scene) => {
    const { context, random, shell } = scene;
    const boardOnLeft = random.chance(0.5);
    const wood = lighter(scene.wood, 0.06);
    paintToolBoard(scene, [boardOnLeft ? shell.left + 3 : shell.right - 31, shell.top + 3.5, 28, 19]);
    const windowX = boardOnLeft ? shell.right - 17 : shell.left + 4;
    paintWindow(scene, [windowX, shell.top + 5, 13, 12]);
    const planks = random.chance(0.5);
    if (planks) paintPlanks(scene, boardOnLeft ? 58 : 5);
    const [left, top, width, foot] = [8, 37, 48, 57];
    shadow(context, left, left + width, foot, 3.4);
    for (const leg of [left + 2, left + width - 6]) block(context, lighter(wood, -0.1), [leg, top, 4, foot - top], 0.3);
    block(context, lighter(wood, -0.14), [left + 4, foot - 6.5, width - 8, 2.6], 0.2);
    const box = random.chance(0.6);
    if (box) block(context, scene.palette.second, [24, foot - 12, 15, 5.6], 0.6);
    block(context, lighter(wood, 0.04), [left - 1.5, top - 2, width + 3, 5.4], 0.6, 0.08);
    block(context, lighter(steel, -0.28), [boardOnLeft ? left + 3 : left + width - 9, top - 6, 6, 4.2], 0.8);
    block(context, scene.palette.accent, [boardOnLeft ? 38 : 20, top - 5.4, 6, 3.5], 0.5);
    paintBench(
      scene,
      [random.between(24, 40), 61.5],
      9,
      9,
      lighter(scene.palette.accent, -0.02),
      lighter(steel, -0.35),
    );
    paintPendant(scene, [32 + random.between(-4, 4), 13], colour(0.42, 0.05, 170), 13, 1.3);
    return [
      "workbench",
      "tool board",
      "vice",
      "stool",
      "metal lamp",
      ...(planks ? ["planks"] : []),
      ...(box ? ["toolbox"] : []),
    ];
  },
};

function paintToolBoard(
  { context, palette }: Scene,
  [x, y, width, height]: readonly [number, number, number, number],
): void {
  rectangle(context, colour(0.3, 0.03, 60), [x + 0.4, y + 0.9, width, height], 0.4, 0.25);
  block(context, colour(0.77, 0.075, 75), [x, y, width, height], 0.6, 0.03);
  const handle = palette.second;
  // A hammer, a saw, a screwdriver, a spanner: each a bold silhouette that 32 pixels still show.
  line(context, colour(0.5, 0.08, 55), 1.4, [
    [x + 4.5, y + 5],
    [x + 4.5, y + 15],
  ]);
  block(context, lighter(steel, -0.4), [x + 1.6, y + 3, 6, 2.8], 0.4);
  polygon(context, steel, [
    [x + 10, y + 4],
    [x + 14.4, y + 4],
    [x + 12.4, y + 16],
    [x + 10.6, y + 16],
  ]);
  block(context, handle, [x + 9.4, y + 2, 5.6, 3.6], 1);
  block(context, handle, [x + 17.6, y + 2.6, 2.4, 6], 0.9);
  line(context, steel, 1, [
    [x + 18.8, y + 8.6],
    [x + 18.8, y + 15.5],
  ]);
  line(context, lighter(steel, -0.25), 1.6, [
    [x + 24, y + 6],
    [x + 24, y + 15],
  ]);
  ellipse(context, lighter(steel, -0.25), [x + 24, y + 4.6], [2.2, 2.2]);
  ellipse(context, colour(0.77, 0.075, 75), [x + 24, y + 4], [1, 1.2]);
}

function paintPlanks({ context, shell }: Scene, x: number): void {
  const lean = x < 32 ? -1 : 1;
  for (const [offset, tone] of [
    [0, 0.74],
    [2.4, 0.66],
    [4.4, 0.7],
  ] as const) {
    const foot: Point = [x - lean * (offset + 2), shell.floor + 8 - offset];
    line(context, colour(tone, 0.085, 70), 2, [foot, [x + lean * (2.5 - offset * 0.8), 14 + offset * 2]]);
  }
}
