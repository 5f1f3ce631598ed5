import { block, ellipse, polygon, shadow, type Point } from "../brush.ts";
import { colour, lighter, type Colour } from "../colour.ts";
import { paintRoundRug } from "../furniture/decoration.ts";
import { paintChest } from "../furniture/seats.ts";
import { paintBeam, paintWindow } from "../furniture/window.ts";
import { floors, lamplight, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";

/** A tent to play in, a garland of flags, a ball and building blocks. */
export const childrensRoom: RoomType = {
  name: "childrens-room",
  palettes: [palettes.candy, palettes.sunny, palettes.mint, palettes.aqua],
  floors: [floors.ash, floors.honey],
  shell: { left: 7, right: 57, top: 6, floor: 43 },
  furnish: (scene) => {
    const { context, palette, random, shell } = scene;
    const tentOnLeft = random.chance(0.5);
    const tentX = (tentOnLeft ? 20 : 44) + random.between(-2, 2);
    const otherX = tentOnLeft ? 46 : 18;
    const windowX = otherX - 6.5;
    paintWindow(scene, [windowX, shell.top + 7.5, 13, 13], lighter(palette.second, 0.03));
    paintBeam(scene, [windowX, 0, 13, 13]);
    paintGarland(scene);
    paintRoundRug(scene, [32, 57.5], 50, lighter(palette.accent, 0.08));
    const shelf = random.chance(0.5);
    if (shelf) {
      paintChest(scene, [otherX - 7, shell.floor - 8, 14, 11], lighter(linen, -0.03), 2);
      for (const [dx, tint] of [
        [-4, 30],
        [0, 250],
        [4, 95],
      ] as const) {
        ellipse(context, colour(0.75, 0.12, tint), [otherX + dx, shell.floor - 10], [1.8, 2]);
      }
    }
    paintTent(scene, [tentX, 55], lighter(palette.accent, 0.02), random.chance(0.5) ? linen : palette.second);
    paintBlocks(scene, [otherX - (tentOnLeft ? 3 : -3), 57]);
    const ball: Point = [otherX + (tentOnLeft ? 8 : -8), 57];
    shadow(context, ball[0] - 4, ball[0] + 4, ball[1] + 3.4, 1.4);
    ellipse(context, colour(0.68, 0.16, 28), ball, [3.6, 3.6]);
    ellipse(context, colour(0.9, 0.11, 92), [ball[0] - 0.6, ball[1] - 0.8], [1.9, 1.9]);
    return ["play tent", "flag garland", "ball", "building blocks", ...(shelf ? ["toy shelf"] : [])];
  },
};

function paintTent({ context, wood, light, lamps }: Scene, [x, y]: Point, cloth: Colour, stripe: Colour): void {
  const [half, height] = [14, 36];
  shadow(context, x - half, x + half, y, 3);
  const at = (side: number, up: number): Point => [x + side * half * (1 - up), y - height * up];
  for (const side of [-1, 1])
    polygon(context, wood, [
      [x, y - height + 1],
      [x + side * 2.6, y - height - 3],
      [x + side * 1.4, y - height - 3.4],
    ]);
  polygon(context, cloth, [at(-1, 0), at(1, 0), [x, y - height]]);
  for (const up of [0.16, 0.46]) polygon(context, stripe, [at(-1, up), at(1, up), at(1, up + 0.14), at(-1, up + 0.14)]);
  const inside = light.name === "day" ? lighter(cloth, -0.24) : lamplight;
  polygon(context, inside, [
    [x - 6, y],
    [x + 6, y],
    [x, y - 23],
  ]);
  lamps.push({ at: [x, y - 7], reach: 17, strength: 1.1 });
  polygon(context, lighter(cloth, 0.07), [
    [x - 6, y],
    [x - 9, y],
    [x, y - 24],
  ]);
  polygon(context, lighter(cloth, 0.03), [
    [x + 6, y],
    [x + 9, y],
    [x, y - 24],
  ]);
}

function paintGarland({ context, shell }: Scene): void {
  const tints = [28, 92, 150, 240, 350] as const;
  for (let flag = 0; flag < 8; flag++) {
    const along = (flag + 0.5) / 8;
    const x = shell.left + along * (shell.right - shell.left);
    const y = shell.top + 1 + 4.5 * (1 - (2 * along - 1) ** 2);
    polygon(context, colour(0.76, 0.13, tints[flag % tints.length] ?? 28), [
      [x - 2.5, y],
      [x + 2.5, y],
      [x, y + 4.4],
    ]);
  }
}

function paintBlocks({ context }: Scene, [x, y]: Point): void {
  shadow(context, x - 6, x + 6, y, 1.6);
  block(context, colour(0.7, 0.12, 240), [x - 5.4, y - 5, 5, 5], 0.5);
  block(context, colour(0.82, 0.13, 92), [x, y - 5, 5, 5], 0.5);
  block(context, colour(0.72, 0.13, 150), [x - 2.6, y - 10, 5, 5], 0.5);
}
