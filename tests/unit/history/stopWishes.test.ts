import { expect, test } from "vitest";
import { addRun, refusal, temporaryHistory } from "./temporaryHistory.ts";

const us = { pid: 1, host: "here" };
const them = { pid: 2, host: "here" };

test("a wish is handed once to the process that answers for the run, and to no other", () => {
  const history = temporaryHistory();
  const ids = [us, us, them].map((owner) => {
    const { id } = addRun(history);
    history.changeState(id, "running", { owner });
    return id;
  });
  const [first = "", second = "", theirs = ""] = ids;
  expect(history.takeStopWishes(us)).toEqual([]);
  for (const id of ids) history.wishStop(id, "stop");
  history.wishStop(second, "stop-now");
  expect(history.takeStopWishes(us)).toEqual([
    { runId: first, manner: "stop" },
    { runId: second, manner: "stop-now" },
  ]);
  expect(history.takeStopWishes(us)).toEqual([]);
  expect(ids.map((id) => history.isStopWished(id))).toEqual([false, false, true]);
  expect(history.takeStopWishes({ ...them, host: "elsewhere" })).toEqual([]);
  expect(history.takeStopWishes(them)).toEqual([{ runId: theirs, manner: "stop" }]);
});

test("a wish can be taken back as long as nobody has taken it", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.changeState(id, "running", { owner: us });
  history.wishStop(id, "stop");
  expect([history.withdrawStop(id), history.withdrawStop(id)]).toEqual([true, false]);
  expect(history.takeStopWishes(us)).toEqual([]);
  history.wishStop(id, "stop");
  history.takeStopWishes(us);
  expect(history.withdrawStop(id)).toBe(false);
});

test("a pause does not end a wish, rest does: whoever resumes the run later does not stop it again", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.changeState(id, "running", { owner: us });
  history.wishStop(id, "stop");
  history.changeState(id, "paused");
  expect(history.isStopWished(id)).toBe(true);
  history.changeState(id, "interrupted");
  expect(history.isStopWished(id)).toBe(false);
  history.changeState(id, "running", { owner: us });
  expect(history.takeStopWishes(us)).toEqual([]);
});

test("what is at rest cannot be wished to stop, nor what is not there", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.changeState(id, "stopped");
  const wish = (runId: string) => () => {
    history.wishStop(runId, "stop");
  };
  expect(refusal(wish(id)).code).toBe("wrong-state");
  expect(history.isStopWished(id)).toBe(false);
  expect(refusal(wish("nobody")).code).toBe("not-found");
});
