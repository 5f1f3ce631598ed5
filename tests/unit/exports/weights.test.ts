import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { weightsSafetensors } from "../../../electron/studio/exports/formats/weightsSafetensors.ts";
import { decodeSafetensors } from "../../../electron/storage/safetensors.ts";
import type { WeightKind } from "../../../shared/average.ts";
import { temporaryFolder } from "../history/temporaryHistory.ts";
import { exportHome } from "./exportHome.ts";

describe("exported weights", () => {
  async function exported(ema: number, weights?: WeightKind): Promise<string[]> {
    const { source, addTrainedRun } = exportHome();
    const runId = await addTrainedRun("run", [4], "wgan", "images", ema);
    const outFile = join(temporaryFolder(), "weights.safetensors");
    const order = { runIds: [runId], step: 4, parameters: { weights }, prepared: null };
    const { file } = await weightsSafetensors.write(source, order, { outFile, force: false });
    return Object.keys(decodeSafetensors(await readFile(file)).tensors).sort();
  }

  it("are those of all networks, without the optimisers", async () => {
    expect(await exported(0)).toEqual(["critic/weights", "generator/weights"]);
    expect(await exported(0, "raw")).toEqual(["critic/weights", "generator/weights"]);
  });

  it("have the generator's average beside the trained ones, or the one that is asked for", async () => {
    const [critic, trained, average] = ["critic/weights", "generator/weights", "average/generator/weights"];
    expect(await exported(0.9)).toEqual([average, critic, trained]);
    expect(await exported(0.9, "average")).toEqual([average, critic]);
    expect(await exported(0.9, "raw")).toEqual([critic, trained]);
  });

  it("are refused where the average is asked for that the run did not keep", async () => {
    await expect(exported(0, "average")).rejects.toMatchObject({
      code: "invalid-argument",
      message: expect.stringMatching(/has no average of the generator: it was trained without --ema/) as string,
    });
  });
});
