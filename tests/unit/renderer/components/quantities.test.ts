import { expect, it } from "vitest";
import { duration, fileSize, imagesPerSecond } from "../../../../renderer/components/quantities.ts";

it.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1000, "1.0 kB"],
  [78_800_000_000, "78.8 GB"],
  [512e9, "512 GB"],
  [5e15, "5000 TB"],
])("%d bytes are %s", (bytes, text) => {
  expect(fileSize(bytes)).toBe(text);
});

it.each([
  [400, "0 s"],
  [59_400, "59 s"],
  [59_600, "1 min 0 s"],
  [95_000, "1 min 35 s"],
  [12 * 60_000, "12 min"],
  [59.8 * 60_000, "1 h"],
  [200 * 60_000, "3 h 20 min"],
  [50 * 3_600_000, "2 days 2 h"],
])("%d ms are %s", (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

it.each([
  [0.84, "0.84 images/s"],
  [8.44, "8.4 images/s"],
  [1234.4, "1,234 images/s"],
])("%d is %s", (rate, text) => {
  expect(imagesPerSecond(rate)).toBe(text);
});
