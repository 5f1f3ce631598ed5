import { describe, expect, it } from "vitest";
import { metricsAt, order, startHost } from "./hostFixture.ts";
import { quoted } from "../../messages/quoted.ts";

describe("a trainer's life", () => {
  it("gets its order once it is ready, and what was asked for before it in order", () => {
    const { host, trainer, kinds } = startHost();
    host.advance(10);
    expect(kinds()).toEqual([]);
    trainer.report({ kind: "ready", pid: 1 });
    expect(trainer.commands).toEqual([
      { kind: "start", order },
      { kind: "advance", untilStep: 10 },
    ]);
  });

  it("passes every report on and ends once, as completed, when the process has gone", () => {
    const { trainer, onReport, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report({ kind: "started", step: 0, engine: "compiled", threads: 2 });
    trainer.report(metricsAt(10));
    trainer.report({ kind: "done", step: 10, reason: "completed" });
    expect(onEnd).not.toHaveBeenCalled();
    trainer.exit();
    trainer.exit();
    expect(onReport.mock.calls.map(([report]) => report.kind)).toEqual(["ready", "started", "metrics", "done"]);
    expect(onEnd.mock.calls).toEqual([[{ kind: "completed", step: 10 }]]);
  });

  it("keeps the trainer's own words when it fails, whatever its exit code", () => {
    const { trainer, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report({ kind: "failed", step: 3, code: "disk-full", message: quoted("The disk is full.") });
    trainer.exit({ code: 1 });
    expect(onEnd).toHaveBeenCalledWith({
      kind: "failed",
      step: 3,
      code: "disk-full",
      message: quoted("The disk is full."),
    });
  });

  it("sends nothing to a process that has gone", () => {
    const { host, trainer, kinds } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.exit({ code: 1 });
    host.pause();
    host.stop();
    host.kill();
    expect(kinds()).toEqual(["start"]);
  });
});
