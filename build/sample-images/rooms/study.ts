import { block, ellipse, line, rectangle, shadow } from "../brush.ts";
import { lighter } from "../colour.ts";
import { paintBooks, paintPicture, paintPlant } from "../furniture/decoration.ts";
import { paintTableLamp } from "../furniture/lamps.ts";
import { paintBeam, paintWindow } from "../furniture/window.ts";
import { floors, ink, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";

/** A broad desk with lamp and papers before a dark wall, the chair turned to it. */
export const study: RoomType = {
  name: "study",
  palettes: [palettes.forest, palettes.midnight],
  floors: [floors.walnut, floors.oak],
  shell: { left: 7, right: 57, top: 6, floor: 42 },
  furnish: (scene) => {
    const { context, palette, random, shell, wood } = scene;
    const windowOnLeft = random.chance(0.5);
    const windowX = windowOnLeft ? shell.left + 5 : shell.right - 19;
    paintWindow(scene, [windowX, shell.top + 3.5, 14, 17]);
    paintBeam(scene, [windowX, 0, 14, 17]);
    const shelfX = windowOnLeft ? 33 : 11;
    const shelved = random.chance(0.6);
    if (shelved) paintShelf(scene, [shelfX, shell.top + 6, 20, 14]);
    else paintPicture(scene, [shelfX + 2, shell.top + 5, 15, 11]);
    const [left, top, width, foot] = [11, 36.5, 42, 56];
    shadow(context, left, left + width, foot, 3);
    block(context, lighter(wood, -0.04), [left + 1, top, 11, foot - top], 0.4);
    block(context, lighter(wood, -0.04), [left + width - 12, top, 11, foot - top], 0.4);
    for (const drawer of [left + 2.5, left + width - 10.5]) {
      for (const y of [top + 6, top + 11.5])
        line(context, lighter(wood, 0.12), 0.8, [
          [drawer + 2.5, y],
          [drawer + 5.5, y],
        ]);
    }
    rectangle(context, lighter(wood, -0.2), [left + 12, top + 2, width - 24, 9], 0, 0.45);
    block(context, lighter(wood, 0.09), [left - 1, top - 1, width + 2, 3], 0.5);
    const lampX = windowOnLeft ? 46 : 18;
    paintTableLamp(scene, [lampX, top - 1], palette.accent, 1.35);
    block(context, linen, [windowOnLeft ? 16 : 38, top - 2.6, 9, 1.8], 0.2);
    paintBooks(scene, [windowOnLeft ? 17 : 40, top - 7, 6, 4.6]);
    const seat = lighter(palette.second, -0.04);
    shadow(context, 25, 39, 61, 2);
    line(context, ink, 1.2, [
      [32, 54],
      [32, 60],
    ]);
    line(context, ink, 1, [
      [27.5, 61],
      [32, 59.4],
      [36.5, 61],
    ]);
    block(context, lighter(seat, -0.03), [25.5, 51, 13, 3.6], 1.4);
    block(context, seat, [26, 38.5, 12, 12.5], 2.6);
    ellipse(context, lighter(seat, 0.06), [32, 44], [4, 4.4], 0.5);
    const plant = random.chance(0.4);
    if (plant) paintPlant(scene, [windowOnLeft ? 58.5 : 5.5, 56], 11, linen);
    return ["desk", "desk chair", "desk lamp", shelved ? "wall shelf" : "picture", ...(plant ? ["plant"] : [])];
  },
};

function paintShelf(scene: Scene, [x, y, width, height]: readonly [number, number, number, number]): void {
  const { context, wood } = scene;
  for (let row = 0; row < 2; row++) {
    const base = y + ((row + 1) * height) / 2;
    paintBooks(scene, [x + 1, base - height / 2 + 1, width * (row === 0 ? 0.8 : 0.6), height / 2 - 1]);
    block(context, lighter(wood, 0.05), [x, base, width, 1.2], 0.2);
  }
}
