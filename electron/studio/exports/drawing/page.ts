/** The sheet of paper that exports are drawn on: a canvas for text and lines, pixels put on it exactly, PNG out. */
import { createCanvas, ImageData, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { designTokens } from "../../../../shared/designTokens.ts";
import { StudioError } from "../../../../shared/errors.ts";
import { message } from "../../../../shared/messages/message.ts";
import { encodePng, longestSidePx, mostPixels } from "../../../storage/png.ts";
import { exportFont } from "./fonts.ts";

/** A page being drawn. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly context: SKRSContext2D;
  /** The colours of text that can be read on this ground. */
  readonly ink: string;
  readonly faintInk: string;
}

/**
 * An empty page.
 *
 * @param ground a colour as `#rrggbb`
 * @throws StudioError `invalid-argument` where it would be too large for a PNG
 */
export function openPage(width: number, height: number, ground: string): Page {
  if (width > longestSidePx || height > longestSidePx || width * height > mostPixels) {
    throw new StudioError(
      "invalid-argument",
      message("export.pictureTooLarge", { width, height, longest: longestSidePx, most: mostPixels / 1e6 }),
    );
  }
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  const dark = isDark(ground);
  return {
    width,
    height,
    context,
    ink: dark ? designTokens.inkOnDark : designTokens.ink,
    faintInk: dark ? designTokens.faintInkOnDark : designTokens.faintInk,
  };
}

/** True where light text reads better on this colour than dark text, judged by its brightness to the eye. */
function isDark(ground: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16));
  return 0.3 * (red ?? 0) + 0.59 * (green ?? 0) + 0.11 * (blue ?? 0) < 120;
}

/** How a line of text is set. */
export interface TextStyle {
  readonly sizePx: number;
  readonly weight?: 400 | 600;
  readonly colour?: string;
  readonly align?: "left" | "center" | "right";
  /** Longer text is cut, and an ellipsis says so. */
  readonly widestPx?: number;
  /** What is left of text that is cut; default: its beginning. */
  readonly keeps?: "beginning" | "both ends";
}

/** Sets one line of text, `y` its baseline. @returns its width in pixels */
export function setText(page: Page, text: string, [x, y]: readonly [number, number], style: TextStyle): number {
  const { context } = page;
  context.font = exportFont(style.sizePx, style.weight);
  context.fillStyle = style.colour ?? page.ink;
  context.textAlign = style.align ?? "left";
  context.textBaseline = "alphabetic";
  const line = shorten(context, text.replaceAll(/\s+/g, " "), style.widestPx ?? Infinity, style.keeps);
  context.fillText(line, x, y);
  return context.measureText(line).width;
}

/** How wide a line of text would be, px. */
export function textWidth(text: string, { sizePx, weight }: Pick<TextStyle, "sizePx" | "weight">): number {
  const context = createCanvas(1, 1).getContext("2d");
  context.font = exportFont(sizePx, weight);
  return context.measureText(text).width;
}

/** Draws a mark of designTokens.ts, its middle at this place. */
export function setMark(
  { context }: Page,
  path: string,
  [x, y]: readonly [number, number],
  { radiusPx, colour }: { readonly radiusPx: number; readonly colour: string },
): void {
  context.save();
  context.translate(x, y);
  context.scale(radiusPx, radiusPx);
  context.fillStyle = colour;
  context.fill(new Path2D(path));
  context.restore();
}

/** A letter with its accents, an emoji with all of its parts. */
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function shorten(context: SKRSContext2D, text: string, widestPx: number, keeps: TextStyle["keeps"]): string {
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
  const left = (count: number): string => {
    const atEnd = keeps === "both ends" ? Math.floor(count / 2) : 0;
    const end = atEnd === 0 ? "" : letters.slice(-atEnd).join("").trimStart();
    return `${letters
      .slice(0, count - atEnd)
      .join("")
      .trimEnd()}…${end}`;
  };
  if (context.measureText(text).width <= widestPx) return text;
  let count = letters.length - 1;
  while (count > 1 && context.measureText(left(count)).width > widestPx) count--;
  return left(count);
}

/** Puts one image on the page, each of its pixels `scale` pixels wide and high, no colour changed. */
export function putImage(
  { context }: Page,
  image: { readonly pixels: Uint8Array; readonly size: number; readonly channels: 1 | 3 },
  [x, y]: readonly [number, number],
  scale: number,
): void {
  const { pixels, size, channels } = image;
  const side = size * scale;
  const rgba = new Uint8ClampedArray(side * side * 4);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const source = (Math.floor(row / scale) * size + Math.floor(column / scale)) * channels;
      const target = (row * side + column) * 4;
      for (let channel = 0; channel < 3; channel++) {
        rgba[target + channel] = pixels[source + (channels === 1 ? 0 : channel)]!;
      }
      rgba[target + 3] = 255;
    }
  }
  context.putImageData(new ImageData(rgba, side, side), x, y);
}

/** The page as PNG bytes, with these texts as metadata. */
export function closePage({ context, width, height }: Page, text: Readonly<Record<string, string>>): Uint8Array {
  const { data } = context.getImageData(0, 0, width, height);
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    rgb[pixel * 3] = data[pixel * 4]!;
    rgb[pixel * 3 + 1] = data[pixel * 4 + 1]!;
    rgb[pixel * 3 + 2] = data[pixel * 4 + 2]!;
  }
  return encodePng({ width, height, channels: 3, data: rgb, text: { Software: "Critic Studio", ...text } });
}
