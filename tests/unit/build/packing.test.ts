/** The rules by which packages are packed, on packages that we do not have. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { refuseNativeParts } from "../../../build/packing/bundledPackages.ts";
import { isFor, nativePart } from "../../../build/packing/nativeParts.ts";

const project = await mkdtemp(join(tmpdir(), "critic-packing-rules-"));

afterAll(() => rm(project, { recursive: true, force: true }));

describe("a native part", () => {
  it.each([
    ["prebuilds/linux-x64.node", "prebuilds/linux-x64.node", "linux", "x64", false],
    ["prebuilds/linuxmusl-x64.node", "prebuilds/linuxmusl-x64.node", "linux", "x64", true],
    ["prebuilds/a-linux-x64-musl/a.node", "prebuilds/a-linux-x64-musl", "linux", "x64", true],
    ["prebuilds/a-linux-x64/liba.so.0.1", "prebuilds/a-linux-x64", "linux", "x64", false],
    ["bin/napi-v6/win32/arm64/a.dll", "bin/napi-v6/win32/arm64", "win32", "arm64", false],
    ["bin/darwin/a.dylib", "bin/darwin", "darwin", null, false],
    ["lib/darwin-universal/a.node", "lib/darwin-universal", "darwin", "universal", false],
    ["win32-x64/deep/folder/a.node", "win32-x64", "win32", "x64", false],
  ])("%s is known by the names in its path", (file, path, system, architecture, isMusl) => {
    expect(nativePart(file)).toEqual({ path, system, architecture, isMusl, isFolder: path !== file });
  });

  it("is none where the path names no system, and where it is no library", () => {
    for (const file of ["build/Release/a.node", "vips.wasm", "lib/linux-x64.js", "darwin/notes.txt"]) {
      expect(nativePart(file)).toBeNull();
    }
  });

  it("is for the machines with its system, its architecture and glibc", () => {
    const part = { path: "a", isFolder: true, system: "linux", architecture: "x64", isMusl: false };
    expect(isFor(part, "linux", "x64")).toBe(true);
    expect(isFor({ ...part, architecture: null }, "linux", "arm64")).toBe(true);
    expect(isFor(part, "linux", "arm64")).toBe(false);
    expect(isFor(part, "win32", "x64")).toBe(false);
    expect(isFor({ ...part, isMusl: true }, "linux", "x64")).toBe(false);
  });
});

it("refuses to bundle a package that reads files of its own", async () => {
  for (const file of ["node_modules/plain/index.js", "node_modules/@a/pictures/lib/pictures.wasm"]) {
    await mkdir(dirname(join(project, file)), { recursive: true });
    await writeFile(join(project, file), "");
  }
  await refuseNativeParts(project, ["electron/shell/main.ts", "node_modules/plain/index.js"]);
  await expect(refuseNativeParts(project, ["node_modules/@a/pictures/index.js"])).rejects.toThrow(
    "@a/pictures is bundled, but reads node_modules/@a/pictures/lib/pictures.wasm as a file: name it in " +
      "build/nativePackages.ts.",
  );
});
