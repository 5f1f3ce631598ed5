/** `critic stop` on what other processes train. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { killTrainerOf } from "../../fixtures/trainerOf.ts";
import { heardState, heardSteps, openTestPage, serveCritic } from "../server/page.support.ts";
import { critic, makePictures, startCritic, tinySettings } from "./critic.support.ts";

let folder = "";
let pictures = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-cli-stop-"));
  pictures = await makePictures(join(folder, "rooms"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** `critic train` or `critic pair`, seen to train, that would go on for hours. */
async function training(command: "train" | "pair", home: string) {
  const words = [command, "--data", pictures, ...tinySettings, "--steps", "1000000", "--name", "long", "--home", home];
  const running = startCritic([...words, "--checkpoint-every", "1000000", "--json"]);
  onTestFinished(() => {
    running.child.kill("SIGKILL");
  });
  await running.said('"event":"metrics"');
  return running;
}

async function shown(home: string, reference = "long") {
  const run = JSON.parse((await critic("show", reference, "--home", home, "--json")).stdout) as Record<string, unknown>;
  return {
    state: run.state,
    step: run.step,
    checkpoints: (run.checkpoints as { step: number; reason: string }[]).map(({ step, reason }) => [step, reason]),
  };
}

test(
  "a run of `critic train` is stopped with a checkpoint, and both commands say so",
  { timeout: 120_000 },
  async () => {
    const home = join(folder, "train");
    const running = await training("train", home);
    const stopped = await critic("stop", "long", "--home", home);
    expect(stopped).toMatchObject({ code: 0, stderr: 'Stopping. "long" finishes its step and writes a checkpoint.\n' });
    const { state, step, checkpoints } = await shown(home);
    expect(state).toBe("stopped");
    expect(step).toBeGreaterThan(0);
    expect(checkpoints.at(-1)).toEqual([step, "stop"]);
    expect(stopped.stdout).toMatch(
      new RegExp(`"long": stopped at step ${String(step)} of 1000000.*critic resume `, "s"),
    );

    const end = await running.ended;
    expect(end.code).toBe(130);
    expect(end.stdout).toContain("Another Critic Studio asked for the run to be stopped");
    const again = await critic("stop", "long", "--home", home);
    expect(again).toMatchObject({ code: 4, stdout: "" });
    expect(again.stderr).toContain('is stopped: "stop" is not possible. It is at rest already. Nothing was changed.');
  },
);

test("both runs of a pair are stopped by the pair's id", { timeout: 120_000 }, async () => {
  const home = join(folder, "pair");
  const running = await training("pair", home);
  const [first] = JSON.parse((await critic("runs", "--home", home, "--json")).stdout) as { pair: string }[];
  const stopped = await critic("stop", first?.pair ?? "", "--home", home, "--json");
  expect(stopped.code).toBe(0);
  expect(JSON.parse(stopped.stdout)).toMatchObject({
    event: "done",
    runs: [{ state: "stopped" }, { state: "stopped" }],
  });
  expect((await running.ended).code).toBe(130);
});

test(
  "a run of `critic serve` is stopped while the server goes on; --now asks first",
  { timeout: 180_000 },
  async () => {
    const home = join(folder, "serve");
    const page = await openTestPage(await serveCritic(home));
    const tiny = { imageSize: 16, nf: 4, nz: 8, batch: 4, sampleCount: 8, sampleEvery: 50, checkpointEvery: 1_000_000 };
    const configuration = completeConfiguration({ ...tiny, steps: 1_000_000 });
    const { id } = await page.request("datasets.prepare", { folder: pictures, configuration, jobId: "pack-1" });
    const [run] = await page.request("runs.create", { datasetId: id, name: "long", configurations: [configuration] });
    const runId = run?.id ?? "";
    await page.request("follow.run", { runId, afterStep: -1, afterSample: -1, afterEvent: 0, afterEvaluation: 0 });
    await expect.poll(() => heardSteps(page, runId).length, { timeout: 60_000 }).toBeGreaterThan(3);

    const unasked = await critic("stop", "long", "--now", "--home", home);
    expect(unasked).toMatchObject({ code: 2, stdout: "" });
    expect(unasked.stderr).toContain(
      'Stop "long" now? Everything after its newest checkpoint is dropped; resumed, it is computed anew. There ' +
        "is no terminal to ask at: --yes goes ahead. Nothing was changed.",
    );
    expect(await page.request("runs.get", { runId })).toMatchObject({ state: "running" });

    const stopped = await critic("stop", runId, "--now", "--yes", "--home", home);
    expect(stopped).toMatchObject({ code: 0 });
    expect(stopped.stdout).toMatch(/was ended at once at step \d+, as asked, without a checkpoint/);
    await expect.poll(() => heardState(page, runId)).toBe("stopped");
    expect((await shown(home)).checkpoints).toEqual([[0, "schedule"]]);
    // The server is as it was: it goes on with the run where it is asked to.
    await page.request("runs.resume", { runId });
    await expect.poll(() => heardState(page, runId), { timeout: 60_000 }).toBe("running");
  },
);

test("a process that is suspended is named, and nothing is changed", { timeout: 120_000 }, async () => {
  const home = join(folder, "suspended");
  // A step of the reference engine on a network of this size takes many seconds, in which nothing is written.
  const slow = "--engine cpu --size 64 --nf 64 --batch 16 --sample-count 1 --name long --json".split(" ");
  const running = startCritic(["train", "--data", pictures, ...slow, "--home", home]);
  onTestFinished(() => {
    // In the middle of a step the training process does not notice that its parent is gone.
    killTrainerOf(running.child.pid!);
    running.child.kill("SIGKILL");
  });
  await running.said('"event":"checkpoint"');
  // What that event writes into the history has to be committed: a process suspended within a commit keeps it locked.
  await expect.poll(async () => (await shown(home)).checkpoints, { interval: 200 }).toHaveLength(1);
  running.child.kill("SIGSTOP");
  const refused = await critic("stop", "long", "--home", home);
  expect(refused).toMatchObject({ code: 4, stdout: "" });
  expect(refused.stderr).toMatch(
    new RegExp(`\\(process ${String(running.child.pid)} on .*\\) does not answer: it may be suspended`),
  );
  running.child.kill("SIGCONT");
  expect((await shown(home)).state).toBe("running");
});

test("a run whose process was killed is said to be interrupted", { timeout: 120_000 }, async () => {
  const home = join(folder, "killed");
  const running = await training("train", home);
  running.child.kill("SIGKILL");
  await running.ended;
  const refused = await critic("stop", "long", "--home", home);
  expect(refused).toMatchObject({ code: 4 });
  expect(refused.stderr).toContain("is interrupted");
  const { step, checkpoints } = await shown(home);
  expect([Number(step) > 0, checkpoints]).toEqual([true, [[0, "schedule"]]]);
  const resumed = startCritic(["resume", "long", "--home", home]);
  // Not from where it was when it was killed.
  await resumed.said('"long" trains from step 0 to 1000000.');
  resumed.child.kill("SIGINT");
  expect((await resumed.ended).code).toBe(130);
});
