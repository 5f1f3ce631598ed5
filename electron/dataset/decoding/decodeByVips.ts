/**
 * Decodes by libvips: every format but BMP and HEIC, with its colours converted to sRGB, and large pictures shrunk on
 * the way.
 */
import type { Pixels } from "./pixels.ts";
import type { ImageHeader } from "./headers/imageHeader.ts";
import type { ImageFormat } from "./imageFormat.ts";
import { isSrgbProfile } from "./iccProfile.ts";
import { largePixels } from "../limits.ts";
import { openVips, type Vips } from "./openVips.ts";
import { UnusableImage } from "./unusableImage.ts";
import { message } from "../../../shared/messages/message.ts";

type Image = InstanceType<Vips["Image"]>;

/** Whatever lies in WebAssembly's memory, where nobody else frees it. */
type Keep = <Kept extends { delete(): void }>(kept: Kept) => Kept;

/** Applied after each other; each gives the picture back where it has nothing to do. */
type Step = (image: Image) => Image;

/**
 * Decodes the first picture, as stored: the orientation is the caller's to apply. A picture above `largePixels` comes
 * out smaller by a whole factor, each pixel the mean of those it stands for.
 *
 * @param failOn from what the library's own decoders say on
 *
 * @throws UnusableImage `truncated`, `damaged` or `unsupported`
 */
export async function decodeByVips(
  file: Buffer,
  format: ImageFormat,
  header: ImageHeader,
  // libtiff warns of tags that it does not know.
  failOn: "warning" | "error" = format === "tiff" ? "error" : "warning",
): Promise<Pixels> {
  const vips = await openVips();
  return guard(format, header, () =>
    withKept((keep) => {
      // Of libtiff's own limit of memory readImageHeader has kept account.
      const unlimited = format === "tiff" ? { unlimited: true } : {};
      const options = { access: "sequential", fail_on: failOn, ...unlimited } as const;
      const stored = open(vips, withKnownBrand(file, format), options, keep);
      // A GIF's frame may be another than its screen.
      if (format !== "gif" && (stored.width !== header.width || stored.height !== header.height)) {
        throw new UnusableImage(
          "damaged",
          message("unusable.otherSizeThanHeader", { width: header.width, height: header.height }),
        );
      }
      const profile = format === "tiff" || format === "jxl" ? embeddedProfile(stored) : header.profile;
      return finish(vips, stored, { profile, factor: shrinkFactor(stored) }, keep);
    }),
  );
}

/** A larger file, in bytes, is read as libvips asks for it: otherwise it lies in WebAssembly's memory several times. */
const copiedBytes = 4 * 2 ** 20;

function open(vips: Vips, file: Buffer, options: object, keep: Keep): Image {
  if (file.length <= copiedBytes) return keep(vips.Image.newFromBuffer(file, "", options));
  const source = keep(new vips.SourceCustom());
  let at = 0;
  source.onRead = (length) => {
    const part = file.subarray(at, at + length);
    at += part.length;
    return part.length === 0 ? undefined : part;
  };
  source.onSeek = (offset, whence) => {
    const from = whence === 0 ? 0 : whence === 1 ? at : file.length;
    at = from + offset;
    return at;
  };
  return keep(vips.Image.newFromSource(source, "", options));
}

/** As many pixels of another decoder are converted at a time. */
const bandPixels = 1_000_000;

/** Converts pixels of another decoder to sRGB where they are not, a band of rows at a time. */
export async function convertByVips(pixels: Pixels, header: ImageHeader): Promise<Pixels> {
  if (header.profile === null) return pixels;
  const { width, height, samples, data } = pixels;
  const vips = await openVips();
  const factor = shrinkFactor(pixels);
  const rows = Math.max(1, Math.floor(bandPixels / width / factor)) * factor;
  const bands: Pixels[] = [];
  for (let top = 0; top < height; top += rows) {
    const band = { width, height: Math.min(rows, height - top), samples };
    const bytes = data.subarray(top * width * samples, (top + band.height) * width * samples);
    bands.push(
      guard("heic", header, () =>
        withKept((keep) => {
          const plain = keep(vips.Image.newFromMemory(bytes, width, band.height, samples, vips.BandFormat.uchar));
          const stored = keep(plain.copy({ interpretation: samples < 3 ? "b-w" : "srgb" }));
          return finish(vips, stored, { profile: header.profile, factor }, keep);
        }),
      ),
    );
  }
  const [first] = bands;
  if (first === undefined) return pixels;
  return {
    width: first.width,
    height: bands.reduce((sum, band) => sum + band.height, 0),
    samples: first.samples,
    data: Buffer.concat(bands.map((band) => band.data)),
  };
}

function withKept<Result>(work: (keep: Keep) => Result): Result {
  const all: { delete(): void }[] = [];
  try {
    return work((kept) => {
      all.push(kept);
      return kept;
    });
  } finally {
    for (const kept of all.reverse()) kept.delete();
  }
}

/** Formats with a mark at the very end, which says whether anything before it can be missing. */
const hasEndMark: readonly ImageFormat[] = ["jpeg", "png"];
const endWords = /not enough data|unexpected end|end of (file|stream)|truncated|got \d+ bytes, expected/i;

function guard<Result>(format: ImageFormat, { hasEnd }: ImageHeader, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnusableImage || isTrap(error)) throw error;
    const said = messageOf(error);
    if (/no known (saver|loader)|not in a known format|unsupported|not supported/i.test(said)) {
      throw new UnusableImage("unsupported", message("unusable.convertIt", { said }));
    }
    const endsEarly = hasEndMark.includes(format) ? !hasEnd : endWords.test(said);
    throw new UnusableImage(endsEarly ? "truncated" : "damaged", message("plain.quoted", { words: said }));
  }
}

/** WebAssembly has given up, and nothing in it can be relied on: the process has to end. */
function isTrap(error: unknown): boolean {
  return error instanceof Error && error.name === "RuntimeError";
}

/** libvips stacks what each layer says, the last one on top: "vips::Error", then lines of "part: what". */
function messageOf(error: unknown): string {
  const { message } = error as { readonly message?: unknown };
  const text = Array.isArray(message) ? String(message.at(-1)) : String(message ?? error);
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^(vips::Error|unable to |source: )/.test(line));
  return (lines[0] ?? text.trim()).replace(/^\w+: /, "").slice(0, 200);
}

/** An image sequence has the same parts as a still picture, whose loader goes by the first brand. */
function withKnownBrand(file: Buffer, format: ImageFormat): Buffer {
  if (format !== "avif" || file.toString("latin1", 8, 12) === "avif") return file;
  const copy = Buffer.from(file);
  copy.write("avif", 8, "latin1");
  return copy;
}

function embeddedProfile(image: Image): Buffer | null {
  if (image.getTypeof("icc-profile-data") === 0) return null;
  const profile = Buffer.from(image.getBlob("icc-profile-data"));
  return isSrgbProfile(profile) ? null : profile;
}

interface Finish {
  readonly profile: Buffer | null;
  /** How many times smaller it comes out. */
  readonly factor: number;
}

function finish(vips: Vips, stored: Image, { profile, factor }: Finish, keep: Keep): Pixels {
  const steps: Step[] = [
    (image) => toBytes(vips, image, keep),
    (image) => toSrgb(image, profile, keep),
    (image) => shrink(image, factor, keep),
  ];
  const image = steps.reduce((before, step) => step(before), stored);
  const { width, height, bands: samples } = image;
  if (samples < 1 || samples > 4)
    throw new UnusableImage("unsupported", message("unusable.channelCount", { count: samples }));
  return { width, height, samples, data: image.writeToMemory() as Uint8Array };
}

/** 0 … 65535 to 0 … 255, rounded. */
const eightBits = Uint8Array.from({ length: 65_536 }, (_, value) => (value + 128) / 257);

function toBytes(vips: Vips, image: Image, keep: Keep): Image {
  if (image.format === "uchar") return image;
  if (image.format !== "ushort") throw new UnusableImage("unsupported", message("unusable.oddSamples"));
  const table = keep(vips.Image.newFromMemory(eightBits, eightBits.length, 1, 1, vips.BandFormat.uchar));
  const bytes = keep(image.maplut(table));
  return keep(
    bytes.copy({ interpretation: image.interpretation === "cmyk" ? "cmyk" : bytes.bands < 3 ? "b-w" : "srgb" }),
  );
}

function toSrgb(image: Image, profile: Buffer | null, keep: Keep): Image {
  if (profile !== null) {
    const converted = convert(image, profile, keep);
    if (converted !== undefined) return converted;
  }
  if (image.interpretation === "cmyk") return fromInk(image, keep);
  const isPlain = ["srgb", "rgb", "b-w", "multiband"].includes(image.interpretation);
  return isPlain ? image : keep(image.colourspace("srgb"));
}

/**
 * Undefined where the profile is broken, or for other colours than the picture has: the picture is then shown without.
 */
function convert(image: Image, profile: Buffer, keep: Keep): Image | undefined {
  const colours = profile.toString("latin1", 16, 20);
  const wanted = image.interpretation === "cmyk" ? "CMYK" : image.bands < 3 ? "GRAY" : "RGB ";
  if (colours !== wanted) return undefined;
  try {
    const tagged = keep(image.copy());
    tagged.setBlob("icc-profile-data", profile);
    const converted = keep(tagged.iccTransform("srgb", { embedded: true, intent: "relative" }));
    return converted;
  } catch {
    return undefined;
  }
}

/** Without a profile inks are taken for what is left of white light, as browsers and Pillow do. */
function fromInk(image: Image, keep: Keep): Image {
  const left = keep(image.invert());
  const colours = keep(left.extractBand(0, { n: 3 }));
  const light = keep(colours.multiply(keep(left.extractBand(3))));
  return keep(keep(keep(light.linear(1 / 255, 0.5)).cast("uchar")).copy({ interpretation: "srgb" }));
}

/** The whole number by which a picture above `largePixels` is made smaller; 1 for others. */
function shrinkFactor({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.ceil(Math.sqrt((width * height) / largePixels));
}

function shrink(image: Image, factor: number, keep: Keep): Image {
  if (factor < 2) return image;
  const hasAlpha = image.bands === 2 || image.bands === 4;
  // What cannot be seen has no say in the colour.
  const weighted = hasAlpha ? keep(image.premultiply()) : image;
  const small = keep(weighted.shrink(factor, factor));
  return hasAlpha ? keep(keep(keep(small.unpremultiply()).linear(1, 0.5)).cast("uchar")) : small;
}
