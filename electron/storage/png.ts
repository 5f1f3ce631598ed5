/**
 * PNG files as the studio writes and reads them: 8 bits, grey or RGB, with texts beside the pixels.
 *
 * Deflating is done in plain JavaScript, so that the same pixels give the same bytes on every machine (zlib's output
 * depends on the processor). Reading accepts only this form, and knows every size before it allocates. Pictures of
 * users go through `dataset/`, not through here.
 */
import { inflateSync } from "node:zlib";
import { zlibSync } from "fflate";
import { StudioError } from "../../shared/errors.ts";
import { message, type Words } from "../../shared/messages/message.ts";
import { joinChunks, readTexts, splitChunks, textChunk } from "./pngChunks.ts";
import { filterLines, unfilterLines } from "./pngFilters.ts";

/** Neither side of a picture may be longer; a full sheet of 64 × 64 images of 128 px is 8,192 px wide. */
export const longestSidePx = 16_384;
/** No picture may have more pixels. */
export const mostPixels = 100_000_000;

/** A picture and what is written beside it. */
export interface Png {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** `[height, width, channels]`, 0 … 255. */
  readonly data: Uint8Array;
  /** Texts by keyword (1 to 79 printable ASCII characters); any Unicode text without NUL. */
  readonly text: Readonly<Record<string, string>>;
}

/**
 * The bytes of a PNG file; the same picture and texts give the same bytes.
 *
 * @throws RangeError where sizes do not fit each other, or a keyword or text is not allowed in a PNG
 */
export function encodePng(picture: Png): Uint8Array {
  const { width, height, channels, data, text } = picture;
  if (!isSizeAllowed(width, height)) throw new RangeError(`A PNG of ${width} × ${height} px cannot be written.`);
  if (data.length !== width * height * channels) {
    throw new RangeError(`${width} × ${height} × ${channels} needs other than ${data.length} bytes.`);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 1 ? 0 : 2, 0, 0, 0], 8);
  const lines = filterLines(data, height, width * channels, channels);
  return joinChunks([
    { type: "IHDR", content: header },
    ...Object.entries(text).map(([keyword, value]) => textChunk(keyword, value)),
    { type: "IDAT", content: zlibSync(lines, { level: 6 }) },
    { type: "IEND", content: new Uint8Array(0) },
  ]);
}

/**
 * Reads a file that `encodePng` wrote.
 *
 * @param name what to call it in an error, a file name for one
 * @throws StudioError `corrupt` where it is damaged, too large, or a PNG of another kind
 */
export function decodePng(bytes: Uint8Array, name: Words = message("png.thePng")): Png {
  const chunks = splitChunks(bytes, name);
  const { width, height, channels } = readHeader(chunks[0]?.type === "IHDR" ? chunks[0].content : null, name);
  const compressed = chunks.filter(({ type }) => type === "IDAT").map(({ content }) => content);
  const expectedBytes = height * (width * channels + 1);
  const lines = inflateAtMost(Buffer.concat(compressed), expectedBytes, name);
  if (lines.length !== expectedBytes) throw new StudioError("corrupt", message("png.tooFewPixels", { name }));
  const data = unfilterLines(lines, height, width * channels, channels, name);
  return { width, height, channels, data, text: readTexts(chunks, name) };
}

function readHeader(content: Uint8Array | null, name: Words): Pick<Png, "width" | "height" | "channels"> {
  if (content?.length !== 13) throw new StudioError("corrupt", message("png.noHeader", { name }));
  const header = Buffer.from(content);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (!isSizeAllowed(width, height)) {
    throw new StudioError("corrupt", message("png.size", { name, width, height }));
  }
  const [depth, colour, compression, filter, interlace] = content.subarray(8);
  if (depth !== 8 || (colour !== 0 && colour !== 2) || compression !== 0 || filter !== 0 || interlace !== 0) {
    throw new StudioError("corrupt", message("png.otherKind", { name }));
  }
  return { width, height, channels: colour === 0 ? 1 : 3 };
}

function isSizeAllowed(width: number, height: number): boolean {
  const sides = [width, height];
  return (
    sides.every((side) => Number.isInteger(side) && side >= 1 && side <= longestSidePx) && width * height <= mostPixels
  );
}

function inflateAtMost(compressed: Uint8Array, mostBytes: number, name: Words): Uint8Array {
  try {
    return inflateSync(compressed, { maxOutputLength: mostBytes });
  } catch (error) {
    throw new StudioError("corrupt", message("png.cannotUnpack", { name }), {}, error);
  }
}
