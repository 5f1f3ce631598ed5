import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  firstState,
  placeWindow,
  readWindowState,
  stateFile,
  writeWindowState,
} from "../../../electron/shell/windowState.ts";

const display = { x: 0, y: 0, width: 1920, height: 1080 };

describe("placeWindow", () => {
  it("puts a window where it stood", () => {
    const bounds = { x: 100, y: 50, width: 1200, height: 800 };
    expect(placeWindow(bounds, [display])).toEqual(bounds);
  });

  it.each([
    ["on a display that is gone", { x: 4000, y: 50, width: 1200, height: 800 }],
    ["above the display", { x: 100, y: -500, width: 1200, height: 800 }],
    ["below the display", { x: 100, y: 1079, width: 1200, height: 800 }],
    ["nearly outside", { x: -1150, y: 50, width: 1200, height: 800 }],
  ])("leaves the place to the system for one that stood %s", (_where, bounds) => {
    expect(placeWindow(bounds, [display])).toEqual({ width: 1440, height: 900 });
  });

  it("makes it no larger than the display and no smaller than it can be used", () => {
    expect(placeWindow({ x: 0, y: 0, width: 9000, height: 10 }, [display])).toMatchObject({ width: 1920, height: 600 });
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 });
  });
});

describe("The file of the window's state", () => {
  it("is read as it was written; one that is damaged or strange counts as none", async () => {
    const home = mkdtempSync(join(tmpdir(), "critic-window-"));
    onTestFinished(() => {
      rmSync(home, { recursive: true });
    });
    const file = stateFile(home);
    expect(readWindowState(file)).toEqual(firstState);
    const state = { bounds: { x: 1, y: 2, width: 1000, height: 700 }, maximised: true, theme: "dark" } as const;
    await writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    for (const text of ["", "{", "null", JSON.stringify({ ...state, theme: "pink" }), '{"bounds":{"x":1e99}}']) {
      writeFileSync(file, text);
      expect(readWindowState(file)).toEqual(firstState);
    }
  });
});
