/** Metrics of samples, computed beside the training. */
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evaluationsOf } from "../../../electron/studio/evaluations/evaluationsOf.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { encodeSample } from "../../../electron/domains/images/sampleFile.ts";
import { StudioError } from "../../../shared/errors.ts";
import { newRun, scriptedStudio, secondHistory } from "./studioFixture.ts";

const metric = "sampleDiversity";
const metrics = [metric];

/** A run with samples at steps 0, 5 and 10, of two images whose grey values are as far apart as the step. */
async function trainedRun() {
  const scripted = await scriptedStudio();
  const { id } = newRun(scripted.studio);
  scripted.studio.start(id);
  await scripted.studio.atRest(id);
  drawSamples(scripted.studio, id);
  return { ...scripted, id };
}

function drawSamples(studio: Studio, runId: string): void {
  for (const sample of studio.history.listSamples(runId)) {
    const images = Uint8Array.from({ length: 512 }, (_, at) => (at < 256 ? 0 : sample.step));
    writeFileSync(studio.fileOf(sample), encodeSample({ images, size: 16, channels: 1, step: sample.step }));
  }
}

const diversityAt = (step: number): number => (Math.sqrt(256) * step * 2) / 255;
const steps = (studio: Studio, runId: string): number[] => evaluationsOf(studio.history, runId).map(({ step }) => step);

describe("evaluating a run's samples", () => {
  it("records the value of each step, tells of each, and computes none again unless asked by step", async () => {
    const { studio, id, events } = await trainedRun();
    const progress: [number, number][] = [];
    const onProgress = (done: number, total: number): unknown => progress.push([done, total]);
    const first = await studio.evaluate({ runId: id, metrics, steps: [10], onProgress });
    expect(first).toMatchObject({ values: [{ step: 10, metric }], problems: [] });
    expect(first.values[0]?.value).toBeCloseTo(diversityAt(10), 12);
    expect(progress).toEqual([
      [0, 1],
      [1, 1],
    ]);
    const rest = await studio.evaluate({ runId: id, metrics, steps: "all" });
    expect(rest.values.map(({ step }) => step)).toEqual([0, 5]);
    expect(await studio.evaluate({ runId: id, metrics, steps: "all" })).toEqual({ values: [], problems: [] });
    expect(steps(studio, id)).toEqual([0, 5, 10]);
    const told = events.filter((event) => event.kind === "evaluation");
    expect(told.map(({ runId, step }) => [runId, step])).toEqual([
      [id, 10],
      [id, 0],
      [id, 5],
    ]);
    expect((await studio.evaluate({ runId: id, metrics, steps: [5] })).values).toHaveLength(1);
  });

  it("records what a fork inherits with its parent, and shows it with both", async () => {
    const { studio, id } = await trainedRun();
    const child = await studio.fork({ runId: id, step: 8 });
    await studio.evaluate({ runId: child.id, metrics, steps: "all" });
    expect([steps(studio, id), steps(studio, child.id)]).toEqual([
      [0, 5],
      [0, 5],
    ]);
    expect(evaluationsOf(studio.history, child.id)[0]?.runId).toBe(id);
  });

  it("says which sample gave no value and why, and goes on with the others", async () => {
    const { studio, id } = await trainedRun();
    writeFileSync(studio.fileOf(studio.history.listSamples(id)[1]!), "damaged");
    const { values, problems } = await studio.evaluate({ runId: id, metrics, steps: "all" });
    expect(values.map(({ step }) => step)).toEqual([0, 10]);
    expect(problems.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Step 5 has no sample diversity: .*00000005\.png/),
    ]);
  });

  it("refuses a step without a sample, and names those that have one", async () => {
    const { studio, id } = await trainedRun();
    await expect(studio.evaluate({ runId: id, metrics, steps: [7] })).rejects.toThrow(
      /has no sample of step 7\. It has 3, from step 0 to 10\./,
    );
  });

  it("ends when it is cancelled; what was recorded stays", async () => {
    const { studio, id } = await trainedRun();
    const cancelling = new AbortController();
    const onProgress = (done: number): void => {
      if (done === 1) cancelling.abort();
    };
    const evaluating = studio.evaluate({ runId: id, metrics, steps: "all", signal: cancelling.signal, onProgress });
    await expect(evaluating).rejects.toSatisfy((error) => error instanceof StudioError && error.code === "cancelled");
    expect(steps(studio, id)).toEqual([0]);
  });

  it("leaves out what the run went back from while its sample was looked at", async () => {
    const { studio, id, home } = await trainedRun();
    const other = await secondHistory(home);
    const onProgress = (done: number): void => {
      if (done === 0) other.dropAfter(id, 8);
    };
    const { values, problems } = await studio.evaluate({ runId: id, metrics, steps: [0, 10], onProgress });
    expect(values.map(({ step }) => step)).toEqual([0]);
    expect(problems.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Step 10 has no sample diversity: .* is at step 8: .*went back/),
    ]);
    expect(steps(studio, id)).toEqual([0]);
  });
});
