import { expect, test } from "vitest";
import { isPlainName, isPlainPath, namesOf } from "../../../electron/storage/plainName.ts";

test("a plain name has no way up, no root, no drive and nothing hidden", () => {
  expect(["00000500.safetensors", "a", "Run-1.png", "_x"].filter((name) => !isPlainName(name))).toEqual([]);
  expect(["", ".", "..", ".hidden", "a/b", "a\\b", "C:", "/", "a\n", "ä"].filter(isPlainName)).toEqual([]);
});

test("a recorded path is one to four plain names, with the slashes of any system", () => {
  expect(namesOf("samples\\00000020.png")).toEqual(["samples", "00000020.png"]);
  expect(["a", "checkpoints/5.safetensors", "a\\b/c\\d"].filter((file) => !isPlainPath(file))).toEqual([]);
  expect(["", "/a", "a/", "a//b", "../a", "a/../b", "C:\\a", "a/b/c/d/e"].filter(isPlainPath)).toEqual([]);
});
