import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { latestVersion, migrate, schemaVersion } from "../../../electron/history/schema/migrate.ts";
import type { Migration } from "../../../electron/history/schema/migrations/migration.ts";
import { migrations } from "../../../electron/history/schema/migrations/released.ts";
import { openHistory, type History } from "../../../electron/history/openHistory.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/history");
const versions = readdirSync(fixtures).flatMap((name) => /^schema-(\d+)\.sql$/.exec(name)?.slice(1).map(Number) ?? []);
const latest = latestVersion(migrations);

/** A file as a release with this schema left it. */
function fileOfSchema(version: number): string {
  const folder = mkdtempSync(join(tmpdir(), "critic-released-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, "studio.sqlite");
  const database = new SqliteDatabase(file);
  database.exec(readFileSync(join(fixtures, `schema-${version}.sql`), "utf8"));
  database.close();
  return file;
}

function opened(file: string, added: readonly Migration[] = []): History {
  const history = openHistory(file, { migrations: [...migrations, ...added] });
  onTestFinished(() => {
    history.close();
  });
  return history;
}

/** What the fixtures' histories hold, whatever their schema. */
function checkContent(history: History): void {
  expect(history.quickCheck()).toEqual([]);
  expect(history.listRuns().map((run) => [run.name, run.state, run.step])).toEqual([
    ["rooms wgan", "completed", 40],
    ["rooms gan", "completed", 40],
    ["fork", "paused", 30],
  ]);
  const fork = history.run(history.findRun("fork").id);
  expect(fork.configuration.system).toBe("wgan");
  expect(fork).toMatchObject({ parent: { step: 20 }, owner: { pid: 4242, host: "workstation" } });
  const { points } = history.readSeries(fork.id, "emEstimate");
  expect(points).toHaveLength(30);
  expect(points[24]).toEqual({ step: 25, value: null });
  expect(points[2]?.value).toBe(1 / 3);
  expect(history.listCheckpoints(fork.id).map((each) => [each.step, each.pinned])).toEqual([
    [10, false],
    [20, false],
    [30, true],
  ]);
  expect(history.listSamples(fork.id)).toHaveLength(3);
  expect(history.listEvents(fork.id)).toMatchObject([{ level: "error", step: 30 }]);
  expect(history.dataset("rooms").report).toEqual({ usable: 2000, refused: [] });
  const group = history.group(history.findRun("rooms gan").groupId ?? "");
  expect(group.name).toMatch(/^rooms/);
  expect(group.runIds).toHaveLength(2);
}

/** Everything that was declared, by name. */
function schemaOf(database: Database): unknown {
  return database.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").all();
}

test("the schema that this program writes has a fixture", () => {
  expect(versions, "run node tests/fixtures/history/writeFixture.ts").toContain(latest);
});

test.each(versions)("a history of schema %i opens with all it held", (version) => {
  const file = fileOfSchema(version);
  const history = opened(file);
  expect(history.schemaVersion()).toBe(latest);
  checkContent(history);
  expect(existsSync(`${file}.schema-${version}.backup`)).toBe(version < latest);
});

test.each(versions)("the migrations up to schema %i still make the schema that was released", (version) => {
  const released = new SqliteDatabase(fileOfSchema(version), { readonly: true });
  const made = new SqliteDatabase(":memory:");
  migrate(
    made,
    ":memory:",
    migrations.filter((migration) => migration.number <= version),
  );
  expect(schemaOf(made)).toEqual(schemaOf(released));
  released.close();
  made.close();
});

test.each(versions)(
  "a history of schema %i survives the next release's migration, and its backup opens too",
  (version) => {
    const next: Migration = {
      number: latest + 10,
      name: "Rate runs.",
      apply: (database) => database.exec("ALTER TABLE runs ADD COLUMN rating INTEGER; UPDATE runs SET rating = step"),
    };
    const file = fileOfSchema(version);
    checkContent(opened(file, [next]));
    expect(() => openHistory(file)).toThrow(
      `its schema is version ${latest + 10}, and this program knows versions up to ${latest}`,
    );
    const backup = `${file}.schema-${version}.backup`;
    const raw = new SqliteDatabase(backup, { readonly: true });
    expect(schemaVersion(raw)).toBe(version);
    raw.close();
    checkContent(opened(backup));
  },
);
