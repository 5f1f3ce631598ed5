import { expect, test } from "vitest";
import { addRun, refusal, temporaryHistory } from "./temporaryHistory.ts";

const us = { pid: 1, host: "here" };
const them = { pid: 2, host: "here" };

test("a request is handed once to the process that answers for the run, and to no other", () => {
  const history = temporaryHistory();
  const ids = [us, us, them].map((owner) => {
    const { id } = addRun(history);
    history.changeState(id, "running", { owner });
    return id;
  });
  const [first = "", second = "", theirs = ""] = ids;
  expect(history.takeStopRequests(us)).toEqual([]);
  for (const id of ids) history.requestStop(id, "stop");
  history.requestStop(second, "stop-now");
  expect(history.takeStopRequests(us)).toEqual([
    { runId: first, manner: "stop" },
    { runId: second, manner: "stop-now" },
  ]);
  expect(history.takeStopRequests(us)).toEqual([]);
  expect(ids.map((id) => history.isStopRequested(id))).toEqual([false, false, true]);
  expect(history.takeStopRequests({ ...them, host: "elsewhere" })).toEqual([]);
  expect(history.takeStopRequests(them)).toEqual([{ runId: theirs, manner: "stop" }]);
});

test("a request can be taken back as long as nobody has taken it", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.changeState(id, "running", { owner: us });
  history.requestStop(id, "stop");
  expect([history.withdrawStop(id), history.withdrawStop(id)]).toEqual([true, false]);
  expect(history.takeStopRequests(us)).toEqual([]);
  history.requestStop(id, "stop");
  history.takeStopRequests(us);
  expect(history.withdrawStop(id)).toBe(false);
});

test("a pause does not end a request, rest does: whoever resumes the run later does not stop it again", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.changeState(id, "running", { owner: us });
  history.requestStop(id, "stop");
  history.changeState(id, "paused");
  expect(history.isStopRequested(id)).toBe(true);
  history.changeState(id, "interrupted");
  expect(history.isStopRequested(id)).toBe(false);
  history.changeState(id, "running", { owner: us });
  expect(history.takeStopRequests(us)).toEqual([]);
});

test("what is at rest cannot be asked to stop, nor what is not there", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.changeState(id, "stopped");
  const request = (runId: string) => () => {
    history.requestStop(runId, "stop");
  };
  expect(refusal(request(id)).code).toBe("wrong-state");
  expect(history.isStopRequested(id)).toBe(false);
  expect(refusal(request("nobody")).code).toBe("not-found");
});
