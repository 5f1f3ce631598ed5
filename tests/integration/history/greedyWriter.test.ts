import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openHistory } from "../../../electron/history/openHistory.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";

test("every write finds its turn beside two processes that commit without a pause", async () => {
  const folder = mkdtempSync(join(tmpdir(), "critic-greedy-"));
  const file = join(folder, "studio.sqlite");
  const history = openHistory(file);
  onTestFinished(() => {
    history.close();
    rmSync(folder, { recursive: true, force: true });
  });
  history.saveDataset({ id: "d", sourceFolder: "/d", packedFolder: "d", settings: {}, imageCount: 1, report: {} });
  const { id } = history.createRun({ name: "ours", configuration: completeConfiguration({}), datasetId: "d" });
  const writers = [1, 2].map(() =>
    spawn(process.execPath, [join(import.meta.dirname, "greedyWriter.ts"), file], {
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  onTestFinished(() => {
    for (const writer of writers) writer.kill("SIGKILL");
  });
  await Promise.all(writers.map((writer) => once(writer.stdout, "data")));

  for (let step = 1; step <= 150; step++) history.appendMetrics(id, [{ step, values: { loss: step } }]);
  // What only reads waits for nobody, opening included.
  for (let time = 0; time < 20; time++) openHistory(file).close();
  expect(history.run(id).step).toBe(150);
  expect(writers.map(({ exitCode }) => exitCode)).toEqual([null, null]);
});
