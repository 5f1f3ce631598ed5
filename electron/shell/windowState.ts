/** Where the window stood when it was last closed, in a file of the home folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeResultFile } from "../studio/exports/resultFile.ts";

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const whole = z.number().int().min(-100_000).max(100_000);
const stateSchema = z.strictObject({
  /** In device-independent pixels, as it stood before it was maximised. */
  bounds: z.strictObject({ x: whole, y: whole, width: whole, height: whole }).nullable(),
  maximised: z.boolean(),
  theme: z.enum(["system", "light", "dark"]),
});
export type WindowState = z.infer<typeof stateSchema>;

export const firstState: WindowState = { bounds: null, maximised: false, theme: "system" };
export const smallest = { width: 900, height: 600 };
const usual = { width: 1440, height: 900 };

export function stateFile(homeFolder: string): string {
  return join(homeFolder, "window.json");
}

/** A file that is missing or damaged counts as none: the window then opens as it did the first time. */
export function readWindowState(file: string): WindowState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return firstState;
  }
}

export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  await writeResultFile(file, [Buffer.from(`${JSON.stringify(state)}\n`)], { force: true, isPrivate: true });
}

/**
 * Where to open the window: as it stood, where enough of its top edge is on a display that is there to take hold of it;
 * otherwise at its usual size, where the system puts it.
 *
 * @param workAreas of the displays, in the same pixels
 */
export function placeWindow(
  bounds: Rectangle | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  const area = bounds === null ? undefined : workAreas.find((candidate) => canBeTakenHoldOf(bounds, candidate));
  if (bounds === null || area === undefined) return fit(usual, workAreas[0]);
  return { x: bounds.x, y: bounds.y, ...fit(bounds, area) };
}

/** Some of the title bar, wide enough to be dragged by. */
function canBeTakenHoldOf(bounds: Rectangle, area: Rectangle): boolean {
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return visibleWidth >= 120 && bounds.y >= area.y - 8 && bounds.y <= area.y + area.height - 40;
}

function fit(size: { readonly width: number; readonly height: number }, area: Rectangle | undefined) {
  return {
    width: Math.max(smallest.width, Math.min(size.width, area?.width ?? size.width)),
    height: Math.max(smallest.height, Math.min(size.height, area?.height ?? size.height)),
  };
}
