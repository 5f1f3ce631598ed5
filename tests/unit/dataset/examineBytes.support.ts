import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { examineFile, type Examination } from "../../../electron/dataset/packing/examineFile.ts";
import { openVips } from "../../../electron/dataset/decoding/openVips.ts";
import type { PackSettings } from "../../../electron/dataset/packing/packSettings.ts";

const settings: PackSettings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" };

/** What is found of a file with this content. */
export async function examineBytes(content: Buffer, changes: Partial<PackSettings> = {}): Promise<Examination> {
  const folder = await mkdtemp(join(tmpdir(), "critic-studio-test-"));
  try {
    await writeFile(join(folder, "file"), content);
    return await examineFile(folder, "file", { ...settings, ...changes }, (work) => work());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** "usable", or the reason why not. */
export async function verdictOn(content: Buffer): Promise<string> {
  const { record } = await examineBytes(content);
  return record.outcome === "unusable" ? record.reason : record.outcome;
}

/** The colour of the training image at a place, 0 … 15 each way. */
export function colourAt(image: Uint8Array | null, x: number, y: number): number[] {
  const at = (y * settings.imageSize + x) * 3;
  return [...(image ?? []).slice(at, at + 3)];
}

const side = 48;

/** A picture with something everywhere, in every format that libvips writes. */
export async function writeAllFormats(): Promise<Record<string, Buffer>> {
  const vips = await openVips();
  const pixels = Uint8Array.from({ length: side * side * 3 }, (_, i) => (i * 7 + ((i * i) % 61) + (i >> 5)) % 256);
  const image = vips.Image.newFromMemory(pixels, side, side, 3, vips.BandFormat.uchar).copy({ interpretation: "srgb" });
  const wide = image.cast("ushort").multiply(257).cast("ushort").copy({ interpretation: "rgb16" });
  const written: Record<string, Uint8Array> = {
    PNG: image.pngsaveBuffer(),
    "interlaced PNG": image.pngsaveBuffer({ interlace: true }),
    "PNG of 16 bits": wide.pngsaveBuffer(),
    JPEG: image.jpegsaveBuffer({ Q: 90 }),
    "progressive JPEG": image.jpegsaveBuffer({ Q: 90, interlace: true }),
    GIF: image.gifsaveBuffer(),
    WebP: image.webpsaveBuffer(),
    "lossless WebP": image.webpsaveBuffer({ lossless: true }),
    AVIF: image.heifsaveBuffer({ compression: "av1", effort: 0 }),
    "JPEG XL": image.jxlsaveBuffer({ lossless: true }),
    "plain TIFF": image.tiffsaveBuffer(),
    "TIFF, LZW": image.tiffsaveBuffer({ compression: "lzw" }),
    "TIFF of 16 bits, deflated": wide.tiffsaveBuffer({ compression: "deflate" }),
    "tiled TIFF": image.tiffsaveBuffer({ tile: true, tile_width: 16, tile_height: 16 }),
  };
  return Object.fromEntries(Object.entries(written).map(([name, bytes]) => [name, Buffer.from(bytes)]));
}
