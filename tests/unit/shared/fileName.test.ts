import { describe, expect, it } from "vitest";
import { fileName } from "../../../shared/fileName.ts";

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe("the name of a file", () => {
  it.each([
    ["Räume für Übung", "Räume für Übung"],
    ["Ra\u0308ume", "Räume"],
    ["חדרים", "חדרים"],
    ["房间 一", "房间 一"],
    ["👩‍🎨 атласный", "👩‍🎨 атласный"],
    ["both (wgan)", "both (wgan)"],
    ['Räume / WGAN: "1"', "Räume - WGAN- -1"],
    ["a\u0000b\nc\u009b1m", "a-b-c-1m"],
    ["gnp\u202e.exe", "gnp-.exe"],
    ["a\u200fb\u061cc\u206fd", "a-b-c-d"],
    ["\ud800 half", "\ufffd half"],
    ["../../etc/passwd", "etc-passwd"],
    ["C:\\Windows\\x", "C-Windows-x"],
    [" .hidden. ", "hidden"],
    ["..", "run"],
    ["", "run"],
    ["???", "run"],
  ])("%j begins with %j", (stem, kept) => {
    expect(fileName(stem, "-step-20.png")).toBe(`${kept}-step-20.png`);
  });

  it.each(["CON", "nul", "Com1", "LPT9", "aux", "COM²", "CONOUT$"])(
    "of a device of Windows, %s, is another",
    (device) => {
      expect(fileName(device, ".png")).toBe(`_${device}.png`);
      expect(fileName(`${device}.backup`, "-metrics.csv")).toBe(`_${device}.backup-metrics.csv`);
      expect(fileName(device, "-metrics.csv")).toBe(`${device}-metrics.csv`);
    },
  );

  it.each(["x", "ü", "房", "👩‍🎨", "שׁ"])("of many %s ends before 255 bytes, between whole characters", (character) => {
    const name = fileName(character.repeat(300), "-step-1000000.safetensors");
    expect(bytes(name)).toBeLessThanOrEqual(240);
    expect(bytes(name)).toBeGreaterThan(240 - bytes(character));
    const stem = name.slice(0, -"-step-1000000.safetensors".length);
    expect(stem).toBe(character.normalize("NFC").repeat(stem.length / character.normalize("NFC").length));
  });

  it("has no sign that a file system forbids, whatever it is made of", () => {
    for (let point = 0; point < 0x3000; point++) {
      const name = fileName(`a${String.fromCodePoint(point)}b`, ".csv");
      expect(name).not.toMatch(/[<>:"/\\|?*]|\p{Cc}/u);
      if (/[\p{L}\p{N}]/u.test(String.fromCodePoint(point)))
        expect(name).toContain(String.fromCodePoint(point).normalize("NFC"));
    }
  });
});
