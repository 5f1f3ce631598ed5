/** Large pictures are decoded a few rows at a time: they need little memory, and give what small ones give. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { constants, crc32, deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { readImageHeader } from "../../../electron/dataset/decoding/headers/readImageHeader.ts";
import { openVips } from "../../../electron/dataset/decoding/openVips.ts";
import { temporaryFolder } from "./folders.ts";

const program = join(import.meta.dirname, "examiningProcess.ts");
const mostBytes = 600e6;

async function examine(content: Buffer) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "picture"), content);
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder, "picture"]);
  return JSON.parse(stdout) as { record: Record<string, unknown>; colour: number[]; heldBytes: number };
}

/** RGB of 16 bits and one colour. The rows are deflated in blocks, as the whole would not fit in memory. */
function widePng(width: number, height: number): Buffer {
  const row = Buffer.concat([
    Buffer.from([0]),
    Buffer.alloc(width * 6, Buffer.from([0x80, 0x12, 0x40, 0x34, 0x20, 0x56])),
  ]);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const words = Buffer.alloc(8);
    words.writeUInt32BE(data.length);
    words.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([words.subarray(0, 4), body, words.subarray(4)]);
  };
  const rowsInBlock = 50;
  const raw = Buffer.concat(Array.from({ length: rowsInBlock }, () => row));
  // Each block ends at a byte and refers to nothing before it, so that it can be repeated; the first begins with zlib's
  // header.
  const first = deflateSync(raw, { level: 1, finishFlush: constants.Z_FULL_FLUSH });
  const again = first.subarray(2);
  const end = deflateSync(Buffer.alloc(0)).subarray(2, 4);
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 16, 2, 0, 0, 0]);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(repeatedAdler(raw, height / rowsInBlock));
  const blocks = Array.from({ length: height / rowsInBlock - 1 }, () => again);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", Buffer.concat([first, ...blocks, end, sum])),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Adler-32 (RFC 1950) of `block` written `times` times. */
function repeatedAdler(block: Buffer, times: number): number {
  const modulus = 65_521;
  let [sum, weighted] = [0, 0];
  for (const byte of block) {
    sum = (sum + byte) % modulus;
    weighted = (weighted + sum) % modulus;
  }
  let [a, b] = [1, 0];
  for (let i = 0; i < times; i++) {
    b = (b + (block.length % modulus) * a + weighted) % modulus;
    a = (a + sum) % modulus;
  }
  return b * 65_536 + a;
}

it("a PNG of 45 megapixels and 16 bits", async () => {
  const { record, colour, heldBytes } = await examine(widePng(8192, 5500));
  expect(record).toMatchObject({ outcome: "usable", width: 8192, height: 5500 });
  expect(colour).toEqual([0x80, 0x40, 0x20]);
  expect(heldBytes).toBeLessThan(mostBytes);
});

it("a telephone's JPEG of 108 megapixels", async () => {
  const vips = await openVips();
  const dot = vips.Image.newFromMemory(new Uint8Array([128, 64, 32]), 1, 1, 3, vips.BandFormat.uchar);
  const image = dot.copy({ interpretation: "srgb" }).embed(0, 0, 12_000, 9000, { extend: "copy" });
  const { record, colour, heldBytes } = await examine(Buffer.from(image.jpegsaveBuffer({ Q: 85 })));
  expect(record).toMatchObject({ outcome: "usable", width: 12_000, height: 9000 });
  colour.forEach((value, i) => {
    expect(Math.abs(value - ([128, 64, 32][i] ?? NaN))).toBeLessThanOrEqual(2);
  });
  expect(heldBytes).toBeLessThan(mostBytes);
});

/** A plain TIFF of one strip and one colour, 8 bits: the file is as large as its pixels. */
function plainTiff(width: number, height: number): Buffer {
  const entries = [
    [0x0100, 4, width],
    [0x0101, 4, height],
    [0x0102, 3, 8],
    [0x0103, 3, 1],
    [0x0106, 3, 2],
    [0x0111, 4, 8],
    [0x0115, 3, 3],
    [0x0116, 4, height],
    [0x0117, 4, width * height * 3],
  ] as const;
  const head = Buffer.alloc(8);
  head.write("II*\0", "latin1");
  head.writeUInt32LE(8 + width * height * 3, 4);
  const directory = Buffer.alloc(2 + 12 * entries.length + 4);
  directory.writeUInt16LE(entries.length);
  for (const [i, [tag, type, value]] of entries.entries()) {
    directory.writeUInt16LE(tag, 2 + 12 * i);
    directory.writeUInt16LE(type, 4 + 12 * i);
    directory.writeUInt32LE(1, 6 + 12 * i);
    directory.writeUInt32LE(value, 10 + 12 * i);
  }
  return Buffer.concat([head, Buffer.alloc(width * height * 3, Buffer.from([128, 64, 32])), directory]);
}

it("a file of 192 MB, which lies in memory once", async () => {
  const { record, colour, heldBytes } = await examine(plainTiff(8000, 8000));
  expect(record).toMatchObject({ outcome: "usable", width: 8000, height: 8000 });
  expect(colour).toEqual([128, 64, 32]);
  expect(heldBytes).toBeLessThan(mostBytes);
});

it.each([
  ["webp", { lossless: true, effort: 0 }],
  ["webp", { Q: 80, effort: 0 }],
  ["jpg", { Q: 90, interlace: true, subsample_mode: "off" }],
  ["tiff", { compression: "lzw", tile: true }],
])("a picture of 20 megapixels holds no more than its header makes one expect: %s %j", async (format, options) => {
  const vips = await openVips();
  const dot = vips.Image.newFromMemory(new Uint8Array([128, 64, 32]), 1, 1, 3, vips.BandFormat.uchar);
  const image = dot.copy({ interpretation: "srgb" }).embed(0, 0, 5000, 4000, { extend: "copy" });
  const file = Buffer.from(image.writeToBuffer(`.${format}`, options));
  const { heldBytes: expected } = readImageHeader(file, format === "jpg" ? "jpeg" : (format as "webp" | "tiff"));
  const { record, colour, heldBytes } = await examine(file);
  expect(record).toMatchObject({ outcome: "usable", width: 5000, height: 4000 });
  colour.forEach((value, i) => {
    expect(Math.abs(value - ([128, 64, 32][i] ?? NaN))).toBeLessThanOrEqual(2);
  });
  // The process itself, libvips and a small picture that is made of it.
  expect(heldBytes).toBeLessThan(expected + file.length + 230e6);
});

it("a compressed TIFF of one strip that needs all its rows at once is refused with its megabytes", async () => {
  const tiff = plainTiff(64, 64);
  const directory = tiff.readUInt32LE(4) + 2;
  tiff.writeUInt32LE(16_000, directory + 8);
  tiff.writeUInt32LE(8000, directory + 12 + 8);
  tiff.writeUInt32LE(5, directory + 3 * 12 + 8); // LZW
  tiff.writeUInt32LE(8000, directory + 7 * 12 + 8);
  const { record } = await examine(tiff);
  expect(record).toMatchObject({
    outcome: "unusable",
    reason: "too large",
    detail: { text: expect.stringContaining("768 MB") as string },
  });
});

it("is refused with its megabytes where it cannot be read a few rows at a time", async () => {
  const png = Buffer.from(widePng(8192, 50));
  png.writeUInt32BE(16_000, 16);
  png.writeUInt32BE(8000, 20);
  png.writeUInt8(1, 28); // interlaced
  const { record } = await examine(png);
  expect(record).toMatchObject({
    outcome: "unusable",
    reason: "too large",
    detail: { text: expect.stringContaining("922 MB") as string },
  });
});
