import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { licensedPackages } from "../../../build/licences.ts";

describe("the list of licences", () => {
  it("names what comes with the program, once for each version, and no tool of development", () => {
    const lock = JSON.stringify({
      packages: {
        "": { version: "1.0.0" },
        "node_modules/b": { version: "2.0.0", license: "ISC" },
        "node_modules/a": { version: "1.0.0", license: "MIT" },
        "node_modules/x/node_modules/a": { version: "1.0.0", license: "MIT" },
        "node_modules/@scope/c": { version: "3.0.0" },
        "node_modules/b-linux": { version: "2.0.0", license: "ISC", os: ["linux"] },
        "node_modules/tool": { version: "1.0.0", license: "MIT", dev: true },
      },
    });
    expect(licensedPackages(lock)).toEqual([
      { name: "@scope/c", version: "3.0.0", licence: "unknown" },
      { name: "a", version: "1.0.0", licence: "MIT" },
      { name: "b", version: "2.0.0", licence: "ISC" },
    ]);
  });

  it("knows the licence of every package that we build on", () => {
    const packages = licensedPackages(readFileSync("package-lock.json", "utf8"));
    expect(packages.length).toBeGreaterThan(50);
    expect(packages.filter(({ licence }) => licence === "unknown")).toEqual([]);
  });

  it("names the LGPL wherever a package's own notices do", () => {
    const packages = licensedPackages(readFileSync("package-lock.json", "utf8"));
    const isLesser = ({ name }: { name: string }): boolean =>
      ["LICENSE", "THIRD-PARTY-NOTICES.md"].some((file) => {
        const path = `node_modules/${name}/${file}`;
        return existsSync(path) && /LGPL|LESSER GENERAL PUBLIC/.test(readFileSync(path, "utf8"));
      });
    const lesser = packages.filter(isLesser);
    expect(lesser.map(({ name }) => name)).toEqual(["libheif-js", "wasm-vips"]);
    for (const { licence } of lesser) expect(licence).toContain("LGPL-3.0");
  });
});
