/** The sample images as files: what each is called, its bytes, and the table of labels. */
import { encode } from "fast-png";
import { drawPicture, pictureSize, type Label } from "./picture.ts";
import { quantise } from "./quantise.ts";
import { roomTypes } from "./roomTypes.ts";
import type { RoomType } from "./scene.ts";

/** Pictures of each room type. */
export const picturesPerType = 167;
/** Colours of one picture: few enough for small files, more than an eye misses at 64 px. */
const coloursPerPicture = 64;

/** One file of the set. */
export interface SampleImage {
  /** Relative to the set's folder, with forward slashes: `bedroom/0001.png`. */
  readonly file: string;
  readonly png: Uint8Array;
  readonly label: Label;
}

/** Draws one file of the set. @param number 1 to `picturesPerType` */
export function drawSampleImage(type: RoomType, number: number): SampleImage {
  const { pixels, label } = drawPicture(type, roomTypes.indexOf(type), number);
  const { palette, indices } = quantise(pixels, coloursPerPicture);
  const png = encode(
    {
      width: pictureSize,
      height: pictureSize,
      depth: 8,
      channels: 1,
      data: indices,
      palette: palette.map((entry) => [...entry]),
    },
    { zlib: { level: 9 } },
  );
  return { file: `${type.name}/${String(number).padStart(4, "0")}.png`, png, label };
}

/**
 * The whole `labels.csv`: a heading, then a line for each picture; several pieces of furniture are parted by
 * semicolons.
 */
export function labelTable(images: readonly Pick<SampleImage, "file" | "label">[]): string {
  const heading = "file,room type,palette,wall colour,floor,window light,furniture";
  const lines = images.map(({ file, label }) =>
    [file, label.roomType, label.palette, label.wall, label.floor, label.windowLight, label.furniture.join("; ")].join(
      ",",
    ),
  );
  return `${[heading, ...lines].join("\r\n")}\r\n`;
}
