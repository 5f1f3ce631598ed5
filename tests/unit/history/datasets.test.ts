import SqliteDatabase from "better-sqlite3";
import { expect, test } from "vitest";
import { addRun, datasetId, refusal, refusalCode, temporaryHistory } from "./temporaryHistory.ts";

test("a data set is read back as it was saved, and saving it again keeps the time of its creation", () => {
  const history = temporaryHistory();
  const saved = history.dataset(datasetId);
  expect(saved).toMatchObject({
    sourceFolder: "/pictures/rooms",
    settings: { imageSize: 64, fit: "crop" },
    report: { usable: 2000, refused: [{ file: "broken.png", reason: "truncated" }] },
  });
  history.saveDataset({ ...saved, imageCount: 1999 });
  expect(history.dataset(datasetId)).toEqual({ ...saved, imageCount: 1999 });
  expect(history.listDatasets()).toHaveLength(1);
});

test("a data set's entry is all of it but the report, which is not even read", () => {
  const history = temporaryHistory();
  const { report, ...entry } = history.dataset(datasetId);
  expect(report).not.toEqual({});
  const raw = new SqliteDatabase(history.file);
  raw.exec("UPDATE datasets SET report = 'rubbish'");
  raw.close();
  expect(history.datasetEntry(datasetId)).toEqual(entry);
  expect(history.listDatasetEntries()).toEqual([entry]);
  expect(refusalCode(() => history.datasetEntry("nowhere"))).toBe("not-found");
});

test("a data set in use is kept, an unused one can be deleted", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  expect(
    refusal(() => {
      history.deleteDataset(datasetId);
    }).message,
  ).toMatch(/used by 1 run;/);
  history.deleteRun(id, { evenLive: true });
  history.deleteDataset(datasetId);
  expect(refusalCode(() => history.dataset(datasetId))).toBe("not-found");
  expect(
    refusalCode(() => {
      history.deleteDataset(datasetId);
    }),
  ).toBe("not-found");
});

test("JSON that was tampered with is refused with the place that is wrong", () => {
  const history = temporaryHistory();
  const raw = new SqliteDatabase(history.file);
  raw.exec("UPDATE datasets SET report = '[1, 2]'");
  expect(refusal(() => history.dataset(datasetId)).message).toMatch(/the health report of data set rooms/);
  raw.exec("UPDATE datasets SET settings = '{broken'");
  expect(refusal(() => history.dataset(datasetId)).message).toMatch(
    /the settings of data set rooms is not readable JSON/,
  );
  raw.close();
});
