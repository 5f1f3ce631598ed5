import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { applicationId, latestVersion, migrate, schemaVersion } from "../../../electron/history/schema/migrate.ts";
import type { Migration } from "../../../electron/history/schema/migrations/migration.ts";
import { migrations } from "../../../electron/history/schema/migrations/released.ts";
import { temporaryFolder } from "./temporaryHistory.ts";

function emptyDatabase(): { database: Database; file: string } {
  const file = join(temporaryFolder(), "studio.sqlite");
  const database = new SqliteDatabase(file);
  onTestFinished(() => {
    database.close();
  });
  return { database, file };
}

function upTo(number: number): { database: Database; file: string } {
  const made = emptyDatabase();
  migrate(
    made.database,
    made.file,
    migrations.filter((migration) => migration.number <= number),
  );
  return made;
}

function tables(database: Database): string[] {
  const names = database.prepare<[], string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  return names.pluck().all();
}

const insertRun = `
  INSERT INTO datasets VALUES ('d', '/d', 'datasets/d', '{}', 1, '{}', 1);
  INSERT INTO runs (id, name, configuration, dataset, state, step, created_ms, seen_ms)
    VALUES ('r', 'r', '{}', 'd', 'queued', 0, 1, 1);`;

test("numbers go up in tens, names are sentences, and each file is listed", () => {
  const folder = join(import.meta.dirname, "../../../electron/history/schema/migrations");
  const files = readdirSync(folder).filter((file) => /^\d/.test(file));
  expect(migrations.map((migration) => migration.number)).toEqual(files.map((_, index) => 10 * (index + 1)));
  expect(files.map((file) => Number.parseInt(file, 10))).toEqual(migrations.map((migration) => migration.number));
  for (const migration of migrations) expect(migration.name).toMatch(/^[A-Z].*\.$/);
});

test("0010 creates data sets, pairs and runs", () => {
  const { database } = upTo(10);
  expect(tables(database)).toEqual(["datasets", "pairs", "runs"]);
  database.exec(insertRun);
  const set = (assignment: string) => () => database.exec(`UPDATE runs SET ${assignment}`);
  expect(set("state = 'asleep'")).toThrow(/CHECK/);
  expect(set("parent = 1")).toThrow(/CHECK/);
  expect(set("owner_pid = 1")).toThrow(/CHECK/);
  expect(set("dataset = 'missing'")).toThrow(/FOREIGN KEY/);
});

test("0020 creates metrics that go with their run", () => {
  const { database } = upTo(20);
  expect(tables(database)).toEqual(["datasets", "metrics", "pairs", "runs", "tags"]);
  database.exec(
    `${insertRun} INSERT INTO tags VALUES (1, 't'); INSERT INTO metrics VALUES (1, 1, 1, 0.5), (1, 1, 2, NULL)`,
  );
  expect(() => database.exec("INSERT INTO metrics VALUES (1, 1, 1, 0.5)")).toThrow(/UNIQUE/);
  expect(() => database.exec("INSERT INTO metrics VALUES (1, 2, 1, 0.5)")).toThrow(/FOREIGN KEY/);
  expect(() => database.exec("INSERT INTO metrics VALUES (1, 1, 3, 'high')")).toThrow(/cannot store TEXT/);
  database.exec("DELETE FROM runs");
  expect(database.prepare("SELECT count(*) FROM metrics").pluck().get()).toBe(0);
});

test("0030 creates checkpoints and samples that go with their run", () => {
  const { database } = upTo(30);
  const hash = "0".repeat(64);
  database.exec(`${insertRun}
    INSERT INTO checkpoints VALUES (1, 5, 'f', 1, '${hash}', 0, 'schedule', 1);
    INSERT INTO samples VALUES (1, 5, 'f', 64);`);
  const insert = (sql: string) => () => database.exec(sql);
  expect(insert("INSERT INTO checkpoints VALUES (1, 6, 'f', 1, 'short', 0, 'schedule', 1)")).toThrow(/CHECK/);
  expect(insert(`INSERT INTO checkpoints VALUES (1, 6, 'f', 1, '${hash}', 0, 'whim', 1)`)).toThrow(/CHECK/);
  expect(insert("INSERT INTO samples VALUES (1, 6, 'f', 0)")).toThrow(/CHECK/);
  database.exec("DELETE FROM runs");
  expect(
    database.prepare("SELECT (SELECT count(*) FROM checkpoints) + (SELECT count(*) FROM samples)").pluck().get(),
  ).toBe(0);
});

test("0040 creates events whose numbers are never used twice", () => {
  const { database } = upTo(40);
  const number = (): unknown => database.prepare("SELECT max(number) FROM events").pluck().get();
  const add = "INSERT INTO events (run, step, time_ms, level, message) VALUES (1, 0, 1, 'info', 'm')";
  database.exec(`${insertRun} ${add}`);
  expect(number()).toBe(1);
  expect(() => database.exec(add.replace("'info'", "'loud'"))).toThrow(/CHECK/);
  database.exec(`DELETE FROM runs; DELETE FROM datasets; ${insertRun} ${add}`);
  expect(number()).toBe(2);
});

test("0050 creates stretches that go with their run, and says that settings of before mean the processor", () => {
  const { database, file } = upTo(40);
  database.exec(insertRun);
  database.exec(
    insertRun
      .replaceAll("'d'", "'e'")
      .replaceAll("'r'", "'damaged'")
      .replace("'{}', 'e', 'queued'", "'{', 'e', 'queued'"),
  );
  migrate(
    database,
    file,
    migrations.filter(({ number }) => number <= 50),
  );
  const configurations = database.prepare("SELECT configuration FROM runs ORDER BY number").pluck();
  expect(configurations.all()).toEqual(['{"device":"cpu"}', "{"]);
  expect(database.prepare("SELECT failed_device FROM runs").pluck().all()).toEqual([null, null]);
  database.exec("INSERT INTO stretches VALUES (1, 0, 'onnxruntime-node', 2), (1, 5, 'onnxruntime-node', 1)");
  expect(() => database.exec("INSERT INTO stretches VALUES (1, 5, 'again', 1)")).toThrow(/UNIQUE/);
  expect(() => database.exec("INSERT INTO stretches VALUES (1, 6, 'onnxruntime-node', 0)")).toThrow(/CHECK/);
  database.exec("DELETE FROM runs");
  expect(database.prepare("SELECT count(*) FROM stretches").pluck().get()).toBe(0);
});

test("0060 adds wishes to stop, of two kinds, and finds them without looking through the runs", () => {
  const { database, file } = upTo(50);
  database.exec(insertRun);
  migrate(
    database,
    file,
    migrations.filter(({ number }) => number <= 60),
  );
  const wish = (value: string) => () => database.exec(`UPDATE runs SET stop_wish = ${value}`);
  expect(database.prepare("SELECT stop_wish FROM runs").pluck().get()).toBeNull();
  expect(wish("'perhaps'")).toThrow(/CHECK/);
  for (const value of ["'stop'", "'stop-now'", "NULL"]) expect(wish(value)).not.toThrow();
  const plan = database.prepare("EXPLAIN QUERY PLAN SELECT 1 FROM runs WHERE stop_wish IS NOT NULL").all();
  expect(plan).toMatchObject([{ detail: expect.stringContaining("runs_by_stop_wish") as string }]);
});

test("0070 indexes gaps, those that are there already among them, and nothing else", () => {
  const { database, file } = upTo(60);
  database.exec(
    `${insertRun} INSERT INTO tags VALUES (1, 't'); INSERT INTO metrics VALUES (1, 1, 1, 0.5), (1, 1, 2, NULL)`,
  );
  migrate(
    database,
    file,
    migrations.filter(({ number }) => number <= 70),
  );
  const gaps = "SELECT step FROM metrics INDEXED BY metrics_gaps WHERE run = 1 AND tag = 1 AND value IS NULL";
  expect(database.prepare(gaps).pluck().all()).toEqual([2]);
  expect(() => database.prepare(gaps.replace("value IS NULL", "value = 0.5"))).toThrow(/no query solution/);
});

test("0080 adds what identifies an owner and the order of the queue, both unknown of what is there", () => {
  const { database, file } = upTo(70);
  database.exec(insertRun);
  migrate(
    database,
    file,
    migrations.filter(({ number }) => number <= 80),
  );
  expect(database.prepare("SELECT owner_place, owner_started, queue_place FROM runs").get()).toEqual({
    owner_place: null,
    owner_started: null,
    queue_place: null,
  });
  const plan = database.prepare("EXPLAIN QUERY PLAN SELECT 1 FROM runs WHERE queue_place IS NOT NULL").all();
  expect(plan).toMatchObject([{ detail: expect.stringContaining("runs_by_queue_place") as string }]);
});

test("0090 makes pairs into groups, which have the name that their runs were given", () => {
  const { database, file } = upTo(80);
  database.exec(`${insertRun} INSERT INTO pairs VALUES ('p', 1), ('q', 2), ('empty', 3);`);
  const add = database.prepare(`
    INSERT INTO runs (id, name, configuration, dataset, pair, state, step, created_ms, seen_ms)
      VALUES (?, ?, '{}', 'd', ?, 'queued', 0, 1, 1)`);
  for (const run of [
    ["p1", "cats (grey) (wgan)", "p"],
    ["p2", "cats (grey) (gan)", "p"],
    ["q1", "renamed", "q"],
  ])
    add.run(...run);
  migrate(
    database,
    file,
    migrations.filter(({ number }) => number <= 90),
  );
  expect(tables(database)).not.toContain("pairs");
  expect(database.prepare('SELECT id, name, created_ms AS ms FROM "groups" ORDER BY id').all()).toEqual([
    { id: "empty", name: "", ms: 3 },
    { id: "p", name: "cats (grey)", ms: 1 },
    { id: "q", name: "renamed", ms: 2 },
  ]);
  expect(database.prepare("SELECT id, group_id FROM runs ORDER BY number").raw().all()).toEqual([
    ["r", null],
    ["p1", "p"],
    ["p2", "p"],
    ["q1", "q"],
  ]);
  expect(() => database.exec("UPDATE runs SET group_id = 'missing'")).toThrow(/FOREIGN KEY/);
  const plan = database.prepare("EXPLAIN QUERY PLAN SELECT 1 FROM runs WHERE group_id = 'p'").all();
  expect(plan).toMatchObject([{ detail: expect.stringContaining("runs_by_group") as string }]);
});

test("0100 creates evaluations that go with their run, whose numbers are never used twice", () => {
  const { database, file } = upTo(90);
  database.exec(insertRun);
  migrate(
    database,
    file,
    migrations.filter(({ number }) => number <= 100),
  );
  const add = "INSERT INTO evaluations (run, step, metric, value, cost_ms) VALUES (1, 5, 'm', 0.5, 1)";
  const numbers = database.prepare("SELECT number FROM evaluations").pluck();
  database.exec(add);
  expect(() => database.exec(add)).toThrow(/UNIQUE/);
  expect(() => database.exec(add.replace("5, 'm'", "-1, 'm'"))).toThrow(/CHECK/);
  expect(() => database.exec(add.replace("0.5, 1", "0.5, -1"))).toThrow(/CHECK/);
  database.exec(add.replace("INSERT", "INSERT OR REPLACE"));
  expect(numbers.all()).toEqual([2]);
  database.exec("DELETE FROM runs");
  expect(numbers.all()).toEqual([]);
});

test("0110 keeps what was said of runs, whose data is not known", () => {
  const { database, file } = upTo(100);
  database.exec(`${insertRun} UPDATE runs SET message = 'It is full.';
    INSERT INTO events (run, step, time_ms, level, message) VALUES (1, 0, 1, 'info', 'It began.')`);
  migrate(
    database,
    file,
    migrations.filter(({ number }) => number <= 110),
  );
  const columns = (table: string) => database.prepare(`SELECT message, message_data FROM ${table}`).raw().all();
  expect(columns("runs")).toEqual([["It is full.", null]]);
  expect(columns("events")).toEqual([["It began.", null]]);
});

test("0120 creates due evaluations, one for each step of a run, that go with it", () => {
  const { database } = upTo(120);
  database.exec(`${insertRun} INSERT INTO due_evaluations (run, step) VALUES (1, 500), (1, 1000)`);
  expect(() => database.exec("INSERT INTO due_evaluations (run, step) VALUES (1, 500)")).toThrow(/UNIQUE/);
  expect(() => database.exec("INSERT INTO due_evaluations (run, step) VALUES (1, -1)")).toThrow(/CHECK/);
  expect(() => database.exec("INSERT INTO due_evaluations (run, step) VALUES (7, 500)")).toThrow(/FOREIGN KEY/);
  database.exec("DELETE FROM runs");
  expect(database.prepare("SELECT count(*) FROM due_evaluations").pluck().get()).toBe(0);
});

test("an older database is backed up whole before it is migrated, a new one is not", () => {
  const { database, file } = upTo(10);
  expect(existsSync(`${file}.schema-10.backup`)).toBe(false);
  database.pragma("journal_mode = WAL");
  database.exec(insertRun);
  migrate(database, file, migrations);
  expect(schemaVersion(database)).toBe(latestVersion(migrations));

  const backup = new SqliteDatabase(`${file}.schema-10.backup`, { readonly: true });
  expect(schemaVersion(backup)).toBe(10);
  expect(backup.pragma("application_id", { simple: true })).toBe(applicationId);
  expect(backup.prepare("SELECT id FROM runs").pluck().all()).toEqual(["r"]);
  backup.close();
});

test("a migration that fails changes neither version, tables nor rows; the next attempt goes on there", () => {
  const { database, file } = upTo(10);
  database.exec(insertRun);
  const failing: Migration = {
    number: 30,
    name: "Fail half way.",
    apply: (each) => {
      each.exec("CREATE TABLE half (a); DELETE FROM runs");
      throw new Error("half way");
    },
  };
  const second = migrations.filter((migration) => migration.number === 20);
  expect(() => {
    migrate(database, file, [...second, failing]);
  }).toThrow("half way");
  expect(schemaVersion(database)).toBe(20);
  expect(tables(database)).not.toContain("half");
  expect(database.prepare("SELECT id FROM runs").pluck().all()).toEqual(["r"]);
  migrate(database, file, migrations);
  expect(schemaVersion(database)).toBe(latestVersion(migrations));
});
