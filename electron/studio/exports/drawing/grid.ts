/** Rows and columns of images: what may be asked for, how much room they take, and where each lies. */
import { z } from "zod";
import { designTokens } from "../../../../shared/designTokens.ts";
import { StudioError } from "../../../../shared/errors.ts";
import { message } from "../../../../shared/messages/message.ts";
import type { ExportedRun, ExportedStep } from "./exportedRun.ts";
import { putImage, type Page } from "./page.ts";
import { putScatter } from "./scatter.ts";

/** How images are laid out; what is left out is chosen. */
export interface GridRequest {
  /** 1 to 64. */
  readonly rows: number;
  /** 1 to 64. */
  readonly columns: number;
  /** Each pixel of an image becomes so many pixels wide and high: 1 to 16, 2 where left out. */
  readonly scale?: number | undefined;
  /** Pixels between images: 0 to 64, 2 where left out. */
  readonly gap?: number | undefined;
  /** The page's colour as `#rrggbb`; a warm white where left out. */
  readonly ground?: string | undefined;
}

/** What of it a person may choose. */
export type SheetLayout = Partial<Pick<GridRequest, "rows" | "columns" | "scale">>;

/** A grid request that was checked and completed. */
export type Grid = Required<{ [Key in keyof GridRequest]: NonNullable<GridRequest[Key]> }>;

const limits = {
  rows: z.number().int().min(1).max(64),
  columns: z.number().int().min(1).max(64),
  scale: z.number().int().min(1).max(16),
  gap: z.number().int().min(0).max(64),
} as const;

/** @throws StudioError `invalid-argument` that names what is out of range */
export function checkGrid(request: GridRequest): Grid {
  const grid: Grid = {
    rows: request.rows,
    columns: request.columns,
    scale: request.scale ?? 2,
    gap: request.gap ?? 2,
    ground: request.ground ?? designTokens.ground,
  };
  for (const [name, schema] of Object.entries(limits) as [keyof typeof limits, z.ZodNumber][]) {
    const value = grid[name];
    if (schema.safeParse(value).success) continue;
    const params = { what: name, least: schema.minValue ?? 0, most: schema.maxValue ?? 0, value: String(value) };
    throw new StudioError("invalid-argument", message("export.gridRange", params));
  }
  if (!/^#[0-9a-f]{6}$/i.test(grid.ground)) {
    throw new StudioError("invalid-argument", message("export.ground", { colour: grid.ground }));
  }
  return grid;
}

/** @throws StudioError `invalid-argument` where the sample has fewer images than the grid has places */
export function checkEnoughImages({ rows, columns }: Grid, run: ExportedRun, { step, sample }: ExportedStep): void {
  if (rows * columns <= sample.count) return;
  const params = { rows, columns, needed: rows * columns, run: run.name, step, count: sample.count };
  const sentence = message("export.tooFewImages", params);
  throw new StudioError("invalid-argument", sentence, { runId: run.id, step, count: sample.count });
}

/** Width and height of the grid in pixels, without a margin. */
export function gridSize({ rows, columns, scale, gap }: Grid, imageSize: number): { width: number; height: number } {
  const cell = imageSize * scale + gap;
  return { width: columns * cell - gap, height: rows * cell - gap };
}

/**
 * Puts the sample's first images on the page, row by row, or the drawing of its points, the left upper corner at (x,
 * y).
 *
 * @param colour of generated points, as `#rrggbb`
 */
export function putGrid(
  page: Page,
  grid: Grid,
  { sample }: ExportedStep,
  [x, y]: readonly [number, number],
  colour: string,
): void {
  if (!("image" in sample)) {
    putScatter(page, sample, { x, y, side: sample.size * grid.scale, colour });
    return;
  }
  const cell = sample.size * grid.scale + grid.gap;
  for (let index = 0; index < grid.rows * grid.columns; index++) {
    const place = [x + (index % grid.columns) * cell, y + Math.floor(index / grid.columns) * cell] as const;
    putImage(page, { pixels: sample.image(index), size: sample.size, channels: sample.channels }, place, grid.scale);
  }
}
