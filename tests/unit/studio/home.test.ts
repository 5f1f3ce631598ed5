import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createHome, resolveHomeFolder } from "../../../electron/storage/home.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "critic-home-"));
  folders.push(folder);
  return folder;
}

describe("the home folder", () => {
  it("is the one asked for, else CRITIC_HOME, else in the platform's data directory", () => {
    expect(resolveHomeFolder("/a/b", { CRITIC_HOME: "/c" })).toBe("/a/b");
    expect(resolveHomeFolder(undefined, { CRITIC_HOME: "/c" })).toBe("/c");
    const usual = resolveHomeFolder(undefined, { CRITIC_HOME: "" });
    expect(usual).toContain("critic-studio");
    expect(usual.startsWith(process.env.XDG_DATA_HOME ?? homedir())).toBe(true);
  });

  it("is made with its rooms, and once more without harm", async () => {
    const folder = join(await temporaryFolder(), "deep", "home");
    const home = await createHome(folder);
    expect(await createHome(folder)).toEqual(home);
    expect([home.runsFolder, home.datasetsFolder].every(existsSync)).toBe(true);
    expect(home.databaseFile).toBe(join(folder, "studio.sqlite"));
  });

  it("cannot be a file", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "");
    await expect(createHome(file)).rejects.toMatchObject({
      code: "invalid-argument",
      message: expect.stringContaining(file) as string,
    });
  });
});
