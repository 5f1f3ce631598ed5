import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodePng } from "../../../electron/storage/png.ts";
import { critic, makePictures, tinySettings, type CriticEnd } from "./critic.support.ts";

let folder = "";
let home = "";
let trained: CriticEnd;
let runId = "";

/** The command on this test's home folder, from there so that files without a path land in it. */
const here = (...words: string[]): Promise<CriticEnd> => critic(...words, "--home", home);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-cli-train-"));
  home = join(folder, "home");
  const pictures = await makePictures(join(folder, "small rooms"));
  await writeFile(join(pictures, "no picture.png"), "");
  trained = await here("train", "--data", pictures, ...tinySettings, "--steps", "10", "--name", "first");
  runId = /Run (\w{8}) "first"/.exec(trained.stdout)?.[1] ?? "";
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("train says what it trains on, where the sheets are and what to do next", () => {
  expect(trained).toMatchObject({ code: 0, stderr: "" });
  expect(trained.stdout).toContain("20 pictures in ");
  expect(trained.stdout).toContain("\n1 file cannot be used and is left out; with the reasons: critic dataset '");
  expect(trained.stdout).toContain(`Run ${runId} "first": completed at step 10 of 10.`);
  expect(trained.stdout).toContain(`critic resume ${runId} --steps 20 --home ${home}`);
  const sheets = trained.stdout.split("\n").filter((line) => line.endsWith(".png"));
  expect(sheets).toHaveLength(3);
  for (const sheet of sheets) expect(existsSync(sheet.trim()), sheet).toBe(true);
  // No colours and no cursor movements where nobody watches.
  expect(trained.stdout + trained.stderr).not.toContain("\u001b");
});

test("fork trains a child with another setting, and runs draws it below its parent", async () => {
  const forked = await here("fork", "first", "--step", "5", "--lr", "0.001", "--name", "child", "--no-sheets");
  expect(forked).toMatchObject({ code: 0 });
  expect(forked.stdout).toContain('"child" begins at step 5 of "first"');

  const table = await here("runs");
  expect(table.stdout).toMatch(new RegExp(`^${runId}  first +completed  10/10 +wgan`, "m"));
  expect(table.stdout).toMatch(/^\w{8} {2}└─ child +5 +completed +10\/10/m);
  const listed = JSON.parse((await here("runs", "--json")).stdout) as Record<string, unknown>[];
  expect(listed).toMatchObject([
    { id: runId, name: "first", parent: null, state: "completed", step: 10, steps: 10, system: "wgan" },
    { name: "child", parent: runId, parentStep: 5, state: "completed", step: 10 },
  ]);
});

test("a fork with another network is refused with the difference, and nothing is recorded", async () => {
  const refused = await here("fork", "first", "--nf", "8", "--generator", "mlp", "--steps", "20");
  expect(refused).toMatchObject({ code: 4, stdout: "" });
  expect(refused.stderr).toContain("generator (--generator) dcgan → mlp, nf (--nf) 4 → 8");
  const listed = JSON.parse((await here("runs", "--json")).stdout) as { name: string }[];
  expect(listed.map(({ name }) => name)).toEqual(["first", "child"]);
});

test("show, metrics and their JSON say the same", async () => {
  const shown = JSON.parse((await here("show", "first", "--json")).stdout) as Record<string, unknown>;
  expect(shown).toMatchObject({ id: runId, settings: { nf: 4, batch: 4 }, images: 20 });
  expect((shown.checkpoints as { step: number }[]).map(({ step }) => step)).toEqual([0, 5, 10]);
  expect((shown.samples as { step: number }[]).map(({ step }) => step)).toEqual([0, 5, 10]);
  expect((await here("show", runId.slice(0, 6))).stdout).toMatch(/--nf +4 {2}filters/);

  const csv = (await here("metrics", "first", "--csv")).stdout.trimEnd().split("\n");
  expect(csv).toHaveLength(11);
  expect(csv[0]).toMatch(/^step,emEstimate,/);
  const series = JSON.parse((await here("metrics", "first", "--tag", "emEstimate", "--json")).stdout) as {
    series: { points: { step: number; value: number }[] }[];
  };
  expect(series.series[0]?.points.map(({ step, value }) => `${step},${value}`)).toEqual(
    csv.slice(1).map((line) => line.split(",").slice(0, 2).join(",")),
  );
});

test("sheet and export write files, and replace none unasked", async () => {
  const sheet = join(folder, "sheet.png");
  const drawn = await here("sheet", "first", "--step", "5", "--rows", "2", "--columns", "4", "--out", sheet);
  expect(drawn).toMatchObject({ code: 0, stdout: `${sheet}\n` });
  expect(decodePng(await readFile(sheet)).text["critic-studio:export"]).toContain('"step":5');
  expect((await here("sheet", "first", "--step", "7")).stderr).toContain("The nearest are at step 0, 5, 10.");

  const csv = join(folder, "metrics.csv");
  expect(await here("export", "first", "--format", "csv", "--out", csv)).toMatchObject({ code: 0 });
  expect((await readFile(csv, "utf8")).split("\r\n")).toHaveLength(12);
  const again = await here("export", "first", "--format", "csv", "--out", csv);
  expect(again).toMatchObject({ code: 2 });
  expect(again.stderr).toContain("is there already and was kept");

  const weights = join(folder, "weights.safetensors");
  const exported = await here("export", "first", "--format", "safetensors", "--out", weights, "--json");
  expect(JSON.parse(exported.stdout)).toEqual({ run: runId, format: "safetensors", file: weights, step: 10 });
  const header = await readFile(weights, "latin1");
  expect(header).toContain("generator/");
  expect(header).not.toContain("optimizer/critic");
});

test("verify finds a checkpoint that was cut short, and exports refuse it", async () => {
  expect(await here("verify", "first")).toMatchObject({ code: 0 });
  const checkpoint = join(home, "runs", runId, "checkpoints/00000010.safetensors");
  await truncate(checkpoint, 1000);
  const verified = await here("verify", "first", "--json");
  expect(verified.code).toBe(1);
  expect(JSON.parse(verified.stdout)).toMatchObject({ checkpoints: 3, problems: [{ file: checkpoint, step: 10 }] });
  const refused = await here("export", "first", "--format", "safetensors", "--out", join(folder, "cut.safetensors"));
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain(checkpoint);

  const resumed = await here("resume", "first", "--steps", "12", "--no-sheets");
  expect(resumed).toMatchObject({ code: 0 });
  expect(resumed.stdout).toContain("completed at step 12 of 12");
});
