import { resolve } from "node:path";
import { expect, it } from "vitest";
import { pointIntoBundle, startedChildren } from "../../../build/bundledPlaces.ts";

const entries = ["electron/trainer/main.ts", "electron/dataset/decoding/decoderMain.ts"];

it("writes the place of a source into it, and the children of the bundle", () => {
  const at = (text: string) => pointIntoBundle("electron/studio/host/a.ts", text, entries);
  expect(at('join(import.meta.dirname, "../../trainer/main.ts")')).toBe('placeOf("dist/electron/trainer/main.js")');
  expect(at('new URL("../../dataset/decoding/decoderMain.ts", import.meta.url)')).toBe(
    'placeUrlOf("dist/electron/dataset/decoding/decoderMain.js")',
  );
  expect(at('join(import.meta.dirname, "../resources")')).toBe('join(placeOf("electron/studio/host"), "../resources")');
  expect(at("createRequire(import.meta.url)")).toBe('createRequire(placeUrlOf("electron/studio/host/a.ts").href)');
});

it("refuses a child that is not bundled", () => {
  const text = 'new URL("./forgotten.ts", import.meta.url)';
  expect(() => pointIntoBundle("electron/dataset/a.ts", text, entries)).toThrow(/electron\/dataset\/forgotten\.ts/);
});

it("finds every process and worker that the sources start", async () => {
  const children = await startedChildren(resolve(import.meta.dirname, "../../.."));
  expect(children).toEqual(expect.arrayContaining([...entries, "electron/trainer/tasks/main.ts"]));
});
