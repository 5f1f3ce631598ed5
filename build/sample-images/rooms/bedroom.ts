import { block, polygon, rectangle, shadow, type Point } from "../brush.ts";
import { lighter } from "../colour.ts";
import { paintPicture, paintPlant, paintRug } from "../furniture/decoration.ts";
import { paintTableLamp } from "../furniture/lamps.ts";
import { paintChest } from "../furniture/seats.ts";
import { paintBeam, paintWindow } from "../furniture/window.ts";
import { floors, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";

/** A double bed that comes towards us from the back wall, with nightstands. */
export const bedroom: RoomType = {
  name: "bedroom",
  palettes: [palettes.lilac, palettes.dusk, palettes.sage, palettes.rose],
  floors: [floors.oak, floors.honey, floors.walnut],
  shell: { left: 7, right: 57, top: 6, floor: 42 },
  furnish: (scene) => {
    const { palette, random, shell, wood } = scene;
    const x = 32 + random.between(-3.5, 3.5);
    const windowSide = random.pick(["left", "right"] as const);
    const windowX = windowSide === "left" ? shell.left + 3.5 : shell.right - 14.5;
    const cloth = lighter(palette.accent, random.between(-0.03, 0.1));
    if (random.chance(0.5)) {
      paintWindow(scene, [x - 7.5, shell.top + 3.5, 15, 13], lighter(palette.second, 0.04));
    } else {
      paintWindow(scene, [windowX, shell.top + 4.5, 11, 14], lighter(palette.second, 0.04));
      paintBeam(scene, [windowX, 0, 11, 14]);
      paintPicture(scene, [windowSide === "left" ? x + 2 : x - 13, shell.top + 6, 11, 8]);
    }
    paintRug(scene, x, [shell.floor + 7, 62], 34, lighter(palette.second, -0.02));
    for (const side of [-1, 1]) paintNightstand(scene, [x + side * 20, shell.floor + 2.5]);
    paintBed(scene, [x, shell.floor], cloth);
    const plant = random.chance(0.4);
    if (plant) paintPlant(scene, [windowSide === "left" ? 59 : 5, 55], 10, lighter(wood, 0.1));
    return ["double bed", "nightstands", "table lamps", ...(plant ? ["plant"] : [])];
  },
};

function paintNightstand(scene: Scene, [x, y]: Point): void {
  paintChest(scene, [x - 3.4, y - 7, 6.8, 7], scene.wood, 2);
  paintTableLamp(scene, [x, y - 7], scene.palette.second, 0.95);
}

function paintBed(scene: Scene, [x, floor]: Point, cloth: Scene["palette"]["accent"]): void {
  const { context, wood, palette } = scene;
  shadow(context, x - 21, x + 21, 58, 4);
  block(context, lighter(wood, -0.02), [x - 14.5, floor - 15, 29, 16], 2.2);
  block(context, lighter(wood, 0.04), [x - 12.8, floor - 13.2, 25.6, 12], 1.6);
  polygon(context, linen, [
    [x - 13, floor - 3],
    [x + 13, floor - 3],
    [x + 16.5, 54],
    [x - 16.5, 54],
  ]);
  for (const side of [-1, 1]) {
    block(context, lighter(linen, 0.01), [x + side * 6.3 - 5.6, floor - 7, 11.2, 5.6], 2.2, 0.06);
    block(context, palette.second, [x + side * 5 - 3.4, floor - 4.8, 6.8, 4], 1.4, 0.05);
  }
  polygon(context, lighter(cloth, 0.07), [
    [x - 13.7, floor + 1.5],
    [x + 13.7, floor + 1.5],
    [x + 17.2, 53],
    [x - 17.2, 53],
  ]);
  polygon(context, lighter(cloth, 0.15), [
    [x - 13.7, floor + 1.5],
    [x + 13.7, floor + 1.5],
    [x + 14.4, floor + 4],
    [x - 14.4, floor + 4],
  ]);
  polygon(context, lighter(cloth, -0.05), [
    [x - 17.2, 53],
    [x + 17.2, 53],
    [x + 17, 58.5],
    [x - 17, 58.5],
  ]);
  rectangle(context, lighter(wood, -0.08), [x - 16.5, 58, 2, 1.8]);
  rectangle(context, lighter(wood, -0.08), [x + 14.5, 58, 2, 1.8]);
}
