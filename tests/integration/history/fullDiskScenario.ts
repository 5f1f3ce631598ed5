/**
 * Run in a mount namespace of its own, on a disk of 2 MB: `node fullDiskScenario.ts DISK`; prints what was seen as
 * JSON.
 */
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { currentOwner } from "../../../electron/history/owner.ts";
import { openHistory } from "../../../electron/history/openHistory.ts";
import { createHome } from "../../../electron/storage/home.ts";
import { openStudio } from "../../../electron/studio/studio.ts";

const disk = process.argv[2] ?? "";
const folder = join(disk, "home");
const home = await createHome(folder);
const history = openHistory(home.databaseFile);
history.saveDataset({
  id: "cats",
  sourceFolder: "/c",
  packedFolder: "datasets/cats",
  settings: {},
  imageCount: 9,
  report: {},
});
const ids = ["empty", "doomed"].map((name) => {
  const { id } = history.createRun({ name, datasetId: "cats", configuration: completeConfiguration({}) });
  history.changeState(id, "stopped");
  return id;
});
const [emptyId = "", id = ""] = ids;
history.appendMetrics(
  id,
  Array.from({ length: 3000 }, (_, step) => ({ step: step + 1, values: { loss: step / 3 } })),
);
mkdirSync(join(home.runsFolder, id, "checkpoints"), { recursive: true });
writeFileSync(join(home.runsFolder, id, "checkpoints", "00000500.safetensors"), new Uint8Array(600 * 1024));
// Its process could not record its end, and has died.
history.changeState(id, "queued");
history.changeState(id, "running", { owner: { ...currentOwner(), pid: 2 ** 22 + 1 } });
history.close();

/** To the last byte. */
function fillDisk(): void {
  const file = openSync(join(disk, "ballast"), "a");
  for (const size of [65_536, 4096, 512]) {
    for (;;) {
      try {
        writeSync(file, new Uint8Array(size));
      } catch {
        break;
      }
    }
  }
  closeSync(file);
}

async function said(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return error instanceof StudioError ? { code: error.code, message: error.message } : String(error);
  }
}

fillDisk();
const seen: Record<string, unknown> = { freeBytes: statfsSync(disk).bavail };
seen.write = await said(() => openHistory(home.databaseFile));
const studio = await openStudio({ home: folder, access: "read" });
seen.why = studio.history.whyReadOnly()?.code;
seen.runs = studio.history.listRuns().map(({ name }) => name);
seen.points = studio.history.readSeries(id, "loss").points.length;
seen.rename = await said(() => {
  studio.renameRun(id, "other");
});
seen.deletionWithoutFiles = await said(() => studio.deleteRun(emptyId));
seen.deletion = await said(() => studio.deleteRun(id));
await studio.close();
seen.folders = [id, `${id}.deleted`].map((name) => existsSync(join(home.runsFolder, name)));
rmSync(join(disk, "ballast"));
const after = openHistory(home.databaseFile);
seen.after = { runs: after.listRuns().map(({ name }) => name), problems: after.quickCheck() };
after.close();
process.stdout.write(JSON.stringify(seen));
