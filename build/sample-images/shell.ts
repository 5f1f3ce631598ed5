/** The empty room in one-point perspective: back wall, side walls, ceiling and floor. */
import { line, polygon, shadedPolygon, type Point } from "./brush.ts";
import { colour, lighter, type Colour } from "./colour.ts";
import { linen } from "./palettes.ts";
import type { Scene, Shell } from "./scene.ts";

/** The point of the line from the vanishing point through `through` that lies at this x. */
export function recedeToX({ vanishing: [vx, vy] }: Shell, [x, y]: Point, atX: number): Point {
  return [atX, vy + ((y - vy) * (atX - vx)) / (x - vx)];
}

/** The point of the line from the vanishing point through `through` that lies at this y. */
export function recedeToY({ vanishing: [vx, vy] }: Shell, [x, y]: Point, atY: number): Point {
  return [vx + ((x - vx) * (atY - vy)) / (y - vy), atY];
}

/** Paints the empty room, with a skirting board where `skirting` is true. */
export function paintShell(scene: Scene, skirting = true): void {
  const { context, palette, shell } = scene;
  const { left, right, top, floor } = shell;
  const wall = palette.wall;
  const ceiling = lighter({ ...wall, c: wall.c * 0.45 }, wall.l < 0.6 ? 0.3 : 0.05);
  const [topLeft, topRight] = [recedeToX(shell, [left, top], 0), recedeToX(shell, [right, top], 64)];
  const [lowLeft, lowRight] = [recedeToX(shell, [left, floor], 0), recedeToX(shell, [right, floor], 64)];
  shadedPolygon(
    context,
    [lighter(ceiling, 0.01), lighter(ceiling, -0.05)],
    [0, top],
    [[0, 0], [64, 0], topRight, [right, top], [left, top], topLeft],
  );
  paintFloor(scene, [lowLeft, [left, floor], [right, floor], lowRight, [64, 64], [0, 64]]);
  shadedPolygon(
    context,
    [lighter(wall, -0.035), lighter(wall, -0.085)],
    [top, 56],
    [topLeft, [left, top], [left, floor], lowLeft],
  );
  shadedPolygon(
    context,
    [lighter(wall, -0.05), lighter(wall, -0.1)],
    [top, 56],
    [topRight, [right, top], [right, floor], lowRight],
  );
  shadedPolygon(
    context,
    [lighter(wall, 0.015), lighter(wall, -0.03)],
    [top, floor],
    [
      [left, top],
      [right, top],
      [right, floor],
      [left, floor],
    ],
  );
  if (!skirting) return;
  const board = wall.l < 0.6 ? lighter(wall, 0.16) : linen;
  polygon(context, board, [
    [left, floor - 1.2],
    [right, floor - 1.2],
    [right, floor],
    [left, floor],
  ]);
  polygon(context, lighter(board, -0.07), [
    recedeToX(shell, [left, floor - 1.2], 0),
    [left, floor - 1.2],
    [left, floor],
    lowLeft,
  ]);
  polygon(context, lighter(board, -0.09), [
    recedeToX(shell, [right, floor - 1.2], 64),
    [right, floor - 1.2],
    [right, floor],
    lowRight,
  ]);
}

function paintFloor(scene: Scene, outline: readonly Point[]): void {
  const { context, floor, shell } = scene;
  const surface = floor.surface;
  context.save();
  shadedPolygon(context, [lighter(surface, -0.07), lighter(surface, 0.02)], [shell.floor, 64], outline);
  context.clip();
  if (floor.pattern === "planks") paintSeams(scene, lighter(surface, -0.09), 5.5);
  if (floor.pattern === "tiles") {
    paintSeams(scene, lighter(surface, -0.07), 8);
    for (const y of tileRows(shell, 8))
      line(
        context,
        lighter(surface, -0.07),
        0.5,
        [
          [0, y],
          [64, y],
        ],
        0.8,
      );
  }
  if (floor.pattern === "checks") paintChecks(scene, lighter(scene.palette.accent, 0.04));
  context.restore();
}

/** Lines towards the vanishing point, `spacing` pixels apart where the floor meets the wall. */
function paintSeams({ context, shell }: Scene, seam: Colour, spacing: number): void {
  for (let x = -40; x <= 104; x += spacing) {
    line(context, seam, 0.45, [[x, shell.floor], recedeToY(shell, [x, shell.floor], 65)], 0.65);
  }
}

/** Heights of the seams between rows of square tiles that are `spacing` pixels wide at the wall. */
function tileRows(shell: Shell, spacing: number): number[] {
  const drop = shell.floor - shell.vanishing[1];
  // A tile's depth is its width; at depth d before the wall everything is larger by 1 / (1 - d / distance).
  const distance = 58;
  const rows: number[] = [];
  for (let depth = 0; depth < distance - 5; depth += spacing) {
    const y = shell.vanishing[1] + drop / (1 - depth / distance);
    if (y > 66) break;
    rows.push(y);
  }
  rows.push(66);
  return rows;
}

function paintChecks({ context, shell, floor }: Scene, dark: Colour): void {
  const spacing = 7;
  const rows = tileRows(shell, spacing);
  const tint: Colour = colour(Math.min(0.72, dark.l + 0.08), dark.c * 0.6, dark.h);
  for (let row = 0; row + 1 < rows.length; row++) {
    const [near, far] = [rows[row + 1] ?? 66, rows[row] ?? shell.floor];
    for (let column = -10; column < 18; column++) {
      if ((row + column) % 2 !== 0) continue;
      const x = shell.vanishing[0] + (column - 4) * spacing;
      const corner = (atX: number, atY: number): Point => recedeToY(shell, [atX, shell.floor], atY);
      polygon(context, lighter(tint, floor.surface.l > 0.8 ? 0 : 0.05), [
        corner(x, far),
        corner(x + spacing, far),
        corner(x + spacing, near),
        corner(x, near),
      ]);
    }
  }
}
