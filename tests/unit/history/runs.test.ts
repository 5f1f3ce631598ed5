import SqliteDatabase from "better-sqlite3";
import { expect, test } from "vitest";
import { currentOwner } from "../../../electron/history/owner.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import {
  addPoints,
  addRun,
  checkpoint,
  datasetId,
  refusal,
  refusalCode,
  temporaryHistory,
} from "./temporaryHistory.ts";
import { quoted } from "../messages/quoted.ts";

const configuration = completeConfiguration({ steps: 500, seed: 7 });

test("a new run is queued at step 0 with its settings, and the list shows it", () => {
  const history = temporaryHistory();
  const owner = { pid: 5, host: "here" };
  const run = history.createRun({ name: "  first  ", configuration, datasetId, owner });
  expect(run).toMatchObject({
    name: "first",
    state: "queued",
    step: 0,
    parent: null,
    groupId: null,
    owner,
    configuration,
  });
  const [summary] = history.listRuns();
  expect({ ...summary, configuration, unknownSettings: [] }).toEqual(run);
  expect(summary).toMatchObject({ targetStep: 500, system: "wgan" });
});

test("a run needs a data set, a name and settings within their ranges", () => {
  const history = temporaryHistory();
  const create = (changes: object) => () => history.createRun({ name: "n", configuration, datasetId, ...changes });
  expect(refusalCode(create({ datasetId: "missing" }))).toBe("not-found");
  expect(refusalCode(create({ name: "  " }))).toBe("invalid-argument");
  expect(refusalCode(create({ name: "n".repeat(201) }))).toBe("invalid-argument");
  expect(refusalCode(create({ configuration: { ...configuration, clip: -1 } }))).toBe("invalid-argument");
  expect(history.listRuns()).toEqual([]);
});

test("renaming changes the name alone; it need not be unique", () => {
  const history = temporaryHistory();
  const run = addRun(history, "old");
  addRun(history, "new");
  history.renameRun(run.id, "new");
  expect(history.run(run.id)).toEqual({ ...run, name: "new" });
  expect(
    refusalCode(() => {
      history.renameRun("missing", "x");
    }),
  ).toBe("not-found");
});

test("settings change only while the run rests", () => {
  const history = temporaryHistory();
  const { id, configuration: before } = addRun(history);
  const more = { ...before, steps: 2000 };
  expect(
    refusalCode(() => {
      history.changeConfiguration(id, more);
    }),
  ).toBe("wrong-state");
  history.changeState(id, "stopped");
  history.changeConfiguration(id, more);
  expect(history.run(id)).toMatchObject({ configuration: more, targetStep: 2000 });
});

test("a run whose settings were damaged is refused by name, listed, and can be deleted", () => {
  const history = temporaryHistory();
  const damaged = addRun(history, "damaged");
  const sound = addRun(history, "sound");
  const raw = new SqliteDatabase(history.file);
  raw.prepare("UPDATE runs SET configuration = '{\"nf\":' WHERE id = ?").run(damaged.id);
  raw.close();
  const error = refusal(() => history.run(damaged.id));
  expect(error.code).toBe("corrupt");
  expect(error.message).toContain(`"damaged" (${damaged.id})`);
  expect(history.listRuns().map((run) => run.system)).toEqual(["?", "wgan"]);
  expect(history.badRows().map(({ text }) => text)).toEqual([
    expect.stringContaining(`the settings of run "damaged" (${damaged.id}) cannot be read`) as string,
  ]);
  history.deleteRun(damaged.id, { evenLive: true });
  expect(history.listRuns().map((run) => run.id)).toEqual([sound.id]);
});

test("a run that is live on record alone, because its process has died, can be deleted before that is recorded", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  // Beyond the highest id that Linux gives a process.
  history.changeState(id, "running", { owner: { ...currentOwner(), pid: 2 ** 22 + 1 } });
  history.checkDeletion(id);
  expect(history.deleteSomeMetrics(id, 10)).toBe(0);
  expect(history.deleteRun(id).map(({ state }) => state)).toEqual(["running"]);
});

test("a run is deleted with all that hangs on it, but not while it is live or has forks, unless asked", () => {
  const history = temporaryHistory();
  const root = addRun(history, "root");
  history.changeState(root.id, "running", { owner: currentOwner() });
  addPoints(history, root.id, [1, 20], (step) => step);
  history.recordCheckpoint(root.id, checkpoint(10));
  history.recordSample(root.id, { step: 10, file: "samples/00000010.png", count: 64 });
  history.recordEvent(root.id, { step: 10, level: "info", message: quoted("half way") });
  expect(refusal(() => history.deleteRun(root.id)).message).toMatch(/it is running. Stop it first/);
  history.changeState(root.id, "stopped");

  const fork = addRun(history, "fork", { runId: root.id, step: 10 });
  const error = refusal(() => history.deleteRun(root.id));
  expect(error.code).toBe("wrong-state");
  expect(error.message).toContain(`"fork" (${fork.id})`);
  expect(refusal(() => history.deleteRun(root.id, { withDescendants: true })).message).toMatch(/it is queued/);
  const deleted = history.deleteRun(root.id, { withDescendants: true, evenLive: true });
  expect(deleted.map((run) => run.id)).toEqual([fork.id, root.id]);

  const raw = new SqliteDatabase(history.file);
  for (const table of ["runs", "metrics", "checkpoints", "samples", "events"]) {
    expect(raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  }
  raw.close();
});
