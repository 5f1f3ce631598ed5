import { expect, it } from "vitest";
import { segmentNote } from "../../../../renderer/views/run/segmentNote.ts";

const cpu = { library: "onnxruntime-node 1.30.0, CPU", threads: 2 };
const webgpu = { library: "onnxruntime-node 1.30.0, WebGPU (NVIDIA H100)", threads: 1 };

it("says nothing of a run that was computed by the same all along, or of which nothing is known", () => {
  expect(segmentNote([])).toBeNull();
  expect(segmentNote([{ fromStep: 0, ...cpu }])).toBeNull();
});

it("says who computed from which step, and since when the numbers are others", () => {
  const segments = [
    { fromStep: 0, ...webgpu },
    { fromStep: 1500, ...cpu },
    { fromStep: 2000, ...webgpu },
  ];
  expect(segmentNote(segments)).toBe(
    "Computed at first by onnxruntime-node 1.30.0, WebGPU (NVIDIA H100) (1 thread), from step 1,500 by " +
      "onnxruntime-node 1.30.0, CPU (2 threads), from step 2,000 by onnxruntime-node 1.30.0, WebGPU (NVIDIA " +
      "H100) (1 thread). After step 1,500 its numbers are no longer bit for bit those that it would have had " +
      "without the change.",
  );
});
