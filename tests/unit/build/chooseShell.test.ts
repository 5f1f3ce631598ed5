/** When the desktop window opens, and what is said where it does not. */
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { describe, expect, onTestFinished, test } from "vitest";
import { chooseShell, type Machine } from "../../../build/start/chooseShell.ts";
import { programName } from "../../../build/start/electronBinary.ts";
import { runElectron } from "../../../build/start/runElectron.ts";
import { joinHome } from "../../../build/start/start.ts";

/** What an installer does that finds its download: the program first, the file that names it last. */
const workingInstaller = `
  const fs = require("node:fs"), path = require("node:path");
  fs.mkdirSync(path.join(__dirname, "dist"));
  fs.writeFileSync(path.join(__dirname, "dist/electron"), "");
  fs.writeFileSync(path.join(__dirname, "path.txt"), "electron");`;
const failingInstaller = `require("node:fs").appendFileSync(__dirname + "/tries", "x"); process.exit(1);`;
const hangingInstaller = `setInterval(() => {}, 1000);`;
const cutShortInstaller = `
  const fs = require("node:fs"), path = require("node:path");
  fs.mkdirSync(path.join(__dirname, "dist"));
  fs.writeFileSync(path.join(__dirname, "dist/electron"), "");
  process.exit(1);`;

const display = { DISPLAY: ":0" };

/** A desktop of Linux with the npm package and this installer. */
async function machineWith(installer: string, changes: Partial<Machine> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "critic-electron-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const packageFolder = join(folder, "electron");
  await mkdir(packageFolder);
  await writeFile(join(packageFolder, "package.json"), '{"version":"45.0.0"}');
  await writeFile(join(packageFolder, "install.js"), installer);
  const told: string[] = [];
  const machine: Machine = {
    platform: "linux",
    environment: display,
    userId: 1000,
    places: { packageFolder, attemptFile: join(folder, "dist/attempt.json") },
    fetchLimitMs: 20_000,
    tell: (sentence) => told.push(sentence),
    ...changes,
  };
  return { machine, told, packageFolder };
}

async function plant(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "");
}

describe("a program that is there", () => {
  test.each(["linux", "darwin", "win32"] as const)("is used on %s, and nothing is fetched", async (platform) => {
    const environment = platform === "linux" ? { WAYLAND_DISPLAY: "wayland-0" } : {};
    const { machine, told, packageFolder } = await machineWith(failingInstaller, { platform, environment });
    const program = join(packageFolder, "dist", programName(platform));
    await plant(program);
    await writeFile(join(packageFolder, "path.txt"), programName(platform));
    expect(await chooseShell(machine)).toEqual({ kind: "desktop", program });
    expect(told).toEqual([]);
  });

  test("of one's own goes first, and where it is missing nothing else is taken", async () => {
    const { machine, packageFolder } = await machineWith(workingInstaller);
    const own = join(packageFolder, "../own");
    const environment = { ...display, ELECTRON_OVERRIDE_DIST_PATH: own };
    expect(await chooseShell({ ...machine, environment })).toMatchObject({
      kind: "browser",
      why: expect.stringContaining("ELECTRON_OVERRIDE_DIST_PATH") as unknown,
    });
    await plant(join(own, "electron"));
    expect(await chooseShell({ ...machine, environment })).toEqual({ kind: "desktop", program: join(own, "electron") });
  });
});

describe("a program that is not there", () => {
  test("is fetched once, and the user is told what they wait for", async () => {
    const { machine, told, packageFolder } = await machineWith(workingInstaller);
    const shell = { kind: "desktop", program: join(packageFolder, "dist/electron") };
    expect(await chooseShell(machine)).toEqual(shell);
    expect(told).toEqual([expect.stringContaining("Downloading Electron")]);
    expect(await chooseShell(machine)).toEqual(shell);
    expect(told).toHaveLength(1);
  });

  test("and cannot be had is not tried again that day", async () => {
    const { machine, told, packageFolder } = await machineWith(failingInstaller);
    expect(await chooseShell(machine)).toMatchObject({ kind: "browser" });
    expect(await chooseShell(machine)).toMatchObject({ why: expect.stringContaining("install-electron") as unknown });
    expect(await readFile(join(packageFolder, "tries"), "utf8")).toBe("x");
    expect(told).toHaveLength(1);
    // Tomorrow, or with another version, it is tried again.
    await writeFile(
      machine.places.attemptFile,
      JSON.stringify({ version: "45.0.0", failedMs: Date.now() - 90_000_000 }),
    );
    await chooseShell(machine);
    await writeFile(join(packageFolder, "package.json"), '{"version":"45.0.1"}');
    await chooseShell(machine);
    expect(await readFile(join(packageFolder, "tries"), "utf8")).toBe("xxx");
  });

  test("and does not come in time is given up", async () => {
    const { machine } = await machineWith(hangingInstaller, { fetchLimitMs: 300 });
    expect(await chooseShell(machine)).toMatchObject({ kind: "browser" });
  });

  test("and came in part only is not started", async () => {
    const { machine, packageFolder } = await machineWith(cutShortInstaller);
    expect(await chooseShell(machine)).toMatchObject({ kind: "browser" });
    expect(existsSync(join(packageFolder, "dist/electron"))).toBe(true);
    expect(await chooseShell(machine)).toMatchObject({ kind: "browser" });
  });

  test("nor its npm package leads to the browser", async () => {
    const { machine, packageFolder } = await machineWith(workingInstaller);
    await rm(packageFolder, { recursive: true });
    expect(await chooseShell(machine)).toMatchObject({ kind: "browser" });
  });
});

test("without a display nothing is fetched", async () => {
  const { machine, told } = await machineWith(workingInstaller, { environment: { DISPLAY: "" } });
  expect(await chooseShell(machine)).toEqual({
    kind: "browser",
    why: "There is no display for the desktop window",
  });
  expect(told).toEqual([]);
});

test("root is not given a window without a sandbox", async () => {
  const { machine } = await machineWith(workingInstaller, { userId: 0 });
  expect(await chooseShell(machine)).toMatchObject({ why: expect.stringContaining("root") as unknown });
});

test("the desktop program gets its words, and its end is ours", async () => {
  const folder = await mkdtemp(join(tmpdir(), "critic-run-electron-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const program = join(folder, "electron");
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$@" > "${join(folder, "words")}"\nexit 7\n`);
  await chmod(program, 0o755);
  expect(await runElectron(program, ["/project", "--home=a b"])).toBe(7);
  expect(await readFile(join(folder, "words"), "utf8")).toBe("/project\n--home=a b\n");
  await writeFile(program, "#!/bin/sh\nkill -TERM $$\n");
  expect(await runElectron(program, [])).toBe(143);
  await expect(runElectron(join(folder, "missing"), [])).rejects.toThrow("ENOENT");
});

test("--home and its folder become one word", () => {
  expect(joinHome(["--home", "x", "y"])).toEqual(["--home=x", "y"]);
  expect(joinHome(["--home=x"])).toEqual(["--home=x"]);
  expect(joinHome(["--home"])).toEqual(["--home"]);
  expect(joinHome(["a"])).toEqual(["a"]);
});
