import { block, ellipse, shadow } from "../brush.ts";
import { lighter } from "../colour.ts";
import { paintPicture, paintPlant, paintRug } from "../furniture/decoration.ts";
import { paintFloorLamp } from "../furniture/lamps.ts";
import { paintSofa } from "../furniture/seats.ts";
import { paintWindow } from "../furniture/window.ts";
import { floors, linen, palettes } from "../palettes.ts";
import type { RoomType } from "../scene.ts";

/** A wide sofa on a rug, a standing lamp beside it. */
export const livingRoom: RoomType = {
  name: "living-room",
  palettes: [palettes.terracotta, palettes.stone, palettes.olive, palettes.cream],
  floors: [floors.oak, floors.walnut, floors.honey],
  shell: { left: 6, right: 58, top: 6, floor: 42 },
  furnish: (scene) => {
    const { context, palette, random, shell, wood } = scene;
    const lampOnLeft = random.chance(0.5);
    const x = 32 + (lampOnLeft ? 3 : -3) + random.between(-1.5, 1.5);
    const windowed = random.chance(0.6);
    if (windowed) paintWindow(scene, [x - 12, shell.top + 4, 24, 14], lighter(palette.second, 0.06));
    else for (const side of [-12, 1.5]) paintPicture(scene, [x + side, shell.top + 6, 11, 12]);
    paintRug(scene, 32, [shell.floor + 8, 62], 40, lighter(palette.second, 0.04));
    paintFloorLamp(scene, [lampOnLeft ? 7.5 : 56.5, shell.floor + 7], linen, 28);
    paintSofa(
      scene,
      [x, shell.floor + 11],
      40,
      lighter(palette.accent, random.between(-0.05, 0.05)),
      lighter(palette.second, 0.08),
    );
    shadow(context, x - 10, x + 10, 61.5, 2);
    for (const leg of [x - 7, x + 6]) block(context, lighter(wood, -0.08), [leg, 57, 1.2, 4.6], 0.2);
    ellipse(context, lighter(wood, -0.05), [x, 57.6], [10.5, 2.2]);
    ellipse(context, lighter(wood, 0.08), [x, 56.9], [10.5, 2.1]);
    const plant = random.chance(0.6);
    if (plant) paintPlant(scene, [lampOnLeft ? 58 : 6, shell.floor + 12], 13, palette.second);
    return [
      "sofa",
      "coffee table",
      "floor lamp",
      windowed ? "wide window" : "two pictures",
      ...(plant ? ["plant"] : []),
    ];
  },
};
