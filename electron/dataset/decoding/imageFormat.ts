/** Recognises what a file is by its first bytes; the extension is never believed. */
export const imageFormats = ["png", "jpeg", "webp", "gif", "bmp", "avif", "heic", "jxl", "tiff"] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** What the first bytes say: a format we read, a picture format we do not read (by its name), or nothing known. */
export type RecognisedFormat =
  | { readonly kind: "image"; readonly format: ImageFormat }
  | { readonly kind: "unsupported"; readonly name: string }
  | { readonly kind: "unknown" };

/** How many first bytes `recogniseFormat` looks at. */
export const recognisedBytes = 64;

const imageExtensions =
  /\.(png|apng|jpe?g|jfif|jpe|webp|gif|bmp|dib|avif|tiff?|hei[cf]|jxl|jp2|psd|svg|ico|tga|exr|hdr|dng|cr2|nef)$/i;

/** True where a file calls itself a picture, so that its owner would expect it to be used. */
export function hasImageExtension(path: string): boolean {
  return imageExtensions.test(path);
}

const bmpHeaderSizes = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** @param start the file's first bytes, `recognisedBytes` of them or the whole file where it is shorter */
export function recogniseFormat(start: Uint8Array): RecognisedFormat {
  const bytes = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, recognisedBytes));
  const text = bytes.toString("latin1");
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return image("png");
  if (text.startsWith("\xff\xd8\xff")) return image("jpeg");
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return image("gif");
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return image("webp");
  // "BM" alone begins many a text file: the size of the second header tells.
  if (text.startsWith("BM") && bytes.length >= 18 && bmpHeaderSizes.has(bytes.readUInt32LE(14))) return image("bmp");
  if (text.slice(4, 8) === "ftyp") return recogniseBrand(text.slice(8));
  if (/^(II[*+]\0|MM\0[*+])/.test(text)) return image("tiff");
  if (text.startsWith("\xff\x0a") || text.startsWith("\0\0\0\x0cJXL \r\n\x87\n")) return image("jxl");
  const name = unsupportedName(text);
  return name === undefined ? { kind: "unknown" } : { kind: "unsupported", name };
}

function image(format: ImageFormat): RecognisedFormat {
  return { kind: "image", format };
}

/**
 * ISO base media files name their kind in four-letter brands: the major one, then (after a version) compatible ones.
 */
function recogniseBrand(brands: string): RecognisedFormat {
  const names: readonly string[] = brands.match(/.{4}/gs) ?? [];
  if (names.includes("avif") || names.includes("avis")) return image("avif");
  if (names.some((name) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(name))) {
    return image("heic");
  }
  return { kind: "unknown" };
}

function unsupportedName(text: string): string | undefined {
  if (text.startsWith("8BPS")) return "Photoshop";
  if (text.startsWith("\0\0\0\x0cjP  \r\n\x87\n") || text.startsWith("\xff\x4f\xff\x51")) return "JPEG 2000";
  if (text.startsWith("\0\0\x01\0")) return "icon";
  if (text.startsWith("qoif")) return "QOI";
  if (text.startsWith("\x76\x2f\x31\x01")) return "OpenEXR";
  if (/^(<\?xml[^>]*>\s*)?<svg[\s>]/i.test(text.trimStart())) return "SVG";
  return undefined;
}
