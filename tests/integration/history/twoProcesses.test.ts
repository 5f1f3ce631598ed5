import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openHistory, type History } from "../../../electron/history/openHistory.ts";
import { isOwnerAlive } from "../../../electron/history/owner.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";

const configuration = completeConfiguration({});
const dataset = { id: "d", sourceFolder: "/d", packedFolder: "d", settings: {}, imageCount: 1, report: {} };

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "critic-two-processes-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return join(folder, "studio.sqlite");
}

function openedHistory(file: string): History {
  const history = openHistory(file);
  onTestFinished(() => {
    history.close();
  });
  return history;
}

function startWriter(file: string, runId: string, batches: number): ChildProcess {
  const script = join(import.meta.dirname, "writer.ts");
  const child = spawn(process.execPath, [script, file, runId, String(batches)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

test("one process reads and writes its own run while another one trains", async () => {
  const file = newFile();
  const history = openedHistory(file);
  history.saveDataset(dataset);
  const theirs = history.createRun({ name: "theirs", configuration, datasetId: "d" });
  const ours = history.createRun({ name: "ours", configuration, datasetId: "d" });
  const child = startWriter(file, theirs.id, 150);
  const exit = once(child, "exit");

  const seen: number[] = [];
  let reads = 0;
  let ourStep = 0;
  while (seen.length < 1500) {
    const points = history.readMetricsAfter(theirs.id, seen.at(-1) ?? -1, 400);
    // Whole batches only: a reader never sees half of a transaction.
    expect((seen.length + points.length) % 10 === 0 || points.length === 400).toBe(true);
    for (const { step, values } of points) expect(values).toEqual({ emEstimate: step * 2, criticLoss: -step });
    seen.push(...points.map((point) => point.step));
    if (points.length > 0) reads++;
    history.appendMetrics(ours.id, [{ step: ++ourStep, values: { emEstimate: ourStep } }]);
    await delay(2);
  }
  expect(await exit).toEqual([0, null]);
  expect(seen).toEqual(Array.from({ length: 1500 }, (_, index) => index + 1));
  expect(reads).toBeGreaterThan(3);
  expect(history.readSeries(ours.id, "emEstimate").points).toHaveLength(ourStep);
  expect(history.run(theirs.id)).toMatchObject({ state: "completed", step: 1500, owner: null });
  expect(history.quickCheck()).toEqual([]);
});

test("what a killed process has committed is there, and its run becomes interrupted", async () => {
  const file = newFile();
  const before = openHistory(file);
  before.saveDataset(dataset);
  const { id } = before.createRun({ name: "killed", configuration, datasetId: "d" });
  before.close();

  const child = startWriter(file, id, 1_000_000);
  const exit = once(child, "exit");
  let committed = -1;
  if (child.stdout === null) throw new Error("The writer has no output.");
  for await (const line of createInterface({ input: child.stdout })) {
    committed = Number(line);
    if (committed === 30) child.kill("SIGKILL");
  }

  expect(await exit).toEqual([null, "SIGKILL"]);
  // No process has the file open now: this is the recovery after a crash.
  const history = openedHistory(file);
  const points = history.readMetricsAfter(id, -1, Number.MAX_SAFE_INTEGER);
  expect(points.length).toBeGreaterThanOrEqual((committed + 1) * 10);
  expect(points.length % 10).toBe(0);
  expect(history.run(id)).toMatchObject({ state: "running", step: points.length, owner: { pid: child.pid } });
  expect(history.quickCheck()).toEqual([]);
  expect(history.markInterrupted(isOwnerAlive).map((run) => run.id)).toEqual([id]);
  expect(history.run(id)).toMatchObject({ state: "interrupted", owner: null });
});

test("a run that another living process trains is neither interrupted nor taken over", async () => {
  const file = newFile();
  const history = openedHistory(file);
  history.saveDataset(dataset);
  const { id } = history.createRun({ name: "theirs", configuration, datasetId: "d" });
  const child = startWriter(file, id, 1_000_000);
  if (child.stdout === null) throw new Error("The writer has no output.");
  await once(child.stdout, "data");
  expect(history.markInterrupted(isOwnerAlive)).toEqual([]);
  expect(() => history.changeState(id, "running")).toThrow(/cannot become running/);
  expect(() => history.deleteRun(id)).toThrow(/Stop it first/);
});

test("processes that open a new home at the same time agree on one schema", async () => {
  const file = newFile();
  const module = join(import.meta.dirname, "../../../electron/history/openHistory.ts");
  const script = `
    const { openHistory } = await import(${JSON.stringify(module)});
    while (Date.now() < ${Date.now() + 1500});
    const history = openHistory(${JSON.stringify(file)});
    history.saveDataset({ ...${JSON.stringify(dataset)}, id: String(process.pid) });
    history.close();`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: ["ignore", "ignore", "inherit"] }),
  );
  const exits = await Promise.all(children.map((child) => once(child, "exit")));
  expect(exits).toEqual(children.map(() => [0, null]));
  const history = openedHistory(file);
  expect(
    history
      .listDatasets()
      .map((each) => each.id)
      .sort(),
  ).toEqual(children.map((child) => String(child.pid)).sort());
});
