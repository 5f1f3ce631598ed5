/** What the command line leaves on the disk, and who may read it. */
import { lstat, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { critic, makePictures, startCritic, tinySettings } from "./critic.support.ts";

async function modes(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true });
  const found = await Promise.all(
    ["", ...entries].map(
      async (entry) => [entry, ((await lstat(join(folder, entry))).mode & 0o777).toString(8)] as const,
    ),
  );
  return new Map(found);
}

test.skipIf(process.platform === "win32")(
  "with a umask that hides nothing, the home is its owner's alone, and what was asked for is as the umask has it",
  { timeout: 120_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "critic-umask-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const home = join(folder, "home");
    const pictures = await makePictures(join(folder, "pictures"));
    const umask = process.umask(0o002);
    onTestFinished(() => {
      process.umask(umask);
    });
    const sheets = join(folder, "a", "sheets");
    expect(await critic("dataset", pictures, "--home", home)).toMatchObject({ code: 0 });
    expect([...(await modes(home))].filter(([, mode]) => mode !== "700" && mode !== "600")).toEqual([]);
    const words = ["--home", home, "--data", pictures, "--name", "mine", "--steps", "5", "--out-dir", sheets];
    expect(await critic("train", ...words, ...tinySettings)).toMatchObject({ code: 0 });
    const weights = join(folder, "b", "weights.safetensors");
    const generator = join(folder, "b", "generator.onnx");
    expect(await critic("export", "mine", "--format", "safetensors", "--out", weights, "--home", home)).toMatchObject({
      code: 0,
    });
    expect(await critic("export", "mine", "--format", "onnx", "--out", generator, "--home", home)).toMatchObject({
      code: 0,
    });
    const server = startCritic(["serve", "--home", home, "--json", "--no-open"]);
    await server.said('"event":"serving"');
    server.child.kill("SIGINT");
    await server.ended;

    const inHome = await modes(home);
    expect(inHome.get("")).toBe("700");
    expect(inHome.size).toBeGreaterThan(10);
    expect([...inHome].filter(([, mode]) => mode !== "700" && mode !== "600")).toEqual([]);
    const asked = [...(await modes(join(folder, "a"))), ...(await modes(join(folder, "b")))];
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter(([entry, mode]) => mode !== (/\.\w+$/.test(entry) ? "664" : "775"))).toEqual([]);
    const { stdout } = await critic("doctor", "--home", home);
    expect(stdout).not.toContain("Others on this machine");
  },
);

test("nothing is left outside the home folder: no library keeps records of its own", async () => {
  const folder = await mkdtemp(join(tmpdir(), "critic-trace-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [user, temporary] = [join(folder, "user"), join(folder, "temporary")];
  await Promise.all([mkdir(user), mkdir(temporary)]);
  const environment = {
    ...{ HOME: user, USERPROFILE: user, APPDATA: user, LOCALAPPDATA: user, XDG_CACHE_HOME: user, XDG_DATA_HOME: user },
    ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    ORT_DISABLE_TELEMETRY: undefined,
  };
  const here = (...words: string[]) => startCritic([...words, "--home", join(folder, "home")], { environment }).ended;
  const pictures = await makePictures(join(folder, "pictures"));
  const sheets = ["--out-dir", join(folder, "sheets")];
  const trained = await here(
    "train",
    "--data",
    pictures,
    "--name",
    "first",
    "--steps",
    "5",
    ...sheets,
    ...tinySettings,
  );
  expect(trained).toMatchObject({ code: 0 });
  for (const format of ["onnx", "safetensors", "csv"]) {
    expect(await here("export", "first", "--format", format, "--out", join(folder, format))).toMatchObject({
      code: 0,
    });
  }
  // With the self-test of every device: code 1 where one that could be had is missing.
  await here("doctor");
  expect(await readdir(user, { recursive: true })).toEqual([]);
  expect(await readdir(temporary, { recursive: true })).toEqual([]);
});
