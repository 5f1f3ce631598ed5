import SqliteDatabase from "better-sqlite3";
import { expect, test } from "vitest";
import { addRun, refusalCode, temporaryHistory } from "./temporaryHistory.ts";
import { message } from "../../../shared/messages/message.ts";
import { quoted } from "../messages/quoted.ts";

test("events come in order, a run's own alone, and after a cursor only the new ones", () => {
  const history = temporaryHistory();
  const [first, second] = [addRun(history).id, addRun(history).id];
  history.recordEvent(first, { step: 1, level: "info", message: quoted("began") });
  history.recordEvent(second, { step: 2, level: "warning", message: quoted("slow") });
  history.recordEvent(first, { step: 3, level: "error", message: quoted("died") });
  const events = history.listEvents(first);
  expect(events).toMatchObject([
    { runId: first, step: 1, level: "info", message: quoted("began") },
    { runId: first, step: 3, level: "error", message: quoted("died") },
  ]);
  expect(events[1]?.timeMs).toBeGreaterThan(events[0]?.timeMs ?? 0);
  expect(history.listEvents(first, { afterNumber: events[0]?.number ?? 0 })).toEqual(events.slice(1));
  expect(history.listEvents(first, { limit: 1 })).toEqual(events.slice(0, 1));
  expect(
    refusalCode(() => {
      history.recordEvent("missing", { step: 0, level: "info", message: quoted("m") });
    }),
  ).toBe("not-found");
});

test("what is said of a run comes back as data, and as its text where the data is older or a stranger's", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  const said = message("run.goesOnFrom", { step: 8, file: "/a", damage: message("file.missing"), from: 4 });
  history.recordEvent(id, { step: 4, level: "warning", message: said });
  history.changeState(id, "stopped", { message: said });
  const told = () => [history.listEvents(id)[0]?.message, history.run(id).message];
  expect(told()).toEqual([said, said]);

  const raw = new SqliteDatabase(history.file);
  const plant = (data: string | null): void => {
    for (const table of ["runs", "events"]) raw.prepare(`UPDATE ${table} SET message_data = ?`).run(data);
  };
  for (const data of [null, "{", "[]", "5", '{"key":"run.goesOnFrom"}', '{"key":"../etc","params":{}}']) {
    plant(data);
    expect(told()).toEqual([quoted(said.text), quoted(said.text)]);
  }
  // It is shown as it can be: nothing in it steers a terminal.
  plant(JSON.stringify({ key: "run.goesOnFrom", params: { file: "\u001b[31m\u202e" } }));
  expect(told()).toMatchObject([{ params: { file: "\\x1b[31m\\u202e" } }, { params: { file: "\\x1b[31m\\u202e" } }]);
  raw.close();
});
