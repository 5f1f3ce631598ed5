import { expect, it } from "vitest";
import { chartMarks } from "../../../../renderer/charts/chartMarks.ts";
import { lightPalette } from "../../../../renderer/theme/tokens.ts";

/** On which side of its line the word "fork" stands. */
function sideOfLabel(forkedAt: number, marked: number | null): "left" | "right" {
  const places = { forkedAt, marked, hovered: null, limit: null };
  const marks = chartMarks(places, lightPalette, { from: 0, to: 600 });
  expect(marks.fork).toMatchObject({ value: forkedAt, label: { content: "fork" } });
  const { xAdjust } = (marks.fork as { label: { xAdjust: number } }).label;
  return xAdjust < 0 ? "left" : "right";
}

it("writes the fork's label where neither the chart's end nor the line of the step in sight cuts it", () => {
  expect(sideOfLabel(300, null)).toBe("right");
  expect(sideOfLabel(300, 290)).toBe("right");
  expect(sideOfLabel(300, 500)).toBe("right");
  expect(sideOfLabel(500, 520)).toBe("left");
  expect(sideOfLabel(590, null)).toBe("left");
  // At the left end there is no room on that side.
  expect(sideOfLabel(0, 10)).toBe("right");
});
