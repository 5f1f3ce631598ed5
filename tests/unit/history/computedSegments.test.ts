import { expect, test } from "vitest";
import type { Computer } from "../../../electron/history/records.ts";
import { addRun, refusalCode, temporaryHistory } from "./temporaryHistory.ts";
import { quoted } from "../messages/quoted.ts";

const cpu: Computer = { library: "onnxruntime-node 1.30.0, CPU", threads: 2 };
const webgpu: Computer = { library: "onnxruntime-node 1.30.0, WebGPU", threads: 1 };

test("a segment begins where something else takes over, and only there", () => {
  const history = temporaryHistory();
  const { id, segments } = addRun(history);
  expect(segments).toEqual([]);
  history.recordComputer(id, 0, cpu);
  history.recordComputer(id, 10, cpu);
  history.recordComputer(id, 20, webgpu);
  history.recordComputer(id, 30, { ...webgpu, threads: 2 });
  expect(history.run(id).segments).toEqual([
    { fromStep: 0, ...cpu },
    { fromStep: 20, ...webgpu },
    { fromStep: 30, ...webgpu, threads: 2 },
  ]);
  expect(history.listRuns()[0]?.segments).toEqual(history.run(id).segments);
});

test("going back takes the later segments away, and who takes over at the same step replaces who was to", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.recordComputer(id, 0, cpu);
  history.recordComputer(id, 20, webgpu);
  history.dropAfter(id, 10);
  expect(history.run(id).segments).toEqual([{ fromStep: 0, ...cpu }]);
  history.recordComputer(id, 10, webgpu);
  history.recordComputer(id, 10, cpu);
  expect(history.run(id).segments).toEqual([{ fromStep: 0, ...cpu }]);
});

test("each run has its own", () => {
  const history = temporaryHistory();
  const [first, second] = [addRun(history, "first"), addRun(history, "second")];
  history.recordComputer(first.id, 0, cpu);
  expect(history.run(second.id).segments).toEqual([]);
  expect(
    refusalCode(() => {
      history.recordComputer("nobody", 0, cpu);
    }),
  ).toBe("not-found");
});

test("a failed device is told until the run's state changes again", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.changeState(id, "running");
  history.changeState(id, "paused", { message: quoted("WebGPU failed."), failedDevice: "WebGPU" });
  expect(history.run(id).failedDevice).toBe("WebGPU");
  history.changeState(id, "queued");
  expect(history.run(id).failedDevice).toBeNull();
});
