import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import { explainEnd, stateAfter } from "../../../../electron/studio/training/host/trainerEnd.ts";
import { limits, metricsAt, startHost } from "./hostFixture.ts";
import { quoted } from "../../messages/quoted.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
// A limit is judged a turn of the event loop after it has passed, which is a millisecond of these timers.
afterEach(() => {
  vi.useRealTimers();
});

describe("a trainer that hangs", () => {
  it("is ended where it never becomes ready", () => {
    const { trainer, onEnd } = startHost();
    vi.advanceTimersByTime(limits.readyMs - 1);
    expect(trainer.killed).toBe(false);
    vi.advanceTimersByTime(2);
    expect(trainer.killed).toBe(true);
    expect(onEnd).toHaveBeenCalledWith({ kind: "hung", step: 0, silentMs: limits.readyMs, while: "starting" });
  });

  it("is ended when it has said nothing for too long, and every message begins the wait anew", () => {
    const { trainer, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    for (let step = 1; step <= 5; step++) {
      vi.advanceTimersByTime(limits.silenceMs - 1);
      trainer.report(step % 2 === 0 ? metricsAt(step) : { kind: "alive", step, phase: quoted("training") });
    }
    expect(trainer.killed).toBe(false);
    vi.advanceTimersByTime(limits.silenceMs + 1);
    const end = onEnd.mock.calls[0]?.[0];
    expect(end).toEqual({ kind: "hung", step: 5, silentMs: limits.silenceMs, while: "training" });
    expect(stateAfter(end!)).toBe("failed");
    expect(explainEnd(end!, "cats", 4)?.text).toBe(
      'The training process of "cats" gave no sign of life for 5 s after step 5 and was ended. The checkpoint ' +
        "at step 4 is kept: resume the run to go on from there.",
    );
  });

  it("may be silent while it waits for its turn or is paused, but no longer once it goes on", () => {
    const { host, trainer } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    host.advance(5);
    trainer.report({ kind: "waiting", step: 5 });
    vi.advanceTimersByTime(100 * limits.silenceMs);
    host.advance(10);
    vi.advanceTimersByTime(limits.silenceMs - 1);
    host.pause();
    trainer.report({ kind: "paused", step: 7 });
    vi.advanceTimersByTime(100 * limits.silenceMs);
    expect(trainer.killed).toBe(false);
    host.proceed();
    vi.advanceTimersByTime(limits.silenceMs + 1);
    expect(trainer.killed).toBe(true);
  });

  it("gets longer on the slow reference engine, whose step cannot be interrupted", () => {
    const { trainer } = startHost({ configuration: completeConfiguration({ engine: "cpu" }) });
    trainer.report({ kind: "ready", pid: 1 });
    vi.advanceTimersByTime(11 * limits.silenceMs);
    expect(trainer.killed).toBe(false);
    vi.advanceTimersByTime(limits.silenceMs + 1);
    expect(trainer.killed).toBe(true);
  });

  it("is given its time where the machine has slept: sleep counts neither as silence nor as a step", () => {
    const { host, trainer, sleep } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report({ kind: "started", step: 0, engine: "compiled", threads: 2 });
    vi.advanceTimersByTime(limits.silenceMs - 1000);
    sleep(100 * limits.silenceMs);
    vi.advanceTimersByTime(400);
    expect(trainer.killed).toBe(false);
    trainer.report(metricsAt(1, 100 * limits.silenceMs));
    host.stop();
    sleep(100 * limits.stopMs);
    vi.advanceTimersByTime(limits.stopMs - 600);
    expect(trainer.killed).toBe(false);
    vi.advanceTimersByTime(600 + 1);
    expect(trainer.killed).toBe(true);
  });

  it("is judged only once what it has said was read", () => {
    const { trainer } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    // Timers run before the messages that have come meanwhile.
    setTimeout(() => {
      trainer.report({ kind: "alive", step: 0, phase: quoted("training") });
    }, limits.silenceMs);
    vi.advanceTimersByTime(limits.silenceMs);
    expect(trainer.killed).toBe(false);
    vi.advanceTimersByTime(limits.silenceMs + 1);
    expect(trainer.killed).toBe(true);
  });

  it("is ended where it has said its last word but does not leave; the last word stands", () => {
    const { trainer, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report({ kind: "done", step: 10, reason: "completed" });
    vi.advanceTimersByTime(limits.exitMs + 1);
    expect(trainer.killed).toBe(true);
    expect(onEnd.mock.calls).toEqual([[{ kind: "completed", step: 10 }]]);
  });
});
