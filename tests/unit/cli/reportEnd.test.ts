import { expect, test } from "vitest";
import { endCode, nextCommands } from "../../../electron/cli/training/reportEnd.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { runSummary } from "./runSamples.ts";

test.each([
  [["completed"], 0],
  [["completed", "completed"], 0],
  [["completed", "stopped"], 130],
  [["stopped", "failed"], 1],
  [["interrupted"], 1],
  [["paused"], 1],
] as const)("runs that are %j end the command with %d", (states, code) => {
  expect(endCode(states.map((state) => ({ state })))).toBe(code);
});

test("after a device has failed, the hint is another device first, then the same", () => {
  const configuration = completeConfiguration({ device: "webgpu" });
  const run = { ...runSummary({ state: "paused", failedDevice: "WebGPU" }), configuration };
  const commands = nextCommands({ home: undefined }, [run]);
  expect(commands[0]).toMatch(/resume k3f9abcd --device cpu {3}goes on from the last checkpoint on the processor$/);
  expect(commands[1]).toMatch(/resume k3f9abcd {3}tries WebGPU again$/);
  expect(commands[2]).toMatch(/doctor {3}lists the devices/);
});

test("a run on TensorFlow's CUDA goes on with the compiled engine", () => {
  const configuration = completeConfiguration({ engine: "tfjs-node-gpu" });
  const run = { ...runSummary({ state: "paused", failedDevice: "TensorFlow, CUDA" }), configuration };
  expect(nextCommands({ home: undefined }, [run])[0]).toMatch(/resume k3f9abcd --engine compiled --device cpu /);
});
