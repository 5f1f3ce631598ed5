import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkpointPath } from "../../../electron/storage/checkpointFile.ts";
import { samplePath } from "../../../electron/trainer/samples.ts";
import { fillDiskFor } from "../../fixtures/fullDisk.ts";
import { orderFor, startTraining, tinyConfiguration } from "./training.support.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "training-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

it.skipIf(process.platform !== "linux").each([
  ["checkpoint", () => checkpointPath(join(folder, "checkpoints"), 2)],
  ["sample", () => samplePath(join(folder, "samples"), tinyConfiguration(), 2)],
])("ends with the reason and every earlier file where a %s meets a full disk", async (_, path) => {
  const order = orderFor(folder);
  const training = startTraining(order, { advance: false });
  await training.until(({ kind }) => kind === "waiting");
  const makeRoom = await fillDiskFor(path());
  training.send({ kind: "advance", untilStep: 4 });
  await expect(training.ended).rejects.toMatchObject({ code: "disk-full" });
  expect(await readdir(join(folder, "checkpoints"))).toEqual(["00000000.safetensors"]);

  makeRoom();
  // With room again it goes on from what was kept.
  const checkpointFile = checkpointPath(join(folder, "checkpoints"), 0);
  const again = startTraining({ ...order, checkpointFile });
  await again.ended;
  expect(again.of("done")).toEqual([{ kind: "done", step: 4, reason: "completed" }]);
});
