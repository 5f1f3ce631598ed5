import { describe, expect, it } from "vitest";
import { hasImageExtension, recogniseFormat } from "../../../electron/dataset/imageFormat.ts";
import { fixture, readableFixtures } from "./fixtures.ts";

describe("recogniseFormat", () => {
  it.each(readableFixtures)("recognises %s by its content", (name) => {
    const extension = name.split(".")[1];
    const format = extension === "jpg" ? "jpeg" : extension;
    expect(recogniseFormat(fixture(name))).toEqual({ kind: "image", format });
  });

  it.each([
    ["TIFF", fixture("picture.tif")],
    ["SVG", Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")],
    ["JPEG XL", Buffer.from([0xff, 0x0a, 1, 2])],
    ["Photoshop", Buffer.from("8BPS\0\x01", "latin1")],
  ])("names %s as a format that is not read", (name, bytes) => {
    expect(recogniseFormat(bytes)).toEqual({ kind: "unsupported", name });
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
