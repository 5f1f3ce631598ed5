import { describe, expect, it } from "vitest";
import { explainEnd, stateAfter, type TrainerEnd } from "../../../../electron/studio/training/host/trainerEnd.ts";
import { metricsAt, startHost } from "./hostFixture.ts";

function crash(exit: { code: number | null; signal: string | null; lastLines: readonly string[] }): TrainerEnd {
  return { kind: "crashed", step: 60, exit };
}

describe("a crash", () => {
  it("tells the exit code, the step and the last lines of stderr", () => {
    const { trainer, onEnd } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.report(metricsAt(60));
    trainer.exit({ code: 134, lastLines: ["terminate called", "std::bad_alloc"] });
    const end = onEnd.mock.calls[0]?.[0];
    expect(end).toEqual(crash({ code: 134, signal: null, lastLines: ["terminate called", "std::bad_alloc"] }));
    expect(explainEnd(end!, "cats", 40)?.text).toBe(
      'The training process of "cats" ended by itself with exit code 134 at step 60. Its last output: ' +
        "terminate called / std::bad_alloc. The checkpoint at step 40 is kept: resume the run to go on from " +
        "there.",
    );
  });

  it("never starts a second process by itself", () => {
    const { trainer, onEnd, kinds } = startHost();
    trainer.report({ kind: "ready", pid: 1 });
    trainer.exit({ code: 1 });
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(kinds()).toEqual(["start"]);
  });

  it("is an interruption where someone else ended it, and a failure where it broke", () => {
    expect(stateAfter(crash({ code: null, signal: "SIGKILL", lastLines: [] }))).toBe("interrupted");
    expect(stateAfter(crash({ code: null, signal: "SIGTERM", lastLines: [] }))).toBe("interrupted");
    expect(stateAfter(crash({ code: null, signal: "SIGSEGV", lastLines: [] }))).toBe("failed");
    expect(stateAfter(crash({ code: 1, signal: null, lastLines: [] }))).toBe("failed");
    expect(stateAfter(crash({ code: 0, signal: null, lastLines: [] }))).toBe("failed");
  });

  it("says that there is nothing to go back to where no checkpoint was written", () => {
    expect(explainEnd(crash({ code: null, signal: null, lastLines: ["spawn ENOENT"] }), "cats", null)?.text).toContain(
      "could not be started at step 60. Its last output: spawn ENOENT. There is no checkpoint yet",
    );
  });
});
