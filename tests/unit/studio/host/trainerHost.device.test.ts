import { describe, expect, it } from "vitest";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import {
  explainEnd,
  failureOf,
  stateAfter,
  type TrainerEnd,
} from "../../../../electron/studio/training/host/trainerEnd.ts";
import type { TrainerExit } from "../../../../electron/studio/training/host/trainerProcess.ts";
import { metricsAt, startHost } from "./hostFixture.ts";
import { quoted } from "../../messages/quoted.ts";

const onWebgpu = completeConfiguration({ device: "webgpu" });
const segfault = { code: null, signal: "SIGSEGV", lastLines: [] };

/** How a trainer ends that has trained up to step 60, or not at all. */
function endOf(
  configuration: typeof onWebgpu,
  exit: Partial<TrainerExit>,
  { trained, failed }: { trained: boolean; failed?: string } = { trained: true },
): TrainerEnd {
  const { trainer, onEnd } = startHost({ configuration });
  trainer.report({ kind: "ready", pid: 1 });
  if (trained) trainer.report({ kind: "started", step: 0, engine: "onnxruntime-node", threads: 1 });
  if (trained) trainer.report(metricsAt(60));
  if (failed !== undefined) {
    trainer.report({
      kind: "failed",
      step: trained ? 60 : 0,
      code: failed,
      message: quoted("WebGPU failed: it was lost."),
    });
  }
  trainer.exit(exit);
  return onEnd.mock.calls[0]![0];
}

describe("an end on an accelerator", () => {
  it("by a crash is taken as the device's failure, which pauses the run", () => {
    const end = endOf(onWebgpu, segfault);
    expect(end).toMatchObject({ kind: "device-failed", device: "WebGPU", step: 60, training: true });
    expect(stateAfter(end)).toBe("paused");
    expect(explainEnd(end, "cats", 40)?.text).toBe(
      'WebGPU has probably failed: the training process of "cats" was ended by SIGSEGV at step 60. The run can ' +
        "go on from the checkpoint at step 40, on the same device or on another: on another its numbers will not " +
        "be bit for bit what they would have been.",
    );
  });

  it("by the device's own word is told in that word", () => {
    const end = endOf(onWebgpu, { code: 1 }, { trained: true, failed: "device-failed" });
    expect(stateAfter(end)).toBe("paused");
    expect(explainEnd(end, "cats", null)?.text).toMatch(/^WebGPU failed: it was lost\. The run can go on from step 0,/);
  });

  it("before the first step is a failure, not a pause", () => {
    const end = endOf(onWebgpu, { code: 1 }, { trained: false, failed: "engine-unavailable" });
    expect(end).toMatchObject({ kind: "device-failed", training: false });
    expect(stateAfter(end)).toBe("failed");
    expect(failureOf(end)).toBe("engine-unavailable");
    expect(failureOf(endOf(onWebgpu, segfault, { trained: false }))).toBe("engine-unavailable");
    expect(failureOf(endOf(onWebgpu, segfault))).toBe("device-failed");
  });

  it("is nobody's fault but the other's where someone else ended the process", () => {
    const end = endOf(onWebgpu, { code: null, signal: "SIGKILL" });
    expect(end.kind).toBe("crashed");
    expect(stateAfter(end)).toBe("interrupted");
  });

  it("is not the device's fault where something else went wrong", () => {
    const end = endOf(onWebgpu, { code: 1 }, { trained: true, failed: "disk-full" });
    expect(end).toMatchObject({ kind: "failed", code: "disk-full" });
  });

  it("blames TensorFlow's CUDA too", () => {
    expect(endOf(completeConfiguration({ engine: "tfjs-node-gpu" }), segfault)).toMatchObject({
      kind: "device-failed",
      device: "TensorFlow, CUDA",
    });
  });

  it.each([completeConfiguration({}), completeConfiguration({ engine: "cpu", device: "webgpu" })])(
    "is a crash as ever where the processor computes",
    (configuration) => {
      expect(endOf(configuration, segfault).kind).toBe("crashed");
    },
  );
});
