import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { critic, jsonLines, makePictures, tinySettings } from "./critic.support.ts";

const folder = await mkdtemp(join(tmpdir(), "critic-cli-pair-"));

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("pair --json prints one object a line, from the pictures to the sheets, and ends with done", async () => {
  const pictures = await makePictures(join(folder, "rooms"));
  const home = join(folder, "home");
  const end = await critic("pair", "--data", pictures, ...tinySettings, "--steps", "10", "--home", home, "--json");
  expect(end).toMatchObject({ code: 0, stderr: "" });
  const lines = jsonLines(end);
  expect(lines.find(({ phase }) => phase === "ready")).toMatchObject({ event: "dataset", images: 20 });

  const done = lines.at(-1) as { event: string; runs: Record<string, string>[]; sheets: string[] };
  expect(done).toMatchObject({
    event: "done",
    runs: [
      { name: "rooms (wgan)", system: "wgan", state: "completed", step: 10 },
      { name: "rooms (gan)", system: "gan", state: "completed", step: 10 },
    ],
  });
  for (const run of done.runs) {
    const of = (event: string) => lines.filter((line) => line.event === event && line.run === run.id);
    expect(of("metrics").map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const [estimate, none] = run.system === "wgan" ? ["emEstimate", "jsEstimate"] : ["jsEstimate", "emEstimate"];
    for (const point of of("metrics")) {
      expect(point[estimate]).toBeTypeOf("number");
      expect(point).not.toHaveProperty(none);
      expect([point.criticLoss, point.generatorLoss]).toEqual([expect.any(Number), expect.any(Number)]);
    }
    expect(of("checkpoint").map(({ step }) => step)).toEqual([0, 5, 10]);
    for (const { file } of of("sample")) expect(existsSync(String(file))).toBe(true);
    expect(of("state").at(-1)).toMatchObject({ state: "completed", step: 10 });
  }
  expect(done.sheets.map((file) => file.replace(/.*\//, ""))).toEqual([
    "pair-step-10.png",
    "progress.png",
    "curves.png",
  ]);
  for (const file of done.sheets) expect(existsSync(file)).toBe(true);

  const pairId = String(done.runs[0]?.pair);
  const out = join(folder, "pair.png");
  const sheet = await critic(
    "sheet",
    "--pair",
    String(done.runs[1]?.id),
    "--step",
    "5",
    "--out",
    out,
    "--home",
    home,
    "--json",
  );
  expect(JSON.parse(sheet.stdout)).toMatchObject({ file: out, steps: [5], runs: done.runs.map(({ id }) => id) });
  const resume = async (...words: string[]) =>
    critic("resume", pairId.slice(0, 7), ...words, "--home", home, "--json", "--no-sheets");
  expect(await resume("--steps", "4", "--name", "never")).toMatchObject({ code: 4 });
  expect((await critic("runs", "--home", home)).stdout).not.toContain("never");
  const resumed = await resume("--steps", "11", "--name", "again");
  expect(resumed.code).toBe(0);
  expect(jsonLines(resumed).at(-1)).toMatchObject({
    event: "done",
    runs: [
      { step: 11, name: "again (wgan)" },
      { step: 11, name: "again (gan)" },
    ],
    sheets: [],
  });
});
