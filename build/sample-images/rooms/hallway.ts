import { block, ellipse, polygon, shadedPolygon, type Point } from "../brush.ts";
import { lighter } from "../colour.ts";
import { paintPendant } from "../furniture/lamps.ts";
import { paintPlant } from "../furniture/decoration.ts";
import { paintWindow } from "../furniture/window.ts";
import { floors, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";
import { recedeToX, recedeToY } from "../shell.ts";

/** A long corridor: doors on both sides, a runner, light at the far end. */
export const hallway: RoomType = {
  name: "hallway",
  palettes: [palettes.stone, palettes.rose, palettes.sage, palettes.dusk],
  floors: [floors.walnut, floors.oak, floors.slate],
  shell: { left: 21, right: 43, top: 15, floor: 41 },
  furnish: (scene) => {
    const { context, palette, random, shell } = scene;
    const { left, right, top, floor } = shell;
    const middle = (left + right) / 2;
    const door = random.chance(0.5) ? lighter(linen, -0.03) : lighter(scene.wood, 0.03);
    for (const side of ["left", "right"] as const) paintSideDoor(scene, side, door);
    const windowed = random.chance(0.55);
    if (windowed) paintWindow(scene, [middle - 5.5, top + 4, 11, 16], lighter(palette.second, 0.02));
    else paintEndDoor(scene, middle, lighter(palette.accent, -0.02));
    const far: [Point, Point] = [
      [middle - 5.5, floor + 0.6],
      [middle + 5.5, floor + 0.6],
    ];
    const near: [Point, Point] = [recedeToY(shell, far[0], 64), recedeToY(shell, far[1], 64)];
    polygon(context, lighter(palette.accent, -0.02), [far[0], far[1], near[1], near[0]]);
    const inset = (by: number): Point[] => {
      const [a, b]: [Point, Point] = [
        [middle - 5.5 + by, floor + 0.6],
        [middle + 5.5 - by, floor + 0.6],
      ];
      return [a, b, recedeToY(shell, b, 64), recedeToY(shell, a, 64)];
    };
    polygon(context, lighter(palette.second, 0.02), inset(1));
    polygon(context, lighter(palette.accent, 0.05), inset(1.9));
    paintPendant(scene, [middle, 13], lighter(palette.second, 0.02), 9, 1);
    const plant = random.chance(0.5);
    if (plant) paintPlant(scene, [random.pick([right - 0.5, left + 0.5]), floor + 3], 9, linen);
    return ["side doors", "runner", windowed ? "end window" : "end door", "pendant lamp", ...(plant ? ["plant"] : [])];
  },
};

function paintSideDoor({ context, shell }: Scene, side: "left" | "right", door: typeof linen): void {
  const { left, right, top, floor } = shell;
  const wallX = side === "left" ? left : right;
  const outwards = side === "left" ? -1 : 1;
  const [farX, nearX] = [wallX + outwards * 5, wallX + outwards * 14.5];
  const corners = (inset: number): Point[] => {
    const [far, near] = [farX - outwards * -inset, nearX + outwards * -inset];
    const height = top + 5 + inset * 0.7;
    return [
      recedeToX(shell, [wallX, height], far),
      recedeToX(shell, [wallX, height], near),
      recedeToX(shell, [wallX, floor], near),
      recedeToX(shell, [wallX, floor], far),
    ];
  };
  polygon(context, lighter(linen, -0.05), corners(-0.9));
  shadedPolygon(context, [lighter(door, 0), lighter(door, -0.1)], [top, 55], corners(0));
  polygon(
    context,
    lighter(door, -0.07),
    corners(2.2).map(([x, y]) => [x, y > 40 ? y - 5 : y + 1] as const),
  );
  const knob = recedeToX(shell, [wallX, floor - 9.5], nearX - outwards * 1.2);
  ellipse(context, { l: 0.8, c: 0.11, h: 85 }, knob, [0.9, 0.9]);
}

function paintEndDoor({ context, shell, light }: Scene, x: number, door: typeof linen): void {
  const { top, floor } = shell;
  block(context, lighter(linen, -0.02), [x - 6.4, top + 4, 12.8, floor - top - 4], 0.3);
  block(context, door, [x - 5.2, top + 5.2, 10.4, floor - top - 5.2], 0.2);
  block(context, light.sky[1], [x - 3.4, top + 7, 6.8, 7], 0.8);
  ellipse(context, { l: 0.85, c: 0.11, h: 85 }, [x + 3.7, floor - 8.5], [0.8, 0.8]);
}
