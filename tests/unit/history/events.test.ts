import { expect, test } from "vitest";
import { addRun, refusalCode, temporaryHistory } from "./temporaryHistory.ts";
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
