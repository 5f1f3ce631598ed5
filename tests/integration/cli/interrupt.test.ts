import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { critic, jsonLines, makePictures, startCritic, tinySettings } from "./critic.support.ts";

let folder = "";
let pictures = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-cli-interrupt-"));
  pictures = await makePictures(join(folder, "rooms"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A run that goes on for long, in a home of its own and seen to train. */
async function training(home: string, group = false) {
  const words = ["train", "--data", pictures, ...tinySettings, "--steps", "100000", "--name", "long", "--home", home];
  const running = startCritic([...words, "--checkpoint-every", "1000000", "--json"], { group });
  await running.said('"event":"metrics"');
  return running;
}

async function recordedSteps(home: string) {
  const run = JSON.parse((await critic("show", "long", "--home", home, "--json")).stdout) as Record<string, unknown>;
  const checkpoints = (run.checkpoints as { step: number }[]).map(({ step }) => step);
  return { state: run.state, step: Number(run.step), last: Number(checkpoints.at(-1)) };
}

test("Ctrl-C writes a checkpoint and exits 130, and resume goes on from there", async () => {
  const home = join(folder, "once");
  const running = await training(home);
  running.child.kill("SIGINT");
  const end = await running.ended;
  expect(end.code).toBe(130);
  expect(end.stderr).toContain("finishes its step and writes a checkpoint");
  expect(jsonLines(end).at(-1)).toMatchObject({ event: "done", runs: [{ state: "stopped" }], sheets: [] });
  const { state, step, last } = await recordedSteps(home);
  expect(step).toBeGreaterThan(0);
  expect({ state, last }).toEqual({ state: "stopped", last: step });

  const resumed = await critic("resume", "long", "--steps", String(step + 3), "--home", home, "--json");
  expect(resumed.code).toBe(0);
  expect(jsonLines(resumed).find(({ event }) => event === "started")).toMatchObject({ step });
  expect(await recordedSteps(home)).toMatchObject({ state: "completed", step: step + 3 });
});

test("a signal to the whole group, as a service manager sends it, is as good", async () => {
  const home = join(folder, "group");
  const running = await training(home, true);
  process.kill(-running.child.pid!, "SIGTERM");
  expect((await running.ended).code).toBe(130);
  const { state, step, last } = await recordedSteps(home);
  expect({ state, last }).toEqual({ state: "stopped", last: step });
});

test.each([
  ["train", "right after it has begun", '"state":"running"'],
  ["train", "while the engine is built", '"phase":"building the iteration"'],
  ["pair", "right after both have begun", '"state":"running"'],
])("Ctrl-C in a terminal stops `critic %s` %s", async (command, moment, line) => {
  const home = join(folder, `starting ${command} ${moment}`);
  const words = [command, "--data", pictures, ...tinySettings, "--steps", "100000", "--name", "long", "--home", home];
  const running = startCritic([...words, "--json"], { group: true });
  await running.said(line);
  process.kill(-running.child.pid!, "SIGINT");
  const end = await running.ended;
  expect(end.code).toBe(130);
  const runs = jsonLines(end).at(-1)?.runs as { state: string; message: string | null }[];
  expect(runs.map(({ state, message }) => [state, message])).toEqual(runs.map(() => ["stopped", null]));
});

test("Ctrl-C while pictures are read ends the command, its decoders with it", async () => {
  const home = join(folder, "packing");
  // The bundled pictures: enough of them to be read for a while.
  const running = startCritic(["train", "--size", "64", "--home", home, "--json"], { group: true });
  await running.said('"phase":"examining"');
  process.kill(-running.child.pid!, "SIGINT");
  const end = await running.ended;
  expect(end.code).toBe(130);
  expect(jsonLines(end).at(-1)).toMatchObject({ event: "error", code: "cancelled" });
  expect((await critic("runs", "--home", home, "--json")).stdout).toBe("[]\n");
});

test("a second Ctrl-C ends at once, in the middle of a step, and the last checkpoint is kept", async () => {
  const home = join(folder, "twice");
  // A step of the reference engine on a network of this size takes many seconds.
  const slow = "--engine cpu --size 64 --nf 64 --batch 16 --sample-count 1 --name long --json".split(" ");
  const running = startCritic(["train", "--data", pictures, ...slow, "--home", home]);
  await running.said('"event":"checkpoint"');
  running.child.kill("SIGINT");
  await delay(600);
  running.child.kill("SIGINT");
  const { code, stderr } = await running.ended;
  expect(code).toBe(130);
  expect(stderr).toContain("Stopping at once. The last checkpoint is kept.");
  expect(await recordedSteps(home)).toEqual({ state: "stopped", step: 0, last: 0 });
});

test("a reader that goes away stops the run with a checkpoint, quietly", async () => {
  const home = join(folder, "head");
  const running = await training(home);
  running.child.stdout?.destroy();
  const { code, stderr } = await running.ended;
  expect(code).toBe(130);
  expect(stderr).not.toContain("EPIPE");
  const { state, step, last } = await recordedSteps(home);
  expect({ state, last }).toEqual({ state: "stopped", last: step });
});
