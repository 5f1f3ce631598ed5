import { crc32, deflateSync } from "node:zlib";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { decodePng, encodePng, type Png } from "../../../electron/storage/png.ts";
import { StudioError } from "../../../shared/errors.ts";

function picture(width: number, height: number, channels: 1 | 3, text: Record<string, string> = {}): Png {
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) => (i * 37 + (i >> 3) * 11) & 255);
  return { width, height, channels, data, text };
}

/** A PNG file written by hand, so that what `encodePng` would never write can be tried. */
function pngOf(chunks: readonly (readonly [type: string, content: Uint8Array])[]): Uint8Array {
  const parts = chunks.map(([type, content]) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    checksum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, checksum]);
  });
  return Buffer.concat([Buffer.of(137, 80, 78, 71, 13, 10, 26, 10), ...parts]);
}

function header(width: number, height: number, rest: readonly number[] = [8, 2, 0, 0, 0]): Uint8Array {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set(rest, 8);
  return content;
}

function refusal(bytes: Uint8Array): StudioError {
  try {
    decodePng(bytes, "sheet.png");
  } catch (error) {
    expect(error).toBeInstanceOf(StudioError);
    return error as StudioError;
  }
  throw new Error("decodePng accepted it");
}

describe("a PNG written and read back", () => {
  it.each([
    [1, 1, 1],
    [7, 5, 3],
    [64, 64, 3],
    [33, 2, 1],
  ] as const)("keeps %i × %i × %i pixels", (width, height, channels) => {
    const before = picture(width, height, channels);
    const after = decodePng(encodePng(before));
    expect({ ...after, data: [...after.data] }).toEqual({ ...before, data: [...before.data] });
  });

  it("keeps texts of any script, in order and side by side", () => {
    const text = { Title: "Räume & Häuser: 部屋 🛋", plain: "a\nb\t{}", empty: "", __proto__x: "µ" };
    expect(decodePng(encodePng(picture(2, 2, 3, text))).text).toEqual(text);
  });

  it("is read alike by another decoder", () => {
    const before = picture(19, 11, 3, { Software: "Critic Studio" });
    const after = decode(encodePng(before), { checkCrc: true });
    expect([...after.data]).toEqual([...before.data]);
    expect(after.text).toEqual(before.text);
  });

  it("has the same bytes each time", () => {
    const bytes = encodePng(picture(40, 40, 3, { a: "ü" }));
    expect(encodePng(picture(40, 40, 3, { a: "ü" }))).toEqual(bytes);
  });

  it("is smaller than its pixels where they are smooth", () => {
    const data = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i >> 4) & 255);
    expect(encodePng({ width: 64, height: 64, channels: 3, data, text: {} }).length).toBeLessThan(data.length / 8);
  });
});

describe("encodePng refuses", () => {
  it.each([
    ["too few bytes", { ...picture(4, 4, 3), data: new Uint8Array(47) }],
    ["no width", { ...picture(4, 4, 3), width: 0 }],
    ["a side beyond the limit", { ...picture(1, 1, 1), width: 20_000, data: new Uint8Array(20_000) }],
    ["a text with NUL", picture(1, 1, 1, { a: "x\0y" })],
    ["half a surrogate pair", picture(1, 1, 1, { a: "\ud800" })],
    ["a keyword with a line break", picture(1, 1, 1, { "a\nb": "x" })],
    ["a keyword of 80 letters", picture(1, 1, 1, { ["k".repeat(80)]: "x" })],
  ])("%s", (_, wrong) => {
    expect(() => encodePng(wrong)).toThrow(RangeError);
  });
});

describe("decodePng refuses, naming the file,", () => {
  const whole = encodePng(picture(9, 9, 3, { a: "b" }));
  const pixels = deflateSync(new Uint8Array(9 * 28));

  it("every truncation", () => {
    for (let length = 0; length < whole.length; length++) {
      const error = refusal(whole.subarray(0, length));
      expect(error.code).toBe("corrupt");
      expect(error.message).toContain("sheet.png");
    }
  });

  it("any single changed byte", () => {
    for (let at = 0; at < whole.length; at++) {
      const changed = Uint8Array.from(whole);
      changed[at] = changed[at]! ^ 0x10;
      expect(refusal(changed).code).toBe("corrupt");
    }
  });

  it.each([
    [
      "an absurd size",
      pngOf([
        ["IHDR", header(0xffffffff, 0xffffffff)],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],

    [
      "more pixels than allowed",
      pngOf([
        ["IHDR", header(16_000, 16_000)],
        ["IDAT", pixels],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "no header",
      pngOf([
        ["IDAT", pixels],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "a short header",
      pngOf([
        ["IHDR", header(9, 9).subarray(0, 9)],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "16 bits",
      pngOf([
        ["IHDR", header(9, 9, [16, 2, 0, 0, 0])],
        ["IDAT", pixels],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "a palette",
      pngOf([
        ["IHDR", header(9, 9, [8, 3, 0, 0, 0])],
        ["IDAT", pixels],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "interlacing",
      pngOf([
        ["IHDR", header(9, 9, [8, 2, 0, 0, 1])],
        ["IDAT", pixels],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "no pixels",
      pngOf([
        ["IHDR", header(9, 9)],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "too few pixels",
      pngOf([
        ["IHDR", header(9, 10)],
        ["IDAT", pixels],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "too many pixels",
      pngOf([
        ["IHDR", header(9, 8)],
        ["IDAT", pixels],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "an unknown line filter",
      pngOf([
        ["IHDR", header(1, 1)],
        ["IDAT", deflateSync(Buffer.of(5, 0, 0, 0))],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
    [
      "endless text",
      pngOf([
        ["IHDR", header(9, 9)],
        ["tEXt", Buffer.concat([Buffer.from("a\0"), Buffer.alloc(1_100_000, 65)])],
        ["IDAT", pixels],
        ["IEND", Buffer.alloc(0)],
      ]),
    ],
  ])("%s", (_, bytes) => {
    const error = refusal(bytes);
    expect(error.code).toBe("corrupt");
    expect(error.message).toContain("sheet.png");
  });

  it("a small file that unpacks to 200 MB, without unpacking it", () => {
    const bomb = deflateSync(new Uint8Array(200_000_000), { level: 9 });
    const before = process.memoryUsage().arrayBuffers;
    expect(
      refusal(
        pngOf([
          ["IHDR", header(9, 9)],
          ["IDAT", bomb],
          ["IEND", Buffer.alloc(0)],
        ]),
      ).code,
    ).toBe("corrupt");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });
});
