import { describe, expect, it } from "vitest";
import { isPrintableLine, printable, printableLine } from "../../../shared/printableText.ts";

/** Each of them steers a terminal, breaks a line or turns the direction of writing. */
const steering = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, index) => 0x7f + index),
  ...[0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e],
  ...[0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0xfff9, 0xfffb, 0xd800, 0xdfff],
].map((code) => String.fromCharCode(code));

describe("text that is made printable", () => {
  it.each([
    ["a\u001b[2Jb", "a\\x1b[2Jb"],
    ["c\u009b1m", "c\\x9b1m"],
    ["photo\u202egpj.exe", "photo\\u202egpj.exe"],
    ["a\u0000b", "a\\x00b"],
    ["half \ud83d a pair", "half \\ud83d a pair"],
  ])("shows what would steer as an escape", (text, shown) => {
    expect(printable(text)).toBe(shown);
    expect(printableLine(text)).toBe(shown);
  });

  it("keeps the lines and tabs of a text, but not those within a name", () => {
    expect(printable("one\r\n\ttwo")).toBe("one\\r\n\ttwo");
    expect(printableLine("one\r\n\ttwo")).toBe("one\\r\\n\\ttwo");
  });

  it.each(["Möbel, alt", "שלום", "中文 名", "naïve e\u0301", "👩‍👩‍👧", "a\u00a0b", "نمی\u200cدانم", "C:\\new\\text"])(
    "leaves %s as it is",
    (name) => {
      expect(printable(name)).toBe(name);
      expect(printableLine(name)).toBe(name);
      expect(isPrintableLine(name)).toBe(true);
    },
  );

  it("lets no steering character through, and changes nothing the second time", () => {
    for (const character of steering) {
      const shown = printableLine(`a${character}b`);
      expect(shown).toMatch(/^a[\\0-9a-zA-Z]+b$/);
      expect(printableLine(shown)).toBe(shown);
      expect(isPrintableLine(`a${character}b`)).toBe(false);
      if (character !== "\n" && character !== "\t") expect(printable(`a${character}b`)).toBe(shown);
    }
  });
});
