import { block, ellipse, line, polygon, type Point } from "../brush.ts";
import { lighter, type Colour } from "../colour.ts";
import { ink, lamplight } from "../palettes.ts";
import type { Scene } from "../scene.ts";

/** The shade of a lamp, lit from within; wider at the bottom. `y` is its upper rim. */
function paintShade(scene: Scene, shade: Colour, [x, y]: Point, width: number, height: number): void {
  const { context, light } = scene;
  const lit = light.name === "day" ? lighter(shade, 0.05) : { ...lamplight, l: 0.94 };
  polygon(context, lit, [
    [x - width * 0.3, y],
    [x + width * 0.3, y],
    [x + width / 2, y + height],
    [x - width / 2, y + height],
  ]);
}

/** A lamp on a table or nightstand whose top is at `y`. */
export function paintTableLamp(scene: Scene, [x, y]: Point, shade: Colour, size = 1): void {
  const { context } = scene;
  ellipse(context, lighter(scene.wood, -0.05), [x, y - 1.4 * size], [1.1 * size, 1.5 * size]);
  line(context, ink, 0.6 * size, [
    [x, y - 2.5 * size],
    [x, y - 3.5 * size],
  ]);
  paintShade(scene, shade, [x, y - 6.8 * size], 5.4 * size, 3.8 * size);
  scene.lamps.push({ at: [x, y - 4.5 * size], reach: 13 * size, strength: 1 });
}

/** A standing lamp, its foot at `y`. */
export function paintFloorLamp(scene: Scene, [x, y]: Point, shade: Colour, height = 26): void {
  const { context } = scene;
  ellipse(context, ink, [x, y], [2.4, 0.8]);
  line(context, ink, 0.9, [
    [x, y],
    [x, y - height + 5],
  ]);
  paintShade(scene, shade, [x, y - height], 7.4, 5.6);
  scene.lamps.push({ at: [x, y - height + 3.5], reach: 18, strength: 1.1 });
}

/** A lamp that hangs from the ceiling; `y` is the lower rim of its shade. */
export function paintPendant(scene: Scene, [x, y]: Point, shade: Colour, width = 8, strength = 1): void {
  const { context, light } = scene;
  line(context, ink, 0.6, [
    [x, 0],
    [x, y - width * 0.4],
  ]);
  context.save();
  context.beginPath();
  context.rect(x - width, y - width, width * 2, width);
  context.clip();
  ellipse(context, shade, [x, y], [width / 2, width * 0.55]);
  ellipse(context, lighter(shade, 0.07), [x - width * 0.12, y - 0.3], [width * 0.2, width * 0.42], 0.6);
  context.restore();
  const bulb = light.name === "day" ? lighter(lamplight, -0.05) : lighter(lamplight, 0.03);
  ellipse(context, bulb, [x, y], [width * 0.42, 0.8]);
  scene.lamps.push({ at: [x, y + 1.5], reach: Math.max(16, width * 1.8), strength });
}

/** A lamp of milk glass on the wall. */
export function paintSconce(scene: Scene, [x, y]: Point): void {
  const { context } = scene;
  ellipse(context, ink, [x, y + 1.6], [1, 0.7]);
  ellipse(context, lighter(lamplight, 0.03), [x, y], [1.9, 1.9]);
  scene.lamps.push({ at: [x, y], reach: 15, strength: 1 });
}

/** A candlestick or a vase-like body of one colour, its foot at `y`. */
export function paintVase(scene: Scene, [x, y]: Point, body: Colour, height: number): void {
  const { context } = scene;
  ellipse(context, body, [x, y - height * 0.4], [height * 0.32, height * 0.42]);
  block(context, lighter(body, 0.03), [x - height * 0.13, y - height, height * 0.26, height * 0.4], 0.2);
}
