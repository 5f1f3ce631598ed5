/** The command line on points in the plane: no folder is needed, and what is of pictures alone is refused by name. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { critic, type CriticEnd } from "./critic.support.ts";

const small = ["--hidden-units", "8", "--batch", "4", "--threads", "1", "--sample-count", "4", "--steps", "4"];

let folder = "";
let trained: CriticEnd;
const here = (...words: string[]): Promise<CriticEnd> => critic(...words, "--home", join(folder, "home"));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-cli-points-"));
  trained = await here("train", "--domain", "points", "--distribution", "moons", ...small);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("train says what points are drawn from, and where the sheets are", () => {
  expect(trained).toMatchObject({ code: 0, stderr: "" });
  expect(trained.stdout).toContain("Points in the plane: Two moons, drawn from seed 1; nothing is packed.");
  expect(trained.stdout).toMatch(/Run \w{8} "moons \(wgan\)": completed at step 4 of 4\./);
  expect(trained.stdout.split("\n").filter((line) => line.endsWith(".png"))).toHaveLength(3);
  expect(trained.stdout).not.toContain("--rows");
});

test("show, verify and exports know what the run's samples are", async () => {
  const shown = JSON.parse((await here("show", "moons (wgan)", "--json")).stdout) as Record<string, unknown>;
  expect(shown).toMatchObject({ domain: "points", folder: null, images: null, settings: { distribution: "moons" } });
  expect((await here("show", "moons (wgan)")).stdout).toMatch(/--distribution +moons/);
  expect(await here("verify", "moons (wgan)")).toMatchObject({ code: 0 });
  const out = join(folder, "points.csv");
  expect(await here("export", "moons (wgan)", "--format", "points-csv", "--out", out)).toMatchObject({ code: 0 });
  expect((await readFile(out, "utf8")).split("\r\n")).toHaveLength(1 + 4 + 4 + 1);
  const sheet = await here("sheet", "moons (wgan)", "--out", join(folder, "sheet.png"));
  expect(sheet).toMatchObject({ code: 0 });
  const diversity = await here("evaluate", "moons (wgan)", "--metric", "sample-diversity");
  expect(diversity.code).not.toBe(0);
  expect(diversity.stderr).toContain("is a metric of images, and the samples of run");
});

test("pair and step-dump take points too", async () => {
  const pair = await here("pair", "--preset", "points", ...small, "--name", "both", "--no-sheets");
  expect(pair).toMatchObject({ code: 0 });
  expect(pair.stdout).toContain('"both (gan)": completed');
  const out = join(folder, "dump.safetensors");
  expect(await here("step-dump", "--domain", "points", ...small, "--out", out)).toMatchObject({ code: 0 });
});

test.each([
  [["--data", "/pictures"], /are drawn, not read from a folder: leave \/pictures out/],
  [["--size", "32"], /--size 32 would do nothing here: only images have it/],
  [["--generator", "dcgan"], /--generator dcgan would do nothing here/],
  [["--preset", "quick-look"], /--preset quick-look is of the domain images, not of points: choose points or none/],
])("refuses %j, with the reason", async (words, sentence) => {
  const refused = await here("train", "--domain", "points", ...small, ...words);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toMatch(sentence);
});

test("pictures have no distribution", async () => {
  const refused = await here("train", "--distribution", "ring");
  expect(refused.stderr).toContain("--distribution ring would do nothing here: only points have it");
});
