import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatFigure } from "../../../../shared/figures.ts";
import { colourNames } from "../../../../shared/systemFacts.ts";
import { contrast } from "./colourVision.ts";
import { darkPalette, lightPalette, paletteVariables, space, type Palette } from "../../../../renderer/theme/tokens.ts";

const texts = ["ink", "faintInk", "danger", "warning", "success"] as const;
const palettes: [string, Palette][] = [
  ["light", lightPalette],
  ["dark", darkPalette],
];

describe.each(palettes)("the %s palette", (_name, palette) => {
  const grounds = [palette.ground, palette.raised, palette.sunken, palette.hover];

  it.each(texts)("%s can be read on every ground (4.5:1)", (text) => {
    for (const ground of grounds) expect(contrast(palette[text], ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(colourNames)(
    "%s can be read as text on every ground, and seen as a mark on the page and on panels",
    (name) => {
      for (const ground of grounds) expect(contrast(palette.dataText[name], ground)).toBeGreaterThanOrEqual(4.5);
      for (const ground of [palette.ground, palette.raised]) {
        expect(contrast(palette.data[name], ground)).toBeGreaterThanOrEqual(3);
      }
    },
  );

  it("has outlines that can be seen on the page and on panels (3:1)", () => {
    for (const ground of [palette.ground, palette.raised]) {
      expect(contrast(palette.outline, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  it("has text that can be read on buttons of ink and of danger", () => {
    for (const button of [palette.ink, palette.danger]) {
      expect(contrast(palette.inkOnInk, button)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("the page of the design", () => {
  const page = readFileSync("docs/design.md", "utf8");

  it("names every colour as it is", () => {
    const missing = palettes.flatMap(([, palette]) =>
      Object.values(paletteVariables(palette)).filter((colour) => !page.includes(colour)),
    );
    expect(missing).toEqual([]);
  });

  it("says as it is from where to where figures are written in full", () => {
    expect(page).toContain("in full from 0.0001 to 1,000,000");
    expect([0.0001, 1e6].map((value) => formatFigure(value))).toEqual(["0.0001000", "1,000,000"]);
    for (const value of [0.000099, 1_000_001]) expect(formatFigure(value)).toContain("e");
  });

  it("names every distance as it is", () => {
    for (const [name, px] of Object.entries(space)) expect(page).toMatch(new RegExp(`\\b${name}\\b[^\\n]*\\b${px}\\b`));
  });
});
