import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explainEnd, stateAfter } from "../../../../electron/studio/training/host/trainerEnd.ts";
import type { Report } from "../../../../electron/trainer/protocol/messages.ts";
import { limits, metricsAt, startHost } from "./hostFixture.ts";
import { quoted } from "../../messages/quoted.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
// A limit is judged a turn of the event loop after it has passed, which is a millisecond of these timers.
afterEach(() => {
  vi.useRealTimers();
});

const started: Report = { kind: "started", step: 0, engine: "compiled", threads: 2 };

describe("stopping", () => {
  it("lets the trainer write its checkpoint and leave", () => {
    const { host, trainer, onEnd } = startHost({}, (command, process) => {
      if (command.kind !== "stop") return;
      process.report({ kind: "done", step: 4, reason: "stopped" });
      process.exit();
    });
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report(started);
    host.stop();
    expect(onEnd.mock.calls).toEqual([[{ kind: "stopped", step: 4 }]]);
    expect(trainer.killed).toBe(false);
  });

  it("kills what has not stopped in time, although it still talks", () => {
    const { host, trainer, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report(started);
    host.stop();
    for (let second = 1; second <= 3; second++) {
      expect(trainer.killed).toBe(false);
      trainer.report(metricsAt(second));
      vi.advanceTimersByTime(1000);
    }
    vi.advanceTimersByTime(1);
    const end = onEnd.mock.calls[0]?.[0];
    expect(end).toEqual({ kind: "stop-overdue", step: 3, waitedMs: limits.stopMs });
    expect(stateAfter(end!)).toBe("stopped");
    expect(explainEnd(end!, "cats", 2)?.text).toContain("did not stop within 3 s after step 3 and was ended.");
  });

  it("waits while the trainer is at the critic steps of its last iteration", () => {
    const { host, trainer } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report(started);
    host.stop();
    for (let criticStep = 1; criticStep <= 10; criticStep++) {
      vi.advanceTimersByTime(limits.stopMs - 1);
      trainer.report({ kind: "alive", step: 0, phase: quoted(`critic step ${criticStep} of 100`) });
    }
    expect(trainer.killed).toBe(false);
    vi.advanceTimersByTime(limits.stopMs + 1);
    expect(trainer.killed).toBe(true);
  });

  it("waits longer where a step takes longer than the limit", () => {
    const { host, trainer } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report(started);
    trainer.report(metricsAt(1, 2 * limits.stopMs));
    host.stop();
    vi.advanceTimersByTime(4 * limits.stopMs - 1);
    expect(trainer.killed).toBe(false);
    vi.advanceTimersByTime(2);
    expect(trainer.killed).toBe(true);
  });

  it.each(["loads", "makes its engine ready"])(
    "ends a trainer that still %s at once: it has nothing to save",
    (phase) => {
      const { host, trainer, onEnd } = startHost();
      if (phase !== "loads") trainer.report({ kind: "ready", pid: 1 });
      host.stop();
      expect(trainer.killed).toBe(true);
      expect(onEnd.mock.calls).toEqual([[{ kind: "stopped", step: 0 }]]);
    },
  );

  it("is a stop also where someone else ends the trainer meanwhile, and says what that cost", () => {
    const { host, trainer, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report(started);
    trainer.report(metricsAt(6));
    host.stop();
    trainer.exit({ code: null, signal: "SIGTERM" });
    const end = onEnd.mock.calls[0]![0];
    expect(stateAfter(end)).toBe("stopped");
    expect(explainEnd(end, "cats", 4)?.text).toBe(
      'The training process of "cats" was ended by SIGTERM at step 6, before it had stopped with a checkpoint. ' +
        "The checkpoint at step 4 is kept: resume the run to go on from there.",
    );
  });

  it("does not hide a trainer's own crash", () => {
    const { host, trainer, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report(started);
    host.stop();
    trainer.exit({ code: null, signal: "SIGSEGV" });
    expect(stateAfter(onEnd.mock.calls[0]![0])).toBe("failed");
  });

  it("at once means at once, and once", () => {
    const { host, trainer, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report(started);
    trainer.report(metricsAt(6));
    host.stop();
    host.kill();
    host.kill();
    expect(trainer.killed).toBe(true);
    expect(onEnd.mock.calls).toEqual([[{ kind: "killed", step: 6 }]]);
  });
});
