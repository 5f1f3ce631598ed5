import { block, ellipse, line, polygon, rectangle, type Point } from "../brush.ts";
import { colour, css, lighter, type Colour } from "../colour.ts";
import { leaf, linen } from "../palettes.ts";
import type { Scene } from "../scene.ts";
import { recedeToY } from "../shell.ts";
import type { Frame } from "./window.ts";

/** A framed picture: an abstract landscape in the palette's colours. */
export function paintPicture({ context, palette, random, wood }: Scene, [x, y, width, height]: Frame): void {
  rectangle(context, lighter(wood, -0.08), [x + 0.4, y + 0.7, width, height], 0.3, 0.35);
  block(context, random.chance(0.5) ? wood : linen, [x, y, width, height], 0.3);
  const [inner, top, w, h] = [x + 1, y + 1, width - 2, height - 2];
  rectangle(context, lighter(palette.second, 0.12), [inner, top, w, h]);
  const horizon = top + h * random.between(0.45, 0.65);
  rectangle(context, palette.accent, [inner, horizon, w, top + h - horizon]);
  const sun: Point = [inner + w * random.between(0.3, 0.7), horizon - h * 0.12];
  ellipse(context, lighter(palette.accent, 0.25), sun, [h * 0.2, h * 0.2]);
}

/** A rug on the floor, centred at `x`, from `far` to `near`, `width` wide at its far edge. */
export function paintRug(
  scene: Scene,
  x: number,
  [far, near]: readonly [number, number],
  width: number,
  cloth: Colour,
): void {
  const { context, shell } = scene;
  const quad = (halfWidth: number, from: number, to: number): Point[] => {
    const left: Point = [x - halfWidth, from];
    const right: Point = [x + halfWidth, from];
    return [left, right, recedeToY(shell, right, to), recedeToY(shell, left, to)];
  };
  polygon(context, cloth, quad(width / 2, far, near));
  polygon(context, lighter(cloth, 0.09), quad(width / 2 - 2, far + 0.9, near - 1.5));
  polygon(context, cloth, quad(width / 2 - 3.2, far + 1.5, near - 2.5));
}

/** A round rug. */
export function paintRoundRug({ context }: Scene, at: Point, width: number, cloth: Colour): void {
  ellipse(context, cloth, at, [width / 2, width * 0.17]);
  ellipse(context, lighter(cloth, 0.08), at, [width * 0.38, width * 0.125]);
  ellipse(context, cloth, at, [width * 0.24, width * 0.08]);
}

/** A plant in a pot whose foot is at `y`: long leaves in a fan. */
export function paintPlant({ context, random }: Scene, [x, y]: Point, size: number, pot: Colour): void {
  const green = { ...leaf, h: leaf.h + random.between(-12, 10), l: leaf.l + random.between(-0.05, 0.06) };
  const leaves = 7;
  for (const [shade, count, reach] of [
    [-0.07, leaves, 1],
    [0.05, leaves - 2, 0.8],
  ] as const) {
    for (let i = 0; i < count; i++) {
      const angle = -Math.PI / 2 + ((i + 0.5) / count - 0.5) * 2.7;
      const length = size * reach * random.between(0.85, 1.1);
      const tip: Point = [x + Math.cos(angle) * length * 0.72, y - size * 0.42 + Math.sin(angle) * length];
      paintLeaf(context, lighter(green, shade), [x, y - size * 0.4], tip, size * 0.17);
    }
  }
  const [half, height] = [size * 0.27, size * 0.5];
  polygon(context, pot, [
    [x - half, y - height],
    [x + half, y - height],
    [x + half * 0.75, y],
    [x - half * 0.75, y],
  ]);
  rectangle(context, lighter(pot, 0.06), [x - half * 1.12, y - height - 0.4, half * 2.24, size * 0.12], 0.3);
}

function paintLeaf(
  context: Scene["context"],
  green: Colour,
  [x, y]: Point,
  [tipX, tipY]: Point,
  breadth: number,
): void {
  const [dx, dy] = [tipX - x, tipY - y];
  const length = Math.hypot(dx, dy);
  const [sideX, sideY] = [(-dy / length) * breadth, (dx / length) * breadth];
  const [midX, midY] = [x + dx * 0.6, y + dy * 0.6];
  context.beginPath();
  context.moveTo(x, y);
  context.quadraticCurveTo(midX + sideX, midY + sideY, tipX, tipY);
  context.quadraticCurveTo(midX - sideX, midY - sideY, x, y);
  context.fillStyle = css(green);
  context.fill();
}

/** A row of books between two heights; their colours come from the palette. */
export function paintBooks(scene: Scene, [x, y, width, height]: Frame, muted = 0): void {
  const { context, palette, random } = scene;
  const spines = [
    palette.accent,
    palette.second,
    colour(0.5, 0.1, 28),
    colour(0.78, 0.08, 85),
    colour(0.46, 0.06, 250),
  ] as const;
  let at = x;
  while (at < x + width - 0.8) {
    const breadth = Math.min(random.between(1.3, 2.3), x + width - at);
    const tall = height * random.between(0.72, 0.98);
    const spine = random.pick(spines);
    rectangle(context, lighter({ ...spine, c: spine.c * (1 - muted) }, random.between(-0.05, 0.04)), [
      at,
      y + height - tall,
      breadth,
      tall,
    ]);
    at += breadth;
  }
}

/** A round mirror or clock face with a rim. */
export function paintRoundel({ context }: Scene, at: Point, radius: number, rim: Colour, face: Colour): void {
  ellipse(context, rim, at, [radius, radius]);
  ellipse(context, face, at, [radius - 0.9, radius - 0.9]);
  line(
    context,
    lighter(face, 0.08),
    1,
    [
      [at[0] - radius * 0.35, at[1] + radius * 0.3],
      [at[0] + radius * 0.3, at[1] - radius * 0.4],
    ],
    0.7,
  );
}
