/** A device that fails in the middle of a run: a real process, a real history. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createChildProcessSpawn } from "../../../electron/studio/training/host/childProcess.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { hashes, imageFolder, newRun, reaches, realStudio, temporaryFolder, tinySettings } from "./trainingFixture.ts";

const settings = tinySettings({ device: "webgpu" });

/** Trains on a device that fails so, until the run is at rest. */
async function train(failure: "reject" | "crash" | "start" | "never") {
  const modulePath = join(import.meta.dirname, "failingTrainer.ts");
  const spawnTrainer = createChildProcessSpawn({ modulePath, environment: { FAILURE: failure } });
  const { studio } = await realStudio({ home: temporaryFolder(), spawnTrainer });
  const { id } = await newRun(studio, imageFolder(), settings);
  studio.start(id);
  return { studio, run: await studio.atRest(id) };
}

function messages(studio: Studio, runId: string): string[] {
  return studio.history.listEvents(runId).map(({ message }) => message.text);
}

describe("a device that fails in the middle of a run", () => {
  it.each([
    [
      "reject",
      /^WebGPU failed while it computed the critic step: the device was lost\. .* from the checkpoint at step 10,/,
    ],
    ["crash", /^WebGPU has probably failed: .* by SIGSEGV at step \d+\. Its last output: device lost: .* at step 10,/],
  ] as const)(
    "pauses it at its last checkpoint where it does %s, and another device goes on",
    async (failure, sentence) => {
      const { studio, run } = await train(failure);
      expect(run).toMatchObject({ state: "paused", failedDevice: "WebGPU", owner: null });
      expect(run.message?.text).toMatch(sentence);
      expect(messages(studio, run.id)).toContain(run.message?.text);
      expect(studio.history.listCheckpoints(run.id).map(({ step }) => step)).toEqual([0, 10]);

      studio.resume(run.id, { device: "cpu" });
      expect(await studio.atRest(run.id)).toMatchObject({ state: "completed", step: 20, failedDevice: null });
      const after = studio.history.run(run.id);
      expect(after.configuration.device).toBe("cpu");
      expect(after.segments).toEqual([
        { fromStep: 0, library: "onnxruntime-node, WebGPU (a card of the test)", threads: 1 },
        { fromStep: 10, library: expect.stringMatching(/onnxruntime-node .*, CPU$/) as string, threads: 1 },
      ]);
      expect(messages(studio, run.id).at(-1)).toMatch(
        /computed by .*WebGPU.*, this goes on with .*CPU.*not bit for bit/,
      );
      expect((await studio.verify(run.id)).problems).toEqual([]);
    },
  );

  it("lets the run try the same device again, which computes the same from the checkpoint on", async () => {
    const { studio, run } = await train("reject");
    studio.resume(run.id);
    // The second process has a device that fails as late, which is after the last step.
    const again = await studio.atRest(run.id);
    expect(again).toMatchObject({ state: "completed", step: 20 });
    expect(studio.history.run(run.id).segments).toHaveLength(1);

    const undisturbed = await train("never");
    const samples = (studio: Studio, id: string) => hashes(studio, studio.history.listSamples(id));
    expect(samples(studio, run.id)).toEqual(samples(undisturbed.studio, undisturbed.run.id));
  });

  it("is a failure where it could not begin, with the same way out", async () => {
    const { studio, run } = await train("start");
    expect(run).toMatchObject({ state: "failed", failedDevice: "WebGPU", step: 0 });
    expect(run.message?.text).toMatch(/^WebGPU failed while it got ready for the critic step: the device was lost/);
    studio.resume(run.id, { device: "cpu" });
    await reaches(studio, run.id, 1);
    await studio.stopNow(run.id);
  });
});
