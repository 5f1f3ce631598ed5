import { block, ellipse, glow, line, polygon, rectangle, shadedPolygon, type Point } from "../brush.ts";
import { colour, lighter, type Colour } from "../colour.ts";
import { linen } from "../palettes.ts";
import type { Scene } from "../scene.ts";
import { recedeToY } from "../shell.ts";

/** Where a window is: its left upper corner and its size. */
export type Frame = readonly [x: number, y: number, width: number, height: number];

/** The view through a window: sky, sun or moon, hills. */
export function paintView({ context, light, random }: Scene, [x, y, width, height]: Frame): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  shadedPolygon(
    context,
    light.sky,
    [y, y + height],
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
  );
  const disc: Point = [x + width * random.between(0.2, 0.8), y + height * random.between(0.2, 0.4)];
  if (light.name === "night") {
    glow(context, colour(0.95, 0.04, 95), disc, [4, 4], 0.45);
    ellipse(context, colour(0.97, 0.04, 95), disc, [1.5, 1.5]);
  }
  if (light.name === "dusk")
    glow(context, colour(0.93, 0.12, 80), [disc[0], y + height * 0.75], [width * 0.6, height * 0.5], 0.8);
  if (light.name === "day") ellipse(context, colour(0.99, 0.01, 220), disc, [width * 0.24, height * 0.07], 0.85);
  const hill = y + height * random.between(0.95, 1.05);
  ellipse(context, lighter(light.land, 0.05), [x + width * 0.15, hill], [width * 0.6, height * 0.28]);
  ellipse(context, light.land, [x + width * 0.9, hill + 1], [width * 0.6, height * 0.3]);
  context.restore();
}

/** A window with frame, cross and sill, and its light on the wall and the floor. */
export function paintWindow(scene: Scene, frame: Frame, curtain: Colour | null = null): void {
  const { context, light } = scene;
  const [x, y, width, height] = frame;
  const middle: Point = [x + width / 2, y + height / 2];
  glow(context, light.beam, middle, [width * 1.25, height * 1.15], light.windowStrength * 1.4);
  rectangle(context, lighter(linen, -0.02), [x - 1.1, y - 1.1, width + 2.2, height + 2.2], 0.5);
  paintView(scene, frame);
  line(context, linen, 0.9, [
    [middle[0], y],
    [middle[0], y + height],
  ]);
  line(context, linen, 0.9, [
    [x, y + height * 0.45],
    [x + width, y + height * 0.45],
  ]);
  block(context, linen, [x - 1.8, y + height + 0.6, width + 3.6, 1.4], 0.4);
  if (curtain !== null) paintCurtains(scene, frame, curtain);
}

/** Two gathered curtains on a rail. */
function paintCurtains({ context, wood }: Scene, [x, y, width, height]: Frame, cloth: Colour): void {
  const drop = height + 4.5;
  const breadth = Math.max(2.6, width * 0.24);
  for (const left of [x - 2.4, x + width + 2.4 - breadth]) {
    block(context, cloth, [left, y - 2, breadth, drop], 0.5, 0.05);
    line(
      context,
      lighter(cloth, -0.08),
      0.6,
      [
        [left + breadth * 0.35, y - 1],
        [left + breadth * 0.35, y + drop - 2.6],
      ],
      0.8,
    );
    line(
      context,
      lighter(cloth, 0.06),
      0.6,
      [
        [left + breadth * 0.7, y - 1],
        [left + breadth * 0.7, y + drop - 2.6],
      ],
      0.7,
    );
  }
  line(context, lighter(wood, -0.08), 0.9, [
    [x - 3.6, y - 2.3],
    [x + width + 3.6, y - 2.3],
  ]);
}

/** The patch of light that a window throws on the floor before it. */
export function paintBeam({ context, light, shell }: Scene, [x, , width]: Frame): void {
  const near = shell.floor + 12;
  const lean = (shell.vanishing[0] - x - width / 2) * 0.25;
  const [leftFar, rightFar]: [Point, Point] = [
    [x, shell.floor + 2.5],
    [x + width, shell.floor + 2.5],
  ];
  const [leftNear, rightNear] = [recedeToY(shell, leftFar, near), recedeToY(shell, rightFar, near)];
  polygon(
    context,
    light.beam,
    [leftFar, rightFar, [rightNear[0] + lean, near], [leftNear[0] + lean, near]],
    light.windowStrength * 0.75,
  );
}
