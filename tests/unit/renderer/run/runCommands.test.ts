import { describe, expect, it } from "vitest";
import { allowedActions, newerRefusal, refusalOf, type RunAction } from "../../../../renderer/views/run/runCommands.ts";
import { allowedStates, type RunCommand } from "../../../../electron/studio/runs/commandTable.ts";
import { isLive, runStates } from "../../../../shared/runStates.ts";
import { quoted } from "../../messages/quoted.ts";

const commandOf: Partial<Record<RunAction, RunCommand>> = {
  pause: "pause",
  stop: "stop",
  "checkpoint-now": "checkpoint-now",
  "sample-now": "sample-now",
  fork: "fork",
};

describe("the actions of a run", () => {
  it.each(runStates)("are in state %s none that the core would refuse", (state) => {
    const actions = allowedActions({ state, message: null, foreign: false });
    for (const [action, command] of Object.entries(commandOf)) {
      expect(actions.has(action as RunAction), action).toBe(allowedStates[command].includes(state));
    }
    const canResume = actions.has("resume") || actions.has("more-steps");
    expect(canResume).toBe(allowedStates.resume.includes(state));
    expect(!actions.has("stop-now") || allowedStates["stop-now"].includes(state)).toBe(true);
  });

  it("never delete a live run", () => {
    for (const state of runStates) {
      expect(allowedActions({ state, message: null, foreign: false }).has("delete")).toBe(!isLive(state));
    }
  });

  it("say why they are not allowed, in every state, and nothing where they are", () => {
    for (const state of runStates) {
      for (const foreign of [false, true]) {
        const run = { state, message: null, foreign };
        for (const action of ["rename", "stop-now", "delete"] as const) {
          expect(refusalOf(action, run, false) === null, `${action}, ${state}`).toBe(allowedActions(run).has(action));
        }
      }
    }
    const completed = { state: "completed", message: null, foreign: false } as const;
    expect(refusalOf("delete", completed, true)).toBe("its forks need it: delete them first");
    expect(refusalOf("delete", { ...completed, state: "running" }, false)).toBe("stop it first");
  });

  it("take a live run over from another process, and only then", () => {
    for (const state of runStates) {
      expect(allowedActions({ state, message: null, foreign: true }).has("take-over")).toBe(isLive(state));
      expect(allowedActions({ state, message: null, foreign: false }).has("take-over")).toBe(false);
    }
  });

  it("ask nothing of the process of a run that paused by itself and has none", () => {
    const byUser = allowedActions({ state: "paused", message: null, foreign: false });
    const byItself = allowedActions({
      state: "paused",
      message: quoted("The critic loss became NaN."),
      foreign: false,
    });
    expect([...byUser].filter((action) => !byItself.has(action)).sort()).toEqual(["checkpoint-now", "sample-now"]);
    expect(byItself.has("resume")).toBe(true);
  });

  it("of a run that another process trains are to read it, name it, stop it and take it over", () => {
    expect([...allowedActions({ state: "running", message: null, foreign: true })].sort()).toEqual([
      "evaluate",
      "export",
      "fork",
      "rename",
      "stop",
      "stop-now",
      "take-over",
      "verify",
    ]);
  });

  it("with settings of a newer version are all but to train and to fork it", () => {
    const refused = [
      ...allowedActions({ state: "stopped", message: null, foreign: false }),
      "more-steps" as const,
    ].filter((action) => newerRefusal(action, { unknownSettings: ["gradientPenalty 10"] }) !== null);
    expect(refused).toEqual(["resume", "fork", "more-steps"]);
    expect(newerRefusal("resume", { unknownSettings: [] })).toBeNull();
  });
});
