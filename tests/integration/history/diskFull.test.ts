import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../../electron/history/schema/connect.ts";
import { explained } from "../../../electron/history/schema/databaseErrors.ts";
import { createSegmentReader } from "../../../electron/history/stores/lineageStore.ts";
import { createMetricStore } from "../../../electron/history/stores/metricStore.ts";
import { migrations } from "../../../electron/history/schema/migrations/released.ts";
import { openHistory } from "../../../electron/history/openHistory.ts";
import { createRunRows } from "../../../electron/history/schema/runRows.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";

test("on a full disk the batch is refused with a sentence, and what was recorded before stays readable", () => {
  const folder = mkdtempSync(join(tmpdir(), "critic-disk-full-"));
  const file = join(folder, "studio.sqlite");
  const history = openHistory(file);
  history.saveDataset({ id: "d", sourceFolder: "/d", packedFolder: "d", settings: {}, imageCount: 1, report: {} });
  const { id } = history.createRun({ name: "full", configuration: completeConfiguration({}), datasetId: "d" });

  // SQLite's own limit on the file says the same as a disk without space: SQLITE_FULL.
  const database = connect(file, migrations);
  onTestFinished(() => {
    database.close();
    history.close();
    rmSync(folder, { recursive: true, force: true });
  });
  database.pragma(`max_page_count = ${Number(database.pragma("page_count", { simple: true })) + 8}`);
  const metrics = explained(
    createMetricStore(database, createRunRows(database), createSegmentReader(database), Date.now),
    file,
  );
  const batch = (first: number): { step: number; values: { t: number } }[] =>
    Array.from({ length: 500 }, (_, index) => ({ step: first + index, values: { t: 1 / (first + index) } }));

  let recorded = 0;
  const fill = (): void => {
    for (; recorded < 100_000; recorded += 500) metrics.appendMetrics(id, batch(recorded + 1));
  };
  expect(fill).toThrow(StudioError);
  expect(fill).toThrow(/The disk is full: .*studio\.sqlite.*recorded before is kept/);
  expect(recorded).toBeGreaterThan(0);
  expect(history.readSeries(id, "t").points).toHaveLength(recorded);
  expect(history.run(id).step).toBe(recorded);
});
