import { block, line, polygon, rectangle, type Point } from "../brush.ts";
import { lighter, type Colour } from "../colour.ts";
import { paintBooks, paintRug } from "../furniture/decoration.ts";
import { paintFloorLamp } from "../furniture/lamps.ts";
import { paintArmchair } from "../furniture/seats.ts";
import { paintWindow } from "../furniture/window.ts";
import { floors, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";
import { recedeToX } from "../shell.ts";

/** Books from floor to ceiling, an armchair and a reading lamp. */
export const library: RoomType = {
  name: "library",
  palettes: [palettes.chestnut, palettes.forest, palettes.wine],
  floors: [floors.walnut, floors.oak],
  shell: { left: 8, right: 56, top: 5, floor: 44 },
  furnish: (scene) => {
    const { palette, random, shell } = scene;
    const { left, right, top, floor } = shell;
    const wood: Colour = lighter(scene.wood, -0.08);
    paintSideShelves(scene, wood);
    const windowed = random.chance(0.5);
    const middle = (left + right) / 2;
    if (windowed) {
      paintShelves(scene, wood, [left, top, middle - 7 - left, floor - top]);
      paintShelves(scene, wood, [middle + 7, top, right - middle - 7, floor - top]);
      paintWindow(scene, [middle - 5.5, top + 4, 11, 22]);
    } else {
      paintShelves(scene, wood, [left, top, right - left, floor - top]);
    }
    const chairOnLeft = random.chance(0.5);
    const chairX = chairOnLeft ? 22 : 42;
    const ladder = random.chance(0.6);
    if (ladder) paintLadder(scene, chairOnLeft ? 47 : 17);
    paintRug(scene, 32, [floor + 5, 62], 38, lighter(palette.accent, -0.04));
    paintFloorLamp(scene, [chairOnLeft ? 10 : 54, 55], linen, 27);
    paintArmchair(scene, [chairX, 58], lighter(palette.second, -0.02), lighter(palette.accent, 0.06), 1.15);
    return [
      "bookshelves",
      "armchair",
      "floor lamp",
      ...(ladder ? ["ladder"] : []),
      ...(windowed ? ["window niche"] : []),
    ];
  },
};

function paintShelves(
  scene: Scene,
  wood: Colour,
  [x, y, width, height]: readonly [number, number, number, number],
): void {
  const { context } = scene;
  const rows = 5;
  rectangle(context, lighter(wood, -0.16), [x, y, width, height]);
  for (let row = 0; row < rows; row++) {
    const base = y + ((row + 1) * height) / rows;
    paintBooks(scene, [x + 1, base - height / rows + 1, width - 2, height / rows - 1.6], 0.25);
    block(context, wood, [x, base - 1, width, 1.2], 0);
  }
  const posts = Math.max(1, Math.round(width / 16));
  for (let post = 0; post <= posts; post++)
    block(context, wood, [x + ((width - 1.2) * post) / posts, y, 1.2, height], 0, 0.02);
}

function paintSideShelves({ context, shell }: Scene, wood: Colour): void {
  const { top, floor } = shell;
  for (const [wallX, edgeX] of [
    [shell.left, 0],
    [shell.right, 64],
  ] as const) {
    const at = (y: number, x: number): Point => recedeToX(shell, [wallX, y], x);
    polygon(context, lighter(wood, -0.13), [at(top, edgeX), at(top, wallX), at(floor, wallX), at(floor, edgeX)]);
    for (let row = 1; row <= 5; row++) {
      const y = top + ((floor - top) * row) / 5;
      line(context, lighter(wood, -0.03), 1.1, [at(y - 0.5, edgeX), at(y - 0.5, wallX)]);
    }
  }
}

function paintLadder({ context, shell }: Scene, x: number): void {
  const wood: Colour = { l: 0.74, c: 0.09, h: 75 };
  const [top, foot] = [shell.top + 2, shell.floor + 3];
  for (const side of [-3, 3])
    line(context, wood, 1, [
      [x + side * 0.8, top],
      [x + side * 1.15, foot],
    ]);
  for (let y = top + 5; y < foot - 2; y += 6)
    line(context, lighter(wood, 0.03), 0.9, [
      [x - 2.8, y],
      [x + 2.8, y],
    ]);
}
