import { describe, expect, it } from "vitest";
import { breadcrumb } from "../../../../renderer/components/folder-picker/breadcrumb.ts";
import { moveInList, typeAhead } from "../../../../renderer/components/folder-picker/typeAhead.ts";

describe("breadcrumb", () => {
  it.each([
    ["/", ["/"]],
    ["/home/ada/pictures", ["/", "/home", "/home/ada", "/home/ada/pictures"]],
    ["/home//ada/", ["/", "/home", "/home/ada"]],
    ["C:\\", ["C:\\"]],
    ["C:\\Users\\Ada", ["C:\\", "C:\\Users", "C:\\Users\\Ada"]],
    ["\\\\nas\\pictures\\cats", ["\\\\nas\\pictures\\", "\\\\nas\\pictures\\cats"]],
  ])("of %s", (folder, folders) => {
    expect(breadcrumb(folder).map((crumb) => crumb.folder)).toEqual(folders);
  });

  it("names each by its last part, and keeps a backslash that is part of a name", () => {
    expect(breadcrumb("/a/b c").map(({ name }) => name)).toEqual(["/", "a", "b c"]);
    expect(breadcrumb("/a/b\\c").map(({ name }) => name)).toEqual(["/", "a", "b\\c"]);
  });
});

describe("typeAhead", () => {
  const names = ["Apples", "Bears", "Berries", "boats", "Cats"];

  it("finds the first that begins so, in any case", () => {
    expect(typeAhead(names, "c", -1)).toBe(4);
    expect(typeAhead(names, "BER", -1)).toBe(2);
    expect(typeAhead(names, "x", 0)).toBe(-1);
  });

  it("goes through those with one letter, round the end", () => {
    expect(typeAhead(names, "b", 1)).toBe(2);
    expect(typeAhead(names, "bb", 2)).toBe(3);
    expect(typeAhead(names, "bbb", 3)).toBe(1);
  });

  it("stays while more letters still fit", () => {
    expect(typeAhead(names, "be", 1)).toBe(1);
    expect(typeAhead(names, "ber", 1)).toBe(2);
  });
});

describe("moveInList", () => {
  it.each([
    ["ArrowDown", -1, 0],
    ["ArrowDown", 4, 4],
    ["ArrowUp", -1, 4],
    ["ArrowUp", 0, 0],
    ["PageDown", 1, 4],
    ["PageUp", 4, 1],
    ["Home", 3, 0],
    ["End", 0, 4],
  ])("%s from %d leads to %d of five", (key, from, to) => {
    expect(moveInList(key, from, 5, 3)).toBe(to);
  });

  it("leaves other keys and empty lists alone", () => {
    expect(moveInList("Enter", 0, 5, 3)).toBeNull();
    expect(moveInList("ArrowDown", -1, 0, 3)).toBeNull();
  });
});
