import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it } from "vitest";
import { menuTemplate, type MenuCommand, type MenuSituation } from "../../../electron/shell/menu.ts";

/** What Electron's roles bring along (electronjs.org/docs/latest/api/menu-item), as far as letters and digits go. */
const ofRoles = ["Q", "W", "M", "H", "Alt+H", "Z", "Shift+Z", "Y", "X", "C", "V", "Shift+V", "A", "0", "R", "Shift+I"];

function entries(changes: Partial<MenuSituation> = {}, perform: (command: MenuCommand) => void = () => undefined) {
  const situation: MenuSituation = { runState: null, theme: "system", isMac: false, isDevelopment: false, ...changes };
  const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
  return flat(menuTemplate(situation, perform));
}

const named = (items: readonly MenuItemConstructorOptions[], label: string) =>
  items.find((item) => item.label?.replaceAll("&", "") === label);

describe("The menu", () => {
  it.each([true, false])("uses no key twice, nor one of the system's (on a Mac: %s)", (isMac) => {
    const keys = entries({ isMac, isDevelopment: true }).flatMap(({ accelerator }) => accelerator ?? []);
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) expect(key).toMatch(/^CmdOrCtrl\+(Shift\+)?[A-Z0-9.]$/);
    const letters = [...keys.map((key) => key.replace("CmdOrCtrl+", "")), ...ofRoles];
    expect(letters.filter((key, at) => letters.indexOf(key) !== at)).toEqual([]);
  });

  it.each([
    [null, []],
    ["queued", ["Stop with a Checkpoint"]],
    ["running", ["Pause", "Stop with a Checkpoint", "Checkpoint Now", "Sample Now"]],
    ["paused", ["Resume", "Stop with a Checkpoint", "Checkpoint Now", "Sample Now"]],
    ["stopped", ["Resume"]],
    ["completed", ["Resume"]],
  ] as const)("offers for a run that is %s what its state allows: %j", (runState, allowed) => {
    const items = entries({ runState });
    const steering = ["Pause", "Resume", "Stop with a Checkpoint", "Checkpoint Now", "Sample Now"];
    expect(steering.filter((label) => named(items, label)?.enabled === true)).toEqual(allowed);
    expect(named(items, "Sample Sheet…")?.enabled).toBe(runState !== null);
  });

  it("performs what an entry says, and nothing else", () => {
    const performed: MenuCommand[] = [];
    const items = entries({ runState: "running" }, (command) => performed.push(command));
    for (const label of ["Sample Now", "Curves…", "Tree", "Dark"]) {
      (named(items, label)?.click as (() => void) | undefined)?.();
    }
    expect(performed).toEqual([
      { kind: "run", what: "sampleNow" },
      { kind: "export", what: "curve-chart" },
      { kind: "go", path: "/tree" },
      { kind: "theme", theme: "dark" },
    ]);
  });

  it("reloads and opens developer tools only while the program is worked on", () => {
    const roles = (isDevelopment: boolean) => entries({ isDevelopment }).flatMap(({ role }) => role ?? []);
    expect(roles(false).filter((role) => /reload|dev/i.test(role))).toEqual([]);
    expect(roles(true)).toEqual(expect.arrayContaining(["reload", "toggleDevTools"]));
  });
});
