import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEngine } from "../../../electron/engine/createEngine.ts";
import type { HostArrays } from "../../../electron/engine/engine.ts";
import type { EngineFactory } from "../../../electron/trainer/port.ts";
import { checkpointPath, readCheckpoint, writeCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import { orderFor, startTraining, tinyConfiguration } from "./training.support.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "training-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The real engine, whose variables read as if one had turned into `value`. */
function engineWithVariable(value: number): EngineFactory {
  return async (name, options) => {
    const engine = await createEngine(name, options);
    const createVariables = engine.createVariables.bind(engine);
    engine.createVariables = (arrays) => {
      const variables = createVariables(arrays);
      const read = variables.read.bind(variables);
      variables.read = async (): Promise<HostArrays> => {
        const [[first, array] = ["", { shape: [0], data: new Float32Array(0) }]] = Object.entries(await read());
        array.data[0] = value;
        return { [first]: array };
      };
      return variables;
    };
    return engine;
  };
}

describe("numbers that are not finite", () => {
  it("end a run at once, before anything of them is written", async () => {
    const configuration = tinyConfiguration({ sampleEvery: 1, checkpointEvery: 1 });
    await startTraining(orderFor(folder, { configuration: { ...configuration, steps: 2 } })).ended;
    const path = checkpointPath(join(folder, "checkpoints"), 2);
    const { metadata, tensors } = await readCheckpoint(path);
    // Products of such weights overflow in the first critic step.
    for (const [name, { data }] of Object.entries(tensors)) if (name.startsWith("critic/")) data.fill(1e30);
    await writeCheckpoint(path, { metadata, tensors });
    const files = await readdir(folder, { recursive: true });

    const training = startTraining(orderFor(folder, { configuration, checkpointFile: path }));
    await training.ended;
    expect(training.reports.at(-1)).toMatchObject({ kind: "not-finite", step: 2 });
    expect(training.of("not-finite")[0]?.message.text).toMatch(
      /^(Critic loss|EM estimate|Mean score of \w+ samples) became (NaN|-?Infinity) in the critic step\. Nothing/,
    );
    expect(training.of("metrics")).toEqual([]);
    expect(await readdir(folder, { recursive: true })).toEqual(files);
  });

  it.each([NaN, Infinity, -Infinity])("are found in any variable when a checkpoint is due: %f", async (value) => {
    const training = startTraining(orderFor(folder), { createEngine: engineWithVariable(value) });
    await training.ended;
    expect(training.reports.at(-1)?.kind).toBe("not-finite");
    expect(training.of("not-finite")[0]?.message.text).toMatch(
      new RegExp(`^The values of the (generator|critic)'s [\\w ]+ became ${value}\\. Nothing`),
    );
    expect(training.of("checkpoint")).toEqual([]);
    expect(await readdir(folder)).toEqual(["samples"]);
  });
});
