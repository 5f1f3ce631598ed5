import { ellipse, line, polygon, shadow, type Point } from "../brush.ts";
import { lighter, type Colour } from "../colour.ts";
import { paintPicture, paintRoundRug } from "../furniture/decoration.ts";
import { paintPendant, paintVase } from "../furniture/lamps.ts";
import { paintChair } from "../furniture/seats.ts";
import { paintWindow } from "../furniture/window.ts";
import { floors, leaf, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";

/** A laid table under a large lamp, chairs around it. */
export const diningRoom: RoomType = {
  name: "dining-room",
  palettes: [palettes.wine, palettes.mustard, palettes.olive, palettes.terracotta],
  floors: [floors.walnut, floors.honey, floors.oak],
  shell: { left: 8, right: 56, top: 6, floor: 41 },
  furnish: (scene) => {
    const { context, palette, random, shell, wood } = scene;
    const x = 32 + random.between(-2, 2);
    const windowed = random.chance(0.55);
    if (windowed) {
      for (const side of [-17, 6]) paintWindow(scene, [x + side, shell.top + 5, 11, 16], lighter(palette.accent, 0.02));
    } else {
      paintPicture(scene, [x - 12, shell.top + 8, 24, 12]);
    }
    const cloth = random.chance(0.6) ? linen : lighter(palette.second, 0.1);
    paintRoundRug(scene, [x, 56], 58, lighter(palette.accent, -0.08));
    for (const side of [-1, 1]) paintChair(scene, [x + side * 8, shell.floor + 5.5], wood, palette.second, 0.92);
    paintTable(scene, x, cloth);
    paintVase(scene, [x, 45.5], palette.second, 4.5);
    for (const [dx, dy] of [
      [-2, -5.5],
      [0.2, -7],
      [2.2, -5.6],
    ] as const) {
      line(context, leaf, 0.6, [
        [x, 42],
        [x + dx, 45 + dy],
      ]);
      ellipse(context, lighter(palette.accent, 0.04), [x + dx, 44.5 + dy], [1.4, 1.4]);
    }
    for (const side of [-1, 1]) paintChair(scene, [x + side * 22, 59], lighter(wood, -0.03), palette.second, 1.15);
    paintPendant(scene, [x, shell.top + 13], lighter(palette.second, -0.02), 15, 1.1);
    return ["dining table", "four chairs", "large pendant lamp", windowed ? "two windows" : "wide picture"];
  },
};

function paintTable({ context, wood }: Scene, x: number, cloth: Colour): void {
  shadow(context, x - 19, x + 19, 60, 3.4);
  for (const leg of [x - 14, x + 14])
    line(context, lighter(wood, -0.1), 1.6, [
      [leg, 52],
      [leg, 60],
    ]);
  const top: Point[] = [
    [x - 13, 43.5],
    [x + 13, 43.5],
    [x + 17.5, 51],
    [x - 17.5, 51],
  ];
  polygon(context, lighter(cloth, -0.07), [
    [x - 17.5, 51],
    [x + 17.5, 51],
    [x + 17, 56],
    [x - 17, 56],
  ]);
  polygon(context, cloth, top);
  for (const side of [-1, 1]) {
    ellipse(context, lighter(cloth, -0.09), [x + side * 9.5, 48.3], [3.3, 1.3]);
    ellipse(context, lighter(cloth, 0.03), [x + side * 9.5, 48], [2.2, 0.8]);
  }
}
