import { expect, it } from "vitest";
import { seriesLooks } from "../../../../renderer/views/run/seriesLooks.ts";
import { lightPalette } from "../../../../renderer/theme/tokens.ts";

it("gives a series that stands alone the colour of its system, in a whole line", () => {
  expect(seriesLooks(lightPalette, "gan", 1)).toEqual([{ colour: lightPalette.data.orange, dash: [] }]);
});

it("tells up to eight series of a chart apart by colour, and neighbours by dashes too", () => {
  const looks = seriesLooks(lightPalette, "wgan", 8);
  expect(looks[1]?.colour).toBe(lightPalette.faintInk);
  expect(new Set(looks.map(({ colour }) => colour)).size).toBe(8);
  expect(new Set(looks.slice(0, 6).map(({ dash }) => dash.join())).size).toBe(6);
});
