import { describe, expect, it } from "vitest";
import { metricsAt, startHost } from "./hostFixture.ts";

describe("messages", () => {
  it("of another generation are dropped, whatever they hold", () => {
    const { trainer, onReport, onEnd } = startHost();
    trainer.send({ generation: 6, body: metricsAt(99) });
    trainer.send({ generation: 8, body: { kind: "from-the-future" } });
    expect(onReport).not.toHaveBeenCalled();
    expect(trainer.killed).toBe(false);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it("of a dead process are dropped", () => {
    const { trainer, onReport, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.exit({ code: 1 });
    trainer.report(metricsAt(5));
    trainer.report({ kind: "done", step: 5, reason: "completed" });
    expect(onReport).toHaveBeenCalledTimes(1);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it("after the last word are dropped", () => {
    const { trainer, onReport } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report({ kind: "done", step: 5, reason: "stopped" });
    trainer.report(metricsAt(6));
    expect(onReport.mock.calls.map(([report]) => report.kind)).toEqual(["ready", "done"]);
  });

  it.each([
    ["no frame", "hello"],
    ["nothing", null],
    ["an unknown kind", { generation: 7, body: { kind: "protocol-error" } }],
    ["a negative step", { generation: 7, body: { kind: "waiting", step: -1 } }],
    ["a field too many", { generation: 7, body: { kind: "waiting", step: 1, extra: true } }],
    ["a checkpoint without a hash", { generation: 7, body: { kind: "checkpoint", step: 1, file: "x", sizeBytes: 1 } }],
  ])("that make no sense end the process: %s", (_, frame) => {
    const { trainer, onReport, onEnd } = startHost();
    trainer.send(frame);
    expect(trainer.killed).toBe(true);
    expect(onReport).not.toHaveBeenCalled();
    expect(onEnd.mock.calls[0]?.[0].kind).toBe("protocol-error");
  });
});
