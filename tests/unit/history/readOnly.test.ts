import { chmodSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { openHistory, type History } from "../../../electron/history/openHistory.ts";
import { addPoints, addRun, refusal, saveRooms, temporaryFolder } from "./temporaryHistory.ts";

/** Root may write everywhere: the test is nobody for a while. */
function asOrdinaryUser<Result>(work: () => Result): Result {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

/** The system's answer to access(2) is that of the real user, who is root still where a test becomes nobody. */
const unwritable = /studio\.sqlite cannot be (?:written: .* is read-only for this user|opened for writing)/;

/** A history of one run in a folder that nobody may write to, with the bytes of everything in it. */
function readOnlyFile(prepare: (file: string) => void): { file: string; bytes: () => Record<string, string> } {
  const file = join(temporaryFolder(), "studio.sqlite");
  prepare(file);
  const folder = dirname(file);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
  chmodSync(folder, 0o555);
  onTestFinished(() => {
    chmodSync(folder, 0o755);
  });
  const bytes = (): Record<string, string> =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("hex")]));
  return { file, bytes };
}

function fill(file: string): History {
  const history = openHistory(file);
  saveRooms(history);
  addPoints(history, addRun(history, "kept").id, [1, 50], (step) => step);
  return history;
}

function opened(file: string): History {
  const history = asOrdinaryUser(() => openHistory(file, { access: "read" }));
  onTestFinished(() => {
    history.close();
  });
  return history;
}

const cases: readonly [string, (file: string) => void][] = [
  [
    "closed in order",
    (file) => {
      fill(file).close();
    },
  ],
  [
    "left by a killed process, with its last commits in the log",
    (file) => {
      const other = join(temporaryFolder(), "studio.sqlite");
      const history = fill(other);
      for (const ending of ["", "-wal"]) copyFileSync(`${other}${ending}`, `${file}${ending}`);
      history.close();
    },
  ],
  [
    "of an older schema",
    (file) => {
      const raw = new SqliteDatabase(file);
      const fixture = join(import.meta.dirname, "../../fixtures/history/schema-40.sql");
      raw.exec(readFileSync(fixture, "utf8"));
      raw.exec("UPDATE runs SET name = 'kept' WHERE number = 1");
      raw.close();
    },
  ],
];

describe("a history that may only be read", () => {
  it.each(cases)("%s is read whole, changes nothing and refuses to be written", (_, prepare) => {
    const { file, bytes } = readOnlyFile(prepare);
    const before = bytes();
    expect(asOrdinaryUser(() => refusal(() => openHistory(file)))).toMatchObject({
      code: "not-permitted",
      message: expect.stringMatching(unwritable) as string,
    });
    const history = opened(file);
    const [run] = history.listRuns();
    expect(run?.name).toBe("kept");
    expect(history.readSeries(run!.id, "emEstimate").points.length).toBeGreaterThan(20);
    expect(history.whyReadOnly()?.code).toBe("not-permitted");
    expect(history.markInterrupted(() => false)).toEqual([]);
    for (const write of [
      () => {
        history.renameRun(run!.id, "other");
      },
      () => history.deleteRun(run!.id, { evenLive: true, withDescendants: true }),
    ]) {
      expect(asOrdinaryUser(() => refusal(write)).message).toMatch(unwritable);
    }
    expect(history.listRuns()[0]?.name).toBe("kept");
    expect(bytes()).toEqual(before);
  });

  it("that may not even be read, or is no history, is refused as ever", () => {
    const { file } = readOnlyFile((path) => {
      fill(path).close();
    });
    chmodSync(file, 0o000);
    expect(asOrdinaryUser(() => refusal(() => openHistory(file, { access: "read" }))).code).toBe("not-permitted");
    const { file: other } = readOnlyFile((path) => {
      writeFileSync(path, "not a database ".repeat(1000));
    });
    expect(asOrdinaryUser(() => refusal(() => openHistory(other, { access: "read" }))).code).toBe("corrupt");
  });
});

it("a history that another program holds for itself is refused by that name, after a while", () => {
  const file = join(temporaryFolder(), "studio.sqlite");
  fill(file).close();
  const other = new SqliteDatabase(file);
  other.pragma("locking_mode = EXCLUSIVE");
  other.exec("BEGIN EXCLUSIVE");
  const error = refusal(() => openHistory(file, { access: "read" }));
  expect(error.message).toContain("studio.sqlite is locked by another program: it was not free for 10 s");
  other.close();
});

it("a history whose write lock another program holds is read at once", () => {
  const file = join(temporaryFolder(), "studio.sqlite");
  fill(file).close();
  const other = new SqliteDatabase(file);
  other.exec("BEGIN IMMEDIATE");
  const history = openHistory(file);
  expect(history.listRuns()).toHaveLength(1);
  expect(history.markInterrupted(() => true)).toEqual([]);
  expect(history.whyReadOnly()).toBeNull();
  history.close();
  other.close();
});
