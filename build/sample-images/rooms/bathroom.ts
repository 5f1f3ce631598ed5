import { block, ellipse, line, polygon, rectangle, shadow, type Point } from "../brush.ts";
import { colour, lighter } from "../colour.ts";
import { paintPlant, paintRoundel, paintRoundRug } from "../furniture/decoration.ts";
import { paintSconce } from "../furniture/lamps.ts";
import { paintWindow } from "../furniture/window.ts";
import { floors, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";
import { recedeToX } from "../shell.ts";

/** A free-standing white tub before tiled walls, and a washbasin under a round mirror. */
export const bathroom: RoomType = {
  name: "bathroom",
  palettes: [palettes.aqua, palettes.mint, palettes.dusk, palettes.rose],
  floors: [floors.white, floors.slate, floors.sandstone],
  shell: { left: 7, right: 57, top: 6, floor: 43 },
  furnish: (scene) => {
    const { palette, random, shell } = scene;
    paintTiles(scene, shell.top + 15);
    const tubOnLeft = random.chance(0.5);
    const tubX = (tubOnLeft ? 25 : 39) + random.between(-2, 2);
    const basinX = tubOnLeft ? 50 : 14;
    paintWindow(scene, [tubX - 6.5, shell.top + 3, 13, 11]);
    paintBasin(scene, [basinX, shell.floor + 3]);
    paintRoundRug(scene, [tubX, 60], 26, palette.second);
    paintTub(scene, [tubX, 57]);
    const plant = random.chance(0.5);
    if (plant) paintPlant(scene, [tubOnLeft ? 5 : 59, 57], 10, palette.accent);
    return ["bathtub", "washbasin", "round mirror", ...(plant ? ["plant"] : [])];
  },
};

function paintTiles({ context, palette, shell }: Scene, from: number): void {
  const { left, right, floor } = shell;
  const tile = lighter({ ...palette.accent, c: palette.accent.c * 0.55 }, 0.22);
  const seam = lighter(tile, 0.08);
  const [farLeft, farRight]: [Point, Point] = [recedeToX(shell, [left, from], 0), recedeToX(shell, [right, from], 64)];
  polygon(context, lighter(tile, -0.05), [farLeft, [left, from], [left, floor], recedeToX(shell, [left, floor], 0)]);
  polygon(context, lighter(tile, -0.07), [
    farRight,
    [right, from],
    [right, floor],
    recedeToX(shell, [right, floor], 64),
  ]);
  rectangle(context, tile, [left, from, right - left, floor - from]);
  for (let y = from + 5.5; y < floor; y += 5.5)
    line(
      context,
      seam,
      0.5,
      [
        [left, y],
        [right, y],
      ],
      0.8,
    );
  for (let x = left + 5; x < right; x += 5.5)
    line(
      context,
      seam,
      0.5,
      [
        [x, from],
        [x, floor],
      ],
      0.8,
    );
  line(context, palette.accent, 1.2, [farLeft, [left, from], [right, from], farRight]);
}

function paintTub({ context, light }: Scene, [x, y]: Point): void {
  const enamel = colour(0.975, 0.008, light.name === "dusk" ? 60 : 220);
  shadow(context, x - 17, x + 17, y, 3);
  for (const foot of [x - 11, x + 11]) ellipse(context, colour(0.7, 0.09, 80), [foot, y - 0.6], [1.5, 1.6]);
  context.save();
  context.beginPath();
  context.rect(0, y - 11.5, 64, 12);
  context.clip();
  ellipse(context, lighter(enamel, -0.07), [x, y - 12], [17, 11.2]);
  ellipse(context, enamel, [x - 1.5, y - 12.4], [14.5, 9.6]);
  context.restore();
  ellipse(context, enamel, [x, y - 12], [18, 2.6]);
  ellipse(context, colour(0.8, 0.06, 215), [x, y - 11.7], [15.4, 1.6]);
  line(context, colour(0.68, 0.09, 80), 1.1, [
    [x + 15, y - 13],
    [x + 15, y - 18],
    [x + 12, y - 18],
  ]);
}

function paintBasin(scene: Scene, [x, y]: Point): void {
  const { context, palette, wood } = scene;
  paintRoundel(scene, [x, y - 23], 5.6, wood, colour(0.9, 0.03, 225));
  paintSconce(scene, [x, y - 31.5]);
  shadow(context, x - 6, x + 6, y, 1.8);
  block(context, lighter(palette.accent, -0.02), [x - 6, y - 12, 12, 11.5], 0.6);
  line(
    context,
    lighter(palette.accent, -0.12),
    0.6,
    [
      [x, y - 9.5],
      [x, y - 1.5],
    ],
    0.8,
  );
  block(context, linen, [x - 7, y - 14, 14, 2.8], 1);
  rectangle(context, palette.second, [x + (x < 32 ? 7 : -9.5), y - 13, 2.6, 8], 0.4);
}
