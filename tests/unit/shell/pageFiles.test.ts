import { expect, it } from "vitest";
import { findPageFile } from "../../../electron/shell/pageFiles.ts";

const files = new Map([
  ["/index.html", "/built/index.html"],
  ["/assets/index-3f9a.js", "/built/assets/index-3f9a.js"],
]);

it("gives files of the list with their types, and the page for places in it", () => {
  expect(findPageFile(files, "/assets/index-3f9a.js")).toEqual({
    file: "/built/assets/index-3f9a.js",
    type: "text/javascript; charset=utf-8",
  });
  expect(findPageFile(files, "/runs/k3f9")?.file).toBe("/built/index.html");
  expect(findPageFile(files, "/")?.file).toBe("/built/index.html");
});

it.each(["/assets/other.js", "/assets/other", "/../secret.txt", "/%2e%2e/secret", "/secret.txt"])(
  "knows nothing of %s",
  (path) => {
    expect(findPageFile(files, path)).toBeNull();
  },
);

it("answers at once, however long and odd an address is", () => {
  const startMs = performance.now();
  expect(findPageFile(files, `/${"a".repeat(100_000)}.`)).toBeNull();
  expect(performance.now() - startMs).toBeLessThan(500);
});
