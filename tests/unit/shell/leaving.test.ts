import { describe, expect, it } from "vitest";
import { createLeaving, type LeavingOptions } from "../../../electron/shell/leaving.ts";
import type { LeaveChoice } from "../../../electron/shell/dialogs.ts";

function leavingWith(choice: LeaveChoice | Promise<LeaveChoice>, state = "running") {
  let asked: AbortSignal | undefined;
  const said: string[] = [];
  const say = (word: string) => () => {
    said.push(word);
    return Promise.resolve();
  };
  const run = { id: "k3f9", name: "rooms", state, owner: { pid: process.pid } };
  const studio = {
    history: { listRuns: () => [run] },
    letWait: () => undefined,
    stop: say("stop"),
    stopNow: say("stopNow"),
    close: say("close studio"),
  } as unknown as LeavingOptions["studio"];
  const leaving = createLeaving({
    studio,
    core: { close: say("close core") },
    ask: (names, overtaken) => {
      asked = overtaken;
      said.push(`ask ${names.join()}`);
      return Promise.resolve(choice);
    },
    end: () => {
      said.push("end");
    },
  });
  const overtaken = (): AbortSignal => {
    if (asked === undefined) throw new Error("Nothing was asked.");
    return asked;
  };
  return { leaving, said, overtaken };
}

describe("Leaving the program", () => {
  it.each([
    ["finish", ["ask rooms", "stop", "close core", "close studio", "end"]],
    ["now", ["ask rooms", "stopNow", "close core", "close studio", "end"]],
    ["stay", ["ask rooms"]],
  ] as const)("while a run trains, with the answer %s", async (choice, expected) => {
    const { leaving, said } = leavingWith(choice);
    await leaving.leave();
    expect(said).toEqual(expected);
    expect(leaving.isDone()).toBe(choice !== "stay");
  });

  it("asks nothing where nothing trains, nor where the system shuts down", async () => {
    const resting = leavingWith("stay", "completed");
    await resting.leaving.leave();
    expect(resting.said).toEqual(["close core", "close studio", "end"]);
    const unasked = leavingWith("stay");
    await unasked.leaving.leaveUnasked();
    expect(unasked.said).toEqual(["stop", "close core", "close studio", "end"]);
  });

  it.each(["finish", "now", "stay"] as const)(
    "puts everything away once where the system shuts down while it asks, and the answer %s comes too late",
    async (choice) => {
      const { promise, resolve } = Promise.withResolvers<LeaveChoice>();
      const { leaving, said, overtaken } = leavingWith(promise);
      const leave = leaving.leave();
      expect(overtaken().aborted).toBe(false);
      const unasked = [leaving.leaveUnasked(), leaving.leaveUnasked()];
      expect(overtaken().aborted).toBe(true);
      resolve(choice);
      await Promise.all([leave, ...unasked]);
      await leaving.leave();
      await leaving.leaveUnasked();
      expect(said).toEqual(["ask rooms", "stop", "close core", "close studio", "end"]);
      expect(leaving.isDone()).toBe(true);
    },
  );

  it("leaves once, however often it is asked to, and asks again after a stay", async () => {
    const { leaving, said } = leavingWith("finish");
    await Promise.all([leaving.leave(), leaving.leave(), leaving.leave()]);
    expect(said.filter((word) => word === "end")).toHaveLength(1);
    const staying = leavingWith("stay");
    await staying.leaving.leave();
    await staying.leaving.leave();
    expect(staying.said).toEqual(["ask rooms", "ask rooms"]);
  });
});
