import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatNumberOf,
  formatSpeed,
} from "../../../../renderer/charts/formatFigures.ts";

describe("figures", () => {
  it("reads speeds, and a dash where there is none", () => {
    expect([0.84, 8.44, 1234.4, null].map(formatSpeed)).toEqual([
      "0.8 images/s",
      "8.4 images/s",
      "1,234 images/s",
      "–",
    ]);
  });

  it("reads sizes and durations with the units that fit", () => {
    expect([512, 1400, 999_600, 48_300_000, 1.2e9].map(formatBytes)).toEqual([
      "512 bytes",
      "1.4 kB",
      "1.0 MB",
      "48.3 MB",
      "1.2 GB",
    ]);
    expect([-3, 38_400, 250_000, 7_500_000, 180_000_000].map(formatDuration)).toEqual([
      "0 s",
      "38 s",
      "4 min 10 s",
      "2 h 05 min",
      "2 d 02 h",
    ]);
  });

  it("counts things", () => {
    expect([formatCount(12_400), formatNumberOf(1, "run"), formatNumberOf(3, "run")]).toEqual([
      "12,400",
      "1 run",
      "3 runs",
    ]);
  });
});
