import { describe, expect, it } from "vitest";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { estimateIteration } from "../../../electron/studio/api/estimate.ts";
import { addRun, temporaryHistory } from "../history/temporaryHistory.ts";

const cores = 4;

/** A history with a run of 100 steps, each of which took so many milliseconds. */
function trained(elapsedMs: (step: number) => number, threads = cores) {
  const history = temporaryHistory();
  const run = addRun(history, "earlier");
  history.changeState(run.id, "running", { threads, engine: "compiled" });
  const steps = Array.from({ length: 100 }, (_, at) => at + 1);
  history.appendMetrics(
    run.id,
    steps.map((step) => ({ step, values: { elapsedMs: elapsedMs(step) } })),
  );
  return { history, run };
}

describe("the time that an iteration takes", () => {
  it("is the median of an earlier run with the same networks, not counting its slow beginning", () => {
    const { history, run } = trained((step) => (step <= 25 ? 5000 : step % 10 === 0 ? 900 : 40 + (step % 3)));
    const { iterationMs, basis } = estimateIteration({ history }, run.configuration, cores);
    expect(iterationMs).toBe(41);
    expect(basis.text).toContain('"earlier"');
  });

  it("does not depend on settings that compute nothing", () => {
    const { history, run } = trained(() => 40);
    const other = { ...run.configuration, steps: 7, seed: 8, learningRate: 1e-4, clip: 0.1, sampleEvery: 3 };
    expect(estimateIteration({ history }, other, cores).iterationMs).toBe(40);
  });

  it.each<Partial<RunConfiguration>>([
    { imageSize: 32 },
    { nf: 8 },
    { batch: 8 },
    { nCritic: 2 },
    { system: "gan" },
    { engine: "cpu" },
    { device: "webgpu" },
    { critic: "mlp" },
    { threads: 1 },
  ])("is unknown where a run with %j is asked for", (changes) => {
    const { history, run } = trained(() => 40);
    const { iterationMs, basis } = estimateIteration({ history }, { ...run.configuration, ...changes }, cores);
    expect(iterationMs).toBeNull();
    expect(basis.text).toMatch(/No run with the same networks/);
  });

  it("counts only what the same device has computed, where a run went on with another", () => {
    const { history, run } = trained((step) => (step <= 60 ? 400 : 20));
    const onProcessor = run.configuration;
    const onCard = { ...onProcessor, device: "webgpu" } as const;
    history.recordComputer(run.id, 0, { library: "onnxruntime-node 1.30.0, CPU", threads: cores });
    history.changeState(run.id, "stopped");
    history.changeConfiguration(run.id, onCard);
    // It was to go on with the card, and never has.
    expect(estimateIteration({ history }, onCard, cores).iterationMs).toBeNull();
    history.recordComputer(run.id, 60, { library: "onnxruntime-node 1.30.0, WebGPU (some card)", threads: 1 });
    expect(estimateIteration({ history }, onCard, cores)).toMatchObject({
      iterationMs: 20,
      basis: { text: expect.stringContaining("last 40 iterations") as string },
    });
    expect(estimateIteration({ history }, onProcessor, cores).iterationMs).toBeNull();
  });

  it("is unknown without runs, or where the earlier one used other threads", () => {
    const { history, run } = trained(() => 40, 2);
    expect(estimateIteration({ history }, run.configuration, cores).iterationMs).toBeNull();
    expect(estimateIteration({ history: temporaryHistory() }, run.configuration, cores).iterationMs).toBeNull();
  });
});
