/** Metrics of samples on the command line. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { critic, makePictures, tinySettings, type CriticEnd } from "./critic.support.ts";

let folder = "";
let home = "";
let training: CriticEnd;

const here = (...words: string[]): Promise<CriticEnd> => critic(...words, "--home", home);
const json = async (...words: string[]): Promise<unknown> => JSON.parse((await here(...words, "--json")).stdout);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-cli-evaluate-"));
  home = join(folder, "home");
  const pictures = await makePictures(join(folder, "rooms"));
  const words = ["--steps", "10", "--name", "first", "--no-sheets", "--evaluate-every", "10"];
  training = await here("train", "--data", pictures, ...tinySettings, ...words);
  expect(training).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("a run that is to be evaluated has its metrics when the command ends, which says what it waits for", async () => {
  expect(training.stderr).toContain("Computing the metrics of 1 checkpoint; interrupt to leave that for later.");
  const { evaluations } = (await json("metrics", "first")) as { evaluations: { step: number; metric: string }[] };
  const known = evaluations.map(({ step, metric }) => `${metric} ${step}`);
  expect(known.toSorted()).toEqual(["sampleMmd2 10", "swd 10", "swd16 10", "swdFloor 10"]);
  expect((await here("evaluate", "first", "--metric", "swd", "mmd", "--step", "10")).stdout).toMatch(
    /^step +sampleMmd2 +swd +swd16 +swdFloor +ms\n +10( +-?\d+\.\d+){4} +\d+\n$/,
  );
  const missing = await here("evaluate", "first", "--metric", "swd", "--step", "3");
  expect(missing).toMatchObject({ code: 3, stdout: "" });
  expect(missing.stderr).toMatch(/has no checkpoint at step 3/);
});

test("the diversity of one sample, then of all others, is in metrics and show, as tables and as JSON", async () => {
  const one = await here("evaluate", "first", "--metric", "sample-diversity", "--step", "10");
  expect(one).toMatchObject({ code: 0, stderr: "" });
  expect(one.stdout).toMatch(/^step +sampleDiversity +ms\n +10 +\d+\.\d+ +\d+\n$/);
  const rest = (await json("evaluate", "first", "--metric", "sampleDiversity")) as { values: { step: number }[] };
  expect(rest).toMatchObject({ metrics: ["sample-diversity"], problems: [] });
  expect(rest.values.map(({ step }) => step)).toEqual([0, 5]);
  const none = await here("evaluate", "first", "--metric", "sample-diversity");
  expect(none.stdout).toMatch(/^Every sample of run \w{8} "first" has its sample diversity already\.\n$/);

  const { evaluations } = (await json("metrics", "first", "--tag", "sampleDiversity")) as {
    evaluations: { step: number; value: number }[];
  };
  expect(evaluations.map(({ step }) => step)).toEqual([0, 5, 10]);
  // Fresh networks draw nearly grey images: their noise alone tells them apart.
  for (const { value } of evaluations) expect(value).toBeGreaterThan(0);
  const csv = (await here("metrics", "first", "--csv", "--tag", "emEstimate", "sampleDiversity")).stdout.split("\n");
  expect(csv[0]).toBe("step,emEstimate,sampleDiversity");
  expect(csv[1]).toMatch(/^0,,\d/);
  expect(csv[2]).toMatch(/^1,[-\d].*,$/);
  expect(csv[6]).toMatch(/^5,[-\d].*,\d/);
  expect((await here("metrics", "first")).stdout).toMatch(
    /\n\nstep +sampleDiversity +sampleMmd2 +swd.*\n +0 +\d.*\n +5 .*\n +10 +\S+ +\S+ +\S+.*\n$/,
  );
  expect((await here("show", "first")).stdout).toMatch(
    /Evaluations:\n(.*\n)* +Sample diversity +\d+\.\d+ +at step 10 +3 in all/,
  );
  const shown = (await json("show", "first")) as { evaluations: { step: number }[] };
  expect(new Set(shown.evaluations.map(({ step }) => step))).toEqual(new Set([0, 5, 10]));
});

test("an unknown metric, a step without a sample and a damaged sample are named", async () => {
  const metric = await here("evaluate", "first", "--metric", "sample-diversty");
  expect(metric).toMatchObject({ code: 2, stdout: "" });
  expect(metric.stderr).toContain('There is no metric "sample-diversty" of samples. Did you mean "sample-diversity"?');
  const step = await here("evaluate", "first", "--metric", "sample-diversity", "--step", "7");
  expect(step).toMatchObject({ code: 3, stdout: "" });
  expect(step.stderr).toMatch(/Run "first" \(\w{8}\) has no sample of step 7\. It has 3, from step 0 to 10\./);
  const { samples } = (await json("show", "first")) as { samples: { file: string }[] };
  await writeFile(samples[1]!.file, "damaged");
  const damaged = await here("evaluate", "first", "--metric", "sample-diversity", "--step", "5");
  expect(damaged).toMatchObject({ code: 1, stdout: "" });
  expect(damaged.stderr).toMatch(/Step 5 has no sample diversity: .*00000005\.png/);
});
