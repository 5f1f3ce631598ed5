import { describe, expect, it } from "vitest";
import { hasImageExtension, recogniseFormat } from "../../../electron/dataset/decoding/imageFormat.ts";
import { fixture, readableFixtures } from "./fixtures.ts";

describe("recogniseFormat", () => {
  it.each(readableFixtures)("recognises %s by its content", (name) => {
    const extension = name.split(".")[1];
    const format = { jpg: "jpeg", tif: "tiff" }[extension ?? ""] ?? extension;
    expect(recogniseFormat(fixture(name))).toEqual({ kind: "image", format });
  });

  it.each([
    ["SVG", Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["JPEG 2000", Buffer.from([0xff, 0x4f, 0xff, 0x51])],
    ["Photoshop", Buffer.from("8BPS\0\x01", "latin1")],
  ])("names %s as a format that is not read", (name, bytes) => {
    expect(recogniseFormat(bytes)).toEqual({ kind: "unsupported", name });
  });

  it.each([
    ["heic", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")],
    ["avif", Buffer.from("\0\0\0\x18ftypavis\0\0\0\0msf1miaf", "latin1")],
    ["jxl", Buffer.from([0xff, 0x0a, 1, 2])],
    ["jxl", Buffer.from("\0\0\0\x0cJXL \r\n\x87\n", "latin1")],
    ["tiff", Buffer.from("MM\0*\0\0\0\x08", "latin1")],
  ])("recognises %s by its first bytes", (format, bytes) => {
    expect(recogniseFormat(bytes)).toEqual({ kind: "image", format });
  });

  it.each([
    "BMW is a car maker, and this is a text about it.",
    "",
    "B",
    "GIF",
    "RIFF1234WAVEfmt ",
    "\0\0\0\x18ftypmp42",
  ])("takes %j for no picture", (text) => {
    expect(recogniseFormat(Buffer.from(text, "latin1"))).toEqual({ kind: "unknown" });
  });
});

describe("hasImageExtension", () => {
  it("goes by the last extension, in any case", () => {
    expect(["a.PNG", "b/c.jpeg", "d.tar.webp"].every(hasImageExtension)).toBe(true);
    expect(["png", "notes.txt", "a.png.json", "Thumbs.db"].some(hasImageExtension)).toBe(false);
  });
});
