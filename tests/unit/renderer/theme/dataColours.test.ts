import { readFileSync } from "node:fs";
import { createCanvas, Path2D } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { darkPalette, lightPalette } from "../../../../renderer/theme/tokens.ts";
import { markPaths } from "../../../../shared/designTokens.ts";
import { colourNames, markNames, type ColourName, type MarkName } from "../../../../shared/systemFacts.ts";
import { difference, visions, type Vision } from "./colourVision.ts";

/** The two of each pair of different names. */
function pairs<Name>(names: readonly Name[]): (readonly [Name, Name])[] {
  return names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
}

/** How far apart the closest two are at least; about 2 can just be seen side by side. */
type Distances = Readonly<Record<Vision, number>>;
const asFarApart: readonly (readonly [number, Distances])[] = [
  [2, { normal: 30, protanopia: 28, deuteranopia: 30, tritanopia: 28, grey: 10 }],
  [6, { normal: 16, protanopia: 10, deuteranopia: 10, tritanopia: 10, grey: 5 }],
  [8, { normal: 14, protanopia: 9, deuteranopia: 9, tritanopia: 9, grey: 4.5 }],
];

describe.each([
  ["light", lightPalette],
  ["dark", darkPalette],
])("the data colours on a %s ground", (_, { data }) => {
  it.each(asFarApart.flatMap(([count, distances]) => visions.map((vision) => ({ count, vision, distances }))))(
    "stay apart, the first $count, in $vision vision",
    ({ count, vision, distances }) => {
      for (const [one, other] of pairs<ColourName>(colourNames.slice(0, count))) {
        expect(difference(data[one], data[other], vision), `${one} and ${other}`).toBeGreaterThan(distances[vision]);
      }
    },
  );
});

describe("the page of the design", () => {
  const page = readFileSync("docs/design.md", "utf8");

  it("has the order of the colours and these distances", () => {
    expect(page.replaceAll(/\s+/g, " ")).toContain(`in this order: ${colourNames.join(", ")};`);
    for (const [count, distances] of asFarApart) {
      const cells = [count, ...visions.map((vision) => distances[vision])];
      expect(page).toMatch(new RegExp(cells.map((cell) => `\\| ${cell} +`).join("")));
    }
  });
});

describe("the simulated eyes", () => {
  it("see as OKLab says: its published value of white against black is 100, and equal colours are 0 apart", () => {
    expect(difference("#000000", "#ffffff", "normal")).toBeCloseTo(100, 3);
    expect(difference("#2a6fdb", "#2a6fdb", "tritanopia")).toBe(0);
  });

  it("leave greys as they are, and confuse what such eyes confuse", () => {
    for (const vision of visions) {
      expect(difference("#333333", "#999999", vision)).toBeCloseTo(difference("#333333", "#999999", "normal"), 1);
    }
    // Ishihara's classic: a red and a green of one lightness.
    const [red, green] = ["#c35d5d", "#7f7d3a"];
    expect(difference(red, green, "normal")).toBeGreaterThan(15);
    expect(difference(red, green, "deuteranopia")).toBeLessThan(6);
  });
});

describe("the marks", () => {
  const sizePx = 10;

  /** How much of each pixel the mark covers, 0 … 1, at the size of a mark beside a name. */
  function coverage(mark: MarkName): readonly number[] {
    const context = createCanvas(sizePx, sizePx).getContext("2d");
    context.translate(sizePx / 2, sizePx / 2);
    context.scale(sizePx / 2, sizePx / 2);
    context.fill(new Path2D(markPaths[mark]));
    const { data } = context.getImageData(0, 0, sizePx, sizePx);
    return Array.from({ length: sizePx ** 2 }, (_, at) => data[4 * at + 3]! / 255);
  }

  it("have shapes of their own: of what two of them cover, a quarter or more is covered by one alone", () => {
    for (const [one, other] of pairs<MarkName>(markNames)) {
      const [a, b] = [coverage(one), coverage(other)];
      const all = a.reduce((sum, part, at) => sum + Math.max(part, b[at]!), 0);
      const both = a.reduce((sum, part, at) => sum + Math.min(part, b[at]!), 0);
      // Square and circle, the signs of the two systems of the paper, have colours far apart besides.
      const least = one === "circle" && other === "square" ? 0.15 : 0.25;
      expect(1 - both / all, `${one} and ${other}`).toBeGreaterThan(least);
    }
  });
});
