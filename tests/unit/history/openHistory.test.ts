import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { expect, test } from "vitest";
import { connect } from "../../../electron/history/schema/connect.ts";
import { applicationId } from "../../../electron/history/schema/migrate.ts";
import { migrations } from "../../../electron/history/schema/migrations/released.ts";
import { openHistory } from "../../../electron/history/openHistory.ts";
import { addPoints, addRun, refusal, refusalCode, saveRooms, temporaryFolder } from "./temporaryHistory.ts";

const newFile = (): string => join(temporaryFolder(), "studio.sqlite");

test("commits are durable: WAL, synchronous FULL, and foreign keys are on, and waiting is left to us", () => {
  const database = connect(newFile(), migrations);
  const pragma = (name: string): unknown => database.pragma(name, { simple: true });
  expect(pragma("journal_mode")).toBe("wal");
  expect(pragma("synchronous")).toBe(2);
  expect(pragma("foreign_keys")).toBe(1);
  expect(pragma("busy_timeout")).toBe(0);
  database.close();
});

test("the file is marked as a history with its schema version", () => {
  const file = newFile();
  const history = openHistory(file);
  expect(history.schemaVersion()).toBe(migrations.at(-1)?.number);
  history.close();
  expect(readFileSync(file).readUInt32BE(68)).toBe(applicationId);
});

test("what was recorded is there when the file is opened again", () => {
  const file = newFile();
  const first = openHistory(file);
  saveRooms(first);
  const run = addRun(first, "kept");
  first.close();
  const second = openHistory(file);
  expect(second.run(run.id)).toEqual(run);
  second.close();
});

test("a history of a newer schema is refused and its bytes stay as they were", () => {
  const file = newFile();
  openHistory(file).close();
  const raw = new SqliteDatabase(file);
  raw.pragma("user_version = 990");
  raw.close();
  const before = readFileSync(file);
  const error = refusal(() => openHistory(file));
  expect(error.code).toBe("newer-schema");
  expect(error.message).toMatch(/version 990.*Nothing was changed.*Update Critic Studio/s);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a file that is no database is refused as corrupt and kept", () => {
  const file = newFile();
  writeFileSync(file, "these are not the bytes of a database, but of a letter to a friend\n".repeat(40));
  const before = readFileSync(file);
  expect(refusalCode(() => openHistory(file))).toBe("corrupt");
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("another program's database is refused as corrupt and kept", () => {
  const file = newFile();
  const raw = new SqliteDatabase(file);
  raw.exec("CREATE TABLE bookmarks (url TEXT)");
  raw.close();
  const before = readFileSync(file);
  expect(refusal(() => openHistory(file)).message).toMatch(/not a Critic Studio history/);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a truncated history is refused as corrupt", () => {
  const file = newFile();
  openHistory(file).close();
  truncateSync(file, 4096 + 100);
  const check = (): void => {
    const history = openHistory(file);
    history.listRuns();
    history.close();
  };
  expect(refusalCode(check)).toBe("corrupt");
});

test("an empty file becomes a new history", () => {
  const file = newFile();
  writeFileSync(file, "");
  const history = openHistory(file);
  expect(history.listRuns()).toEqual([]);
  history.close();
  expect(statSync(file).size).toBeGreaterThan(0);
});

test("a folder that is not there, or stands where the file should, is refused in a sentence", () => {
  const folder = temporaryFolder();
  expect(refusalCode(() => openHistory(join(folder, "missing", "studio.sqlite")))).toBe("not-found");
  mkdirSync(join(folder, "studio.sqlite"));
  expect(refusalCode(() => openHistory(join(folder, "studio.sqlite")))).toBe("not-permitted");
});

test("a sound history has no findings, a damaged one names them", () => {
  const file = newFile();
  const history = openHistory(file);
  saveRooms(history);
  const run = addRun(history);
  addPoints(history, run.id, [1, 5000], (step) => step / 7);
  expect(history.quickCheck()).toEqual([]);
  history.close();

  const raw = new SqliteDatabase(file);
  raw.pragma("foreign_keys = OFF");
  raw.exec("UPDATE runs SET dataset = 'gone'");
  raw.close();
  const damaged = openHistory(file);
  expect(damaged.quickCheck().map(({ text }) => text)).toEqual([
    expect.stringMatching(/a row of runs refers to one of datasets/),
  ]);
  damaged.close();

  const bytes = readFileSync(file);
  bytes.fill(0xa5, bytes.length - 4096 * 2 + 8, bytes.length - 4096 - 8);
  writeFileSync(file, bytes);
  const broken = openHistory(file);
  expect(
    broken
      .quickCheck()
      .map(({ text }) => text)
      .join(" "),
  ).toMatch(/is damaged/);
  broken.close();
});
