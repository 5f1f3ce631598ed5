import { expect, it } from "vitest";
import { comparePaths } from "../../../electron/dataset/listing/pathOrder.ts";

/** The order of names level by level, which is how folders are walked. */
function byLevels(a: string, b: string): number {
  const [x, y] = [a.split("/"), b.split("/")];
  for (let level = 0; level < Math.min(x.length, y.length); level++) {
    if (x[level] !== y[level]) return x[level]! < y[level]! ? -1 : 1;
  }
  return x.length - y.length;
}

it("is the order in which folders are walked, for any characters", () => {
  const characters = ["a", "b", "!", "-", "/", "0", "~", "\u00e9", "\udcff", "\u{1f600}", "\n"];
  let state = 1;
  const random = (below: number): number => (state = (state * 48271) % 2147483647) % below;
  const name = (): string => Array.from({ length: 1 + random(5) }, () => characters[random(11)]).join("");
  const paths = Array.from({ length: 300 }, name).filter((path) => !/^\/|\/$|\/\//.test(path));
  for (const a of paths) for (const b of paths) expect(Math.sign(comparePaths(a, b))).toBe(Math.sign(byLevels(a, b)));
});
