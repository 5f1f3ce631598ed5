import { block, ellipse, line, polygon, shadedPolygon, shadow, type Point } from "../brush.ts";
import { colour, lighter } from "../colour.ts";
import { paintPlant } from "../furniture/decoration.ts";
import { paintTableLamp } from "../furniture/lamps.ts";
import { paintView } from "../furniture/window.ts";
import { floors, leaf, linen, palettes } from "../palettes.ts";
import type { RoomType, Scene } from "../scene.ts";
import { recedeToX, recedeToY } from "../shell.ts";

/** Walls and roof of glass, full of plants, with a wicker chair. */
export const sunroom: RoomType = {
  name: "sunroom",
  palettes: [palettes.sage, palettes.mint, palettes.cream, palettes.aqua],
  floors: [floors.sandstone, floors.white],
  shell: { left: 9, right: 55, top: 10, floor: 43 },
  furnish: (scene) => {
    const { palette, random, shell } = scene;
    paintGlassHouse(scene);
    const pots = [colour(0.62, 0.11, 45), lighter(palette.accent, 0.08), linen] as const;
    const tall = random.between(14, 17);
    paintPlant(scene, [shell.left + 4, shell.floor + 3], tall, random.pick(pots));
    paintPlant(scene, [shell.right - 4, shell.floor + 3], 30 - tall, random.pick(pots));
    const chairX = 32 + random.between(-5, 5);
    const chaise = random.chance(0.4);
    if (chaise) paintWickerBench(scene, [chairX, 56], palette.second);
    else paintWickerChair(scene, [chairX, 57], palette.second);
    paintPlant(scene, [5, 62], random.between(13, 17), random.pick(pots));
    paintPlant(scene, [59, 62], random.between(13, 17), random.pick(pots));
    paintTableLamp(scene, [chairX + random.pick([-15, 15]), shell.floor - 4.5], linen, 1);
    return [chaise ? "wicker bench" : "wicker chair", "four plants", "glass walls", "lamp on the sill"];
  },
};

function paintGlassHouse(scene: Scene): void {
  const { context, light, shell } = scene;
  const { left, right, top, floor } = shell;
  const sill = floor - 5;
  const bar = light.name === "night" ? lighter(linen, -0.06) : linen;
  const corner = (x: number, y: number, edge: number): Point => recedeToX(shell, [x, y], edge);
  shadedPolygon(
    context,
    [light.sky[0], light.sky[0]],
    [0, 10],
    [[0, 0], [64, 0], corner(right, top, 64), [right, top], [left, top], corner(left, top, 0)],
  );
  for (const [wall, edge] of [
    [left, 0],
    [right, 64],
  ] as const) {
    shadedPolygon(
      context,
      light.sky,
      [0, 48],
      [corner(wall, top, edge), [wall, top], [wall, sill], corner(wall, sill, edge)],
    );
    polygon(context, lighter(light.land, -0.02), [
      corner(wall, floor - 15, edge),
      [wall, floor - 13],
      [wall, sill],
      corner(wall, sill, edge),
    ]);
    for (const y of [top, sill]) line(context, bar, 1.2, [corner(wall, y, edge), [wall, y]]);
    const between = (wall + edge) / 2;
    line(context, bar, 1.1, [recedeToX(shell, [wall, top], between), recedeToX(shell, [wall, sill], between)]);
  }
  paintView(scene, [left, top, right - left, sill - top]);
  ellipse(context, lighter({ ...leaf, l: light.land.l, c: light.land.c }, -0.03), [left + 12, sill], [9, 6.5]);
  ellipse(context, lighter({ ...leaf, l: light.land.l, c: light.land.c }, 0.02), [right - 10, sill], [8, 8.5]);
  block(context, scene.palette.wall, [left, sill, right - left, floor - sill], 0);
  for (let column = 0; column <= 4; column++) {
    const x = left + ((right - left) * column) / 4;
    line(context, bar, 1.2, [
      [x, top],
      [x, sill],
    ]);
    line(context, bar, 1, [[x, top], recedeToY(shell, [x, top], -1)]);
  }
  line(context, bar, 1, [
    [left, top + 9],
    [right, top + 9],
  ]);
  for (const y of [top, sill])
    line(context, bar, 1.6, [
      [left, y],
      [right, y],
    ]);
}

const wicker = colour(0.72, 0.08, 72);

function paintWickerChair({ context }: Scene, [x, y]: Point, cushion: ReturnType<typeof colour>): void {
  shadow(context, x - 9, x + 9, y, 2.4);
  for (const leg of [x - 6, x + 6])
    line(context, lighter(wicker, -0.15), 1.1, [
      [leg, y - 4],
      [leg + (leg - x) * 0.15, y],
    ]);
  ellipse(context, lighter(wicker, -0.06), [x, y - 12], [10, 10.5]);
  ellipse(context, lighter(wicker, -0.22), [x, y - 11.5], [7.6, 8]);
  ellipse(context, cushion, [x, y - 12], [6, 6.4]);
  block(context, wicker, [x - 9.4, y - 7, 18.8, 4], 2);
  block(context, lighter(cushion, 0.05), [x - 7.4, y - 8.6, 14.8, 3], 1.4);
}

function paintWickerBench({ context }: Scene, [x, y]: Point, cushion: ReturnType<typeof colour>): void {
  shadow(context, x - 14, x + 14, y, 2.6);
  for (const leg of [x - 12, x + 11]) block(context, lighter(wicker, -0.12), [leg, y - 5, 1.2, 5], 0.2);
  block(context, lighter(wicker, -0.06), [x - 14, y - 15, 28, 9.5], 3);
  for (const side of [-6.5, 6.5]) block(context, cushion, [x + side - 5.6, y - 13.2, 11.2, 7], 1.6);
  block(context, lighter(cushion, 0.06), [x - 12.4, y - 8, 24.8, 3], 1.2);
  block(context, wicker, [x - 14, y - 5.6, 28, 2.6], 1);
}
