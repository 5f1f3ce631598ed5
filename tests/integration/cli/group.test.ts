import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { critic, jsonLines, makePictures, tinySettings } from "./critic.support.ts";

const folder = await mkdtemp(join(tmpdir(), "critic-cli-group-"));
const home = join(folder, "home");

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("group trains a run of each system with its own defaults, and is known by its id everywhere", async () => {
  const pictures = await makePictures(join(folder, "rooms"));
  const flags = [...tinySettings, "--steps", "6", "--clip", "0.02", "--beta1", "0.4"];
  const systems = ["wgan", "gan", "gan-minimax"];
  const end = await critic("group", "--algo", systems.join(), "--data", pictures, ...flags, "--home", home, "--json");
  expect(end).toMatchObject({ code: 0, stderr: "" });
  const lines = jsonLines(end);
  const done = lines.at(-1) as { runs: Record<string, string>[]; sheets: string[] };
  expect(done.runs).toMatchObject(
    systems.map((system) => ({ name: `rooms (${system})`, system, state: "completed", step: 6 })),
  );
  expect(done.sheets.map((file) => file.replace(/.*\//, "")).toSorted()).toEqual([
    "curves.png",
    "group-step-6.png",
    "progress.png",
  ]);
  const steps = lines
    .filter(({ event }) => event === "metrics")
    .map(({ run, step }) => `${String(run)} ${String(step)}`);
  expect(new Set(steps).size).toBe(18);

  // A flag is kept where it has an effect: clipping of the WGAN, Adam's beta1 of the others.
  const ids = done.runs.map(({ id }) => String(id));
  const shown = await Promise.all(ids.map((id) => critic("show", id, "--home", home, "--json")));
  const settings = shown.map(({ stdout }) => (JSON.parse(stdout) as { settings: Record<string, unknown> }).settings);
  expect(settings.map(({ optimizer, clip, beta1 }) => [optimizer, clip, beta1])).toEqual([
    ["rmsprop", 0.02, 0.5],
    ["adam", 0.01, 0.4],
    ["adam", 0.01, 0.4],
  ]);

  const group = String(done.runs[0]?.group);
  const told = await critic("show", group, "--home", home);
  expect(told.stdout).toMatch(/group +\w+ "rooms", 3 runs/);
  for (const id of ids) expect(told.stdout).toContain(id);
  expect(JSON.parse((await critic("show", group, "--home", home, "--json")).stdout)).toMatchObject({
    group,
    name: "rooms",
    runs: ids.map((id) => ({ id, group })),
  });
  expect((await critic("runs", "--home", home)).stdout).toMatch(/ GROUP /);

  const out = join(folder, "group.png");
  const sheet = await critic("sheet", "--group", ids[2]!, "--step", "5", "--out", out, "--home", home, "--json");
  expect(JSON.parse(sheet.stdout)).toMatchObject({ file: out, runs: ids, steps: [5] });
  const resumed = await critic("resume", group, "--steps", "8", "--home", home, "--json", "--no-sheets");
  expect(resumed.code).toBe(0);
  expect(jsonLines(resumed).at(-1)).toMatchObject({ runs: ids.map((id) => ({ id, state: "completed", step: 8 })) });
});

test.each([
  ["a system that there is not", ["--algo", "wgan,wgna"], 'no system called "wgna". Did you mean "wgan"?'],
  ["one that is named twice", ["--algo", "gan,wgan,gan"], "--algo names gan twice"],
  ["none", [], "Say which systems to train beside each other: --algo wgan,gan."],
  ["a flag that none has use for", ["--algo", "gan,gan-minimax", "--clip", "0.1"], "--clip 0.1 would do nothing here"],
])("group refuses %s before anything is begun", async (_, words, sentence) => {
  const end = await critic("group", ...words, "--home", join(folder, "none"));
  expect(end).toMatchObject({ code: 2, stdout: "" });
  expect(end.stderr).toContain(sentence);
});
